package ner

import (
	"github.com/seed-16be0631/glane/pkg/gazetteer"
	"github.com/seed-16be0631/glane/pkg/nlp"
)

// Most words are in lower case and far from any name. Such a word is taken to
// name nothing without a look at all its features.

const (
	earshot = 1   // tokens around a loud one that are looked at too
	whisper = 4.0 // how much less than Outside a quiet word's best label scores
)

// listen fills loud with the tokens of s that are worth a look.
func (w *work) listen(m *Model, s *nlp.Sentence) {
	n := s.Last - s.First
	if cap(w.loud) < n {
		w.loud, w.near = make([]bool, n*2), make([]bool, n*2)
	}
	w.loud, w.near = w.loud[:n], w.near[:n]
	some := false
	for i := range n {
		w.near[i] = w.isLoud(m, s.First+i)
		some = some || w.near[i]
		w.loud[i] = false
	}
	if !some {
		return
	}
	for i := range n {
		if !w.near[i] {
			continue
		}
		for k := max(0, i-earshot); k <= min(n-1, i+earshot); k++ {
			w.loud[k] = true
		}
	}
}

// isLoud tells whether token i may name something by itself.
func (w *work) isLoud(m *Model, i int) bool {
	t := &w.a.tokens[i]
	switch {
	case t.shape == mark:
		return false
	case t.shape != lower && t.shape != lowerElided:
		return true
	case t.acronym > 0:
		return true
	}
	var s scores
	m.score(w.x.alone(t), &s)
	best := s[1]
	for _, x := range s[2:] {
		best = max(best, x)
	}
	return best > s[Outside]-whisper
}

// alone gives the few features of a lower-case word that tell most.
func (x *extractor) alone(t *token) []uint64 {
	x.out = x.out[:0]
	sh := uint64(t.shape)
	x.f(1, 1)
	x.f2(2, sh, 0)
	x.f(70, t.norm)
	x.f(71, t.surface)
	x.f3(110, t.word.usage(), sh, 0)
	if t.lists == [4]gazetteer.Classes{} {
		x.f2(90, sh, 0)
	}
	return x.out
}
