package timex

// expr is what a date expression says, before it is known what it is relative
// to. in gives the period that it means in the setting s, or the reason why it
// means none.
type expr interface {
	in(s *setting) (p period, reason string)
}

// The reasons why an expression has no value.
const (
	noSuchDay   = "no such day"
	noReference = "no reference date"
	outOfRange  = "out of range"
)

// fixed is a period that needs no setting: 2015, the 19th century.
type fixed struct{ p period }

func (e fixed) in(*setting) (period, string) { return e.p, "" }

// unknown is some days ago: a date, but nobody can say which.
type unknown struct{}

func (unknown) in(s *setting) (period, string) {
	s.relative = true
	return period{}, "no such amount"
}

// undated is a day of a calendar of which the year is needed and not said.
type undated struct{}

func (undated) in(*setting) (period, string) { return period{}, "no year" }

// open has no end, or no beginning: 2012 ou plus tard.
type open struct {
	of expr
	on side
}

func (e open) in(s *setting) (period, string) {
	p, reason := e.of.in(s)
	if reason != "" {
		return p, reason
	}
	if e.on == before {
		p.first, p.value = true, "../"+lastPart(p.value)
	} else {
		p.last, p.value = true, firstPart(p.value)+"/.."
	}
	return p, ""
}
