package ner

import "github.com/seed-16be0631/glane/pkg/nlp"

// evidence is what a document's other places say about a token: the labels
// that the same word has there, as far as the first look at each sentence can
// tell, and whether it stands there in lower case.
type evidence struct {
	a     *analysis
	words map[uint64]*tally // by word, and by pairs of neighbours
	own   [][]scores        // probabilities, by sentence
	pool  []tally
}

// tally sums up the places of a word.
type tally struct {
	sum   scores
	n     int // places with a capital
	inner int // of those, places that are not at a sentence's beginning
	lower int
}

// collect sums up the probabilities of all tokens of a, by sentence.
func (e *evidence) collect(a *analysis, own [][]scores) {
	e.a, e.own = a, own
	clear(e.words)
	if e.words == nil {
		e.words = map[uint64]*tally{}
	}
	e.pool = e.pool[:0]
	for k, s := range a.doc.Sentences {
		for i := s.First; i < s.Last; i++ {
			t := &a.tokens[i]
			if t.shape == lower {
				if w := e.words[t.norm]; w != nil || a.mayName(i) {
					e.at(t.norm).lower++
				}
				continue
			}
			if !t.isCapital() {
				continue
			}
			w := e.at(t.norm)
			w.add(&own[k][i-s.First])
			if !t.first {
				w.inner++
			}
			if i > s.First && a.tokens[i-1].isCapital() {
				e.at(mix(a.tokens[i-1].norm, t.norm)).add(&own[k][i-s.First])
			}
		}
	}
}

// mayName tells whether a lower-case word is worth counting: some capitalised
// word of the document is the same.
func (a *analysis) mayName(i int) bool { return a.capitals[a.tokens[i].norm] }

func (e *evidence) at(key uint64) *tally {
	w := e.words[key]
	if w == nil {
		w = &tally{}
		e.words[key] = w
	}
	return w
}

func (w *tally) add(s *scores) {
	w.n++
	for j, p := range s {
		w.sum[j] += p
	}
}

// others gives the mean of w without one place, and its greatest label.
func (w *tally) others(own *scores) (kinds [8]float32, best Label, top float32) {
	n := float32(w.n - 1)
	for j := range w.sum {
		p := (w.sum[j] - own[j]) / n
		if p > top {
			best, top = Label(j), p
		}
		kinds[Label(j).Kind()+1] += p
	}
	return kinds, best, top
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

// features appends what other places say about token i of sentence k.
func (e *evidence) features(x *extractor, k, i int) {
	s := &e.a.doc.Sentences[k]
	t := &e.a.tokens[i]
	x.out = x.out[:0]
	if !t.isCapital() {
		return
	}
	w := e.words[t.norm]
	own := &e.own[k][i-s.First]
	first := flag(t.first)
	if w.lower > 0 {
		x.f3(200, first, flag(w.inner > 1-int(first)), flag(w.n > 1))
	}
	if w.n == 1 {
		x.f2(201, uint64(t.shape), first)
	} else {
		e.word(x, 202, w, own, first)
	}
	if i > s.First {
		if w := e.words[mix(e.a.tokens[i-1].norm, t.norm)]; w != nil && w.n > 1 {
			e.word(x, 212, w, own, first)
		}
	}
	if i+1 < s.Last && e.a.tokens[i+1].isCapital() {
		n := &e.a.tokens[i+1]
		if w := e.words[mix(t.norm, n.norm)]; w != nil && w.n > 1 {
			e.word(x, 222, w, &e.own[k][i+1-s.First], first)
		}
	}
}

func (e *evidence) word(x *extractor, id uint64, w *tally, own *scores, first uint64) {
	kinds, label, top := w.others(own)
	best, second := 0, 0
	for k := range kinds {
		if kinds[k] > kinds[best] {
			best = k
		}
	}
	for k := range kinds {
		if k != best && (second == best || kinds[k] > kinds[second]) {
			second = k
		}
	}
	x.f2(id, uint64(best), bin(kinds[best]))
	x.f3(id+1, uint64(best), bin(kinds[best]), uint64(min(w.n, 4)))
	x.f2(id+2, uint64(label), bin(top))
	x.f3(id+3, uint64(best), bin(kinds[best]), first)
	x.f3(id+4, uint64(best), uint64(second), bin(kinds[second]))
	for k, p := range kinds {
		if p > 0.1 {
			x.f2(id+5, uint64(k), bin(p))
		}
	}
}

// manySentences tells whether d is long enough for evidence.
func manySentences(d *nlp.Document) bool { return len(d.Sentences) > 1 }
