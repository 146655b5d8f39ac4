package timex

// unit is the day, week, month ... that lies n units from the reference date,
// or from the date before it in the text: hier, la semaine dernière.
type unit struct {
	grain    grain
	n        int
	fromText bool
}

func (e unit) in(s *setting) (period, string) {
	base, ok := s.base(e.fromText, e.grain)
	if !ok || base.grain > e.grain && !base.isWithin(e.grain) {
		return period{}, noReference
	}
	return periodOf(e.grain, shift(first(e.grain, base.from), e.grain, e.n)), ""
}

// first is the first day of the unit that holds n: from it, moving by months
// cannot end in a wrong one.
func first(g grain, n day) day {
	if g < months {
		return n
	}
	return periodOf(g, n).from
}

// isWithin tells whether p lies within one unit of grain g.
func (p period) isWithin(g grain) bool {
	q := periodOf(g, p.from)
	return p.to <= q.to
}

// several is the n units before or after the reference date: les trois derniers mois.
type several struct {
	n     int
	grain grain
	side  side
}

func (e several) in(s *setting) (period, string) {
	base, ok := s.base(false, e.grain)
	if !ok || base.grain > e.grain {
		return period{}, noReference
	}
	lo, hi := -e.n, -1
	if e.side == after {
		lo, hi = 1, e.n
	}
	at := first(e.grain, base.from)
	return span(periodOf(e.grain, shift(at, e.grain, lo)), periodOf(e.grain, shift(at, e.grain, hi))), ""
}
