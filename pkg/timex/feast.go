package timex

import (
	"strconv"
	"strings"
)

// feast is a day that comes once a year: Noël, Pâques.
type feast struct {
	rule feastRule
	of   expr // the year that is written, or nil
	side side
	this bool
}

func (e feast) in(s *setting) (period, string) {
	if e.of == nil {
		return searchYear(s, e.side, e.this, func(y int) period { return periodOf(days, e.rule.day(y)) })
	}
	p, reason := e.of.in(s)
	if reason != "" {
		return period{}, reason
	}
	y, _, _ := p.from.civil()
	return periodOf(days, e.rule.day(y)), ""
}

// feastRule says on which day of a year a feast falls.
type feastRule struct {
	easter       bool
	month, date  int // the day of the month
	weekday, nth int // or the nth day of that name, from the end when negative
	plus         int // days behind that
}

// readFeast reads what the table writes: 12-25, E+39 (days after Easter),
// 11-4#4 (the fourth Thursday of November), 5-7#-1 (the last Sunday of May),
// 11-4#4+1 (the day behind that).
func readFeast(text string) (r feastRule, ok bool) {
	if rest, ok := strings.CutPrefix(text, "E"); ok {
		return feastRule{easter: true, plus: atoi(rest)}, true
	}
	text, plus, _ := strings.Cut(text, "+")
	month, date, _ := strings.Cut(text, "-")
	weekday, nth, isNth := strings.Cut(date, "#")
	r.plus, r.month = atoi(plus), atoi(month)
	if isNth {
		r.weekday, r.nth = atoi(weekday), atoi(nth)
	} else {
		r.date = atoi(date)
	}
	return r, 1 <= r.month && r.month <= 12 && (r.date > 0 || r.weekday > 0 && r.nth != 0)
}

// atoi reads a number, 0 when there is none.
func atoi(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

func (r feastRule) day(y int) day {
	switch {
	case r.easter:
		return easter(y) + day(r.plus)
	case r.nth == 0:
		return count(y, r.month) + day(r.date-1+r.plus)
	}
	p, _ := nth{n: r.nth, grain: days, weekday: r.weekday}.day(periodOf(months, count(y, r.month)))
	return p.from + day(r.plus)
}
