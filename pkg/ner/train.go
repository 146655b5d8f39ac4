package ner

import (
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"slices"

	"github.com/seed-16be0631/glane/pkg/gazetteer"
	"github.com/seed-16be0631/glane/pkg/nlp"
)

// Training is how a model is made. Zero numbers mean the default.
type Training struct {
	Lexicon  *Lexicon
	Names    *gazetteer.Gazetteer
	Raw      []*nlp.Document // short unlabelled documents, for more rounds
	Rounds   int             // how often the model labels Raw and is trained again with it
	Sure     float64         // the least score of a mention in Raw that is believed; default 0.75
	Passes   int             // over the documents; default 7
	Runs     int             // whose weights are averaged; default 1
	Rate     float64         // first step of AdaGrad; default 0.1
	Decay    float64         // pull of a weight towards 0 at each step; default 0.001 of it
	Features int             // how many features are kept; the smallest weights go; default 220000
	MinCount int             // features seen in fewer tokens are not used; default 2
	Drop     [groups]float64 // how often a group of features is hidden from a sentence; default 0.2 for the word, 0.1 for lists
	Dropout  float64         // how often a single feature is hidden; default 0.3
	Seed     uint64
	Log      io.Writer      // one line a pass
	After    func(m *Model) // called after each round; may be nil
}

// instance is one sentence.
type instance struct {
	feats  []int32             // of all tokens
	bounds [][groups + 1]int32 // of each token, into feats
	gold   []Label
}

// trainer is the state of a training.
type trainer struct {
	Training
	ids    map[uint64]int32
	keys   []uint64
	count  []int32 // of tokens that have it
	data   []instance
	w, g   []scores // weights and sums of squared gradients, by feature
	tw, tg transitions
	avg    []scores
	tavg   transitions
	nAvg   int
	lat    lattice
	random *rand.Rand
	score  []scores
	hidden [groups]bool
	chosen []int32 // features of the sentence that are not hidden
	upTo   []int   // of each token, the end of its features among them; 0 first
}

// Train makes a model of annotated documents, which have tokens, sentences and
// mentions.
func (c Training) Train(docs []*nlp.Document) (*Model, error) {
	c.defaults()
	var more []*nlp.Document
	for round := 0; ; round++ {
		m, err := c.train(slices.Concat(docs, more))
		if err != nil || round == c.Rounds {
			return m, err
		}
		if more, err = c.label(m); err != nil {
			return nil, err
		}
	}
}

// train is one round.
func (c *Training) train(docs []*nlp.Document) (*Model, error) {
	t := &trainer{Training: *c, random: rand.New(rand.NewPCG(c.Seed, 1))}
	t.read(docs)
	if len(t.data) == 0 {
		return nil, fmt.Errorf("no sentences to train on")
	}
	t.fit()
	for range t.Runs - 1 {
		avg, tavg, n := t.avg, t.tavg, t.nAvg
		t.fit()
		t.include(avg, &tavg, n)
	}
	m := t.model(t.trainGate(docs))
	if t.After != nil {
		t.After(m)
	}
	return m, nil
}

// include adds the sums of another run.
func (t *trainer) include(avg []scores, tavg *transitions, n int) {
	for f := range avg {
		for j, x := range avg[f] {
			t.avg[f][j] += x
		}
	}
	for p := range tavg {
		for j, x := range tavg[p] {
			t.tavg[p][j] += x
		}
	}
	t.nAvg += n
}

// fit trains new weights on all instances.
func (t *trainer) fit() {
	order := make([]int, len(t.data))
	for i := range order {
		order[i] = i
	}
	n := len(t.keys)
	t.w, t.g, t.avg, t.nAvg = make([]scores, n), make([]scores, n), make([]scores, n), 0
	t.tw, t.tg, t.tavg = transitions{}, transitions{}, transitions{}
	for pass := 1; pass <= t.Passes; pass++ {
		t.random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		loss := 0.0
		for _, k := range order {
			loss += t.step(&t.data[k])
		}
		if pass > t.Passes/3 {
			t.average()
		}
		if t.Log != nil {
			fmt.Fprintf(t.Log, "pass %d of %d: loss %.4f a sentence\n", pass, t.Passes, loss/float64(len(order)))
		}
	}
}

func (c *Training) defaults() {
	set := func(x *float64, value float64) {
		if *x == 0 {
			*x = value
		}
	}
	count := func(x *int, value int) {
		if *x == 0 {
			*x = value
		}
	}
	set(&c.Sure, 0.75)
	set(&c.Rate, 0.1)
	set(&c.Decay, 0.001)
	set(&c.Dropout, 0.3)
	set(&c.Drop[groupWord], 0.2)
	set(&c.Drop[groupList], 0.1)
	count(&c.Passes, 7)
	count(&c.Runs, 1)
	count(&c.MinCount, 2)
	count(&c.Features, defaultFeatures)
}

// read makes the instances: features are counted first, the rare ones left out.
func (t *trainer) read(docs []*nlp.Document) {
	count := map[uint64]int32{}
	t.each(docs, func(x *extractor, s *nlp.Sentence, gold []Label) {
		for i := s.First; i < s.Last; i++ {
			x.all(s, i, func(_ int, features []uint64) {
				for _, f := range features {
					count[f]++
				}
			})
		}
	})
	t.ids = map[uint64]int32{}
	t.each(docs, func(x *extractor, s *nlp.Sentence, gold []Label) {
		in := instance{gold: gold[s.First:s.Last:s.Last]}
		for i := s.First; i < s.Last; i++ {
			var b [groups + 1]int32
			x.all(s, i, func(group int, features []uint64) {
				b[group] = int32(len(in.feats))
				for _, f := range features {
					if n := count[f]; n >= int32(t.MinCount) {
						in.feats = append(in.feats, t.id(f, n))
					}
				}
			})
			b[groups] = int32(len(in.feats))
			in.bounds = append(in.bounds, b)
		}
		in.feats = slices.Clip(in.feats)
		t.data = append(t.data, in)
	})
}

// id gives the number of a feature that was seen in n tokens.
func (t *trainer) id(f uint64, n int32) int32 {
	id, ok := t.ids[f]
	if !ok {
		id = int32(len(t.keys))
		t.ids[f] = id
		t.keys = append(t.keys, f)
		t.count = append(t.count, n)
	}
	return id
}

func (t *trainer) each(docs []*nlp.Document, f func(x *extractor, s *nlp.Sentence, gold []Label)) {
	var a analysis
	x := newExtractor(&a, t.Names)
	for _, d := range docs {
		a.reset(d, t.Lexicon, t.Names)
		gold := encode(d, d.Mentions)
		for k := range d.Sentences {
			f(x, &d.Sentences[k], gold)
		}
	}
}

// step moves the weights along the gradient of one sentence, and gives its loss.
func (t *trainer) step(in *instance) float64 {
	n := len(in.gold)
	if cap(t.score) < n {
		t.score = make([]scores, n)
	}
	s := t.score[:n]
	for g := range t.hidden {
		t.hidden[g] = t.Drop[g] > 0 && t.random.Float64() < t.Drop[g]
	}
	t.hidden[groupPair] = t.hidden[groupWord] // they tell the word
	t.choose(in)
	for i := range s {
		s[i] = scores{}
		for _, f := range t.chosen[t.upTo[i]:t.upTo[i+1]] {
			w := &t.w[f]
			for j := range w {
				s[i][j] += w[j]
			}
		}
	}
	t.lat.setTransitions(&t.tw)
	loss := t.lat.sum(s, whole)
	prev := Label(beginning)
	for i, l := range in.gold {
		loss -= float64(s[i][l] + t.tw[prev][l])
		prev = l
	}
	rate, decay := float32(t.Rate), float32(t.Decay)
	t.stepTransitions(in, rate)
	for i := range s {
		var grad scores
		var live [labels]int
		m := 0
		for j := range grad {
			p := t.lat.marginal(i, Label(j))
			if Label(j) == in.gold[i] {
				p -= 1
			}
			if p > 1e-4 || p < -1e-4 {
				grad[j] = p
				live[m] = j
				m++
			}
		}
		if m == 0 {
			continue
		}
		for _, f := range t.chosen[t.upTo[i]:t.upTo[i+1]] {
			w, gg := &t.w[f], &t.g[f]
			for _, j := range live[:m] {
				d := grad[j] + decay*w[j]
				gg[j] += d * d
				w[j] -= rate * d / float32(math.Sqrt(float64(gg[j]))+1e-3)
			}
		}
	}
	return loss
}

// choose fills chosen with the features of a sentence that are not hidden this
// time.
func (t *trainer) choose(in *instance) {
	limit := uint64(t.Dropout * (1 << 16))
	t.chosen, t.upTo = t.chosen[:0], append(t.upTo[:0], 0)
	bits, left := uint64(0), 0
	for i := range in.gold {
		for g := 0; g < groups; g++ {
			if t.hidden[g] {
				continue
			}
			feats := in.feats[in.bounds[i][g]:in.bounds[i][g+1]]
			if limit == 0 {
				t.chosen = append(t.chosen, feats...)
				continue
			}
			for _, f := range feats {
				if left == 0 {
					bits, left = t.random.Uint64(), 4
				}
				if bits&0xFFFF >= limit {
					t.chosen = append(t.chosen, f)
				}
				bits >>= 16
				left--
			}
		}
		t.upTo = append(t.upTo, len(t.chosen))
	}
}

func (t *trainer) stepTransitions(in *instance, rate float32) {
	var grad transitions
	l := &t.lat
	for _, j := range starts {
		grad[beginning][j] += l.marginal(0, j)
	}
	for i := 1; i < len(in.gold); i++ {
		next := l.beta[i]
		for j := range next {
			next[j] *= l.exp[i][j] * l.scale[i]
		}
		for p := Outside; p < labels; p++ {
			a := l.alpha[i-1][p]
			if a < 1e-6 {
				continue
			}
			for j := Outside; j < labels; j++ {
				if j.follows(p) {
					grad[p][j] += a * l.tr[p][j] * next[j]
				}
			}
		}
	}
	prev := Label(beginning)
	for _, g := range in.gold {
		grad[prev][g]--
		prev = g
	}
	for p := range grad {
		for j, d := range grad[p] {
			if d > 1e-5 || d < -1e-5 {
				t.tg[p][j] += d * d
				t.tw[p][j] -= rate * d / float32(math.Sqrt(float64(t.tg[p][j]))+1e-3)
			}
		}
	}
}

func (t *trainer) average() {
	t.nAvg++
	for f := range t.w {
		for j := range t.w[f] {
			t.avg[f][j] += t.w[f][j]
		}
	}
	for p := range t.tw {
		for j := range t.tw[p] {
			t.tavg[p][j] += t.tw[p][j]
		}
	}
}

// model gives the weights so far, averaged.
func (t *trainer) model(g *gate) *Model {
	w, tr, n := t.w, t.tw, float32(1)
	if t.nAvg > 0 {
		w, tr, n = t.avg, t.tavg, float32(t.nAvg)
	}
	for p := range tr {
		for j := range tr[p] {
			tr[p][j] /= n
		}
	}
	// with all features in sight each one counts for less
	return newModel(t.keys, t.count, w, n/float32(1-t.Dropout), &tr, g, t.Lexicon, t.Features)
}
