// Package extract takes one document through the stages: language, tokens and
// sentences, reference date, mentions, overlaps, entities.
package extract

import (
	"slices"

	"github.com/seed-16be0631/glane/pkg/nlp"
)

// Finder finds mentions of one kind or of several. It must be safe for
// concurrent use, and give the mentions in text order.
type Finder interface {
	Find(d *nlp.Document) []nlp.Mention
}

// Engine is what it takes to read one language. Where two mentions of one length
// overlap, that of the earlier finder wins, and values win over names.
type Engine struct {
	Split  func(d *nlp.Document)            // fills Tokens and Sentences
	Anchor func(d *nlp.Document) nlp.Anchor // a date that the text gives at its head
	Values []Finder                         // amounts and dates: only in passages of the language
	Names  []Finder                         // in the whole document
}

// Config is what an Extractor is made of.
type Config struct {
	Detect   func(text string) (code string, confidence float64)
	Passages func(text, code string) []nlp.Passage // the pieces in one language each; may be nil
	Engine   func(code string) (*Engine, error)    // nil, nil: a language that it cannot read
	Link     func(d *nlp.Document)                 // fills Entities
	Lang     string                                // the language of all documents, or "" to detect each one's
	NameDay  func(source string) string            // a date in a file's name, or ""; may be nil

	// ReferenceDate is the reference date of all documents (2025-02-12, 2025-02
	// or 2025), or "" to take each one's own.
	ReferenceDate string
}

// Extractor reads documents. It is safe for concurrent use.
type Extractor struct{ c Config }

// New gives an Extractor.
func New(c Config) *Extractor { return &Extractor{c} }

// Extract fills in what the text of d says; each stage writes its own field.
// The error is about the engine that d's language needs, never about d: any
// text is a document.
func (x *Extractor) Extract(d *nlp.Document) error {
	_, _, err := x.read(d)
	return err
}

// read is Extract; it also gives all that was found, and the engine that found
// it, nil when the document was not read.
func (x *Extractor) read(d *nlp.Document) (found []nlp.Mention, engine *Engine, err error) {
	d.Anchor = nlp.Anchor{From: "none"}
	x.language(d)
	if engine, err = x.c.Engine(d.Lang); err != nil {
		return nil, nil, err
	}
	switch {
	case isBlank(d.Text):
		d.Status = nlp.Empty
		return nil, nil, nil
	case engine == nil:
		d.Status = nlp.UnsupportedLanguage
		return nil, nil, nil
	}
	d.Status = nlp.OK
	engine.Split(d)
	x.anchor(d, engine)
	x.passages(d)
	if found, err = x.values(d, engine); err != nil {
		return nil, nil, err
	}
	for _, f := range engine.Names {
		found = append(found, f.Find(d)...)
	}
	d.Mentions = resolve(found)
	x.c.Link(d)
	return found, engine, nil
}

// passages sets the passages of a document whose language was not forced, when
// they are several.
func (x *Extractor) passages(d *nlp.Document) {
	if x.c.Passages == nil || x.c.Lang != "" {
		return
	}
	if p := x.c.Passages(d.Text, d.Lang); len(p) > 1 {
		d.Passages = p
	}
}

// values finds the amounts and dates: in each passage with the engine of its
// language, if there is one, elsewhere with the document's.
func (x *Extractor) values(d *nlp.Document, engine *Engine) ([]nlp.Mention, error) {
	var found []nlp.Mention
	for _, f := range engine.Values {
		found = append(found, f.Find(d)...)
	}
	for _, p := range d.Passages {
		if p.Lang == d.Lang {
			continue
		}
		guest, err := x.c.Engine(p.Lang)
		if err != nil {
			return nil, err
		}
		if guest == nil || guest == engine {
			continue
		}
		found = slices.DeleteFunc(found, func(m nlp.Mention) bool { return m.Overlaps(p.Span) })
		found = append(found, guest.valuesIn(d, p)...)
	}
	return found, nil
}

// valuesIn finds the amounts and dates of passage p of d as if it stood alone.
func (e *Engine) valuesIn(d *nlp.Document, p nlp.Passage) []nlp.Mention {
	alone := &nlp.Document{Text: d.Surface(p.Span), Lang: p.Lang, Anchor: d.Anchor}
	e.Split(alone)
	var found []nlp.Mention
	for _, f := range e.Values {
		found = append(found, f.Find(alone)...)
	}
	for i := range found {
		found[i].Start += p.Start
		found[i].End += p.Start
	}
	return found
}

// language sets the language: the forced one, the one that the input states,
// or the detected one.
func (x *Extractor) language(d *nlp.Document) {
	switch {
	case isBlank(d.Text):
		d.Lang = "und"
	case x.c.Lang != "":
		d.Lang, d.Confidence = x.c.Lang, 1
	case d.WantLang != "":
		d.Lang, d.Confidence = d.WantLang, 1
	default:
		d.Lang, d.Confidence = x.c.Detect(d.Text)
	}
}

// anchor sets the reference date from the first source that has one.
func (x *Extractor) anchor(d *nlp.Document, engine *Engine) {
	switch {
	case x.c.ReferenceDate != "":
		d.Anchor = nlp.Anchor{Value: x.c.ReferenceDate, From: "flag"}
		return
	case d.Date != "":
		d.Anchor = nlp.Anchor{Value: d.Date, From: "input"}
		return
	}
	if a := engine.Anchor(d); a.Value != "" {
		d.Anchor = a
		return
	}
	if x.c.NameDay == nil {
		return
	}
	if day := x.c.NameDay(d.Source); day != "" {
		d.Anchor = nlp.Anchor{Value: day, From: "filename"}
	}
}
