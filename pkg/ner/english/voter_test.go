package english_test

import (
	"strings"
	"testing"

	"github.com/seed-16be0631/glane/pkg/ner/english"
	"github.com/seed-16be0631/glane/pkg/nlp"
)

// tagger finds what it is told.
type tagger []nlp.Mention

func (t tagger) Find(*nlp.Document) []nlp.Mention        { return t }
func (t tagger) Why(*nlp.Document, nlp.Mention) []string { return nil }
func (t tagger) Refused(d *nlp.Document) []nlp.Refusal   { return nil }
func at(text, name string, k nlp.Kind, s float64) nlp.Mention {
	i := strings.Index(text, name)
	return nlp.Mention{Span: nlp.Span{Start: i, End: i + len(name)}, Kind: k, Score: s}
}

func TestVoter(t *testing.T) {
	const text = "Nothing here. Angela Merkel met Donald Trump in Washington. Barack Obama came to Paris."
	v := english.NewVoter(tagger{
		at(text, "Angela Merkel", nlp.Person, 0.5),
		at(text, "Donald Trump", nlp.Organization, 0.5),
		at(text, "Barack Obama", nlp.Person, 0.91),
	})
	found := v.Find(read(t, text))
	for i, want := range []float64{0.92, 0.5, 0.91} {
		if found[i].Score != want {
			t.Errorf("%s: score %v, want %v", text[found[i].Start:found[i].End], found[i].Score, want)
		}
	}
	if len(found) != 3 {
		t.Errorf("%d mentions, want the tagger's 3", len(found))
	}
}
