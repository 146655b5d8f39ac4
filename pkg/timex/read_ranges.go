package timex

import (
	"slices"

	"github.com/seed-16be0631/glane/pkg/pattern"
)

// readBetween reads the range or list from a, or the day d alone, to b. Its
// arguments allow what needs more words around it: weekdays, old for years before 1800.
func readBetween(m *match) (sense, pattern.Verdict) {
	a, b := inner(m, "a"), inner(m, "b")
	if a == nil {
		a = fields{weekday: m.Int("w"), day: m.Int("d")}
	}
	x, ok := a.(fields)
	if !ok {
		return found(m, between{a, b})
	}
	switch y, _ := b.(fields); {
	case x.isWeekday() && !slices.Contains(m.Args, "weekdays"),
		x.isDayAlone() && !isDay(b),
		x.isYear() && x.year < oldYear && !slices.Contains(m.Args, "old"),
		x.hasYear && y.hasYear && y.year < x.year:
		return refuse()
	}
	return found(m, between{a, b})
}

// oldYear: a number below it must be said to be a year.
const oldYear = 1800

func (e fields) isYear() bool { return e.hasYear && e.month == 0 }

func (e fields) isDayAlone() bool { return !e.hasYear && e.month == 0 && e.day > 0 }

func (e fields) isWeekday() bool { return !e.hasYear && e.month == 0 && e.day == 0 }

// isDay tells whether e is a single day.
func isDay(e expr) bool {
	switch e := e.(type) {
	case fields:
		return e.day > 0 || e.weekday > 0
	case inYear:
		return e.day > 0
	case nth:
		return e.grain == days
	case unit:
		return e.grain == days
	case feast, offset, beside:
		return true
	}
	return false
}

// readAdjacent reads a list of two months, one behind the other.
func readAdjacent(m *match) (sense, pattern.Verdict) {
	a, okA := inner(m, "a").(fields)
	b, okB := inner(m, "b").(fields)
	if !okA || !okB || b.month != a.month%12+1 {
		return refuse()
	}
	return found(m, between{a, b})
}

// readDays reads the days from a to b, of any month, or of the month and year
// that are written: du 13 au 18, May 3-5, 2021.
func readDays(m *match) (sense, pattern.Verdict) {
	a := fields{month: m.Int("m"), hasYear: m.Has("y"), year: m.Int("y"), day: m.Int("a")}
	b := a
	b.day = m.Int("b")
	if a.day >= b.day {
		return refuse()
	}
	return found(m, between{a, b})
}

// readUnits reads a range of years, decades or centuries by their numbers:
// 2010-2015, 1966-67, années 80 et 90, XVIIe et XVIIIe siècles. Its argument:
// the unit.
func readUnits(m *match) (sense, pattern.Verdict) {
	a, b, g := m.Int("a"), m.Int("b"), grainOf(m.Arg(0))
	switch {
	case g == centuries:
		a, b = 100*(a-1), 100*(b-1)
	case a < 100:
		a += 1900
	}
	if g != centuries && b < 100 {
		if b += a - a%100; g == years && b > a+12 { // 2015-32
			return refuse()
		}
	}
	if a >= b || g == decades && (a%10 != 0 || b%10 != 0) {
		return refuse()
	}
	return found(m, fixed{span(periodOf(g, count(a, 1)), periodOf(g, count(b, 1)))})
}

// readDecade reads années 90, années 1990.
func readDecade(m *match) (sense, pattern.Verdict) {
	y := m.Int("y")
	if y < 100 {
		y += 1900
	}
	if y%10 != 0 {
		return refuse()
	}
	return found(m, fixed{periodOf(decades, count(y, 1))})
}

// readCentury reads XIXe siècle, IIIe siècle av. J.-C. Its argument: the unit.
func readCentury(m *match) (sense, pattern.Verdict) {
	g, n := grainOf(m.Arg(0)), m.Int("n")-1
	if m.Has("bc") {
		return found(m, fixed{longPeriod(g, -n, true)})
	}
	return found(m, fixed{longPeriod(g, n, false)})
}

// readOpen reads 2012 ou plus tard. Its argument: the side that is open.
func readOpen(m *match) (sense, pattern.Verdict) {
	return found(m, open{inner(m, "x"), side(intArg(m, 0))})
}
