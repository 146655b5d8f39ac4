package timex

import (
	"github.com/seed-16be0631/glane/pkg/nlp"
	"github.com/seed-16be0631/glane/pkg/pattern"
)

// readCalendar reads a date in numbers and names, of the year x if that is
// written in words: 3 mai de la même année. Its argument: the month, where the
// rule knows it; or either, where day and month may have changed places: 7/3/2019.
func readCalendar(m *match) (sense, pattern.Verdict) {
	e := fields{month: m.Int("m") + intArg(m, 0), day: m.Int("d"), weekday: m.Int("w")}
	e.side, e.this = sideOf(m)
	if of := inner(m, "x"); of != nil {
		return found(m, inYear{e, of})
	}
	switch {
	case m.Has("bc"): // there is a year 0: 52 av. J.-C. is -0051
		e.hasYear, e.year = true, 1-m.Int("y")
	case m.Has("y"):
		e.hasYear, e.year = true, m.Int("y")
	case m.Has("yy"):
		e.hasYear, e.year = true, fullYear(m.Int("yy"))
	}
	swapped := e.month > 12 && e.day <= 12 && e.hasYear
	if swapped { // 01/22/2025: only the month can be first
		e.month, e.day = e.day, e.month
	}
	if e.month > 12 {
		return refuse()
	}
	e.either = m.Arg(0) == "either" && e.day <= 12 && !swapped
	v, verdict := found(m, e)
	v.day = dayStands(m, swapped)
	if e.either {
		v.day = either
	}
	return v, verdict
}

// dayStands tells on which side of the month the day is written.
func dayStands(m *match, swapped bool) side {
	d, _ := m.Tokens("d")
	mon, _ := m.Tokens("m")
	switch {
	case !m.Has("d") || !m.Has("m"):
		return either
	case d < mon != swapped:
		return before
	}
	return after
}

// fullYear reads the last two figures of a year: up to 35 they are of the 21st century.
func fullYear(yy int) int {
	if yy <= 35 {
		return 2000 + yy
	}
	return 1900 + yy
}

// readFraction reads 22/04 where nothing else says that it is a date: 3/4 is a
// fraction.
func readFraction(m *match) (sense, pattern.Verdict) {
	if m.Int("d") <= 12 && m.Doc.Tokens[m.Last-1].Norm[0] != '0' {
		return refuse()
	}
	return readCalendar(m)
}

// readYear reads a year x. Its arguments: the first and last that it may be,
// where less says that it is one.
func readYear(m *match) (sense, pattern.Verdict) {
	v, verdict := readSame(m)
	if e, ok := v.expr.(fields); !ok || e.year < intArg(m, 0) || e.year > intArg(m, 1) {
		return refuse()
	}
	v.mod = ""
	return v, verdict
}

// readLate reads en 95. Its argument: the least that is a year.
func readLate(m *match) (sense, pattern.Verdict) {
	if m.Int("yy") < intArg(m, 0) {
		return refuse()
	}
	return found(m, fields{hasYear: true, year: fullYear(m.Int("yy"))})
}

// readAlone reads le 12, where the clause ends behind it. Its argument: the
// side that the words before it say.
func readAlone(m *match) (sense, pattern.Verdict) {
	if !endsClause(m.Doc, m.First, m.Last) {
		return refuse()
	}
	v, verdict := readCalendar(m)
	return sense{expr: fields{day: m.Int("d")}, lean: side(intArg(m, 0)), rule: v.rule}, verdict
}

// endsClause tells whether a sign or the end of the sentence stands before token i.
func endsClause(d *nlp.Document, first, i int) bool {
	return i == len(d.Tokens) || d.Tokens[i].Kind == nlp.Punct && d.Tokens[i].Norm != "-" || d.SentenceOf(i) != d.SentenceOf(first)
}

// readBeside reads a date next to the one before it in the text: le lundi suivant.
func readBeside(m *match) (sense, pattern.Verdict) {
	e := fields{month: m.Int("m"), day: m.Int("d"), weekday: m.Int("w"), side: side(m.Int("s"))}
	e.this = e.side == either
	return found(m, beside{of: e, on: e.side, fromText: true})
}

// readDayOf reads le 26 du mois dernier, mardi de la semaine dernière. "2 mois
// suivant" is none.
func readDayOf(m *match) (sense, pattern.Verdict) {
	of, ok := inner(m, "x").(unit)
	e := nth{n: m.Int("n"), grain: days, weekday: m.Int("w"), of: of}
	want := months
	if e.weekday > 0 {
		e.n, want = 1, weeks
	}
	_, end := m.Tokens("n")
	if start, _ := m.Tokens("x"); !ok || of.grain != want || of.fromText && start == end {
		return refuse()
	}
	return found(m, e)
}

// readFeastDay reads a feast f, of the year x or y. Its argument: upper, where
// it must begin with a capital letter.
func readFeastDay(m *match) (sense, pattern.Verdict) {
	rule, ok := readFeast(m.Text("f"))
	_, _, isName := capital(m.Doc, m.First)
	if !ok || m.Arg(0) == "upper" && !isName {
		return refuse()
	}
	e := feast{rule: rule, of: ofYear(m)}
	e.side, e.this = sideOf(m)
	return found(m, e)
}

// readRepublican reads a day of the French Republican calendar, which began on
// 22 September 1792: twelve months of 30 days, then five more or, in the years
// III, VII and XI, six.
func readRepublican(m *match) (sense, pattern.Verdict) {
	y, month, d := m.Int("y"), m.Int("m"), m.Int("d")
	if d > 30 {
		return refuse()
	}
	first := count(1792, 9) + 21
	return found(m, fixed{periodOf(days, first+day(365*(y-1)+y/4+30*(month-1)+d-1))})
}
