package gazetteer

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

// Looks are the kinds of words that letters tell apart.
const (
	LooksFirst = iota // a first name
	LooksLast         // a surname
	LooksPlace
	LooksOrganization
	LooksOther
	looks
)

// letters is a model of spelling: it tells what kind of name a word looks
// like, learnt from the words of the lists. A row of eight bytes for each
// group of letters: five weights, the rest unused.
type letters struct {
	rows string
	mask uint64
	unit float32
}

// maxGroup is how many letters a group has at most.
const maxGroup = 5

// Guess gives how likely a word is, by its letters, to be a first name, a
// surname, a place, an organisation or another name; the sum is 1. The word
// comes in lower case.
func (g *Gazetteer) Guess(word string) [looks]float32 {
	var out [looks]float32
	if g == nil || g.l.mask == 0 {
		return out
	}
	eachGroup(word, func(h uint64) {
		row := g.l.rows[(h&g.l.mask)*8:]
		for k := range out {
			out[k] += float32(int8(row[k])) * g.l.unit
		}
	})
	softmax(&out)
	return out
}

func softmax(x *[looks]float32) {
	top := slices.Max(x[:])
	sum := float32(0)
	for k := range x {
		x[k] = float32(math.Exp(float64(x[k] - top)))
		sum += x[k]
	}
	for k := range x {
		x[k] /= sum
	}
}

// eachGroup calls f with the hash of every group of letters of a word, its
// edges counting as letters.
func eachGroup(word string, f func(h uint64)) {
	var runes [34]rune
	n := 1
	runes[0] = '^'
	for _, r := range word {
		if n == len(runes)-1 {
			break
		}
		runes[n] = r
		n++
	}
	runes[n] = '$'
	n++
	for i := 0; i < n; i++ {
		h := uint64(offset64)
		for k := i; k < min(n, i+maxGroup); k++ {
			h = (h ^ uint64(runes[k])) * prime64
			f(h ^ h>>32)
		}
	}
}

// spelling is a word of the lists and what it is there.
type spelling struct {
	word string
	is   [looks]bool
}

// look gives the kind of words that the names of a class are, -1 for none.
func look(c Class, words int) int {
	switch prefix, _, _ := strings.Cut(c.Name, "."); {
	case strings.HasPrefix(c.Name, "PER.first"):
		return LooksFirst
	case c.Name == "PER.last" || c.Name == "PER.tail":
		return LooksLast
	case c.Name == "PER.known" && words == 1:
		return LooksLast
	case prefix == "LOC":
		return LooksPlace
	case prefix == "ORG":
		return LooksOrganization
	case prefix == "PRODUCT" || prefix == "WORK" || prefix == "EVENT" || prefix == "MISC":
		return LooksOther
	}
	return -1
}

// trainLetters learns the weights by gradient descent over all words, in
// alphabetical order mixed by their hash.
func trainLetters(words map[string]*spelling, buckets int) (rows []int8, unit float32) {
	list := make([]*spelling, 0, len(words))
	for _, w := range words {
		list = append(list, w)
	}
	slices.SortFunc(list, func(a, b *spelling) int {
		return cmp.Or(cmp.Compare(hashWord(a.word), hashWord(b.word)), strings.Compare(a.word, b.word))
	})
	w := make([][looks]float32, buckets)
	g := make([][looks]float32, buckets)
	mask := uint64(buckets - 1)
	var groups []uint64
	for range 6 {
		for _, s := range list {
			groups = groups[:0]
			eachGroup(s.word, func(h uint64) { groups = append(groups, h&mask) })
			var p [looks]float32
			for _, h := range groups {
				for k := range p {
					p[k] += w[h][k]
				}
			}
			softmax(&p)
			n := float32(0)
			for _, is := range s.is {
				if is {
					n++
				}
			}
			for k := range p {
				if s.is[k] {
					p[k] -= 1 / n
				}
			}
			for _, h := range groups {
				for k, d := range p {
					d += 1e-4 * w[h][k]
					g[h][k] += d * d
					w[h][k] -= 0.1 * d / (float32(math.Sqrt(float64(g[h][k]))) + 1e-3)
				}
			}
		}
	}
	top := float32(0)
	for h := range w {
		for _, x := range w[h] {
			top = max(top, float32(math.Abs(float64(x))))
		}
	}
	unit = top / 127
	rows = make([]int8, buckets*8)
	for h := range w {
		for k, x := range w[h] {
			rows[h*8+k] = int8(math.Round(float64(x / unit)))
		}
	}
	return rows, unit
}

// learn notes the words of a name of a class, for the model of spelling.
func (b *Builder) learn(words []string, class Class) {
	k := look(class, len(words))
	if k < 0 || len(words) > 3 || k >= LooksOrganization && len(words) > 1 {
		return
	}
	for _, w := range words {
		if utf8.RuneCountInString(w) < 3 {
			continue
		}
		s := b.spellings[w]
		if s == nil {
			s = &spelling{word: w}
			b.spellings[w] = s
		}
		s.is[k] = true
	}
}
