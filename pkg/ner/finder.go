package ner

import (
	"fmt"
	"slices"
	"sync"

	"github.com/seed-16be0631/glane/pkg/gazetteer"
	"github.com/seed-16be0631/glane/pkg/nlp"
)

// Config is what a Finder is made of.
type Config struct {
	Model *Model               // the tagger's weights
	Names *gazetteer.Gazetteer // the lists that the model was trained with
	User  *gazetteer.Gazetteer // the user's own names, which always win; may be nil

	// MinScore is the least score of a mention that the model finds; what is less
	// likely is left out, unless the document has it elsewhere.
	MinScore float64
}

// BestMinScore is the MinScore that gives the best F1: what is less likely than
// half of F1 costs more than it brings (Lewis, Evaluating and Optimizing
// Autonomous Text Classification Systems, 1995). On dev/gsd, news and
// synthetic-dev it gives 0.4, 0.1 and -0.1 points.
const BestMinScore = 0.4

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
	f.pool.New = func() any { return newWork(&f.c) }
	return f, nil
}

// work is the scratch space of one document.
type work struct {
	a      analysis
	x      *extractor
	lat    lattice
	margin float32  // see transitions.margin
	score  []scores // of a stretch of tokens
	loud   []bool   // of the tokens of a sentence
	sight  []sight
	cache  cache
}

func newWork(c *Config) *work {
	w := &work{lat: lattice{quick: true}, margin: c.Model.tr.margin()}
	w.x = newExtractor(&w.a, c.Names)
	w.lat.setTransitions(&c.Model.tr)
	return w
}

// Find gives the mentions of entities in d, in text order, disjoint.
func (f *Finder) Find(d *nlp.Document) []nlp.Mention {
	w := f.pool.Get().(*work)
	defer f.pool.Put(w)
	w.a.reset(d, f.c.Model.lexicon, f.c.Names)
	var out []nlp.Mention
	for k := range d.Sentences {
		s := &d.Sentences[k]
		w.listen(f.c.Model.gate, s)
		for i := s.First; i < s.Last; i++ {
			if !w.loud[i-s.First] {
				continue
			}
			first := i
			for i < s.Last && w.loud[i-s.First] {
				i++
			}
			out = f.stretch(w, s, first, i, out)
		}
	}
	out = w.weigh(out)
	for i := range out {
		out[i].Score = f.c.Model.calibration.apply(out[i].Score)
	}
	out = f.likely(d, out)
	return f.user(w, d, out)
}

// likely leaves out the mentions that are less likely than MinScore, unless the
// same name of the same kind is likely elsewhere in d.
func (f *Finder) likely(d *nlp.Document, found []nlp.Mention) []nlp.Mention {
	unlikely := func(m nlp.Mention) bool { return m.Score < f.c.MinScore }
	if !slices.ContainsFunc(found, unlikely) {
		return found
	}
	names := map[string]bool{}
	for _, m := range found {
		if !unlikely(m) {
			names[string(m.Kind)+d.Surface(m.Span)] = true
		}
	}
	return slices.DeleteFunc(found, func(m nlp.Mention) bool { return unlikely(m) && !names[string(m.Kind)+d.Surface(m.Span)] })
}

// stretch adds the mentions among tokens first to last of s, with words on both
// sides that name nothing.
func (f *Finder) stretch(w *work, s *nlp.Sentence, first, last int, out []nlp.Mention) []nlp.Mention {
	m := f.c.Model
	w.score = grow(w.score, last-first)
	chunk := int32(-1)
	var bag sums
	for i := first; i < last; i++ {
		sum := w.sum(m, s, i)
		if t := &w.a.tokens[i]; t.inBag() {
			if t.chunk != chunk {
				chunk, bag = t.chunk, sums{}
				m.add(&bag, w.x.bag(s, w.a.chunks[chunk]))
			}
			sum.plus(&bag)
		}
		m.scores(&sum, &w.score[i-first])
	}
	if plain(w.score, w.margin) {
		return out
	}
	e := edges{before: beginning, behind: last < s.Last}
	if first > s.First {
		e.before = Outside
	}
	path := w.lat.viterbi(&m.tr, w.score, e)
	if !slices.ContainsFunc(path, func(l Label) bool { return l != Outside }) {
		return out
	}
	w.lat.sum(w.score, e)
	for i := 0; i < len(path); i++ {
		if path[i] == Outside {
			continue
		}
		from := i
		for path[i].open() {
			i++
		}
		kind := nlp.EntityKinds[path[from].Kind()]
		start := first + from
		if kind == nlp.Person {
			start = w.behindTitle(start, first+i)
		}
		out = append(out, nlp.Mention{
			Span:  nlp.Span{Start: w.a.doc.Tokens[start].Start, End: w.a.doc.Tokens[first+i].End},
			Kind:  kind,
			Rule:  f.rule,
			Score: float64(w.lat.mentionProbability(path, from, i+1)),
		})
	}
	return out
}

// titles stand before a person's name and do not belong to it.
var titles = map[string]bool{
	"m": true, "mm": true, "mr": true, "mrs": true, "ms": true, "mme": true, "mmes": true, "mlle": true, "mlles": true,
	"madame": true, "mesdames": true, "monsieur": true, "messieurs": true, "mademoiselle": true,
	"dr": true, "docteur": true, "pr": true, "professeur": true, "me": true, "mgr": true, "monseigneur": true,
}

// behindTitle gives the token behind the titles that tokens first to last begin
// with; last is never one.
func (w *work) behindTitle(first, last int) int {
	for k := first; k < last && (titles[w.a.doc.Tokens[k].Norm] || k > first && w.a.doc.Tokens[k].Norm == "."); k++ {
		if w.a.doc.Tokens[k+1].Norm != "." {
			first = k + 1
		}
	}
	return first
}

// margin gives how much more than any other label Outside must score at every
// token for the best sequence to be without a name, whatever the transitions
// add: those of a mention of n tokens are n+1, at most 2n.
func (t *transitions) margin() float32 {
	top := float32(0)
	for p := range t {
		for _, x := range t[p] {
			top = max(top, x)
		}
	}
	return 2 * (top - min(t[Outside][Outside], t[beginning][Outside]))
}

// plain tells whether Outside scores more than any other label by margin at
// every token.
func plain(s []scores, margin float32) bool {
	for i := range s {
		limit := s[i][Outside] - margin
		for _, x := range s[i][1:] {
			if x > limit {
				return false
			}
		}
	}
	return true
}

func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n*5/4)[:n]
	}
	return s[:n]
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
