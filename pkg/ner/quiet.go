package ner

import "github.com/seed-16be0631/glane/pkg/nlp"

// Most words are in lower case and far from any name. Such a word is taken to
// name nothing without a look at all its features, unless it stands between two
// words that may belong to one name.

const (
	earshot = 3   // words at most between two loud ones of one name
	ahead   = 7   // words at most from a common noun to the name that it begins
	trail   = 6   // words at most behind the last capital of a name
	whisper = 2.0 // how much less than Outside a quiet word's best label scores, by itself
	murmur  = 0.0 // the same, far from any capital
)

// listen fills loud with the tokens of s that are worth a look.
func (w *work) listen(m *Model, s *nlp.Sentence) {
	n := s.Last - s.First
	if cap(w.loud) < n {
		w.loud = make([]bool, n*2)
	}
	w.loud = w.loud[:n]
	last := -1 - trail // the capital before
	for i := range n {
		if w.a.tokens[s.First+i].chunk >= 0 {
			last = i
		}
		w.loud[i] = i-last <= trail // for now: near
	}
	next, capital := n+ahead+1, n+ahead+1 // the loud token and the capital behind
	for i := n - 1; i >= 0; i-- {
		if w.a.tokens[s.First+i].chunk >= 0 {
			capital = i
		}
		limit := float32(murmur)
		if w.loud[i] || capital-i <= ahead {
			limit = whisper
		}
		w.loud[i] = w.isLoud(m, s.First+i, limit)
		if !w.loud[i] {
			continue
		}
		for k := i + 1; k < next && next-i <= earshot+1; k++ {
			w.loud[k] = !w.a.tokens[s.First+k].web
		}
		next = i
	}
}

// isLoud tells whether token i may name something by itself.
func (w *work) isLoud(m *Model, i int, limit float32) bool {
	t := &w.a.tokens[i]
	switch {
	case t.shape == mark || t.web: // a #hashtag names nothing
		return false
	case t.shape != lower && t.shape != lowerElided:
		return true
	case t.acronym > 0:
		return true
	}
	var s scores
	m.scores(w.alone(m, t), &s)
	best := s[1]
	for _, x := range s[2:] {
		best = max(best, x)
	}
	return best > s[Outside]-limit
}
