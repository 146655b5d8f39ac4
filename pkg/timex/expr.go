package timex

import "fmt"

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

// fields is a date by the numbers that are written; those not written are 0.
type fields struct {
	hasYear                   bool
	year, month, day, weekday int
	side                      side // that a word like "dernier" says
	this                      bool // "ce lundi": of this week, this year
}

func (e fields) in(s *setting) (period, string) {
	switch {
	case e.hasYear:
		return e.of(e.year, e.month)
	case e.month > 0:
		return e.inSomeYear(s)
	case e.day > 0:
		return e.inSomeMonth(s)
	}
	return e.inSomeWeek(s)
}

// of gives the date in the year y and the month m (0: the year itself).
func (e fields) of(y, m int) (period, string) {
	switch {
	case m == 0:
		return periodOf(years, count(y, 1)), ""
	case e.day == 0:
		return periodOf(months, count(y, m)), ""
	}
	n, ok := date(y, m, e.day)
	if !ok {
		return period{}, noSuchDay
	}
	return periodOf(days, n), ""
}

// inSomeYear looks for the year of 21 janvier, or of janvier.
func (e fields) inSomeYear(s *setting) (period, string) {
	if e.day > 0 && e.day > monthDays(2000, e.month) {
		return period{}, noSuchDay
	}
	if y, ok := s.storyYear(e.side, e.this); ok {
		return e.of(y, e.month)
	}
	from, to, on, ok := s.near(e.side)
	if !ok {
		return e.vague(), ""
	}
	y, _, _ := from.civil()
	return e.search(from, to, on, y, 9, func(k int) (period, bool) {
		p, reason := e.of(k, e.month)
		return p, reason == ""
	})
}

// inSomeMonth looks for the month of le 12, or of lundi 12.
func (e fields) inSomeMonth(s *setting) (period, string) {
	from, to, on, ok := s.near(e.side)
	if s.bound {
		e.weekday = 0 // the other end of the range decides
	}
	if !ok || s.ref.grain > months && !s.bound {
		return period{}, noReference
	}
	y, m, _ := from.civil()
	return e.search(from, to, on, 12*y+m-1, 15, func(k int) (period, bool) {
		p, reason := e.of(floor(k, 12), k-12*floor(k, 12)+1)
		return p, reason == "" && (e.weekday == 0 || p.from.weekday() == e.weekday)
	})
}

// inSomeWeek looks for the week of lundi.
func (e fields) inSomeWeek(s *setting) (period, string) {
	from, to, on, ok := s.near(e.side)
	if !ok || s.ref.grain > days && !s.bound {
		return period{}, noReference
	}
	return e.search(from, to, on, int(from.monday())/7, 4, func(k int) (period, bool) {
		return periodOf(days, from.monday()+day(7*(k-int(from.monday())/7)+e.weekday-1)), true
	})
}

// search tries the years, months or weeks k around at, up to reach steps away,
// and takes the date that lies nearest on the wanted side of from and to. A
// weekday that is written decides between two, where it fits one of them.
func (e fields) search(from, to day, on side, at, reach int, try func(k int) (period, bool)) (period, string) {
	if e.this && on == either {
		if p, ok := try(at); ok {
			return p, ""
		}
	}
	past, okPast := e.first(at+1, -1, reach, try, func(p period) bool { return e.beforeOr(p, from, to) })
	next, okNext := e.first(at-1, 1, reach, try, func(p period) bool { return e.afterOr(p, from, to) })
	if e.weekday > 0 && e.day > 0 && okPast && okNext && e.side == either {
		if a, b := past.from.weekday() == e.weekday, next.from.weekday() == e.weekday; a != b {
			on = after
			if a {
				on = before
			}
		}
	}
	if e.weekday > 0 && e.day > 0 && e.month == 0 && on == either && okPast && next.from-to < from-past.from {
		on = after
	}
	switch {
	case okNext && (on == after || !okPast):
		return next, ""
	case okPast:
		return past, ""
	}
	return period{}, noSuchDay
}

// first gives the first date from k on, in steps, that fits.
func (e fields) first(k, step, reach int, try func(int) (period, bool), fits func(period) bool) (period, bool) {
	for i := 0; i < reach; i++ {
		if p, ok := try(k + i*step); ok && fits(p) {
			return p, true
		}
	}
	return period{}, false
}

// beforeOr tells whether p is before the reference date or, unless a word like
// "dernier" forbids it, on it.
func (e fields) beforeOr(p period, from, to day) bool {
	if e.side != either {
		return p.to < from
	}
	return p.from <= to
}

func (e fields) afterOr(p period, from, to day) bool {
	if e.side != either {
		return p.from > to
	}
	return p.to >= from
}

// vague is a date of which the year is not known.
func (e fields) vague() period {
	if e.day == 0 {
		return period{grain: months, vague: true, value: fmt.Sprintf("XXXX-%02d", e.month)}
	}
	return period{grain: days, vague: true, value: fmt.Sprintf("XXXX-%02d-%02d", e.month, e.day)}
}
