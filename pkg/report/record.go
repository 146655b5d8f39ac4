// Package report writes what was found in a document: a Record, as JSON, JSON
// Lines, CSV or Parquet. Record's JSON form is a contract; its schema is Schema.
package report

import (
	_ "embed"
	"math"

	"github.com/seed-16be0631/glane/pkg/nlp"
)

// SchemaName is the name and version of the record's form.
const SchemaName = "glane.record/1"

// Schema is the JSON Schema (2020-12) of a Record.
//
//go:embed schema.json
var Schema string

// Record is what glane says of one document. Start and End count in the unit
// that Options name, from 0, End excluded. A null is something not known.
type Record struct {
	Schema        string        `json:"schema"`
	ID            string        `json:"id"`
	Source        string        `json:"source"`
	SHA256        string        `json:"sha256"`
	Encoding      string        `json:"encoding"`
	Title         string        `json:"title"`
	Language      Language      `json:"language"`
	ReferenceDate ReferenceDate `json:"reference_date"`
	Status        nlp.Status    `json:"status"`
	Warnings      []string      `json:"warnings,omitempty"`
	Entities      []Entity      `json:"entities"`
	Dates         []Date        `json:"dates"`
	Amounts       []Amount      `json:"amounts"`
	Text          *string       `json:"text,omitempty"`
	Tool          Tool          `json:"tool"`
}

// Language is the document's language: an ISO 639-1 code or "und", how sure
// that is, from 0 to 1, and the passages when the text is in several languages.
type Language struct {
	Code       string    `json:"code"`
	Confidence float64   `json:"confidence"`
	Passages   []Passage `json:"passages,omitempty"`
}

// Passage is a piece of the text in one language.
type Passage struct {
	Code  string `json:"code"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}

// NewLanguage gives the language of d.
func NewLanguage(d *nlp.Document, u Unit) Language { return newLanguage(d, NewOffsets(d.Text, u)) }

func newLanguage(d *nlp.Document, at *Offsets) Language {
	l := Language{Code: d.Lang, Confidence: round(d.Confidence, 10000)}
	for _, p := range d.Passages {
		l.Passages = append(l.Passages, Passage{p.Lang, at.Of(p.Start), at.Of(p.End)})
	}
	return l
}

// ReferenceDate is the day, month or year from which relative dates count, and
// where it is from: flag, input, text, filename or none.
type ReferenceDate struct {
	Value *string `json:"value"`
	From  string  `json:"from"`
}

// Place is a piece of the text.
type Place struct {
	Text  string `json:"text"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}

// Entity is one thing that the document names, with every place that does.
type Entity struct {
	Type     nlp.Kind  `json:"type"`
	Name     string    `json:"name"`
	Aliases  []string  `json:"aliases"`
	Mentions []Mention `json:"mentions"`
}

// Mention is one place that names an entity.
type Mention struct {
	Place
	Score float64 `json:"score"`
}

// Date is one date expression; see nlp.Timex for the forms of its values.
type Date struct {
	Place
	Type      string  `json:"type"` // date: a day; period: longer
	Value     *string `json:"value"`
	From      *string `json:"from"`
	To        *string `json:"to"`
	Precision string  `json:"precision"`
	Mod       string  `json:"mod"`
	Relative  bool    `json:"relative"`
	Anchor    string  `json:"anchor,omitempty"` // "text": resolved against a date before it
}

// Amount is one sum of money; the numbers are exact decimals.
type Amount struct {
	Place
	Value        *string `json:"value"`
	Min          *string `json:"min,omitempty"`
	Max          *string `json:"max,omitempty"`
	Currency     string  `json:"currency"`
	CurrencyFrom string  `json:"currency_from"`
	Approximate  bool    `json:"approximate"`
	Bound        string  `json:"bound,omitempty"`
	Per          string  `json:"per,omitempty"`
	Crypto       bool    `json:"crypto,omitempty"`
}

// Tool says what made the record.
type Tool struct {
	Name    string   `json:"name"`
	Version string   `json:"version"`
	Models  []string `json:"models"`
}

// Options say how a Record is made.
type Options struct {
	Offsets Unit
	Text    bool // put the document's text into the record
	Tool    Tool
}

// New gives the record of d.
func New(d *nlp.Document, o Options) *Record {
	at := NewOffsets(d.Text, o.Offsets)
	r := &Record{
		Schema: SchemaName, ID: d.ID, Source: d.Source, SHA256: d.SHA256, Encoding: d.Encoding, Title: d.Title,
		Language:      newLanguage(d, at),
		ReferenceDate: ReferenceDate{known(d.Anchor.Value), d.Anchor.From},
		Status:        d.Status, Warnings: d.Warnings, Tool: o.Tool,
		Entities: []Entity{}, Dates: []Date{}, Amounts: []Amount{},
	}
	if o.Text {
		r.Text = &d.Text
	}
	places := make([]Place, len(d.Mentions))
	for i, m := range d.Mentions {
		places[i] = Place{d.Surface(m.Span), at.Of(m.Start), at.Of(m.End)}
		switch {
		case m.Timex != nil:
			r.Dates = append(r.Dates, date(places[i], m.Timex))
		case m.Money != nil:
			r.Amounts = append(r.Amounts, amount(places[i], m.Money))
		}
	}
	for _, e := range d.Entities {
		r.Entities = append(r.Entities, entity(e, d.Mentions, places))
	}
	return r
}

func entity(e nlp.Entity, mentions []nlp.Mention, places []Place) Entity {
	out := Entity{Type: e.Kind, Name: e.Name, Aliases: append([]string{}, e.Aliases...)}
	for _, i := range e.Mentions {
		out.Mentions = append(out.Mentions, Mention{places[i], round(mentions[i].Score, 100)})
	}
	return out
}

func date(p Place, t *nlp.Timex) Date {
	d := Date{
		Place: p, Type: "date", Value: known(t.Value), From: known(t.From), To: known(t.To),
		Precision: t.Precision, Mod: t.Mod, Relative: t.Relative,
	}
	if t.Period {
		d.Type = "period"
	}
	if t.FromText {
		d.Anchor = "text"
	}
	return d
}

func amount(p Place, a *nlp.Amount) Amount {
	return Amount{
		Place: p, Value: known(a.Value), Min: known(a.Min), Max: known(a.Max),
		Currency: a.Currency, CurrencyFrom: a.CurrencyFrom, Approximate: a.Approximate, Bound: a.Bound, Per: a.Per, Crypto: a.Crypto,
	}
}

// known gives nil for "".
func known(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// round keeps one part in steps: further digits could differ between platforms.
func round(x, steps float64) float64 { return math.Round(x*steps) / steps }
