package ner

import (
	"github.com/seed-16be0631/glane/pkg/gazetteer"
	"github.com/seed-16be0631/glane/pkg/nlp"
)

// Most words are in lower case and far from any name. Such a word is taken to
// name nothing without a look at all its features, unless it stands between two
// words that may belong to one name.

const (
	earshot = 3   // words at most between two loud ones of one name
	whisper = 3.0 // how much less than Outside a quiet word's best label scores
)

// listen fills loud with the tokens of s that are worth a look.
func (w *work) listen(m *Model, s *nlp.Sentence) {
	n := s.Last - s.First
	if cap(w.loud) < n {
		w.loud = make([]bool, n*2)
	}
	w.loud = w.loud[:n]
	last := -2 - earshot
	for i := range n {
		w.loud[i] = w.isLoud(m, s.First+i)
		if !w.loud[i] {
			continue
		}
		if i-last <= earshot+1 {
			for k := last + 1; k < i; k++ {
				w.loud[k] = true
			}
		}
		last = i
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
	m.scores(w.cache.look(t.key(itself, 255), func(s *sums) { m.add(s, w.x.alone(t)) }), &s)
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
