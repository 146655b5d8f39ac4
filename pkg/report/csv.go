package report

import (
	"bytes"
	"encoding/csv"
	"regexp"
	"strconv"
	"strings"
)

// csvHead is the columns, always all of them, in this order.
const csvHead = "source,id,language,kind,type,name,text,value,from,to,min,max,currency,start,end,score\n"

// encodeCSV gives one row a mention: entities first, then dates, then amounts.
func encodeCSV(r *Record) ([]byte, error) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	for _, e := range r.Entities {
		for _, m := range e.Mentions {
			row := newRow(r, "entity", string(e.Type), m.Place)
			row.name = e.Name
			row.score = strconv.FormatFloat(m.Score, 'f', -1, 64)
			row.write(w)
		}
	}
	for _, d := range r.Dates {
		row := newRow(r, "date", d.Type, d.Place)
		row.value, row.from, row.to = text(d.Value), text(d.From), text(d.To)
		row.write(w)
	}
	for _, a := range r.Amounts {
		row := newRow(r, "amount", "", a.Place)
		row.value, row.min, row.max, row.currency = text(a.Value), text(a.Min), text(a.Max), a.Currency
		row.write(w)
	}
	w.Flush()
	return b.Bytes(), w.Error()
}

// csvRow is one row, in the order of csvHead.
type csvRow struct {
	source, id, language, kind, typ, name, text, value, from, to, min, max, currency string
	start, end                                                                       int
	score                                                                            string
}

func newRow(r *Record, kind, typ string, p Place) csvRow {
	return csvRow{
		source: r.Source, id: r.ID, language: r.Language.Code,
		kind: kind, typ: typ, text: p.Text, start: p.Start, end: p.End,
	}
}

func (c csvRow) write(w *csv.Writer) {
	row := []string{
		c.source, c.id, c.language, c.kind, c.typ, c.name, c.text, c.value, c.from, c.to, c.min, c.max, c.currency,
		strconv.Itoa(c.start), strconv.Itoa(c.end), c.score,
	}
	for i := range row {
		row[i] = defuse(row[i])
	}
	_ = w.Write(row) // kept by the writer: Error tells it
}

var number = regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?$`)

// defuse puts an apostrophe before what a spreadsheet would run as a formula,
// as OWASP advises against CSV injection.
func defuse(cell string) string {
	if len(cell) > 1 && strings.ContainsRune("=+-@\t\r", rune(cell[0])) && !number.MatchString(cell) {
		return "'" + cell
	}
	return cell
}

// text gives "" for what is not known.
func text(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
