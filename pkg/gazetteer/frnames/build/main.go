// Command build compiles the French name lists of a corpora folder:
//
//	go run ./pkg/gazetteer/frnames/build ../shared/corpora pkg/gazetteer/frnames/names.table
package main

import (
	"bufio"
	"embed"
	"encoding/csv"
	"fmt"
	"io"
	"io/fs"
	"os"
	"regexp"
	"strconv"
	"strings"

	"github.com/seed-16be0631/glane/pkg/gazetteer"
	"github.com/seed-16be0631/glane/pkg/lang/fr"
	"github.com/seed-16be0631/glane/pkg/segment"
)

//go:embed sources.tsv
var sources string

//go:embed heads.tsv
var heads string

//go:embed extra.tsv
var extra string

//go:embed english.txt
var english string

//go:embed licences.txt
var licences string

// own holds the lists of this folder. They are read as if they were in the
// corpora folder.
//
//go:embed lists/*.tsv
var own embed.FS

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: build CORPORA TABLE")
		os.Exit(2)
	}
	if err := build(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "build:", err)
		os.Exit(1)
	}
}

func build(corpora, out string) error {
	s, err := segment.New(fr.Pack())
	if err != nil {
		return err
	}
	b := gazetteer.NewBuilder(s)
	b.Letters = 1 << 17
	for _, line := range strings.Split(strings.TrimSpace(licences), "\n") {
		b.Source(line)
	}
	for n, line := range strings.Split(sources, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		r, err := parseRule(strings.Split(line, "\t"))
		if err == nil {
			err = r.read(b, os.DirFS(corpora), own)
		}
		if err != nil {
			return fmt.Errorf("sources.tsv:%d: %w", n+1, err)
		}
	}
	if err := addWords(b, "heads.tsv", heads, " "); err != nil {
		return err
	}
	if err := addWords(b, "extra.tsv", extra, "|"); err != nil {
		return err
	}
	class, err := b.Class(gazetteer.NewClass("english", ""))
	if err != nil {
		return err
	}
	for _, word := range strings.Split(english, "\n") {
		if word != "" && word[0] != '#' {
			b.Add(word, class, "", "")
		}
	}
	return os.WriteFile(out, []byte(b.Compile()), 0o644)
}

// addWords adds the words of a table: a class, a tab, words.
func addWords(b *gazetteer.Builder, file, table, separator string) error {
	for n, line := range strings.Split(table, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		name, words, ok := strings.Cut(line, "\t")
		if !ok {
			return fmt.Errorf("%s:%d: want a class, a tab and words", file, n+1)
		}
		kind, _, _ := strings.Cut(name, ".")
		class, err := b.Class(gazetteer.NewClass(name, kind))
		if err != nil {
			return fmt.Errorf("%s:%d: %w", file, n+1, err)
		}
		for _, w := range strings.Split(words, separator) {
			b.Add(w, class, "", "")
		}
	}
	return nil
}

// rule is one line of sources.tsv.
type rule struct {
	glob      string
	name      []int // columns from 1
	where     []int
	pattern   *regexp.Regexp
	class     gazetteer.Class
	canonical []int
}

func parseRule(cells []string) (rule, error) {
	if len(cells) != 5 {
		return rule{}, fmt.Errorf("%d cells: want 5", len(cells))
	}
	r := rule{glob: cells[0], name: columns(cells[1]), canonical: columns(cells[4])}
	kind, _, _ := strings.Cut(cells[3], ".")
	r.class = gazetteer.NewClass(cells[3], kind)
	col, pattern, ok := strings.Cut(cells[2], ":")
	if !ok {
		return r, nil
	}
	r.where = columns(col)
	var err error
	r.pattern, err = regexp.Compile("^(?:" + pattern + ")$")
	return r, err
}

func columns(s string) []int {
	var out []int
	for _, c := range strings.Split(s, "+") {
		if n, err := strconv.Atoi(c); err == nil {
			out = append(out, n)
		}
	}
	return out
}

func cell(row []string, columns []int) string {
	var parts []string
	for _, c := range columns {
		if c <= len(row) {
			parts = append(parts, row[c-1])
		}
	}
	return strings.Join(parts, " ")
}

// read adds the names of the files in the folders that the rule is about.
func (r rule) read(b *gazetteer.Builder, folders ...fs.FS) error {
	class, err := b.Class(r.class)
	if err != nil {
		return err
	}
	found := false
	for _, folder := range folders {
		files, err := fs.Glob(folder, r.glob)
		if err != nil {
			return fmt.Errorf("%s: %w", r.glob, err)
		}
		for _, f := range files {
			found = true
			rows, err := readRows(folder, f)
			if err != nil {
				return err
			}
			if strings.HasPrefix(r.glob, "gazetteers/") {
				rows = rows[1:] // a head line
			}
			for _, row := range rows {
				if r.pattern == nil || r.pattern.MatchString(cell(row, r.where)) {
					add(b, class, r.class.Name, cell(row, r.name), cell(row, r.canonical))
				}
			}
		}
	}
	if !found {
		return fmt.Errorf("%s: no such file", r.glob)
	}
	return nil
}

func readRows(folder fs.FS, path string) ([][]string, error) {
	f, err := folder.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if strings.HasSuffix(path, ".csv") {
		c := csv.NewReader(f)
		c.FieldsPerRecord, c.LazyQuotes = -1, true
		return c.ReadAll()
	}
	var rows [][]string
	lines := bufio.NewReader(f)
	for {
		line, err := lines.ReadString('\n')
		if line != "" && !strings.HasPrefix(line, "# ") {
			rows = append(rows, strings.Split(strings.TrimRight(line, "\r\n"), "\t"))
		}
		if err == io.EOF {
			return rows, nil
		}
		if err != nil {
			return nil, err
		}
	}
}

// legalForms are what stock exchanges add to a company's name.
var legalForms = regexp.MustCompile(`,? (Inc\.?|Corp\.?|Corporation|Company|Co\.|Ltd\.?|Limited|plc|PLC|N\.V\.|S\.A\.|Holdings?|Group|LLC|L\.P\.|ETF|The)$`)

func add(b *gazetteer.Builder, class int, className, name, canonical string) {
	name = strings.TrimSpace(strings.TrimPrefix(name, "\ufeff"))
	if className == "ORG.listed" {
		name, _, _ = strings.Cut(name, " - ")
		b.Add(name, class, "", "")
		for legalForms.MatchString(name) {
			name = legalForms.ReplaceAllString(name, "")
		}
		name = strings.TrimSuffix(name, ".com")
	}
	if before, _, ok := strings.Cut(name, " ("); ok && before != "" {
		name = before
	}
	if len(name) < 2 || len(name) > 200 {
		return
	}
	b.Add(name, class, canonical, "")
	if className == "PER.known" {
		addSurname(b, name)
	}
}

// addSurname adds what stands behind the first word of a person's name.
func addSurname(b *gazetteer.Builder, name string) {
	_, last, ok := strings.Cut(name, " ")
	if !ok {
		return
	}
	class, err := b.Class(gazetteer.NewClass("PER.tail", "PER"))
	if err == nil {
		b.Add(last, class, "", "")
	}
}
