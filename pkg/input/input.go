// Package input reads what users have - text, Markdown and HTML files, tables,
// JSON Lines, archives of them, folders, standard input - into documents.
package input

import (
	"fmt"
	"io"
	"iter"
	"sync/atomic"

	"github.com/seed-16be0631/glane/pkg/nlp"
)

// DefaultMaxBytes is the size of the longest document, in bytes of input, when
// a Reader does not say.
const DefaultMaxBytes = 20 << 20

// Reader reads inputs. Its zero value reads Auto with the default limit.
type Reader struct {
	Format   Format
	Fields   Fields
	MaxBytes int     // of one document, decompressed; 0: DefaultMaxBytes
	Globs    Globs   // which files of folders and archives
	left     skipped // out of folders and archives
}

// Fields names the fields of JSON Lines and the columns of tables. An empty
// name means the usual one: text, id, date. Title and lang have no other name.
type Fields struct{ Text, ID, Date string }

// LeftOut counts what a Reader left out of folders and archives.
type LeftOut struct {
	Hidden int // files and folders whose name begins with a dot; a folder counts once
	Binary int // files that are no text, such as images
	Links  int // symbolic links to folders, and those in archives
}

type skipped struct{ hidden, binary, links atomic.Int64 }

// LeftOut gives the counts so far; they are complete when Items has ended.
func (r *Reader) LeftOut() LeftOut {
	return LeftOut{int(r.left.hidden.Load()), int(r.left.binary.Load()), int(r.left.links.Load())}
}

func (r *Reader) max() int {
	if r.MaxBytes > 0 {
		return r.MaxBytes
	}
	return DefaultMaxBytes
}

// Items gives the documents of args in order, not yet decoded, so that the
// caller may do that in parallel. An argument is a file, a folder (read
// recursively, in byte order of the paths, without hidden and binary files), an
// archive (read as a folder is, a TAR in its own order) or "-", standard input;
// no argument is standard input too.
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
