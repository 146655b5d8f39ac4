package timex

import (
	"fmt"
	"strconv"
)

// grain is the length of what an expression names, from a day to a millennium.
type grain uint8

const (
	noGrain grain = iota
	days
	weeks
	weekends
	months
	quarters
	halves
	seasons
	years
	decades
	centuries
	millennia
)

var grainNames = [...]string{"", "day", "week", "weekend", "month", "quarter", "half", "season", "year", "decade", "century", "millennium"}

func (g grain) String() string { return grainNames[g] }

// grainOf reads the name that a table gives.
func grainOf(name string) grain {
	for g, n := range grainNames {
		if n == name {
			return grain(g)
		}
	}
	return noGrain
}

// period is a stretch of whole days.
type period struct {
	grain    grain
	from, to day // both included
	value    string
	vague    bool // its year is not known, and from and to mean nothing
	first    bool // it has no first day: ../2010
	last     bool // it has no last day: 2010/..
}

// periodOf is the day, week, month ... of grain g that holds n.
func periodOf(g grain, n day) period {
	y, m, _ := n.civil()
	switch g {
	case weeks:
		return period{grain: g, from: n.monday(), to: n.monday() + 6, value: weekValue(n)}
	case weekends:
		sat := n.monday() + 5
		return period{grain: g, from: sat, to: sat + 1, value: iso(sat) + "/" + iso(sat+1)}
	case months:
		return period{grain: g, from: count(y, m), to: count(y, m+1) - 1, value: fmt.Sprintf("%s-%02d", isoYear(y), m)}
	case quarters:
		return nthOf(g, y, (m-1)/3+1)
	case halves:
		return nthOf(g, y, (m-1)/6+1)
	case seasons:
		if m < 3 {
			return nthOf(g, y-1, 4)
		}
		return nthOf(g, y, m/3)
	case years:
		return yearsOf(g, y, 1, isoYear(y))
	case decades, centuries, millennia:
		return longPeriod(g, floor(y, yearsIn[g]), y < 0)
	}
	return period{grain: days, from: n, to: n, value: iso(n)}
}

var yearsIn = [...]int{decades: 10, centuries: 100, millennia: 1000}

// longPeriod is a decade, century or millennium by its first figures: 199 is
// the nineties. Those before Christ are counted as EDTF does: -04XX are the
// years from -499 to -400.
func longPeriod(g grain, figures int, isNegative bool) period {
	n := yearsIn[g]
	x := "XXX"[:len(strconv.Itoa(n))-1]
	if !isNegative {
		return yearsOf(g, figures*n, n, fmt.Sprintf("%0*d%s", 4-len(x), figures, x))
	}
	return yearsOf(g, figures*n-n+1, n, fmt.Sprintf("-%0*d%s", 4-len(x), -figures, x))
}

func yearsOf(g grain, y, n int, value string) period {
	return period{grain: g, from: count(y, 1), to: count(y+n, 1) - 1, value: value}
}

// The first and last day that four figures of a year can tell.
var firstDay, lastDay = count(-9999, 1), count(10000, 1) - 1

// isPossible tells whether p can be written as a value.
func (p period) isPossible() bool {
	return firstDay <= p.from && p.from <= p.to && p.to <= lastDay
}

var seasonNames = [...]string{"", "SP", "SU", "FA", "WI"}

// nthOf is the n-th quarter, half or season of the year y; winter ends in the next.
func nthOf(g grain, y, n int) period {
	switch g {
	case quarters:
		return period{grain: g, from: count(y, 3*n-2), to: count(y, 3*n+1) - 1, value: fmt.Sprintf("%s-Q%d", isoYear(y), n)}
	case halves:
		return period{grain: g, from: count(y, 6*n-5), to: count(y, 6*n+1) - 1, value: fmt.Sprintf("%s-H%d", isoYear(y), n)}
	}
	return period{grain: seasons, from: count(y, 3*n), to: count(y, 3*n+3) - 1, value: isoYear(y) + "-" + seasonNames[n]}
}

func iso(n day) string {
	y, m, d := n.civil()
	return fmt.Sprintf("%s-%02d-%02d", isoYear(y), m, d)
}

func isoYear(y int) string {
	if y < 0 {
		return fmt.Sprintf("-%04d", -y)
	}
	return fmt.Sprintf("%04d", y)
}

func weekValue(n day) string {
	y, w := n.week()
	return fmt.Sprintf("%s-W%02d", isoYear(y), w)
}

// shift moves n by k units of grain g.
func shift(n day, g grain, k int) day {
	switch g {
	case weeks, weekends:
		return n + day(7*k)
	case months, quarters, halves, seasons, years, decades, centuries, millennia:
		return n.addMonths(monthsOf[g] * k)
	}
	return n + day(k)
}

var monthsOf = [...]int{months: 1, quarters: 3, halves: 6, seasons: 3, years: 12, decades: 120, centuries: 1200, millennia: 12000}
