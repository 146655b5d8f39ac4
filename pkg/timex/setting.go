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
	ref   period // the reference date, of any grain; noGrain when unknown
	told  []told // the last dates in the text, each finer than those behind it
	story story  // the year that the text speaks of

	first, last int  // the tokens of the expression, last excluded
	sentence    int  // and its sentence
	bound       bool // find the date next to pivot, on the side towards
	pivot       day
	towards     side
	relative    bool // the reference date or a date in the text was needed
	fromText    bool
}

// told is a date that the text gave before.
type told struct {
	period
	sentence int
}

// side is before, at or after the date that something is relative to.
type side int8

const (
	before side = -1
	either side = 0
	after  side = 1
)

// story is the year that the text around speaks of.
type story struct {
	year     int
	sentence int // that named it
	known    bool
}

// newSetting reads a reference date: 2025-02-12, 2025-02 or 2025.
func (f *Finder) newSetting(d *nlp.Document) *setting {
	p, _ := parsePoint(d.Anchor.Value)
	return &setting{doc: d, tense: f.tense, ref: p}
}

// at makes s ready for the expression in the tokens from first to last.
func (s *setting) at(first, last int) {
	s.first, s.last, s.sentence = first, last, s.doc.SentenceOf(first)
	s.bound, s.relative, s.fromText = false, false, false
}

// today is the reference date, when it is known to the day.
func (s *setting) today() (day, bool) {
	s.relative = true
	return s.ref.from, s.ref.grain == days
}

// near gives the date next to which a date lies whose year is not said, and the
// side on which to look: the one that a word says, or the tense of the clause.
func (s *setting) near(want side) (from, to day, on side, ok bool) {
	if s.bound {
		return s.pivot, s.pivot, s.towards, true
	}
	s.relative = true
	if want == either && s.ref.grain != noGrain {
		want = s.tense.of(s.doc, s.first, s.last)
	}
	return s.ref.from, s.ref.to, want, s.ref.grain != noGrain
}

// base is what an expression is relative to: the reference date, or the last
// date in the text that is known to the grain g.
func (s *setting) base(fromText bool, g grain) (period, bool) {
	s.relative = true
	if fromText {
		for _, t := range s.told {
			if t.grain <= g || t.isWithin(g) {
				s.fromText = true
				return t.period, true
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
	s.told = slices.DeleteFunc(s.told, func(t told) bool { return t.grain >= p.grain })
	s.told = slices.Insert(s.told, 0, told{p, s.sentence})
	if !s.relative {
		y, _, _ := p.from.civil()
		s.story = story{year: y, sentence: s.sentence, known: true}
	}
}

// storyYear gives the year that the text speaks of, where it is another than
// the reference date's.
func (s *setting) storyYear(want side, this bool) (int, bool) {
	if s.bound || !s.story.known || want != either || this {
		return 0, false
	}
	if s.ref.grain != noGrain {
		y, _, _ := s.ref.from.civil()
		if d := y - s.story.year; d < 2 || s.sentence-s.story.sentence > 1 {
			return 0, false
		}
	}
	s.relative, s.fromText = true, true
	return s.story.year, true
}
