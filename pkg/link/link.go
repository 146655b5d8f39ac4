// Package link joins the mentions of one thing into one entity. It would
// rather leave two mentions apart than join two things.
package link

import (
	"strings"

	"github.com/seed-16be0631/glane/pkg/nlp"
)

// Link fills d.Entities from d.Mentions.
func Link(d *nlp.Document) {
	d.Entities = nil
	at := map[string]int{}
	for i, m := range d.Mentions {
		if !m.Kind.IsEntity() {
			continue
		}
		name := strings.Join(strings.Fields(d.Surface(m.Span)), " ")
		key := string(m.Kind) + "\t" + strings.ToLower(name)
		k, ok := at[key]
		if !ok {
			k = len(d.Entities)
			at[key] = k
			d.Entities = append(d.Entities, nlp.Entity{Kind: m.Kind, Name: name})
		}
		d.Entities[k].Mentions = append(d.Entities[k].Mentions, i)
	}
}
