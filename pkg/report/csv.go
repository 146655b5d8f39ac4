package report

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"
)

// CSV is how a table of comma-separated values is written. Its zero value is
// RFC 4180 with line feeds, as programs read it; spreadsheets in French want
// CSV{';', true, true}.
type CSV struct {
	Delimiter    rune // between cells; 0: a comma
	BOM          bool // begin with a byte order mark, by which Excel knows UTF-8
	DecimalComma bool // write the numbers of value, min, max and score as 3,5
}

// Format gives the form of output that c describes: one row a mention.
func (c CSV) Format() Format {
	if c.Delimiter == 0 {
		c.Delimiter = ','
	}
	head := strings.ReplaceAll(columns, ",", string(c.Delimiter)) + "\n"
	if c.BOM {
		head = "\uFEFF" + head
	}
	return Format{Name: "csv", Head: head, Encode: c.encode}
}

// ParseDelimiter reads the character between two cells: itself, or "tab".
func ParseDelimiter(s string) (rune, error) {
	if s == "tab" || s == `\t` {
		return '\t', nil
	}
	r, n := utf8.DecodeRuneInString(s)
	if n != len(s) || r == utf8.RuneError || strings.ContainsRune("\x00\"\r\n\uFEFF", r) {
		return 0, fmt.Errorf("%q: want one character, such as ; or tab", s)
	}
	return r, nil
}

func (c CSV) encode(r *Record) (Encoded, error) {
	e := csvEncoders.Get().(*csvEncoder)
	defer csvEncoders.Put(e)
	e.text.Reset()
	e.out.Comma = c.Delimiter
	for _, row := range rows(r) {
		if err := e.out.Write(c.cells(&row, e.cells[:0])); err != nil {
			return Encoded{}, err
		}
	}
	e.out.Flush()
	return Encoded{text: bytes.Clone(e.text.Bytes())}, e.out.Error()
}

// csvEncoder is memory to be used again: a record takes that of its text.
type csvEncoder struct {
	text  bytes.Buffer
	out   *csv.Writer // to text
	cells [16]string
}

var csvEncoders = sync.Pool{New: func() any {
	e := new(csvEncoder)
	e.out = csv.NewWriter(&e.text)
	return e
}}

// cells appends the cells of r.
func (c CSV) cells(r *row, cells []string) []string {
	score := ""
	if r.Score != nil {
		score = strconv.FormatFloat(*r.Score, 'f', -1, 64)
	}
	cells = append(cells,
		r.Source, r.ID, r.Language, r.Kind, r.Type, r.Name, r.Text,
		c.number(r.Value), r.From, r.To, c.number(r.Min), c.number(r.Max),
		r.Currency, strconv.FormatInt(r.Start, 10), strconv.FormatInt(r.End, 10), c.number(score),
	)
	for i := range cells {
		cells[i] = defuse(cells[i])
	}
	return cells
}

var number = regexp.MustCompile(`^-?[0-9]+([.,][0-9]+)?$`)

// number writes s, a number or the value of a date, which has no point.
func (c CSV) number(s string) string {
	if c.DecimalComma && number.MatchString(s) {
		return strings.Replace(s, ".", ",", 1)
	}
	return s
}

// defuse puts an apostrophe before what a spreadsheet would run as a formula,
// as OWASP advises against CSV injection.
func defuse(cell string) string {
	if len(cell) > 1 && strings.ContainsRune("=+-@\t\r\n", rune(cell[0])) && !number.MatchString(cell) {
		return "'" + cell
	}
	return cell
}
