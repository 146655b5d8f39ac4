package pattern

import (
	"fmt"
	"sync"

	"github.com/seed-16be0631/glane/pkg/nlp"
)

// Hit is a mention that a rule of the top category found.
type Hit[T any] struct {
	First, Last int // tokens of the mention, Last excluded
	Value       T
	Verdict     Verdict // Read or Unreadable
	Rule        *Rule
}

// Find gives the hits in d, in order and without overlap. Where several rules
// begin, the longest match wins, then the rule that stands first in the table.
// It takes time linear in the tokens of d, and memory only for what it finds. A
// match of more than longestMatch tokens is not found.
func (s *Set[T]) Find(d *nlp.Document) []Hit[T] {
	hits, _ := s.find(d, s.top)
	return hits
}

// FindOnly gives the hits of another category than the top one.
func (s *Set[T]) FindOnly(d *nlp.Document, category string) []Hit[T] {
	for c := range s.cats {
		if s.cats[c].name == category {
			hits, _ := s.find(d, c)
			return hits
		}
	}
	return nil
}

func (s *Set[T]) find(d *nlp.Document, top int) (hits, refused []Hit[T]) {
	m := s.pool.get(s)
	defer s.pool.put(m)
	m.top = top
	m.number(d)
	for i := 0; i < len(m.ids); {
		if !m.canBegin(top, i) { // nearly every token
			i++
			continue
		}
		r, ok := m.longest(i)
		if !ok {
			i++
			continue
		}
		hit := Hit[T]{First: r.open, Last: r.close, Value: r.value, Verdict: r.verdict, Rule: &r.rule.Rule}
		if r.verdict == Nothing {
			refused = append(refused, hit)
			i = r.end
			continue
		}
		hits = append(hits, hit)
		i = max(r.close, i+1)
	}
	return hits, refused
}

// Why says which rule has an ID: its place in the table and its pattern.
func (s *Set[T]) Why(id string) []string {
	for c := range s.cats {
		for _, r := range s.cats[c].rules {
			if r.ID() == id {
				return []string{fmt.Sprintf("%s:%d %s: %s", r.Table, r.Line, r.Name, r.Pattern)}
			}
		}
	}
	return nil
}

// Refused gives, as refusals of mentions of a kind, the places where a rule of
// the top category says that the words mean nothing.
func (s *Set[T]) Refused(d *nlp.Document, kind nlp.Kind) []nlp.Refusal {
	var out []nlp.Refusal
	_, refused := s.find(d, s.top)
	for _, h := range refused {
		out = append(out, nlp.Refusal{
			Span: nlp.Span{Start: d.Tokens[h.First].Start, End: d.Tokens[h.Last-1].End},
			Kind: kind, Rule: h.Rule.ID(), Why: "a rule says that these words are none",
		})
	}
	return out
}

// matcher is the working memory of one Find.
type matcher[T any] struct {
	set     *Set[T]
	doc     *nlp.Document
	top     int
	ids     []int32 // one a token: the number of its word
	frames  []frame[T]
	stack   []capture[T] // of all frames
	asked   Match[T]     // what a reading is asked about
	start   int          // the token at which the match begins
	found   []result[T]  // of the categories being matched, the innermost's last
	results []result[T]  // of those that have been
	memos   []memo       // where in results, by category and distance from start
	reads   []readMemo   // by class and token, readSlots for each class
	round   uint32       // of the memos that count
}

// longestMatch is how many tokens a match may have. It keeps the time linear
// where a rule could go on for the whole text: "un an et un an et un an ...".
const longestMatch = 64

// frame is one rule being matched.
type frame[T any] struct {
	rule        *rule[T]
	first       int
	open, close int
	base        int // its captures begin here in the stack
	found       int // the results of its category begin here in m.found
}

// result is one way to match a category.
type result[T any] struct {
	end         int
	open, close int
	value       T
	verdict     Verdict
	rule        *rule[T]
}

// readMemo is what a class of Go read at the token before next.
type readMemo struct {
	next, end, n int
	ok           bool
}

// readSlots is how many tokens a class of Go remembers its readings of: most
// rules that begin with a number read the same one.
const readSlots = 8

// memo says which results a category has at a token.
type memo struct {
	round    uint32
	from, to int32
}

type pool[T any] struct{ p sync.Pool }

func (p *pool[T]) get(s *Set[T]) *matcher[T] {
	if m, ok := p.p.Get().(*matcher[T]); ok {
		return m
	}
	return &matcher[T]{set: s, memos: make([]memo, len(s.cats)*(longestMatch+1)), reads: make([]readMemo, s.reads*readSlots)}
}

func (p *pool[T]) put(m *matcher[T]) {
	m.doc, m.asked = nil, Match[T]{}
	p.p.Put(m)
}

func (m *matcher[T]) number(d *nlp.Document) {
	m.doc, m.ids = d, m.ids[:0]
	clear(m.reads)
	for i := range d.Tokens {
		if d.Tokens[i].Kind == nlp.Number {
			m.ids = append(m.ids, anyDigits)
			continue
		}
		m.ids = append(m.ids, m.set.words[d.Tokens[i].Norm])
	}
	m.forget()
}

// forget drops the results of the last start.
func (m *matcher[T]) forget() {
	clear(m.results)
	m.results = m.results[:0]
	if m.round++; m.round == 0 { // it has been round once
		clear(m.memos)
		m.round = 1
	}
}

// longest gives the best match that begins at token i. A rule may need words
// before its mention; a longer mention that begins behind those words wins.
func (m *matcher[T]) longest(i int) (best result[T], ok bool) {
	best, ok = m.best(i)
	if !ok || best.verdict == Nothing {
		return best, ok
	}
	for j := i + 1; j <= best.open; j++ {
		if r, ok := m.best(j); ok && r.close > best.close {
			best = r
		}
	}
	return best, true
}

func (m *matcher[T]) best(i int) (best result[T], ok bool) {
	if !m.canBegin(m.top, i) {
		return best, false
	}
	m.forget()
	m.start = i
	from, to := m.category(m.top, i)
	for k := from; k < to; k++ {
		r := &m.results[k]
		if !ok || r.end > best.end || r.end == best.end && r.rule.order < best.rule.order {
			best, ok = *r, true
		}
	}
	return best, ok
}

// canBegin tells whether a rule of category c begins with token i and goes on
// with the next.
func (m *matcher[T]) canBegin(c, i int) bool {
	s := &m.set.cats[c].byWord[m.ids[i]]
	return len(s.rules) > 0 && (s.next == nil || i+1 < len(m.ids) && s.next.has(m.ids[i+1]))
}

// category gives the results of category c at token i, as a range of m.results.
func (m *matcher[T]) category(c, i int) (from, to int) {
	if i-m.start > longestMatch || !m.canBegin(c, i) {
		return 0, 0
	}
	k := &m.memos[c*(longestMatch+1)+i-m.start]
	if k.round != m.round {
		from, to = m.match(c, i)
		*k = memo{m.round, int32(from), int32(to)}
	}
	return int(k.from), int(k.to)
}

// match tries the rules of category c at token i.
func (m *matcher[T]) match(c, i int) (from, to int) {
	// Rules below may add results of their own: gather this category's apart.
	depth, found := len(m.frames), len(m.found)
	for _, s := range m.set.cats[c].byWord[m.ids[i]].rules {
		if s.next != nil && (i+1 == len(m.ids) || !s.next.has(m.ids[i+1])) || m.isBehind(s.rule, i) {
			continue
		}
		m.frames = append(m.frames, frame[T]{rule: s.rule, first: i, open: i, close: -1, base: len(m.stack), found: found})
		m.run(0, i)
		m.stack = m.stack[:m.frames[depth].base]
		m.frames = m.frames[:depth]
	}
	from = len(m.results)
	m.results = append(m.results, m.found[found:]...)
	m.found = m.found[:found]
	return from, len(m.results)
}

// isBehind tells whether the word before token i forbids r, or is not the one
// that r needs.
func (m *matcher[T]) isBehind(r *rule[T], i int) bool {
	for k := range r.behind {
		in := &r.behind[k]
		stands := i > 0 && (!in.glued || m.doc.Glued(i)) && m.near(i) && m.endsAt(in, i)
		if stands != (in.y == 1) {
			return true
		}
	}
	return false
}

// longestBehind is how many tokens the phrases may have that a rule needs, or
// does not stand, before it.
const longestBehind = 3

// endsAt tells whether a word or phrase of in ends before token i.
func (m *matcher[T]) endsAt(in *instr, i int) bool {
	for from := i - 1; from >= max(0, i-longestBehind); from-- {
		if end, _, _, ok := m.token(in, from); ok && end == i {
			return true
		}
	}
	return false
}

// run follows the innermost frame's program from pc at token i, and adds every
// way to its end to m.found.
func (m *matcher[T]) run(pc, i int) {
	for {
		f := &m.frames[len(m.frames)-1]
		in := &f.rule.prog[pc]
		switch in.op {
		case opMatch:
			m.accept(i)
			return
		case opJump:
			pc = in.x
		case opOpen:
			f.open = i
			pc++
		case opClose:
			f.close = i
			pc++
		case opSplit:
			open, close, n := f.open, f.close, len(m.stack)
			m.run(in.x, i)
			m.back(open, close, n)
			pc = in.y
		case opNot:
			if _, _, _, ok := m.step(&f.rule.prog[pc+1], i); ok {
				return
			}
			pc += 2
		case opCat:
			if m.joins(in, i) {
				m.descend(pc, i)
			}
			return
		default:
			end, n, text, ok := m.step(in, i)
			if !ok {
				return
			}
			if in.role != noRole {
				m.stack = append(m.stack, capture[T]{role: in.role, first: i, last: end, n: n, text: text})
			}
			i = end
			pc++
		}
	}
}

// descend goes on behind every result of the category at pc.
func (m *matcher[T]) descend(pc, i int) {
	in := &m.frames[len(m.frames)-1].rule.prog[pc]
	from, to := m.category(in.x, i)
	for k := from; k < to; k++ {
		if m.results[k].verdict == Nothing {
			continue
		}
		end := m.results[k].end
		f := &m.frames[len(m.frames)-1]
		open, close, n := f.open, f.close, len(m.stack)
		if in.role != noRole {
			m.stack = append(m.stack, capture[T]{role: in.role, first: i, last: end, value: m.results[k].value})
		}
		m.run(pc+1, end)
		m.back(open, close, n)
	}
}

// back undoes what was noted on a way that has been followed to its end.
func (m *matcher[T]) back(open, close, captures int) {
	f := &m.frames[len(m.frames)-1]
	f.open, f.close = open, close
	m.stack = m.stack[:captures]
}

// accept asks the reading of the innermost frame.
func (m *matcher[T]) accept(end int) {
	f := &m.frames[len(m.frames)-1]
	for k := f.found; k < len(m.found); k++ {
		if m.found[k].rule == f.rule && m.found[k].end == end {
			return // found on a preferred way already
		}
	}
	m.asked = Match[T]{Doc: m.doc, Rule: &f.rule.Rule, First: f.first, Last: end, Args: f.rule.args, captures: m.stack[f.base:]}
	value, verdict := f.rule.reading(&m.asked)
	if verdict == Refuse {
		return
	}
	open, close := f.first, end
	if f.close >= 0 {
		open, close = f.open, f.close
	}
	m.found = append(m.found, result[T]{end: end, open: open, close: close, value: value, verdict: verdict, rule: f.rule})
}

// step matches one word or class at token i.
func (m *matcher[T]) step(in *instr, i int) (end, n int, text string, ok bool) {
	if !m.joins(in, i) {
		return 0, 0, "", false
	}
	return m.token(in, i)
}

// token matches one word or class at token i, whatever stands before it.
func (m *matcher[T]) token(in *instr, i int) (end, n int, text string, ok bool) {
	switch in.op {
	case opWord:
		return i + 1, 0, "", m.ids[i] == int32(in.x)
	case opNumeral:
		return i + 1, 0, "", m.doc.Tokens[i].Norm == in.text
	case opClass:
		return m.class(&m.set.classes[in.x], i)
	}
	return 0, 0, "", false
}

// joins tells whether token i may follow the one before it in a match.
func (m *matcher[T]) joins(in *instr, i int) bool {
	if i >= len(m.ids) || i-m.start >= longestMatch {
		return false
	}
	if in.glued {
		return m.doc.Glued(i)
	}
	return i == m.frames[len(m.frames)-1].first || m.near(i)
}

// near tells whether only blanks within a line, or within a hard-wrapped
// sentence, stand before token i.
func (m *matcher[T]) near(i int) bool {
	if i == 0 {
		return true
	}
	a, b := m.doc.Tokens[i-1].End, m.doc.Tokens[i].Start
	for k := a; k < b; k++ {
		if m.doc.Text[k] == '\n' {
			return m.doc.SentenceOf(i-1) == m.doc.SentenceOf(i)
		}
	}
	return true
}

func (m *matcher[T]) class(c *class, i int) (end, n int, text string, ok bool) {
	phrases := c.lists[c.index[m.ids[i]]]
	if m.ids[i] == anyDigits && len(c.numerals) > 0 {
		phrases = c.numerals[m.doc.Tokens[i].Norm]
	}
	for k := range phrases {
		if p := &phrases[k]; m.phrase(p, i) {
			return i + len(p.words), p.n, p.text, true
		}
	}
	if c.read == nil {
		return 0, 0, "", false
	}
	k := &m.reads[c.slot*readSlots+i%readSlots]
	if k.next != i+1 {
		k.next = i + 1
		k.end, k.n, k.ok = c.read(m.doc, i)
	}
	return k.end, k.n, "", k.ok
}

func (m *matcher[T]) phrase(p *phrase, i int) bool {
	if i+len(p.words) > len(m.ids) {
		return false
	}
	for k, w := range p.words {
		switch {
		case m.ids[i+k] != w.id || w.numeral != "" && m.doc.Tokens[i+k].Norm != w.numeral:
			return false
		case k > 0 && w.glued && !m.doc.Glued(i+k), k > 0 && !m.near(i+k):
			return false
		}
	}
	return true
}
