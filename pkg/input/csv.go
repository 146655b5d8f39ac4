package input

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/seed-16be0631/glane/pkg/charset"
	"github.com/seed-16be0631/glane/pkg/nlp"
)

// table is how the rows of a CSV or TSV file are read, by its header.
type table struct {
	comma                       byte
	columns                     int
	text, id, title, date, lang int // columns from 0; -1: there is none
}

// rows gives the rows behind the header that are not blank; false: the caller
// wants no more. One row at a time is in memory.
func (r *Reader) rows(source string, in io.Reader, format Format, yield yielder) bool {
	lines, err := newLineReader(in, r.max(), "tables")
	if err != nil {
		return yield(Item{}, &Error{source, 0, err})
	}
	head, err := lines.next()
	for err == nil && len(bytes.TrimSpace(head)) == 0 {
		head, err = lines.next()
	}
	if err != nil {
		return yield(Item{}, &Error{source, lines.n, r.reading(err)})
	}
	t, err := newTable(head, format, r.Fields)
	if err != nil {
		return yield(Item{}, &Error{source, lines.n, err})
	}
	rows := rowReader{lines: lines, comma: t.comma, max: r.max()}
	for {
		row, n, err := rows.next()
		more := true
		switch {
		case err == io.EOF:
			return true
		case err == errTooLong || err == errQuote:
			more = yield(Item{}, &Error{source, n, r.reading(err)})
		case err != nil:
			return yield(Item{}, &Error{source, n, r.reading(err)})
		case len(bytes.TrimSpace(row)) > 0:
			more = yield(Item{Source: source, Line: n, Raw: row, format: format, table: t}, nil)
		}
		if !more {
			return false
		}
	}
}

// reading words an error of reading lines or rows.
func (r *Reader) reading(err error) error {
	switch {
	case err == errTooLong:
		return r.tooLong()
	case err == io.EOF:
		return errors.New("no header: want a line of column names first")
	}
	return cause(err)
}

// newTable reads a header.
func newTable(head []byte, format Format, f Fields) (*table, error) {
	res, err := charset.Decode(head)
	if err != nil {
		return nil, err
	}
	t := &table{comma: '\t', title: -1, lang: -1}
	if format == CSV {
		t.comma = commaOf(res.Text)
	}
	names, err := t.split(res.Text)
	if err != nil {
		return nil, fmt.Errorf("want a line of column names: %w", err)
	}
	t.columns = len(names)
	t.title, t.lang = column(names, "title"), column(names, "lang")
	for _, c := range []struct {
		to         *int
		name, flag string
		asked      bool
	}{
		{&t.text, f.text(), "--text-field", true},
		{&t.id, f.id(), "--id-field", f.ID != ""},
		{&t.date, f.date(), "--date-field", f.Date != ""},
	} {
		if *c.to = column(names, c.name); *c.to < 0 && c.asked {
			return nil, fmt.Errorf("no column %q among %s: want its name in %s", c.name, strings.Join(names, ", "), c.flag)
		}
	}
	return t, nil
}

// commaOf gives the delimiter of a header: the sign that stands in it most, a
// comma in doubt.
func commaOf(head string) byte {
	comma, most := byte(','), 0
	for _, c := range []byte(",;\t|") {
		if n := strings.Count(head, string(c)); n > most {
			comma, most = c, n
		}
	}
	return comma
}

// column gives the index of a column by name, or -1. Case does not count.
func column(names []string, name string) int {
	for i, n := range names {
		if strings.EqualFold(strings.TrimSpace(n), name) {
			return i
		}
	}
	return -1
}

// split takes a row apart.
func (t *table) split(row string) ([]string, error) {
	in := csv.NewReader(strings.NewReader(row))
	in.Comma, in.FieldsPerRecord, in.LazyQuotes = rune(t.comma), -1, true
	fields, err := in.Read()
	if err == io.EOF { // a row of nothing
		return []string{""}, nil
	}
	return fields, err
}

// readRow takes the row d.Text apart into the fields of d.
func (t *table) readRow(d *nlp.Document, line int) error {
	fields, err := t.split(d.Text)
	if err != nil {
		return fmt.Errorf("want a row of %d columns: %w", t.columns, err)
	}
	if len(fields) != t.columns {
		return fmt.Errorf("%d columns: want %d as the header has", len(fields), t.columns)
	}
	field := func(i int) string {
		if i < 0 {
			return ""
		}
		return fields[i]
	}
	d.Text, d.Title = field(t.text), field(t.title)
	if id := field(t.id); id != "" {
		d.ID = id
	}
	state(d, place(d.Source, line), field(t.date), field(t.lang))
	return nil
}
