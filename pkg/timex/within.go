package timex

// inYear is a date of another year than the reference date's: mars de l'an dernier.
type inYear struct {
	fields
	of expr
}

func (e inYear) in(s *setting) (period, string) {
	p, reason := e.of.in(s)
	if reason != "" {
		return period{}, reason
	}
	y, m, _ := p.from.civil()
	if e.month == 0 && p.grain == months {
		return e.fields.of(y, m)
	}
	return e.fields.of(y, e.month)
}

// beside is a date next to the reference date, or to the date before it in the
// text: le lundi suivant.
type beside struct {
	of       expr
	on       side
	fromText bool
}

func (e beside) in(s *setting) (period, string) {
	base, ok := s.base(e.fromText, e.of.(fields).needs())
	if !ok {
		return period{}, noReference
	}
	if e.on == after {
		return s.next(e.of, base.to, e.on)
	}
	return s.next(e.of, base.from, e.on)
}

// unitOf is the week, month ... that holds another date: la semaine du 10 avril.
type unitOf struct {
	grain grain
	of    expr
}

func (e unitOf) in(s *setting) (period, string) {
	p, reason := e.of.in(s)
	if reason == "" && p.vague {
		reason = noReference
	}
	if reason != "" {
		return period{}, reason
	}
	return periodOf(e.grain, p.from), ""
}

// halfMonth is the first (n is 1) or the second half of a month.
type halfMonth struct {
	of expr
	n  int
}

func (e halfMonth) in(s *setting) (period, string) {
	p, reason := e.of.in(s)
	if reason != "" || p.vague || p.grain != months {
		return p, reason
	}
	middle := p.from + 14
	if e.n == 1 {
		return span(periodOf(days, p.from), periodOf(days, middle)), ""
	}
	return span(periodOf(days, middle+1), periodOf(days, p.to)), ""
}

// firstOf is the first or last n units of a period: les onze premiers mois de 2008.
type firstOf struct {
	n     int
	grain grain
	end   int
	of    expr
}

func (e firstOf) in(s *setting) (period, string) {
	p, reason := e.of.in(s)
	if reason != "" || p.vague {
		return p, reason
	}
	a, b := periodOf(e.grain, p.from), periodOf(e.grain, shift(p.from, e.grain, e.n-1))
	if e.end < 0 {
		a, b = periodOf(e.grain, shift(p.to, e.grain, 1-e.n)), periodOf(e.grain, p.to)
	}
	return span(a, b), ""
}

// rest is what is left of a period: le reste de la semaine.
type rest struct{ of expr }

func (e rest) in(s *setting) (period, string) {
	p, reason := e.of.in(s)
	if reason != "" {
		return p, reason
	}
	now, ok := s.today()
	if !ok || now < p.from || now > p.to {
		return p, ""
	}
	return span(periodOf(days, now), periodOf(days, p.to)), ""
}
