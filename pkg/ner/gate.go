package ner

import (
	"math"
	"math/rand/v2"
	"slices"

	"github.com/seed-16be0631/glane/pkg/nlp"
)

// Most tokens are far from naming anything. A gate is a small linear model that
// lets through the few that are worth all the tagger's features: it errs, on
// text that it has not seen, on one token of names in a thousand or so. The
// others are taken to name nothing.
type gate struct {
	Weights [gateSize]int8
	Limit   int32 // a token whose weights sum up to less names nothing
}

const (
	gateSize = 1 << 16 // places for weights; features share them at times

	distant = 9 // tokens from which on a capital is out of sight
)

// gateFeatures are the places of a token's weights.
type gateFeatures [14]uint16

// sight is how many tokens are between a token and the capitals around it, at
// most distant.
type sight struct{ back, ahead uint8 }

// sights fills in the sight of the tokens of s.
func (x *extractor) sights(s *nlp.Sentence, out []sight) {
	d := uint8(distant)
	for i := range out {
		if x.a.tokens[s.First+i].chunk >= 0 {
			d = 0
		}
		out[i].back = d
		d = min(distant, d+1)
	}
	d = distant
	for i := len(out) - 1; i >= 0; i-- {
		if x.a.tokens[s.First+i].chunk >= 0 {
			d = 0
		}
		out[i].ahead = d
		d = min(distant, d+1)
	}
}

// gate fills in the features of token i of s.
func (x *extractor) gate(s *nlp.Sentence, i int, at sight, out *gateFeatures) {
	p1, t, n1 := x.at(s, i-1), x.at(s, i), x.at(s, i+1)
	sh := uint64(t.shape)<<1 | flag(t.first)
	far := uint64(at.back)<<4 | uint64(at.ahead)
	near := uint64(min(at.back, 3))<<2 | uint64(min(at.ahead, 3))
	quoted := uint64(0)
	if t.quote >= 0 {
		q := x.a.quotes[t.quote]
		quoted = 1 + uint64(min(q.last-q.first, 12))<<1 | flag(x.a.tokens[q.first].isCapital())
	}
	kinds := uint64(x.kindsOf(t.longest))<<8 | uint64(x.kindsOf(t.lists[single]))
	for k, h := range [len(out)]uint64{
		mix(sh, far),
		mix(mix(sh, far), t.word.usage()),
		t.norm,
		mix(t.norm, near),
		mix(t.suffix[2], sh),
		mix(t.suffix[2], near),
		mix(mix(p1.norm, sh), near),
		mix(mix(n1.norm, sh), near),
		mix(p1.norm, t.norm),
		mix(t.norm, n1.norm),
		mix(mix(kinds, uint64(t.part)), sh),
		mix(quoted, sh),
		mix(mix(uint64(t.word.middle()), near), 1),
		mix(uint64(t.acronym)<<8|uint64(n1.shape)<<4|uint64(p1.shape), sh),
	} {
		out[k] = uint16(mix(h, uint64(k)*0x9E3779B97F4A7C15) >> 24)
	}
}

func (g *gate) sum(f *gateFeatures) int32 {
	sum := int32(0)
	for _, k := range f {
		sum += int32(g.Weights[k])
	}
	return sum
}

const (
	gatePasses = 3
	gateHide   = 0.2  // how often what a word is is hidden, so that new words are judged by the rest
	gateLoss   = 0.01 // share of the names' tokens that may stay outside
	gateFewest = 2000 // names' tokens that tell what that share is
)

// gateExample is a token with its place among names, or not.
type gateExample struct {
	f      gateFeatures
	inside bool
}

// trainGate makes a gate of annotated documents. Every tenth document is held
// out, to set the limit; with few of them everything is let through.
func (t *trainer) trainGate(docs []*nlp.Document) *gate {
	var train, held []gateExample
	var a analysis
	x := newExtractor(&a, t.Names)
	var at []sight
	for k, d := range docs {
		a.reset(d, t.Lexicon, t.Names)
		gold := encode(d, d.Mentions)
		for n := range d.Sentences {
			s := &d.Sentences[n]
			at = grow(at, s.Last-s.First)
			x.sights(s, at)
			for i := s.First; i < s.Last; i++ {
				e := gateExample{inside: gold[i] != Outside}
				x.gate(s, i, at[i-s.First], &e.f)
				if k%10 == 9 {
					held = append(held, e)
				} else {
					train = append(train, e)
				}
			}
		}
	}
	g := fitGate(train, rand.New(rand.NewPCG(t.Seed, 2)))
	g.setLimit(held)
	return g
}

// fitGate is logistic regression by AdaGrad.
func fitGate(examples []gateExample, random *rand.Rand) *gate {
	var w, squares [gateSize]float32
	for range gatePasses {
		random.Shuffle(len(examples), func(i, j int) { examples[i], examples[j] = examples[j], examples[i] })
		for k := range examples {
			e := &examples[k]
			f := e.f[:]
			if random.Float64() < gateHide {
				f = slices.Concat(e.f[:2], e.f[4:8], e.f[10:])
			}
			z := float32(0)
			for _, i := range f {
				z += w[i]
			}
			d := float32(sigmoid(float64(z)))
			if e.inside {
				d--
			}
			for _, i := range f {
				squares[i] += d * d
				w[i] -= 0.1 * d / (float32(math.Sqrt(float64(squares[i]))) + 1e-3)
			}
		}
	}
	top := float32(0)
	for _, v := range w {
		top = max(top, v, -v)
	}
	g := &gate{}
	if top > 0 {
		for i, v := range w {
			g.Weights[i] = int8(math.Round(float64(v / top * 127)))
		}
	}
	return g
}

// setLimit lets all but gateLoss of the tokens of names in held through.
func (g *gate) setLimit(held []gateExample) {
	var sums []int32
	for k := range held {
		if held[k].inside {
			sums = append(sums, g.sum(&held[k].f))
		}
	}
	if len(sums) < gateFewest {
		g.Limit = math.MinInt32
		return
	}
	slices.Sort(sums)
	g.Limit = sums[int(gateLoss*float64(len(sums)))]
}

// listen fills loud with the tokens of s that the gate lets through, and those
// alone between two of them.
func (w *work) listen(g *gate, s *nlp.Sentence) {
	n := s.Last - s.First
	w.loud, w.sight = grow(w.loud, n), grow(w.sight, n)
	w.x.sights(s, w.sight)
	var f gateFeatures
	for i := range n {
		w.loud[i] = false
		if w.a.tokens[s.First+i].web { // a #hashtag names nothing
			continue
		}
		w.x.gate(s, s.First+i, w.sight[i], &f)
		w.loud[i] = g.sum(&f) >= g.Limit
		if i > 1 && w.loud[i] && w.loud[i-2] && !w.loud[i-1] && !w.a.tokens[s.First+i-1].web {
			w.loud[i-1] = true
		}
	}
}
