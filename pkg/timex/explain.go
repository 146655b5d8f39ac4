package timex

import "github.com/seed-16be0631/glane/pkg/nlp"

// Why tells which rule found m and, when it has no value, why not; nothing when m
// is no date.
func (f *Finder) Why(_ *nlp.Document, m nlp.Mention) []string {
	if m.Kind != nlp.Date {
		return nil
	}
	var out []string
	for _, set := range f.sets {
		if out = set.Why(m.Rule); out != nil {
			break
		}
	}
	if m.Timex.Reason != "" {
		out = append(out, "no value: "+m.Timex.Reason)
	}
	return out
}

// Refused gives the idioms and other words of d that only look like dates.
func (f *Finder) Refused(d *nlp.Document) []nlp.Refusal { return f.sets[0].Refused(d, nlp.Date) }
