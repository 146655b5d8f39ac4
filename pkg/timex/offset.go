package timex

// step is a number of units: trois ans.
type step struct {
	n     int
	grain grain
}

// steps is an amount of time; by itself it is no date.
type steps []step

func (steps) in(*setting) (period, string) { return period{}, noReference }

// offset lies some steps from a date: il y a trois ans, deux mois plus tard,
// trois jours après Pâques.
type offset struct {
	steps    []step
	sign     int
	fromText bool
	of       expr // nil: the reference date or the date in the text
}

func (e offset) in(s *setting) (period, string) {
	base, reason := e.base(s)
	if reason != "" {
		return period{}, reason
	}
	if base.vague {
		return period{}, noReference
	}
	finest := millennia
	n := base.from
	if e.sign > 0 && base.grain == days {
		n = base.to
	}
	for _, st := range e.steps {
		n = shift(n, st.grain, e.sign*st.n)
		finest = min(finest, st.grain)
	}
	if n < firstDay || n > lastDay {
		return period{}, outOfRange
	}
	switch {
	case finest < months || finest == halves || finest == quarters:
		finest = days
	case finest == seasons || finest > years:
		finest = years
	}
	if e.of != nil && base.grain < finest {
		finest = base.grain
	}
	if base.grain > finest {
		if base.grain > years || finest == days {
			return period{}, noReference
		}
		finest = base.grain
	}
	return periodOf(finest, n), ""
}

func (e offset) base(s *setting) (period, string) {
	if e.of != nil {
		return e.of.in(s)
	}
	finest := millennia
	for _, st := range e.steps {
		finest = min(finest, st.grain)
	}
	if finest == weeks {
		finest = days
	}
	p, ok := s.base(e.fromText, finest)
	if !ok {
		return p, noReference
	}
	return p, ""
}
