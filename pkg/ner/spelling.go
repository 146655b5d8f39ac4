package ner

import "github.com/seed-16be0631/glane/pkg/gazetteer"

// guess notes what the letters of a capitalised word look like.
func (t *token) guess(names *gazetteer.Gazetteer, norm string) {
	if !t.isCapital() || t.shape == letter {
		return
	}
	p := names.Guess(norm)
	best, second := 0, 1
	for k := range p {
		if p[k] > p[best] {
			best, second = k, best
		} else if k != best && (second == best || p[k] > p[second]) {
			second = k
		}
		t.looks[k] = uint8(bin(p[k]))
	}
	t.look, t.next = uint8(best+1), uint8(second+1)
}

// listed tells whether a list has the word, or a longer name that it is in, as
// a name.
func (x *extractor) listed(t *token) bool {
	return x.kindsOf(t.longest) != 0 && t.cased || x.kindsOf(t.lists[single]) != 0
}

// letters emits what the letters of a word look like.
func (x *extractor) letters(t *token) {
	if t.look == 0 {
		return
	}
	listed := flag(x.kindsOf(t.lists[single]) != 0)
	best, sure := uint64(t.look), uint64(t.looks[t.look-1])
	x.f3(190, best, sure, listed)
	x.f3(191, best, uint64(t.next), listed)
	for k, drawer := range t.looks {
		x.f3(192, uint64(k), uint64(drawer), listed)
	}
	x.f3(198, best, sure, flag(t.first)<<1|listed)
}

// spelling emits what the letters of a word and of its neighbours look like.
func (x *extractor) spelling(p1, t, n1 *token) {
	if t.look == 0 {
		return
	}
	best, listed := uint64(t.look), flag(x.listed(t))
	x.f3(193, uint64(p1.look), best, uint64(n1.look))
	x.f3(194, best, p1.norm, listed)
	x.f3(197, best, n1.norm, listed)
	if t.chunk >= 0 {
		c := x.a.chunks[t.chunk]
		first, last := &x.a.tokens[c.first], &x.a.tokens[c.last-1]
		x.f3(199, uint64(first.look), uint64(last.look), uint64(min(c.last-c.first, 4)))
	}
}

// bin sorts probabilities into five drawers.
func bin(p float32) uint64 {
	n := uint64(0)
	for _, limit := range []float32{0.3, 0.55, 0.8, 0.95} {
		if p > limit {
			n++
		}
	}
	return n
}
