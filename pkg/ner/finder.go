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
	score []scores
}

// Find gives the mentions of entities in d, in text order, disjoint.
func (f *Finder) Find(d *nlp.Document) []nlp.Mention {
	w := f.pool.Get().(*work)
	defer f.pool.Put(w)
	w.a.reset(d, f.c.Model.lexicon, f.c.Names)
	var out []nlp.Mention
	for k := range d.Sentences {
		out = f.sentence(w, &d.Sentences[k], out)
	}
	return f.user(w, d, out)
}

func (f *Finder) sentence(w *work, s *nlp.Sentence, out []nlp.Mention) []nlp.Mention {
	n := s.Last - s.First
	if cap(w.score) < n {
		w.score = make([]scores, n)
	}
	score := w.score[:n]
	for i := range score {
		w.x.token(s, s.First+i)
		var sum sums
		for _, h := range w.x.out {
			f.c.Model.add(&sum, h)
		}
		f.c.Model.scores(&sum, &score[i])
	}
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
