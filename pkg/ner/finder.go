package ner

import (
	"fmt"
	"sync"

	"github.com/seed-16be0631/glane/pkg/gazetteer"
	"github.com/seed-16be0631/glane/pkg/nlp"
)

// Config is what a Finder is made of.
type Config struct {
	Model *Model               // the tagger's weights
	Names *gazetteer.Gazetteer // the lists that the model was trained with
	User  *gazetteer.Gazetteer // the user's own names, which always win; may be nil
}

// Finder finds the names of a document. It is safe for concurrent use.
type Finder struct {
	c    Config
	rule string
	pool sync.Pool // of *work
}

// NewFinder gives a Finder.
func NewFinder(c Config) (*Finder, error) {
	if c.Model == nil {
		return nil, fmt.Errorf("ner: no model")
	}
	f := &Finder{c: c, rule: "model:" + c.Model.Get("lang")}
	f.pool.New = func() any {
		w := &work{}
		w.x = newExtractor(&w.a, c.Names)
		w.lat.setTransitions(&c.Model.tr)
		return w
	}
	return f, nil
}

// work is the scratch space of one document.
type work struct {
	a     analysis
	x     *extractor
	lat   lattice
	e     evidence
	score []scores   // of each token
	prob  []scores   // of each token
	own   [][]scores // prob, by sentence
}

// Find gives the mentions of entities in d, in text order, disjoint.
func (f *Finder) Find(d *nlp.Document) []nlp.Mention {
	w := f.pool.Get().(*work)
	defer f.pool.Put(w)
	m := f.c.Model
	w.a.reset(d, m.lexicon, f.c.Names)
	w.score = grow(w.score, len(d.Tokens))
	for k := range d.Sentences {
		s := &d.Sentences[k]
		for i := s.First; i < s.Last; i++ {
			w.x.token(s, i)
			m.score(w.x.out, &w.score[i])
		}
	}
	if manySentences(d) {
		f.reconsider(w)
	}
	var out []nlp.Mention
	for k := range d.Sentences {
		out = f.sentence(w, &d.Sentences[k], out)
	}
	return f.user(w, d, out)
}

// reconsider adds the document's evidence to the scores.
func (f *Finder) reconsider(w *work) {
	d := w.a.doc
	w.own = w.own[:0]
	w.prob = grow(w.prob, len(d.Tokens))
	for _, s := range d.Sentences {
		own := w.prob[s.First:s.Last]
		w.lat.probabilities(w.score[s.First:s.Last], own)
		w.own = append(w.own, own)
	}
	w.e.collect(&w.a, w.own)
	for k, s := range d.Sentences {
		for i := s.First; i < s.Last; i++ {
			w.e.features(w.x, k, i)
			var more scores
			f.c.Model.score(w.x.out, &more)
			for j, x := range more {
				w.score[i][j] += x
			}
		}
	}
}

func grow(s []scores, n int) []scores {
	if cap(s) < n {
		return make([]scores, n*5/4)[:n]
	}
	return s[:n]
}

// score adds up the weights of features.
func (m *Model) score(features []uint64, out *scores) {
	var sum sums
	for _, h := range features {
		m.add(&sum, h)
	}
	m.scores(&sum, out)
}

// probabilities fills out with the probability of each label of each token.
func (l *lattice) probabilities(s, out []scores) {
	l.sum(s)
	for i := range out {
		for j := range out[i] {
			out[i][j] = l.marginal(i, Label(j))
		}
	}
}

// probabilities looks at one sentence alone.
func (m *Model) probabilities(x *extractor, l *lattice, s *nlp.Sentence) []scores {
	score, out := make([]scores, s.Last-s.First), make([]scores, s.Last-s.First)
	for i := range score {
		x.token(s, s.First+i)
		m.score(x.out, &score[i])
	}
	l.probabilities(score, out)
	return out
}

func (f *Finder) sentence(w *work, s *nlp.Sentence, out []nlp.Mention) []nlp.Mention {
	n := s.Last - s.First
	score := w.score[s.First:s.Last]
	path := w.lat.viterbi(&f.c.Model.tr, score)
	quiet := true
	for _, l := range path {
		quiet = quiet && l == Outside
	}
	if quiet {
		return out
	}
	w.lat.sum(score)
	for i := 0; i < n; i++ {
		if path[i] == Outside {
			continue
		}
		first := i
		for path[i].open() {
			i++
		}
		span := nlp.Span{Start: w.a.doc.Tokens[s.First+first].Start, End: w.a.doc.Tokens[s.First+i].End}
		p := w.lat.mentionProbability(path, first, i+1)
		out = append(out, nlp.Mention{Span: span, Kind: nlp.EntityKinds[path[first].Kind()], Rule: f.rule, Score: float64(p)})
	}
	return out
}

// user adds the user's names; what they overlap goes.
func (f *Finder) user(w *work, d *nlp.Document, found []nlp.Mention) []nlp.Mention {
	if f.c.User == nil {
		return found
	}
	var own []nlp.Mention
	for i := 0; i < len(d.Tokens); i++ {
		var best gazetteer.Match
		var kind nlp.Kind
		f.c.User.Each(d, w.a.words, i, func(m gazetteer.Match) {
			if k := f.c.User.Alone(m); k != "" {
				best, kind = m, k
			}
		})
		if kind == "" {
			continue
		}
		span := nlp.Span{Start: d.Tokens[i].Start, End: d.Tokens[best.Last-1].End}
		own = append(own, nlp.Mention{Span: span, Kind: kind, Name: best.Name, Rule: "list:user", Score: 1})
		i = best.Last - 1
	}
	return merge(own, found)
}

// merge gives the mentions of winners, and those of others that overlap none,
// in text order.
func merge(winners, others []nlp.Mention) []nlp.Mention {
	if len(winners) == 0 {
		return others
	}
	var out []nlp.Mention
	k := 0
	for _, m := range others {
		for k < len(winners) && winners[k].End <= m.Start {
			out = append(out, winners[k])
			k++
		}
		if k < len(winners) && winners[k].Overlaps(m.Span) {
			continue
		}
		out = append(out, m)
	}
	return append(out, winners[k:]...)
}
