package timex

import "strings"

// between is a range or a list: du 3 au 5 mai 2021, 24 et 25 juin.
type between struct{ a, b expr }

func (e between) in(s *setting) (period, string) {
	if takesEnd(e.a, e.b) {
		return e.forward(s)
	}
	return e.backward(s)
}

// backward reads the end first: the beginning is the nearest before it.
func (e between) backward(s *setting) (period, string) {
	b, reason := e.b.in(s)
	if reason != "" {
		return period{}, reason
	}
	if b.vague {
		return e.vague(s, b)
	}
	a, reason := s.next(e.a, b.from, before)
	if reason != "" {
		return period{}, reason
	}
	return ordered(a, b)
}

// forward reads the beginning first: the end is the nearest behind it.
func (e between) forward(s *setting) (period, string) {
	a, reason := e.a.in(s)
	if reason != "" {
		return period{}, reason
	}
	if a.vague {
		b, reason := e.b.in(s)
		if reason != "" {
			return period{}, reason
		}
		return span(a, b), ""
	}
	b, reason := s.next(e.b, a.to, after)
	if reason != "" {
		return period{}, reason
	}
	return ordered(a, b)
}

// vague gives a range of which no year is known.
func (e between) vague(s *setting, b period) (period, string) {
	a, okA := e.a.(fields)
	of, okB := e.b.(fields)
	if okA && okB && a.month == 0 {
		a.month = of.month
	}
	if !okA || a.month == 0 {
		return b, ""
	}
	p, reason := a.in(s)
	return span(p, b), reason
}

func ordered(a, b period) (period, string) {
	if a.from > b.to {
		return period{}, "ends before it begins"
	}
	return span(a, b), ""
}

// next resolves e next to the day at.
func (s *setting) next(e expr, at day, on side) (period, string) {
	was := *s
	s.bound, s.pivot, s.towards = true, at, on
	p, reason := e.in(s)
	s.bound, s.pivot, s.towards = was.bound, was.pivot, was.towards
	return p, reason
}

// isLoose tells whether the place of e depends on what stands beside it.
func isLoose(e expr) bool {
	switch e := e.(type) {
	case fields:
		return !e.hasYear
	case nth:
		return e.of == nil || isLoose(e.of)
	case feast:
		return e.of == nil
	case between:
		return isLoose(e.a) && isLoose(e.b)
	}
	return false
}

// takesEnd tells whether e is read before b, which takes the month or year
// from it: du 28 juin au 2.
func takesEnd(e, b expr) bool {
	x, okX := e.(fields)
	y, okY := b.(fields)
	if okX && okY && x.month > 0 && y.month == 0 {
		return true
	}
	return !isLoose(e) && isLoose(b)
}

// span is the period from the beginning of a to the end of b.
func span(a, b period) period {
	if a.value == b.value {
		return a
	}
	return period{grain: min(a.grain, b.grain), from: a.from, to: b.to, value: firstPart(a.value) + "/" + lastPart(b.value), vague: a.vague || b.vague}
}

// firstPart is the value v, or its first end when it is a range.
func firstPart(v string) string {
	v, _, _ = strings.Cut(v, "/")
	return v
}

func lastPart(v string) string { return v[strings.LastIndexByte(v, '/')+1:] }
