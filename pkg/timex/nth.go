package timex

// nth is the n-th day, weekday, week, quarter ... of another period, counted
// from its end when n is negative. Where no period is written, it is the year
// or month around the reference date.
type nth struct {
	n       int
	grain   grain
	weekday int
	of      expr
	side    side
	this    bool
}

func (e nth) in(s *setting) (period, string) {
	if e.of == nil {
		return e.search(s)
	}
	p, reason := e.of.in(s)
	if reason != "" {
		return period{}, reason
	}
	if p.vague {
		return period{}, noReference
	}
	return e.within(p)
}

// comesYearly tells whether every year has such a quarter, half or season: its
// year need not be written.
func (e nth) comesYearly() bool {
	return quarters <= e.grain && e.grain <= seasons && 0 < e.n && e.n <= 12/monthsOf[e.grain]
}

// within gives the n-th unit of p.
func (e nth) within(p period) (period, string) {
	switch e.grain {
	case quarters, halves, seasons:
		y, _, _ := p.from.civil()
		q := nthOf(e.grain, y, e.fromEnd(12/monthsOf[e.grain]))
		if q.from < p.from || p.grain < years {
			return period{}, outOfRange
		}
		return q, ""
	case weeks:
		return e.week(p)
	case days:
		return e.day(p)
	case weekends:
		sat, reason := nth{n: e.n, weekday: 6}.day(p)
		return periodOf(weekends, sat.from), reason
	}
	q := periodOf(e.grain, p.from)
	for i := 1; i < e.n; i++ {
		q = periodOf(e.grain, q.to+1)
	}
	if e.n < 0 {
		q = periodOf(e.grain, p.to)
		for i := -1; i > e.n; i-- {
			q = periodOf(e.grain, q.from-1)
		}
	}
	if q.to < p.from || q.from > p.to {
		return period{}, outOfRange
	}
	return q, ""
}

func (e nth) fromEnd(of int) int {
	if e.n < 0 {
		return of + 1 + e.n
	}
	return e.n
}

// week counts the weeks of which most days lie in p, as ISO 8601 does in a year.
func (e nth) week(p period) (period, string) {
	at := p.from + 3 - day((p.from.weekday()+6)%7) // the Thursday of its week
	if at < p.from {
		at += 7
	}
	at += day(7 * (e.n - 1))
	if e.n < 0 {
		at = p.to.monday() + 3
		if at > p.to {
			at -= 7
		}
		at += day(7 * (e.n + 1))
	}
	if at < p.from || at > p.to {
		return period{}, outOfRange
	}
	return periodOf(weeks, at), ""
}

// day counts days, or the days of one name.
func (e nth) day(p period) (period, string) {
	at, step := p.from, day(1)
	if e.n < 0 {
		at = p.to
	}
	if e.weekday > 0 {
		step = 7
		if e.n > 0 {
			at += day((e.weekday - at.weekday() + 7) % 7)
		} else {
			at -= day((at.weekday() - e.weekday + 7) % 7)
		}
	}
	if e.n > 0 {
		at += step * day(e.n-1)
	} else {
		at += step * day(e.n+1)
	}
	if at < p.from || at > p.to {
		return period{}, noSuchDay
	}
	return periodOf(days, at), ""
}

// search looks for the year of premier trimestre, été, Noël.
func (e nth) search(s *setting) (period, string) {
	return searchYear(s, e.side, e.this, func(y int) period { return nthOf(e.grain, y, e.fromEnd(12/monthsOf[e.grain])) })
}

// searchYear finds the year of what comes once a year.
func searchYear(s *setting, want side, this bool, of func(y int) period) (period, string) {
	if y, ok := s.storyYear(want, this); ok {
		return of(y), ""
	}
	at, ok := s.near(want)
	if !ok {
		p := of(2000)
		p.vague = true
		if len(p.value) > 4 {
			p.value = "XXXX" + p.value[4:]
		}
		return p, ""
	}
	y, _, _ := at.from.civil()
	if p := of(y); this && !s.bound {
		if q := of(y - 1); at.from <= q.to { // in February, this winter began last year
			return q, ""
		}
		return p, ""
	}
	e := fields{side: want, this: this}
	return e.search(at, y, 3, func(k int) (period, bool) { return of(k), true })
}
