package timex

// day is a day of the proleptic Gregorian calendar, counted from 1970-01-01.
type day int

// date gives a day of the year y (astronomical: 0 is 1 BC); ok is false when
// the month does not have it.
func date(y, m, d int) (n day, ok bool) {
	if m < 1 || m > 12 || d < 1 || d > monthDays(y, m) {
		return 0, false
	}
	return count(y, m) + day(d-1), true
}

// count gives the first day of month m, which may lie outside 1 to 12: month
// 13 is the next January.
func count(y, m int) day {
	y, m = carry(y, m)
	// Years begin in March, so that the leap day is the last.
	if m <= 2 {
		y--
		m += 12
	}
	era := floor(y, 400)
	ofEra := y - 400*era
	return day(146097*era + 365*ofEra + ofEra/4 - ofEra/100 + (153*(m-3)+2)/5 - 719468)
}

// carry brings month m into 1 to 12.
func carry(y, m int) (int, int) {
	k := floor(m-1, 12)
	return y + k, m - 12*k
}

// civil gives the year, month and day of the month.
func (n day) civil() (y, m, d int) {
	z := int(n) + 719468
	era := floor(z, 146097)
	ofEra := z - 146097*era
	year := (ofEra - ofEra/1460 + ofEra/36524 - ofEra/146096) / 365
	ofYear := ofEra - (365*year + year/4 - year/100)
	k := (5*ofYear + 2) / 153
	y, m, d = year+400*era, k+3, ofYear-(153*k+2)/5+1
	if m > 12 {
		y, m = y+1, m-12
	}
	return y, m, d
}

// weekday is 1 for Monday to 7 for Sunday.
func (n day) weekday() int { return int(n+3) - 7*floor(int(n+3), 7) + 1 }

// monday is the first day of n's week.
func (n day) monday() day { return n - day(n.weekday()-1) }

// week gives the ISO 8601 week of n and the year that it belongs to.
func (n day) week() (year, week int) {
	thursday := n.monday() + 3
	year, _, _ = thursday.civil()
	return year, int(thursday-count(year, 1))/7 + 1
}

func monthDays(y, m int) int { return int(count(y, m+1) - count(y, m)) }

// addMonths moves n by k months; a day that the month does not have becomes its last.
func (n day) addMonths(k int) day {
	y, m, d := n.civil()
	y, m = carry(y, m+k)
	return count(y, m) + day(min(d, monthDays(y, m))-1)
}

// easter is Easter Sunday of the year y (Meeus, Jones, Butcher).
func easter(y int) day {
	a, b, c := y%19, y/100, y%100
	h := (19*a + b - b/4 - (b-(b+8)/25+1)/3 + 15) % 30
	l := (32 + 2*(b%4) + 2*(c/4) - h - c%4) % 7
	m := (a + 11*h + 22*l) / 451
	k := h + l - 7*m + 114
	return count(y, k/31) + day(k%31)
}

// floor is a/b rounded down.
func floor(a, b int) int {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}
