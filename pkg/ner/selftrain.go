package ner

import (
	"fmt"

	"github.com/seed-16be0631/glane/pkg/nlp"
)

// doubt is how much the model is made to lean towards names when it labels raw
// text, so that it shows which names it is not sure about.
const doubt = 1

// label gives the sentences of raw documents in which a model is sure of all
// that may be a name, with what it finds.
func (c *Training) label(m *Model) ([]*nlp.Document, error) {
	f, err := NewFinder(Config{Model: m.Lean(doubt), Names: c.Names})
	if err != nil {
		return nil, err
	}
	var out []*nlp.Document
	for _, d := range c.Raw {
		found := f.Find(d)
		if !allSure(found, c.Sure) {
			continue
		}
		labelled := *d
		labelled.Mentions = found
		out = append(out, &labelled)
	}
	if c.Log != nil {
		fmt.Fprintf(c.Log, "%d of %d raw documents labelled\n", len(out), len(c.Raw))
	}
	return out, nil
}

func allSure(found []nlp.Mention, limit float64) bool {
	for _, m := range found {
		if m.Score < limit {
			return false
		}
	}
	return true
}
