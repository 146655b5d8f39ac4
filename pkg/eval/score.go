package eval

import (
	"cmp"
	"slices"

	"github.com/seed-16be0631/glane/pkg/nlp"
)

// Score counts hits, false alarms and misses of exact spans with the right kind.
type Score struct{ TP, FP, FN int }

// Precision is the share of what was found that is right, 0 to 1.
func (s Score) Precision() float64 { return ratio(s.TP, s.TP+s.FP) }

// Recall is the share of what is there that was found, 0 to 1.
func (s Score) Recall() float64 { return ratio(s.TP, s.TP+s.FN) }

// F1 is the harmonic mean of precision and recall, 0 to 1.
func (s Score) F1() float64 { return ratio(2*s.TP, 2*s.TP+s.FP+s.FN) }

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

// Error is a miss (Got is "") a false alarm (Want is "") or a mention of the
// wrong kind.
type Error struct {
	Doc       *nlp.Document
	Span      nlp.Span
	Want, Got nlp.Kind
	Score     float64 // of what was found
}

// Result is what Compare gives.
type Result struct {
	All       Score
	ByKind    map[nlp.Kind]Score
	Confusion map[[2]nlp.Kind]int // of exact spans: want, got; "" for nothing there
	Errors    []Error             // in the order of the documents
	Found     []Found             // in the order of the documents
}

// Found is the score of a mention that was found, and whether it is right.
type Found struct {
	Score float64
	Right bool
}

// Coarse counts products, events and works as MISC.
func Coarse(k nlp.Kind) nlp.Kind {
	switch k {
	case nlp.Product, nlp.Event, nlp.Work:
		return nlp.Misc
	}
	return k
}

// Exact leaves a kind as it is.
func Exact(k nlp.Kind) nlp.Kind { return k }

// Compare compares the entity mentions of gold and got, document by document.
// kind is Exact or Coarse.
func Compare(gold, got []*nlp.Document, kind func(nlp.Kind) nlp.Kind) Result {
	r := Result{ByKind: map[nlp.Kind]Score{}, Confusion: map[[2]nlp.Kind]int{}}
	for i := range gold {
		r.document(gold[i], got[i], kind)
	}
	return r
}

func (r *Result) document(gold, got *nlp.Document, kind func(nlp.Kind) nlp.Kind) {
	type pair struct {
		want, got nlp.Kind
		score     float64
	}
	spans := map[nlp.Span]*pair{}
	at := func(s nlp.Span) *pair {
		if spans[s] == nil {
			spans[s] = &pair{}
		}
		return spans[s]
	}
	for _, m := range gold.Mentions {
		if m.Kind.IsEntity() {
			at(m.Span).want = kind(m.Kind)
		}
	}
	for _, m := range got.Mentions {
		if m.Kind.IsEntity() {
			p := at(m.Span)
			p.got, p.score = kind(m.Kind), m.Score
		}
	}
	var order []nlp.Span
	for s := range spans {
		order = append(order, s)
	}
	slices.SortFunc(order, func(a, b nlp.Span) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
	})
	for _, s := range order {
		p := spans[s]
		r.Confusion[[2]nlp.Kind{p.want, p.got}]++
		if p.got != "" {
			r.Found = append(r.Found, Found{p.score, p.got == p.want})
		}
		if p.want == p.got {
			r.All.TP++
			r.count(p.want, func(s *Score) { s.TP++ })
			continue
		}
		r.Errors = append(r.Errors, Error{gold, s, p.want, p.got, p.score})
		if p.want != "" {
			r.All.FN++
			r.count(p.want, func(s *Score) { s.FN++ })
		}
		if p.got != "" {
			r.All.FP++
			r.count(p.got, func(s *Score) { s.FP++ })
		}
	}
}

func (r *Result) count(k nlp.Kind, f func(*Score)) {
	s := r.ByKind[k]
	f(&s)
	r.ByKind[k] = s
}
