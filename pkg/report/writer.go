package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

// Format is a form of output. Records are encoded one by one, so that it can be
// done in parallel; Head, Between and Tail are what stands around them.
type Format struct {
	Name                string
	Head, Between, Tail string
	Encode              func(*Record) ([]byte, error)
}

// Formats are the forms of output there are, the default first.
var Formats = []Format{
	{Name: "jsonl", Encode: encodeLine},
	{Name: "json", Head: "[\n", Between: ",\n", Tail: "\n]\n", Encode: encodeIndented},
	{Name: "csv", Head: csvHead, Encode: encodeCSV},
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

// Writer writes encoded records. Close ends the output; it does not close the
// writer beneath.
type Writer struct {
	out     io.Writer
	format  Format
	started bool
}

// NewWriter gives a Writer of the format to out.
func NewWriter(out io.Writer, format Format) *Writer { return &Writer{out: out, format: format} }

// Resume tells w that the output has its head and records already.
func (w *Writer) Resume() { w.started = true }

// Write writes one record that the format encoded, in one call to the writer
// beneath.
func (w *Writer) Write(encoded []byte) error {
	before := w.format.Between
	if !w.started {
		before = w.format.Head
	}
	w.started = true
	if before != "" {
		encoded = append([]byte(before), encoded...)
	}
	_, err := w.out.Write(encoded)
	return err
}

// Close writes what stands behind the last record, and before the first if
// there was none.
func (w *Writer) Close() error {
	end := w.format.Tail
	if !w.started {
		end = w.format.Head + strings.TrimPrefix(w.format.Tail, "\n")
	}
	_, err := io.WriteString(w.out, end)
	return err
}

func encodeLine(r *Record) ([]byte, error) { return encode(r, "", "") }

func encodeIndented(r *Record) ([]byte, error) {
	b, err := encode(r, "  ", "  ")
	return append([]byte("  "), bytes.TrimSuffix(b, []byte("\n"))...), err
}

// encode writes <, > and & as they are: the output is for jq, not for a page.
func encode(r *Record, prefix, indent string) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent(prefix, indent)
	err := e.Encode(r)
	return b.Bytes(), err
}
