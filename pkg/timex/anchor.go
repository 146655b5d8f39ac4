package timex

import "github.com/seed-16be0631/glane/pkg/nlp"

// Anchor gives the date that the text itself gives at its head, as a publisher
// writes it, or none.
func (f *Finder) Anchor(d *nlp.Document) nlp.Anchor { return nlp.Anchor{} }
