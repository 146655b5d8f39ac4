package timex

import (
	"strconv"
	"strings"
)

// parsePoint reads a day, month or year as ISO 8601 writes it.
func parsePoint(v string) (period, bool) {
	sign := 1
	if rest, ok := strings.CutPrefix(v, "-"); ok {
		sign, v = -1, rest
	}
	parts := strings.Split(v, "-")
	var n [3]int
	for i, p := range parts {
		if i == len(n) || len(p) != 4 && i == 0 || len(p) != 2 && i > 0 {
			return period{}, false
		}
		k, err := strconv.ParseUint(p, 10, 16)
		if err != nil {
			return period{}, false
		}
		n[i] = int(k)
	}
	n[0] *= sign
	switch {
	case len(parts) == 1:
		return periodOf(years, count(n[0], 1)), true
	case n[1] < 1 || n[1] > 12:
		return period{}, false
	case len(parts) == 2:
		return periodOf(months, count(n[0], n[1])), true
	}
	d, ok := date(n[0], n[1], n[2])
	return periodOf(days, d), ok
}

// parse reads any value that the package writes, but for intervals and values
// without a year.
func parse(v string) (period, bool) {
	if p, ok := parsePoint(v); ok {
		return p, true
	}
	sign := ""
	if strings.HasPrefix(v, "-") {
		sign, v = "-", v[1:]
	}
	if digits := strings.TrimRight(v, "X"); len(v) == 4 && len(digits) < 4 && len(digits) > 0 {
		first, err := strconv.Atoi(sign + digits)
		if err != nil {
			return period{}, false
		}
		g := [...]grain{1: millennia, 2: centuries, 3: decades}[len(digits)]
		return longPeriod(g, first, sign != ""), true
	}
	year, unit, ok := strings.Cut(v, "-")
	y, err := strconv.Atoi(sign + year)
	if !ok || err != nil || len(year) != 4 || len(unit) < 2 {
		return period{}, false
	}
	n, _ := strconv.Atoi(unit[1:])
	switch {
	case unit[0] == 'W' && n >= 1 && n <= 53:
		p, reason := nth{n: n, grain: weeks}.week(periodOf(years, count(y, 1)))
		return p, reason == ""
	case unit[0] == 'Q' && n >= 1 && n <= 4:
		return nthOf(quarters, y, n), true
	case unit[0] == 'H' && n >= 1 && n <= 2:
		return nthOf(halves, y, n), true
	}
	for i, name := range seasonNames {
		if i > 0 && name == unit {
			return nthOf(seasons, y, i), true
		}
	}
	return period{}, false
}

// bounds gives the first and last day of a value; ok is false when it has none.
func bounds(v string) (from, to day, ok bool) {
	a, b, isRange := strings.Cut(v, "/")
	p, ok := parse(a)
	if !isRange || !ok {
		return p.from, p.to, ok
	}
	q, ok := parse(b)
	return p.from, q.to, ok
}
