package ner

import (
	"math"
	"slices"
	"testing"

	"github.com/seed-16be0631/glane/pkg/nlp"
)

// gated trains a gate on n copies of the small set.
func gated(t *testing.T, n int) *gate {
	t.Helper()
	tr := &trainer{Training: Training{Lexicon: newLexicon(nil), Seed: 1}}
	rain := document(t, "Il pleut.")
	set := append(small(t), rain, rain, rain) // 27, which no tenth divides: each is held out at times
	var docs []*nlp.Document
	for range n {
		docs = append(docs, set...)
	}
	return tr.trainGate(docs)
}

func TestGate(t *testing.T) {
	g := gated(t, 1500)
	w := newWork(&Config{Model: &Model{lexicon: newLexicon(nil)}})
	d := document(t, "Il habite à Lyon depuis dix ans. Il pleut depuis hier dans la ville.")
	w.a.reset(d, newLexicon(nil), nil)
	var through []string
	for k := range d.Sentences {
		s := &d.Sentences[k]
		w.listen(g, s)
		for i, loud := range w.loud {
			if loud {
				through = append(through, d.Surface(d.Tokens[s.First+i].Span))
			}
		}
	}
	if !slices.Contains(through, "Lyon") || len(through) > len(d.Tokens)/3 {
		t.Errorf("%q go through of %d tokens: want Lyon and few others", through, len(d.Tokens))
	}
}

// With few examples there is no telling what may stay outside.
func TestGateOfFewExamples(t *testing.T) {
	if g := gated(t, 2); g.Limit != math.MinInt32 {
		t.Errorf("limit %d: want all to go through", g.Limit)
	}
}

func TestMargin(t *testing.T) {
	tr := transitions{}
	tr[Outside][labelOf(0, single)] = 1.5
	tr[beginning][Outside] = -0.5
	if got := tr.margin(); got != 4 {
		t.Errorf("margin %v, want 2 * (1.5 + 0.5)", got)
	}
	outside := scores{Outside: 5}
	near := scores{Outside: 5, 3: 2}
	if !plain([]scores{outside, outside}, 4) || plain([]scores{outside, near}, 4) {
		t.Error("plain: want Outside alone to be plain, and a label three behind not")
	}
}
