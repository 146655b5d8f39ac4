package timex

import "strconv"

// parsePoint reads a day, month or year as ISO 8601 writes it.
func parsePoint(v string) (period, bool) {
	var n [3]int
	k := 0
	sign := 1
	if v != "" && v[0] == '-' {
		sign, v = -1, v[1:]
	}
	for i, width := range []int{4, 2, 2} {
		if len(v) < width {
			return period{}, false
		}
		x, err := strconv.ParseUint(v[:width], 10, 32)
		if err != nil {
			return period{}, false
		}
		n[i], v, k = int(x), v[width:], i+1
		if v == "" {
			break
		}
		if v[0] != '-' {
			return period{}, false
		}
		v = v[1:]
	}
	n[0] *= sign
	switch {
	case k == 1:
		return periodOf(years, count(n[0], 1)), v == ""
	case n[1] < 1 || n[1] > 12:
		return period{}, false
	case k == 2:
		return periodOf(months, count(n[0], n[1])), v == ""
	}
	d, ok := date(n[0], n[1], n[2])
	return periodOf(days, d), ok && v == ""
}
