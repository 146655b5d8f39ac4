package timex

import (
	"slices"

	"github.com/seed-16be0631/glane/pkg/nlp"
)

// setting is what an expression is resolved against. It lives for one
// document; the fields of the second group are set for each expression.
type setting struct {
	doc   *nlp.Document
	tense *tenses
	ref   period   // the reference date, of any grain; noGrain when unknown
	told  []period // the last dates in the text, the last of all first, each of another grain
	story *int     // the year that the text speaks of, nil when unknown

	dayFirst bool // most dates have the day before the month

	first, last int  // the tokens of the expression, last excluded
	lean        side // that the word before it says: depuis
	bound       bool // find the date next to pivot, on the side towards
	pivot       day
	towards     side
	relative    bool // the reference date or a date in the text was needed
	fromText    bool
}

// side is before, at or after the date that something is relative to.
type side int8

const (
	before side = -1
	either side = 0
	after  side = 1

	surelyAfter side = 2 // whatever the tense says: pour le 2 décembre
)

// newSetting reads a reference date: 2025-02-12, 2025-02 or 2025.
func (f *Finder) newSetting(d *nlp.Document) *setting {
	s := &setting{doc: d, tense: f.tense}
	if p, ok := parsePoint(d.Anchor.Value); ok {
		s.ref = p
	}
	return s
}

// at makes s ready for the expression in the tokens from first to last.
func (s *setting) at(first, last int) {
	s.first, s.last = first, last
	s.bound, s.relative, s.fromText = false, false, false
}

// today is the reference date, when it is known to the day.
func (s *setting) today() (day, bool) {
	s.relative = true
	return s.ref.from, s.ref.grain == days
}

// place is where to look for a date of which the year, month or week is not said.
type place struct {
	from, to day // next to these days
	side     side
	sure     bool // the words say the side, or a verb beside the date; else only the tense of the clause
}

// near gives the place of a date on the side that a word says, if any does; ok
// is false when nothing is known.
func (s *setting) near(want side) (at place, ok bool) {
	if s.bound {
		return place{s.pivot, s.pivot, s.towards, true}, true
	}
	s.relative = true
	if s.ref.grain == noGrain {
		return place{}, false
	}
	at = place{from: s.ref.from, to: s.ref.to, side: want, sure: want != either}
	switch {
	case at.sure:
	case s.lean == before, s.lean == surelyAfter:
		at.side, at.sure = min(s.lean, after), true
	default:
		var away int
		at.side, away = s.tense.of(s.doc, s.first, s.last)
		at.sure = at.side != either && away <= closest
		if !at.sure && s.lean == after {
			at.side, at.sure = after, at.side == either
		}
	}
	return at, true
}

// base is what an expression is relative to: the reference date, or the last
// date in the text that is known to the grain g.
func (s *setting) base(fromText bool, g grain) (period, bool) {
	s.relative = true
	if fromText {
		for _, t := range s.told {
			if t.grain <= g || t.isWithin(g) {
				s.fromText = true
				return t, true
			}
		}
	}
	return s.ref, s.ref.grain != noGrain
}

// note remembers p for what follows it in the text.
func (s *setting) note(p period) {
	if p.vague {
		return
	}
	s.told = slices.DeleteFunc(s.told, func(t period) bool { return t.grain >= p.grain })
	s.told = slices.Insert(s.told, 0, p)
	if !s.relative {
		y, _, _ := p.from.civil()
		s.story = &y
	}
}

// storyYear gives the year that the text speaks of, where no reference date
// tells a better one: news speak of their own time.
func (s *setting) storyYear(want side, this bool) (int, bool) {
	if s.ref.grain != noGrain || s.bound || s.story == nil || want != either || this {
		return 0, false
	}
	s.relative, s.fromText = true, true
	return *s.story, true
}
