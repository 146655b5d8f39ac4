package timex

import "fmt"

// fields is a date by the numbers that are written; those not written are 0.
type fields struct {
	hasYear                   bool
	year, month, day, weekday int
	side                      side // that a word like "dernier" says
	this                      bool // "ce lundi": of this week, this year
	either                    bool // 7/3: the document tells which is the day
}

func (e fields) in(s *setting) (period, string) {
	if e.either && s.dayFirst {
		e.month, e.day = e.day, e.month
	}
	if s.bound && e.day > 0 {
		e.weekday = 0 // the other end of the range decides
	}
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
	at, ok := s.near(e.side)
	if !ok {
		return e.vague(), ""
	}
	y, _, _ := at.from.civil()
	if e.this && e.day == 0 && !s.bound {
		return e.of(y, e.month)
	}
	return e.search(at, y, 9, func(k int) (period, bool) {
		p, reason := e.of(k, e.month)
		return p, reason == ""
	})
}

// inSomeMonth looks for the month of le 12, or of lundi 12.
func (e fields) inSomeMonth(s *setting) (period, string) {
	at, ok := s.near(e.side)
	if !ok || s.ref.grain > months && !s.bound {
		return period{}, noReference
	}
	y, m, _ := at.from.civil()
	return e.search(at, 12*y+m-1, 15, func(k int) (period, bool) {
		p, reason := e.of(floor(k, 12), k-12*floor(k, 12)+1)
		return p, reason == "" && (e.weekday == 0 || p.from.weekday() == e.weekday)
	})
}

// inSomeWeek looks for the week of lundi.
func (e fields) inSomeWeek(s *setting) (period, string) {
	at, ok := s.near(e.side)
	if !ok || s.ref.grain > days && !s.bound {
		return period{}, noReference
	}
	week := int(at.from.monday()-first1970) / 7
	return e.search(at, week, 4, func(k int) (period, bool) {
		return periodOf(days, first1970+day(7*k+e.weekday-1)), true
	})
}

// first1970 is a Monday.
const first1970 day = -3

// search tries the years, months or weeks k around now, up to reach steps away,
// and takes the last date before the place at, or the next one.
func (e fields) search(at place, now, reach int, try func(k int) (period, bool)) (period, string) {
	if e.this && at.side == either {
		if p, ok := try(now); ok {
			return p, ""
		}
	}
	past, okPast := e.first(now+1, -1, reach, try, func(p period) bool { return e.isBefore(p, at) })
	next, okNext := e.first(now-1, 1, reach, try, func(p period) bool { return e.isAfter(p, at) })
	switch {
	case !okPast && !okNext:
		return period{}, noSuchDay
	case !okPast, okNext && e.isNext(past, next, at):
		return next, ""
	}
	return past, ""
}

// isNext chooses the next date rather than the last one. The tense of the
// clause decides unless the other date is much nearer, as counted in the
// training articles: a date 20 days ahead is meant even beside "a annoncé".
func (e fields) isNext(past, next period, at place) bool {
	ago, ahead := at.from-past.to, next.from-at.to
	fitsPast, fitsNext := past.from.weekday() == e.weekday, next.from.weekday() == e.weekday
	switch {
	case e.weekday > 0 && e.day > 0 && fitsPast != fitsNext: // in which year is lundi 3 mars a Monday?
		return fitsNext
	case e.this && e.month > 0:
		return ahead < ago
	case at.sure:
		return at.side == after
	case e.weekday > 0 && e.day > 0 && e.month == 0 && at.side == either:
		return ahead < ago
	case at.side == before:
		return 5*ahead < ago && (e.day > 0 || e.weekday > 0)
	case at.side == after:
		return 3*ago >= ahead
	}
	return 2*ahead < ago
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

// isBefore tells whether p is before the place at or, unless a word like
// "dernier" forbids it, in it.
func (e fields) isBefore(p period, at place) bool {
	if e.side != either {
		return p.to < at.from
	}
	return p.from <= at.to
}

func (e fields) isAfter(p period, at place) bool {
	if e.side != either {
		return p.from > at.to
	}
	return p.to >= at.from
}

// vague is a date of which the year is not known.
func (e fields) vague() period {
	if e.day == 0 {
		return period{grain: months, vague: true, value: fmt.Sprintf("XXXX-%02d", e.month)}
	}
	return period{grain: days, vague: true, value: fmt.Sprintf("XXXX-%02d-%02d", e.month, e.day)}
}

// needs is how exactly the date must be known that e lies beside.
func (e fields) needs() grain {
	if e.month > 0 {
		return years
	}
	return days
}
