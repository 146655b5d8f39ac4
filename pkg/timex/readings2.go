package timex

import (
	"github.com/seed-16be0631/glane/pkg/nlp"
	"github.com/seed-16be0631/glane/pkg/pattern"
)

// readOldCalendar reads a year of less than four figures, or before Christ:
// ISO 8601 and EDTF count a year 0, so that 52 av. J.-C. is -0051.
func readOldCalendar(m *match) (sense, pattern.Verdict) {
	e := fields{hasYear: true, year: m.Int("y"), month: m.Int("m"), day: m.Int("d")}
	if m.Has("bc") {
		e.year = 1 - e.year
	}
	return read(m, e, "")
}

// readInYear reads 3 mai de la même année.
func readInYear(m *match) (sense, pattern.Verdict) {
	return read(m, inYear{fields{month: m.Int("m"), day: m.Int("d"), weekday: m.Int("w")}, inner(m, "x")}, "")
}

// readDayMonth reads 22/04 where nothing else says that it is a date: 3/4 is a fraction.
func readDayMonth(m *match) (sense, pattern.Verdict) {
	month := m.Doc.Tokens[m.Last-1]
	if m.Int("d") <= 12 && month.Norm[0] != '0' {
		return sense{}, pattern.Refuse
	}
	return readCalendar(m)
}

// readWeekdayOf reads mardi de la semaine dernière.
func readWeekdayOf(m *match) (sense, pattern.Verdict) {
	return read(m, nth{n: 1, grain: days, weekday: m.Int("w"), of: unit{grain: weeks, n: m.Int("s")}}, "")
}

// readBeside reads a date next to the one before it in the text: le lundi suivant.
func readBeside(m *match) (sense, pattern.Verdict) {
	e := fields{month: m.Int("m"), day: m.Int("d"), weekday: m.Int("w"), side: side(m.Int("s"))}
	e.this = e.side == either
	return read(m, beside{of: e, on: e.side, fromText: true}, "")
}

// readPlus reads lundi en huit: the next such day, and its argument in days.
func readPlus(m *match) (sense, pattern.Verdict) {
	next := beside{of: fields{weekday: m.Int("w")}, on: after}
	return read(m, offset{steps: steps{{sideArg(m.Arg(0)), days}}, sign: 1, of: next}, "")
}

// readUnitOf reads la semaine du 10 avril. Its argument: the unit.
func readUnitOf(m *match) (sense, pattern.Verdict) {
	return read(m, unitOf{grainOf(m.Arg(0)), inner(m, "x")}, "")
}

// readWeekOfDay reads la semaine du 10.
func readWeekOfDay(m *match) (sense, pattern.Verdict) {
	return read(m, unitOf{weeks, fields{day: m.Int("d")}}, "")
}

// readDayAfter reads le lendemain, and with s le surlendemain.
func readDayAfter(m *match) (sense, pattern.Verdict) {
	e := unit{grain: days, n: 1, fromText: true}
	if m.Has("s") {
		e.n = 2
	}
	return read(m, e, "")
}

func readUnitText(m *match) (sense, pattern.Verdict) {
	return read(m, unit{grain: grainOf(m.Text("u") + m.Arg(0)), n: m.Int("s"), fromText: true}, "")
}

func readUnitThis(m *match) (sense, pattern.Verdict) {
	return read(m, unit{grain: grainOf(m.Text("u"))}, "")
}

// readNthNow reads the n-th unit of the current one. Its arguments: both units.
func readNthNow(m *match) (sense, pattern.Verdict) {
	return read(m, nth{n: m.Int("n"), grain: grainOf(m.Arg(0)), of: unit{grain: grainOf(m.Arg(1))}}, "")
}

// readQuarter reads T1 2025. Its argument: the unit.
func readQuarter(m *match) (sense, pattern.Verdict) {
	return read(m, fixed{nthOf(grainOf(m.Arg(0)), m.Int("y"), m.Int("n"))}, "")
}

func readWeekNo(m *match) (sense, pattern.Verdict) {
	e := nth{n: m.Int("n"), grain: weeks, of: unit{grain: years}}
	if m.Has("x") {
		e.of = inner(m, "x")
	}
	return read(m, e, "")
}

func readHalfMonth(m *match) (sense, pattern.Verdict) {
	n := m.Int("n")
	if n == -1 {
		n = 2
	}
	if n > 2 {
		return sense{}, pattern.Refuse
	}
	return read(m, halfMonth{inner(m, "x"), n}, "")
}

func readFirstOf(m *match) (sense, pattern.Verdict) {
	if n := m.Int("p"); n != 1 && n != -1 {
		return sense{}, pattern.Refuse
	}
	return read(m, firstOf{m.Int("n"), grainOf(m.Text("u")), m.Int("p"), inner(m, "x")}, "")
}

func readRest(m *match) (sense, pattern.Verdict) { return read(m, rest{inner(m, "x")}, "") }

// readAdjacent reads a list of two months that follow each other.
func readAdjacent(m *match) (sense, pattern.Verdict) {
	a, okA := inner(m, "a").(fields)
	b, okB := inner(m, "b").(fields)
	if !okA || !okB || b.month != a.month%12+1 {
		return sense{}, pattern.Refuse
	}
	return read(m, between{a, b}, "")
}

// readYears reads 2010-2015, 1966-67.
func readYears(m *match) (sense, pattern.Verdict) {
	a, b := m.Int("a"), m.Int("b")
	if b < 100 {
		if b += a - a%100; b < a || b > a+12 {
			return sense{}, pattern.Refuse
		}
	}
	if a >= b {
		return sense{}, pattern.Refuse
	}
	return read(m, fixed{span(periodOf(years, count(a, 1)), periodOf(years, count(b, 1)))}, "")
}

func readRoaring(m *match) (sense, pattern.Verdict) {
	y := 1920
	for i, role := range []string{"a", "b", "c", "d"} {
		if m.Has(role) {
			y = 1960 + 10*i
		}
	}
	return read(m, fixed{periodOf(decades, count(y, 1))}, "")
}

func readCenturies(m *match) (sense, pattern.Verdict) {
	a, b := m.Int("a"), m.Int("b")
	if a >= b {
		return sense{}, pattern.Refuse
	}
	return read(m, fixed{span(periodOf(centuries, count(100*(a-1), 1)), periodOf(centuries, count(100*(b-1), 1)))}, "")
}

// readFortnight reads huit jours and quinze jours, which are one week and two.
func readFortnight(m *match) (sense, pattern.Verdict) {
	n := 7
	if m.Has("b") {
		n = 14
	}
	return read(m, steps{{n, days}}, "")
}

// readDecades reads années 80 et 90.
func readDecades(m *match) (sense, pattern.Verdict) {
	a, b := m.Int("a"), m.Int("b")
	if a < 100 {
		a += 1900
	}
	if b < 100 {
		b += a - a%100
	}
	if a%10 != 0 || b%10 != 0 || a >= b {
		return sense{}, pattern.Refuse
	}
	return read(m, fixed{span(periodOf(decades, count(a, 1)), periodOf(decades, count(b, 1)))}, "")
}

// readRecent refuses a number before 1800 for a year: nothing else says that it is one.
func readRecent(m *match) (sense, pattern.Verdict) {
	v, verdict := readSame(m)
	if f, ok := v.expr.(fields); !ok || f.year < 1800 || f.year > 2100 {
		return sense{}, pattern.Refuse
	}
	return v, verdict
}

// readDaysAlone reads du 13 au 18.
func readDaysAlone(m *match) (sense, pattern.Verdict) {
	a, b := fields{day: m.Int("a")}, fields{day: m.Int("b")}
	if a.day >= b.day {
		return sense{}, pattern.Refuse
	}
	return read(m, between{a, b}, "")
}

// readPlain refuses a year that is too far ahead to be one.
func readPlain(m *match) (sense, pattern.Verdict) {
	v, verdict := readSame(m)
	if f, ok := v.expr.(fields); !ok || f.year > 2100 {
		return sense{}, pattern.Refuse
	}
	return v, verdict
}

// readLateYear reads en 95: a number below fifty would hardly be a year.
func readLateYear(m *match) (sense, pattern.Verdict) {
	if m.Int("yy") < 50 {
		return sense{}, pattern.Refuse
	}
	return readCalendar(m)
}

// readWeekendNear reads le week-end: the last or the next, as the clause says.
func readWeekendNear(m *match) (sense, pattern.Verdict) {
	return read(m, unitOf{weekends, fields{weekday: 6}}, "")
}

// readDayOf reads le 26 du mois dernier.
func readDayOf(m *match) (sense, pattern.Verdict) {
	of, ok := inner(m, "x").(unit)
	if !ok || of.grain != months {
		return sense{}, pattern.Refuse
	}
	return read(m, nth{n: m.Int("n"), grain: days, of: of}, "")
}

// readRepublican reads a day of the French Republican calendar, which began on
// 22 September 1792: twelve months of 30 days, then five or, in the years III,
// VII and XI, six more.
func readRepublican(m *match) (sense, pattern.Verdict) {
	y, month, d := m.Int("y"), m.Int("m"), m.Int("d")
	if d > 30 {
		return sense{}, pattern.Refuse
	}
	return read(m, fixed{periodOf(days, count(1792, 9)+21+day(365*(y-1)+y/4+30*(month-1)+d-1))}, "")
}

// readNoYear reads a date that means nothing without its year: 18 Brumaire.
func readNoYear(m *match) (sense, pattern.Verdict) { return read(m, undated{}, "") }

// readLean passes the expression x on with the side that the word before it says.
func readLean(m *match) (sense, pattern.Verdict) {
	v, _ := m.Value("x")
	v.lean, v.rule = side(sideArg(m.Arg(0))), m.Rule
	return v, pattern.Read
}

// readLower refuses a name: Avril Lavigne.
func readLower(m *match) (sense, pattern.Verdict) {
	if t := m.Doc.Tokens[m.First]; m.Doc.Surface(t.Span)[:1] != t.Norm[:1] {
		return sense{}, pattern.Refuse
	}
	return readSame(m)
}

// readDayAlone reads le 12 where the sentence or clause ends behind it.
func readDayAlone(m *match) (sense, pattern.Verdict) {
	d := m.Doc
	if m.Last < len(d.Tokens) && (d.Tokens[m.Last].Kind != nlp.Punct || d.Tokens[m.Last].Norm == "-") && d.SentenceOf(m.Last) == d.SentenceOf(m.First) {
		return sense{}, pattern.Refuse
	}
	v, verdict := readCalendar(m)
	v.lean = side(sideArg(m.Arg(0)))
	return v, verdict
}

func readOffsetOf(m *match) (sense, pattern.Verdict) {
	return read(m, offset{steps: steps{{1, days}}, sign: sideArg(m.Arg(0)), of: inner(m, "x")}, "")
}

func allReadings() map[string]pattern.Reading[sense] {
	return map[string]pattern.Reading[sense]{
		"steps": readSteps, "unknown": readUnknown, "oldcalendar": readOldCalendar, "inyear": readInYear,
		"daymonth": readDayMonth, "weekdayof": readWeekdayOf, "fromtext": readBeside, "plus": readPlus,
		"unitof": readUnitOf, "weekofday": readWeekOfDay, "dayafter": readDayAfter, "unittext": readUnitText,
		"unitthis": readUnitThis, "nthnow": readNthNow, "quarter": readQuarter, "weekno": readWeekNo,
		"halfmonth": readHalfMonth, "firstof": readFirstOf, "rest": readRest, "adjacent": readAdjacent,
		"years": readYears, "roaring": readRoaring, "centuries": readCenturies, "lower": readLower, "republican": readRepublican, "noyear": readNoYear, "dayof": readDayOf, "weekendnear": readWeekendNear, "lean": readLean, "daysalone": readDaysAlone, "head": readHead, "plain": readPlain, "lateyear": readLateYear, "fortnight": readFortnight, "decades": readDecades, "recent": readRecent,
		"dayalone": readDayAlone, "offsetof": readOffsetOf,
	}
}
