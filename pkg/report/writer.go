package report

import (
	"fmt"
	"io"
	"strings"
)

// Format is a form of output. Records are encoded one by one, so that it can be
// done in parallel; a Writer puts them together. Head, Between and Tail are what
// stands around them.
type Format struct {
	Name                string
	Head, Between, Tail string
	Encode              func(*Record) (Encoded, error)
	Whole               bool // is readable only when it is complete: a Writer cannot go on with it
}

// Encoded is one record as its format's Writer wants it: text, or rows of a
// table.
type Encoded struct {
	text []byte
	rows []row
}

// Formats are the forms of output there are, the default first.
var Formats = []Format{
	{Name: "jsonl", Encode: encodeLine},
	{Name: "json", Head: "[\n", Between: ",\n", Tail: "\n]\n", Encode: encodeIndented},
	CSV{}.Format(),
	{Name: "parquet", Encode: encodeRows, Whole: true},
}

// FormatNamed gives the format of that name; an error names those there are.
func FormatNamed(name string) (Format, error) {
	var names []string
	for _, f := range Formats {
		if f.Name == name {
			return f, nil
		}
		names = append(names, f.Name)
	}
	return Format{}, fmt.Errorf("unknown format %q: want %s", name, strings.Join(names, ", "))
}

// Writer writes records that its format encoded.
type Writer interface {
	// Write writes one record.
	Write(Encoded) error
	// Close ends the output. It does not close the writer beneath.
	Close() error
}

// NewWriter gives a Writer of the format to out.
func NewWriter(out io.Writer, format Format) Writer {
	if format.Whole {
		return newTable(out)
	}
	return &textWriter{out: out, format: format}
}

// Continue gives a Writer behind records that out has already, of a format that
// is not Whole.
func Continue(out io.Writer, format Format) Writer {
	return &textWriter{out: out, format: format, started: true}
}

// textWriter writes each record in one call to the writer beneath.
type textWriter struct {
	out     io.Writer
	format  Format
	started bool
}

func (w *textWriter) Write(e Encoded) error {
	before := w.format.Between
	if !w.started {
		before = w.format.Head
	}
	w.started = true
	text := e.text
	if before != "" {
		text = append([]byte(before), text...)
	}
	_, err := w.out.Write(text)
	return err
}

// Close writes what stands behind the last record, and before the first if
// there was none.
func (w *textWriter) Close() error {
	end := w.format.Tail
	if !w.started {
		end = w.format.Head + strings.TrimPrefix(w.format.Tail, "\n")
	}
	_, err := io.WriteString(w.out, end)
	return err
}
