package ner

import (
	"cmp"
	"math"
	"slices"

	"github.com/seed-16be0631/glane/pkg/nlp"
)

// RawText counts words of unlabelled text and makes a Lexicon of them.
type RawText struct {
	Dictionary map[string]bool // words that a dictionary has in lower case
	Function   map[string]bool // small words that names hold together
	Classes    [3]int          // how many fine, middle and coarse classes; default 512, 128, 32
	Vocabulary int             // how many words get a class; default 40000
	Rounds     int             // of exchanges; default 8

	ids    map[wordForm]int32
	forms  []wordForm
	counts []int32
	text   []int32 // words by number; -1 ends a sentence
	usage  map[string]*usage
}

type wordForm struct {
	norm    string
	capital bool
}

// usage is how often a word stands inside sentences, and there in lower case
// or not.
type usage struct{ lower, capital int32 }

// Add counts the words of d.
func (r *RawText) Add(d *nlp.Document) {
	if r.ids == nil {
		r.ids, r.usage = map[wordForm]int32{}, map[string]*usage{}
	}
	for _, s := range d.Sentences {
		for i := s.First; i < s.Last; i++ {
			t := d.Tokens[i]
			sh, _ := shapeOf(d.Surface(t.Span), &t)
			r.count(t.Norm, sh, i == s.First || i > s.First && d.Tokens[i-1].Kind == nlp.Punct)
		}
		r.text = append(r.text, -1)
	}
}

func (r *RawText) count(norm string, sh shape, first bool) {
	if sh == digits {
		norm = "0"
	}
	capital := sh != lower && sh != mark && sh != digits && sh != lowerElided
	u := r.usage[norm]
	if u == nil {
		u = &usage{}
		r.usage[norm] = u
	}
	switch {
	case !capital:
		u.lower++
	case !first:
		u.capital++
	case u.lower > 0 && u.lower > u.capital:
		capital = false // a sentence's beginning
	}
	form := wordForm{norm, capital}
	id, ok := r.ids[form]
	if !ok {
		id = int32(len(r.forms))
		r.ids[form] = id
		r.forms = append(r.forms, form)
		r.counts = append(r.counts, 0)
	}
	r.counts[id]++
	r.text = append(r.text, id)
}

// Lexicon makes the table.
func (r *RawText) Lexicon() *Lexicon {
	if r.Classes == [3]int{} {
		r.Classes = [3]int{512, 128, 32}
	}
	if r.Vocabulary == 0 {
		r.Vocabulary = 40000
	}
	if r.Rounds == 0 {
		r.Rounds = 8
	}
	var classes [3][]int32
	for k, n := range r.Classes {
		classes[k] = r.exchange(n)
	}
	info := map[wordForm]WordInfo{}
	for id, form := range r.forms {
		var w WordInfo
		if c := classes[0][id]; c >= 0 {
			w = WordInfo(c+1)&0x3FF | WordInfo(classes[1][id]+1)<<10 | WordInfo(classes[2][id]+1)<<18
		}
		info[form] = w
	}
	words := map[string]bool{}
	for w := range r.usage {
		words[w] = true
	}
	for w := range r.Dictionary {
		words[w] = true
	}
	for w := range r.Function {
		words[w] = true
	}
	sorted := make([]string, 0, len(words))
	for w := range words {
		sorted = append(sorted, w)
	}
	slices.Sort(sorted)
	var entries []lexiconEntry
	for _, w := range sorted {
		u := r.usage[w]
		common := WordInfo(0)
		if u != nil {
			if u.lower+u.capital == 0 {
				continue // only at beginnings
			}
			common = usageBits(u)
		}
		if r.Dictionary[w] {
			common |= dictionaryBit
		}
		if r.Function[w] {
			common |= functionBit
		}
		if u != nil && u.lower+u.capital < 2 && !r.Dictionary[w] {
			continue
		}
		h := hashString(w)
		for _, capital := range []bool{false, true} {
			entries = append(entries, lexiconEntry{lexiconHash(h, capital), info[wordForm{w, capital}] | common})
		}
	}
	return newLexicon(entries)
}

func usageBits(u *usage) WordInfo {
	share := float64(u.capital) / float64(u.lower+u.capital)
	ratio := 1
	for _, limit := range []float64{0.01, 0.05, 0.3, 0.7, 0.95, 0.99} {
		if share > limit {
			ratio++
		}
	}
	freq := 0
	for _, limit := range []int32{1, 3, 10, 50, 300, 3000, 20000} {
		if u.lower+u.capital > limit {
			freq++
		}
	}
	return WordInfo(ratio)<<24 | WordInfo(freq)<<27
}

// neighbours is a row of a sparse matrix of bigram counts.
type neighbours []struct{ id, n int32 }

// exchange sorts the frequent words into k classes so that a bigram model of
// classes explains the text best: each word in turn moves to the class where
// that is so, until the rounds are over. The rest have class -1.
func (r *RawText) exchange(k int) []int32 {
	order := make([]int32, len(r.forms))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortStableFunc(order, func(a, b int32) int { return cmp.Compare(r.counts[b], r.counts[a]) })
	n := min(len(order), r.Vocabulary)
	for n > 0 && r.counts[order[n-1]] < 2 {
		n--
	}
	rank := make([]int32, len(r.forms)+1) // of each form; n: rare, n+1: sentence edge
	for i := range rank {
		rank[i] = int32(n)
	}
	for i, id := range order[:n] {
		rank[id] = int32(i)
	}
	edge := int32(n + 1)
	left, right := r.bigrams(rank, edge)
	e := newExchange(k, n, left, right)
	for range r.Rounds {
		if e.round() < n/200 {
			break
		}
	}
	out := make([]int32, len(r.forms))
	for id := range out {
		out[id] = -1
		if rank[id] < int32(n) {
			out[id] = e.class[rank[id]]
		}
	}
	return out
}

// bigrams counts what stands left and right of each word.
func (r *RawText) bigrams(rank []int32, edge int32) (left, right []neighbours) {
	count := map[uint64]int32{}
	prev := edge
	for _, id := range r.text {
		w := edge
		if id >= 0 {
			w = rank[id]
		}
		if !(prev == edge && w == edge) {
			count[uint64(prev)<<32|uint64(w)]++
		}
		prev = w
	}
	pairs := make([]uint64, 0, len(count))
	for p := range count {
		pairs = append(pairs, p)
	}
	slices.Sort(pairs)
	left, right = make([]neighbours, edge+1), make([]neighbours, edge+1)
	for _, p := range pairs {
		a, b, n := int32(p>>32), int32(p), count[p]
		right[a] = append(right[a], struct{ id, n int32 }{b, n})
		left[b] = append(left[b], struct{ id, n int32 }{a, n})
	}
	return left, right
}

// exchange is the state of the classes. Classes k and k+1 are the rare words
// and the edge.
type exchange struct {
	k           int
	class       []int32
	left, right []neighbours
	pair        [][]int32 // how often class a stands before class b
	total       []int32   // of each class
	xlogx       []float64
}

func newExchange(k, n int, left, right []neighbours) *exchange {
	e := &exchange{k: k, left: left, right: right, class: make([]int32, n+2)}
	for i := range e.class {
		e.class[i] = int32(i % k)
	}
	e.class[n], e.class[n+1] = int32(k), int32(k+1)
	e.total = make([]int32, k+2)
	for range k + 2 {
		e.pair = append(e.pair, make([]int32, k+2))
	}
	for a, row := range right {
		for _, x := range row {
			e.pair[e.class[a]][e.class[x.id]] += x.n
			e.total[e.class[a]] += x.n
		}
	}
	e.xlogx = make([]float64, 1<<16)
	for i := 1; i < len(e.xlogx); i++ {
		e.xlogx[i] = float64(i) * math.Log(float64(i))
	}
	return e
}

func (e *exchange) xl(n int32) float64 {
	if n < 1<<16 {
		return e.xlogx[n]
	}
	return float64(n) * math.Log(float64(n))
}

// round moves every word once, and gives how many found a better class.
func (e *exchange) round() int {
	moved := 0
	before, after := make([]int32, e.k+2), make([]int32, e.k+2) // of the word, by class
	for w := 0; w < len(e.class)-2; w++ {
		var lc, rc []int32 // classes that stand left and right
		self, sum := int32(0), int32(0)
		for _, x := range e.left[w] {
			if int(x.id) == w {
				self = x.n
				continue
			}
			c := e.class[x.id]
			if before[c] == 0 {
				lc = append(lc, c)
			}
			before[c] += x.n
		}
		for _, x := range e.right[w] {
			sum += x.n
			if int(x.id) == w {
				continue
			}
			c := e.class[x.id]
			if after[c] == 0 {
				rc = append(rc, c)
			}
			after[c] += x.n
		}
		old := e.class[w]
		e.move(old, -1, lc, rc, before, after, self, sum)
		best, bestGain := old, e.gain(old, lc, rc, before, after, self, sum)
		for c := int32(0); c < int32(e.k); c++ {
			if c == old {
				continue
			}
			if g := e.gain(c, lc, rc, before, after, self, sum); g > bestGain+1e-9 {
				best, bestGain = c, g
			}
		}
		e.move(best, 1, lc, rc, before, after, self, sum)
		if best != old {
			moved++
			e.class[w] = best
		}
		for _, c := range lc {
			before[c] = 0
		}
		for _, c := range rc {
			after[c] = 0
		}
	}
	return moved
}

// move adds the word to class c, or takes it away with sign -1.
func (e *exchange) move(c, sign int32, lc, rc, before, after []int32, self, sum int32) {
	for _, l := range lc {
		e.pair[l][c] += sign * before[l]
	}
	for _, r := range rc {
		e.pair[c][r] += sign * after[r]
	}
	e.pair[c][c] += sign * self
	e.total[c] += sign * sum
}

// gain is how much better the text is explained with the word in class c.
func (e *exchange) gain(c int32, lc, rc, before, after []int32, self, sum int32) float64 {
	g := 0.0
	row := e.pair[c]
	for _, l := range lc {
		n := before[l]
		if l == c {
			n += after[c] + self
		}
		g += e.xl(e.pair[l][c]+n) - e.xl(e.pair[l][c])
	}
	for _, r := range rc {
		if r == c && before[c] > 0 {
			continue // counted above
		}
		n := after[r]
		if r == c {
			n += self
		}
		g += e.xl(row[r]+n) - e.xl(row[r])
	}
	return g - 2*(e.xl(e.total[c]+sum)-e.xl(e.total[c]))
}
