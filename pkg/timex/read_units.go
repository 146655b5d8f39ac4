package timex

import (
	"strconv"

	"github.com/seed-16be0631/glane/pkg/pattern"
)

// readUnit reads a unit near the reference date: hier, la semaine dernière. Its
// arguments: the unit, how many units away, and text when a date in the text
// decides, each where the words do not say it.
func readUnit(m *match) (sense, pattern.Verdict) {
	e := unit{grain: grainOf(m.Text("u")), n: m.Int("s")}
	for _, arg := range m.Args {
		if n, err := strconv.Atoi(arg); err == nil {
			e.n = n
		} else if arg == "text" {
			e.fromText = true
		} else {
			e.grain = grainOf(arg)
		}
	}
	return found(m, e)
}

// readUnitOf reads the unit that holds x, or a day or weekday near: la semaine
// du 10 avril. Its arguments: the unit; the weekday.
func readUnitOf(m *match) (sense, pattern.Verdict) {
	e := unitOf{grainOf(m.Arg(0)), inner(m, "x")}
	if e.of == nil {
		e.of = fields{day: m.Int("d"), weekday: intArg(m, 1)}
	}
	return found(m, e)
}

// readSeveral reads les trois derniers mois.
func readSeveral(m *match) (sense, pattern.Verdict) {
	return found(m, several{n: m.Int("n"), grain: grainOf(m.Text("u")), side: side(m.Int("s"))})
}

// readNth reads the n-th unit, or weekday w, of x or of the year y. Its
// arguments: the unit; n; in and a unit, the current one of which is x where
// nothing else is written, and the least n that may stand so: the second week
// is hardly that of the year.
func readNth(m *match) (sense, pattern.Verdict) {
	e := nth{n: m.Int("n"), grain: grainOf(m.Text("u")), weekday: m.Int("w"), of: ofYear(m)}
	e.side, e.this = sideOf(m)
	for i, arg := range m.Args {
		if n, err := strconv.Atoi(arg); err == nil {
			e.n = n
		} else if arg == "in" {
			if e.of == nil && e.n >= max(1, intArg(m, i+2)) {
				e.of = unit{grain: grainOf(m.Arg(i + 1))}
			}
			break
		} else {
			e.grain = grainOf(arg)
		}
	}
	if e.n == 0 || e.of == nil && !e.comesYearly() {
		return refuse()
	}
	return found(m, e)
}

// readHalfMonth reads la première quinzaine de x.
func readHalfMonth(m *match) (sense, pattern.Verdict) {
	n := m.Int("n")
	if n > 2 || n < -1 {
		return refuse()
	}
	return found(m, halfMonth{inner(m, "x"), n})
}

// readFirstOf reads les onze premiers mois de x; the role e is 1 for premiers,
// -1 for derniers.
func readFirstOf(m *match) (sense, pattern.Verdict) {
	if end := m.Int("e"); end != 1 && end != -1 {
		return refuse()
	}
	return found(m, firstOf{m.Int("n"), grainOf(m.Text("u")), m.Int("e"), inner(m, "x")})
}

// readRest reads le reste de la semaine.
func readRest(m *match) (sense, pattern.Verdict) { return found(m, rest{inner(m, "x")}) }

// readSteps reads a number of units. Its arguments: number and unit, where the
// words mean others: quinze jours are 14.
func readSteps(m *match) (sense, pattern.Verdict) {
	st := step{n: m.Int("n"), grain: grainOf(m.Text("u"))}
	if m.Arg(0) != "" {
		st = step{intArg(m, 0), grainOf(m.Arg(1))}
	}
	if m.Has("half") {
		return found(m, steps{st, {monthsOf[st.grain] / 2, months}})
	}
	return found(m, steps{st})
}

// readSum reads un an et deux mois: the steps a to d.
func readSum(m *match) (sense, pattern.Verdict) {
	var all steps
	for _, role := range [...]string{"a", "b", "c", "d"} {
		if st, ok := inner(m, role).(steps); ok {
			all = append(all, st...)
		}
	}
	return found(m, all)
}

// readOffset reads a date some steps n away. Its arguments: the sign; text when
// it is relative to a date in the text, ref or of when to the reference date or
// x; the unit when there is one step and no n: la veille de Noël.
func readOffset(m *match) (sense, pattern.Verdict) {
	st, ok := inner(m, "n").(steps)
	if m.Arg(2) != "" {
		st, ok = steps{{1, grainOf(m.Arg(2))}}, true
	}
	if !ok {
		return readUnknown(m)
	}
	return found(m, offset{steps: st, sign: intArg(m, 0), fromText: m.Arg(1) == "text", of: inner(m, "x")})
}

// readPlus reads lundi en huit: the next such day, and days behind it as its
// argument says.
func readPlus(m *match) (sense, pattern.Verdict) {
	next := beside{of: fields{weekday: m.Int("w")}, on: after}
	return found(m, offset{steps: steps{{intArg(m, 0), days}}, sign: 1, of: next})
}
