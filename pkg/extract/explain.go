package extract

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/seed-16be0631/glane/pkg/nlp"
)

// Explainer is a Finder that can say why.
type Explainer interface {
	Finder
	Why(d *nlp.Document, m nlp.Mention) []string // what speaks for m, line by line; nothing when m is not of its kind
	Refused(d *nlp.Document) []nlp.Refusal       // what only looked like a mention
}

// Explanation is why a document has the mentions that it has.
type Explanation struct {
	Why     [][]string    // of each of Document.Mentions
	Refused []nlp.Refusal // in text order
}

// Explain does what Extract does, and tells why.
func (x *Extractor) Explain(d *nlp.Document) (*Explanation, error) {
	found, engine, err := x.read(d)
	if err != nil || engine == nil {
		return &Explanation{}, err
	}
	var e Explanation
	finders := slices.Concat(engine.Values, engine.Names)
	for _, m := range d.Mentions {
		var why []string
		for _, f := range finders {
			if f, ok := f.(Explainer); ok {
				why = append(why, f.Why(d, m)...)
			}
		}
		e.Why = append(e.Why, why)
	}
	for _, f := range finders {
		if f, ok := f.(Explainer); ok {
			e.Refused = append(e.Refused, f.Refused(d)...)
		}
	}
	e.Refused = append(e.Refused, lost(d, found)...)
	slices.SortStableFunc(e.Refused, func(a, b nlp.Refusal) int { return cmp.Compare(a.Start, b.Start) })
	return &e, nil
}

// lost gives what lost to another mention that it overlaps.
func lost(d *nlp.Document, found []nlp.Mention) []nlp.Refusal {
	var out []nlp.Refusal
	for _, m := range found {
		k := slices.IndexFunc(d.Mentions, func(w nlp.Mention) bool { return w.Overlaps(m.Span) })
		if w := d.Mentions[k]; w.Span != m.Span || w.Kind != m.Kind {
			out = append(out, nlp.Refusal{Span: m.Span, Kind: m.Kind, Rule: m.Rule, Why: fmt.Sprintf("lost to %s %q, which it overlaps", w.Kind, d.Surface(w.Span))})
		}
	}
	return out
}
