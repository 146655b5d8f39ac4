package timex

import "github.com/seed-16be0631/glane/pkg/nlp"

// setting is what an expression is resolved against. It lives for one
// document; the fields of the second group are set for each expression.
type setting struct {
	ref   period // the reference date, of any grain; noGrain when unknown
	prev  period // the last date in the text that was resolved
	story story  // the year that the text speaks of

	at       int  // the sentence
	side     side // where the clause says that its dates lie
	bound    bool // find the date next to pivot, on the side towards
	pivot    day
	towards  side
	relative bool // the reference date or a date in the text was needed
	fromText bool
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
func newSetting(a nlp.Anchor) *setting {
	p, _ := parsePoint(a.Value)
	return &setting{ref: p}
}

// today is the reference date, when it is known to the day.
func (s *setting) today() (day, bool) {
	s.relative = true
	return s.ref.from, s.ref.grain == days
}

// near gives the day next to which a date lies whose year is not said, and the
// side on which to look.
func (s *setting) near(want side) (from, to day, on side, ok bool) {
	if s.bound {
		return s.pivot, s.pivot, s.towards, true
	}
	s.relative = true
	if want == either {
		want = s.side
	}
	return s.ref.from, s.ref.to, want, s.ref.grain != noGrain
}
