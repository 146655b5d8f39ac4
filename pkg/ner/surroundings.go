package ner

import (
	"unicode"
	"unicode/utf8"

	"github.com/seed-16be0631/glane/pkg/nlp"
)

// quotation is a stretch between two quotation marks of one sentence, the
// marks left out.
type quotation struct{ first, last int }

// quotations finds what stands in quotes in s.
func (a *analysis) quotations(s *nlp.Sentence) {
	open := -1
	for i := s.First; i < s.Last; i++ {
		switch a.doc.Tokens[i].Norm {
		case "«", "“", "„":
			open = i
			continue
		case "»", "”":
		case "\"":
			if open < 0 {
				open = i
				continue
			}
		default:
			continue
		}
		if open >= 0 && i > open+1 {
			n := int32(len(a.quotes))
			a.quotes = append(a.quotes, quotation{open + 1, i})
			for k := open + 1; k < i; k++ {
				a.tokens[k].quote = n
			}
		}
		open = -1
	}
}

// initials marks acronyms in brackets whose letters begin the words before,
// and those words: "Organisation mondiale de la santé (OMS)".
func (a *analysis) initials(s *nlp.Sentence) {
	for i := s.First + 2; i+1 < s.Last; i++ {
		if a.doc.Tokens[i-1].Norm != "(" || a.doc.Tokens[i+1].Norm != ")" {
			continue
		}
		acronym := a.doc.Surface(a.doc.Tokens[i].Span)
		n := utf8.RuneCountInString(acronym)
		if n < 2 || n > 8 || !a.tokens[i].isCapital() {
			continue
		}
		if first := a.spelt(acronym, s.First, i-2); first >= 0 {
			a.tokens[i].acronym = single + 1
			for k := first; k < i-1; k++ {
				a.tokens[k].acronym = inside + 1
			}
			a.tokens[first].acronym = begin + 1
			a.tokens[i-2].acronym = end + 1
		}
	}
}

// spelt gives where the words begin whose first letters, small words at will
// left out, spell acronym and that end with token last; -1 for nowhere.
func (a *analysis) spelt(acronym string, lowest, last int) int {
	k := last
	for len(acronym) > 0 {
		r, n := utf8.DecodeLastRuneInString(acronym)
		for {
			if k < lowest || last-k > 14 {
				return -1
			}
			t := &a.tokens[k]
			first, _ := utf8.DecodeRuneInString(a.doc.Tokens[k].Norm)
			if unaccented(first) == unaccented(unicode.ToLower(r)) && t.shape != mark {
				break
			}
			if !t.word.Function() && t.shape != lowerElided && a.doc.Tokens[k].Norm != "-" {
				return -1
			}
			k--
		}
		acronym = acronym[:len(acronym)-n]
		k--
	}
	return k + 1
}

func unaccented(r rune) rune {
	switch r {
	case 'é', 'è', 'ê':
		return 'e'
	case 'à', 'â':
		return 'a'
	case 'î':
		return 'i'
	case 'ô':
		return 'o'
	}
	return r
}

// surroundings emits what quotes, brackets, enumerations and the words nearby
// tell.
func (x *extractor) surroundings(s *nlp.Sentence, i int, t *token) {
	if t.acronym > 0 {
		x.f2(160, uint64(t.acronym), uint64(t.shape))
	}
	if t.quote >= 0 {
		x.quotation(s, i, t)
	}
	if t.chunk >= 0 && t.isCapital() {
		x.neighbours(s, i, t)
	}
}

func (x *extractor) quotation(s *nlp.Sentence, i int, t *token) {
	q := x.a.quotes[t.quote]
	part := uint64(2)
	switch {
	case q.last == q.first+1:
		part = 4
	case i == q.first:
		part = 1
	case i == q.last-1:
		part = 3
	}
	size := uint64(min(q.last-q.first, 12))
	if size > 5 {
		size = 5 + size/4
	}
	first, last := &x.a.tokens[q.first], &x.a.tokens[q.last-1]
	capital := flag(first.isCapital() || first.shape == upperElided || first.shape == digits)
	x.f3(161, part, size, capital)
	x.f3(162, part, size, uint64(t.shape))
	before, after := &edge, &edge
	if q.first-2 >= s.First {
		before = &x.a.tokens[q.first-2]
	}
	if q.last+1 < s.Last {
		after = &x.a.tokens[q.last+1]
	}
	x.f3(163, part, before.norm, capital)
	x.f3(164, part, after.norm, capital)
	x.f3(165, part, before.word.fine(), capital)
	x.f3(166, part, uint64(last.shape), size<<1|capital)
	h1, _ := x.heads(s, q.first-1)
	x.f3(167, part, h1.norm, capital)
	x.f3(168, part, h1.word.middle(), capital<<8|size)
}

// neighbours emits the list kinds of the runs of capitals before and behind,
// when at most two small tokens stand between: enumerations name things of one
// kind.
func (x *extractor) neighbours(s *nlp.Sentence, i int, t *token) {
	c := x.a.chunks[t.chunk]
	if k := int(t.chunk) - 1; k >= 0 {
		p := x.a.chunks[k]
		if p.first >= s.First && c.first-p.last <= 2 {
			x.neighbour(170, t, &x.a.tokens[p.last-1], x.a.tokens[p.last].norm, uint64(c.first-p.last))
		}
	}
	if k := int(t.chunk) + 1; k < len(x.a.chunks) {
		n := x.a.chunks[k]
		if n.last <= s.Last && n.first-c.last <= 2 {
			x.neighbour(175, t, &x.a.tokens[n.first], x.a.tokens[c.last].norm, uint64(n.first-c.last))
		}
	}
}

func (x *extractor) neighbour(id uint64, t, other *token, between, distance uint64) {
	kinds := uint64(x.kindsOf(other.longest))
	x.f3(id, kinds, between, distance)
	x.f3(id+1, kinds, uint64(x.kindsOf(t.longest)), between)
	x.f3(id+2, other.word.fine(), between, distance)
}

// bag gives the features of the words with a meaning around a run of capitals:
// in a report on a match, a country is a side. They are the same for all
// capitalised words of the run.
func (x *extractor) bag(s *nlp.Sentence, c chunk) []uint64 {
	x.clear()
	kinds := uint64(x.kindsOf(x.a.tokens[c.first].longest))
	for k := max(s.First, c.first-10); k < min(s.Last, c.last+10); k++ {
		w := &x.a.tokens[k]
		if w.shape != lower || w.word.Function() || w.word.frequent() {
			continue
		}
		x.f2(180, w.norm, kinds)
		x.f2(181, w.norm, 0)
		x.f2(182, w.word.fine(), kinds)
	}
	return x.out
}

// inBag tells whether t has the features of its run's bag.
func (t *token) inBag() bool { return t.chunk >= 0 && t.isCapital() }
