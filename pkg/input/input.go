// Package input reads what users have - text files, folders, JSON Lines,
// standard input - into documents.
package input

import (
	"fmt"
	"io"
	"iter"
	"strings"

	"github.com/seed-16be0631/glane/pkg/nlp"
)

// DefaultMaxBytes is the size of the longest document, in bytes of input, when
// a Reader does not say.
const DefaultMaxBytes = 20 << 20

// Format tells how documents stand in a file.
type Format string

// The formats.
const (
	Auto  Format = "auto"  // JSONL when the name ends in .jsonl or .ndjson, else Text
	Text  Format = "text"  // one document a file
	JSONL Format = "jsonl" // one JSON object a line
)

// FormatNamed gives the format with that name, or an error that lists them.
func FormatNamed(name string) (Format, error) {
	switch f := Format(name); f {
	case Auto, Text, JSONL:
		return f, nil
	}
	return "", fmt.Errorf("unknown format %q: want auto, text or jsonl", name)
}

// of gives the format of a file by its name.
func (f Format) of(name string) Format {
	if f == Text || f == JSONL {
		return f
	}
	name = strings.ToLower(name)
	if strings.HasSuffix(name, ".jsonl") || strings.HasSuffix(name, ".ndjson") {
		return JSONL
	}
	return Text
}

// Reader reads inputs. Its zero value reads Auto with the default limit.
type Reader struct {
	Format   Format
	MaxBytes int // of one document; 0: DefaultMaxBytes
}

func (r *Reader) max() int {
	if r.MaxBytes > 0 {
		return r.MaxBytes
	}
	return DefaultMaxBytes
}

// Items gives the documents of args in order, not yet decoded, so that the
// caller may do that in parallel. An argument is a file, a folder (read
// recursively, in byte order of the paths, without hidden files) or "-",
// standard input; no argument is standard input too.
//
// An error is an *Error about one input or one line; the next ones follow.
func (r *Reader) Items(args []string, stdin io.Reader) iter.Seq2[Item, error] {
	return func(yield func(Item, error) bool) {
		if len(args) == 0 {
			args = []string{"-"}
		}
		for _, arg := range args {
			if !r.argument(arg, stdin, yield) {
				return
			}
		}
	}
}

// Documents gives the decoded documents of args, as Items does.
func (r *Reader) Documents(args []string, stdin io.Reader) iter.Seq2[*nlp.Document, error] {
	return func(yield func(*nlp.Document, error) bool) {
		for item, err := range r.Items(args, stdin) {
			var d *nlp.Document
			if err == nil {
				d, err = item.Document()
			}
			if !yield(d, err) {
				return
			}
		}
	}
}

// Error is what is wrong with one input, or with one line of it.
type Error struct {
	Source string // as Item.Source
	Line   int    // from 1; 0: the whole input
	Err    error
}

// Error gives "source: what" or "source:line: what".
func (e *Error) Error() string { return place(e.Source, e.Line) + ": " + e.Err.Error() }

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }

func place(source string, line int) string {
	switch {
	case source == "":
		return `""` // an unset variable of the user's shell
	case line == 0:
		return source
	}
	return fmt.Sprintf("%s:%d", source, line)
}
