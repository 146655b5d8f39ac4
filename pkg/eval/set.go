// Package eval reads annotated sets and measures how well mentions agree with
// them.
package eval

import (
	"bufio"
	"fmt"
	"os"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/seed-16be0631/glane/pkg/nlp"
)

// kinds are the labels of annotated sets.
var kinds = map[string]nlp.Kind{
	"PER": nlp.Person, "ORG": nlp.Organization, "LOC": nlp.Location, "PRODUCT": nlp.Product,
	"EVENT": nlp.Event, "WORK": nlp.Work, "MISC": nlp.Misc, "DATE": nlp.Date, "MONEY": nlp.Money,
}

// ReadSet reads an annotated set into documents whose Mentions are the
// annotation. path is one of
//
//	NAME           NAME.txt (lines of id, tab, text) and NAME.ann (lines of id
//	               and surface|LABEL|value cells, in text order)
//	FILE.txt       articles with inline marks: === id date style, then text with
//	               [[surface|LABEL|value]]
//	FILE.conll     a token and its BIO or BIOES label a line, first and last
//	               column; an empty line ends a sentence
func ReadSet(path string) ([]*nlp.Document, error) {
	switch {
	case strings.HasSuffix(path, ".conll"):
		return readFile(path, readColumns)
	case strings.HasSuffix(path, ".txt"):
		return readFile(path, readMarked)
	}
	return readPair(path)
}

func readFile(path string, read func(*bufio.Scanner) ([]*nlp.Document, error)) ([]*nlp.Document, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<24)
	docs, err := read(lines)
	if err == nil {
		err = lines.Err()
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return docs, nil
}

func readPair(path string) ([]*nlp.Document, error) {
	var docs []*nlp.Document
	byID := map[string]*nlp.Document{}
	_, err := readFile(path+".txt", func(lines *bufio.Scanner) ([]*nlp.Document, error) {
		for lines.Scan() {
			id, text, ok := strings.Cut(lines.Text(), "\t")
			if ok {
				byID[id] = &nlp.Document{ID: id, Text: text}
				docs = append(docs, byID[id])
			}
		}
		return nil, nil
	})
	if err != nil {
		return nil, err
	}
	_, err = readFile(path+".ann", func(lines *bufio.Scanner) ([]*nlp.Document, error) {
		for n := 1; lines.Scan(); n++ {
			cells := strings.Split(lines.Text(), "\t")
			d := byID[cells[0]]
			if d == nil {
				continue
			}
			if err := annotate(d, cells[1:]); err != nil {
				return nil, fmt.Errorf("line %d: %w", n, err)
			}
		}
		return nil, nil
	})
	return docs, err
}

// annotate adds the mentions that cells name, in text order. What is not there
// becomes a warning.
func annotate(d *nlp.Document, cells []string) error {
	at := 0
	for _, c := range cells {
		if strings.TrimSpace(c) == "" {
			continue
		}
		surface, label, _ := strings.Cut(c, "|")
		label, _, _ = strings.Cut(label, "|")
		kind, ok := kinds[label]
		if !ok {
			return fmt.Errorf("%q: unknown label %q", c, label)
		}
		k := find(d.Text, surface, at)
		if k < 0 {
			d.Warnings = append(d.Warnings, fmt.Sprintf("%q is not in the text behind byte %d", surface, at))
			continue
		}
		at = k + len(surface)
		d.Mentions = append(d.Mentions, nlp.Mention{Span: nlp.Span{Start: k, End: at}, Kind: kind, Score: 1})
	}
	return nil
}

// find gives where surface stands as whole words, else anywhere, from at on.
func find(text, surface string, at int) int {
	for k := at; ; {
		i := strings.Index(text[k:], surface)
		if i < 0 {
			break
		}
		k += i
		if wordEdge(text, k) && wordEdge(text, k+len(surface)) {
			return k
		}
		k++
	}
	if i := strings.Index(text[at:], surface); i >= 0 {
		return at + i
	}
	return -1
}

func wordEdge(text string, i int) bool {
	a, _ := utf8.DecodeLastRuneInString(text[:i])
	b, _ := utf8.DecodeRuneInString(text[i:])
	return !(wordRune(a) && wordRune(b))
}

func wordRune(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

func readMarked(lines *bufio.Scanner) ([]*nlp.Document, error) {
	var docs []*nlp.Document
	var text strings.Builder
	var d *nlp.Document
	flush := func() {
		if d != nil {
			d.Text = text.String()
		}
		text.Reset()
	}
	for n := 1; lines.Scan(); n++ {
		line := lines.Text()
		if head, ok := strings.CutPrefix(line, "=== "); ok {
			flush()
			f := strings.Fields(head)
			d = &nlp.Document{}
			if len(f) > 0 {
				d.ID = f[0]
			}
			if len(f) > 1 && f[1] != "-" {
				d.Date = f[1]
			}
			docs = append(docs, d)
			continue
		}
		if d == nil {
			return nil, fmt.Errorf("line %d: want === id date style before the text", n)
		}
		if err := addMarked(d, &text, line); err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
	}
	flush()
	return docs, nil
}

func addMarked(d *nlp.Document, text *strings.Builder, line string) error {
	for {
		before, rest, ok := strings.Cut(line, "[[")
		mark, after, closed := strings.Cut(rest, "]]")
		if !ok || !closed {
			text.WriteString(line + "\n")
			return nil
		}
		text.WriteString(before)
		surface, label, _ := strings.Cut(mark, "|")
		label, _, _ = strings.Cut(label, "|")
		kind, ok := kinds[label]
		if !ok {
			return fmt.Errorf("[[%s]]: unknown label %q", mark, label)
		}
		start := text.Len()
		text.WriteString(surface)
		d.Mentions = append(d.Mentions, nlp.Mention{Span: nlp.Span{Start: start, End: text.Len()}, Kind: kind, Score: 1})
		line = after
	}
}
