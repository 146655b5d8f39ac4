package ner

import "github.com/seed-16be0631/glane/pkg/nlp"

// cache keeps what the features of single words add up to: few words make up
// most of a text.
type cache [1 << 13]struct {
	key  uint64
	sums sums
}

// The places of a word that have features of their own.
const (
	itself = iota + 1
	before
	behind
)

// look gives the sums under a key, made by fill if they are not there.
func (c *cache) look(key uint64, fill func(*sums)) *sums {
	e := &c[(key^key>>32)%uint64(len(c))]
	if e.key != key {
		e.key, e.sums = key, sums{}
		fill(&e.sums)
	}
	return &e.sums
}

// key tells apart all that own, word, prev and next look at.
func (t *token) key(place int, of shape) uint64 {
	more := uint64(place)<<16 | uint64(of)<<8 | flag(t.first)<<1 | flag(t.web) | uint64(t.shape)<<24
	return mix(t.surface, more) | 1
}

// sum adds up the features of token i but those of its bag.
func (w *work) sum(m *Model, s *nlp.Sentence, i int) sums {
	x := w.x
	p, t, n := x.at(s, i-1), x.at(s, i), x.at(s, i+1)
	x.clear()
	x.rest(s, i)
	var sum sums
	m.add(&sum, x.out)
	sum.plus(w.alone(m, t))
	sum.plus(w.cache.look(p.key(before, t.shape), func(s *sums) {
		x.clear()
		x.prev(p, t.shape)
		m.add(s, x.out)
	}))
	sum.plus(w.cache.look(n.key(behind, t.shape), func(s *sums) {
		x.clear()
		x.next(n, t.shape)
		m.add(s, x.out)
	}))
	return sum
}

// alone adds up the features of a word without what stands around it.
func (w *work) alone(m *Model, t *token) *sums {
	return w.cache.look(t.key(itself, 0), func(s *sums) {
		x := w.x
		x.clear()
		x.own(t)
		x.word(t)
		m.add(s, x.out)
	})
}
