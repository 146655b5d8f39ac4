package timex

import (
	"strconv"

	"github.com/seed-16be0631/glane/pkg/pattern"
)

// sense is what a rule makes of its words.
type sense struct {
	expr expr
	mod  string        // START, MID, END, APPROX, BEFORE ...
	lean side          // on which a word before it says that it lies: depuis
	rule *pattern.Rule // the innermost: it says most
}

type match = pattern.Match[sense]

// readings are the functions that the rules of dates.tsv name. Their roles:
// y a year, yy its last two digits, m a month, d a day, w a weekday, n a
// number, u a unit, s a side (-1, 0 for "ce", 1), x the expression inside.
var readings = map[string]pattern.Reading[sense]{
	"calendar": readCalendar,
	"same":     readSame,
	"nothing":  func(*match) (sense, pattern.Verdict) { return sense{}, pattern.Nothing },
	"unit":     readUnit,
	"offset":   readOffset,
	"nth":      readNth,
	"between":  readBetween,
	"feast":    readFeastDay,
	"decade":   readDecade,
	"century":  readCentury,
	"several":  readSeveral,
	"open":     readOpen,
}

// read is a sense found by the rule of m.
func read(m *match, e expr, mod string) (sense, pattern.Verdict) {
	return sense{expr: e, mod: mod, rule: m.Rule}, pattern.Read
}

func inner(m *match, role string) expr {
	v, _ := m.Value(role)
	return v.expr
}

// sideOf reads the role s: on which side, and whether "ce" says it.
func sideOf(m *match) (on side, this bool) {
	if !m.Has("s") {
		return either, false
	}
	on = side(m.Int("s"))
	return on, on == either
}

// readCalendar reads a date in numbers and names. Its arguments: monthfirst,
// bc.
func readCalendar(m *match) (sense, pattern.Verdict) {
	e := fields{month: m.Int("m"), day: m.Int("d"), weekday: m.Int("w")}
	e.side, e.this = sideOf(m)
	if m.Arg(0) == "m" {
		e.month = sideArg(m.Arg(1))
	}
	switch {
	case m.Has("y"):
		e.hasYear, e.year = true, m.Int("y")
	case m.Has("yy"):
		e.hasYear, e.year = true, century20(m.Int("yy"))
	}
	if m.Has("x") { // "mars de cette année", "3 mai de la même année"
		v, _ := m.Value("x")
		return read(m, inYear{e, v.expr}, "")
	}
	if m.Has("bc") || m.Arg(0) == "bc" {
		e.year = 1 - e.year
	}
	if e.month > 12 && e.day <= 12 && e.hasYear { // 01/22/2025: only the month can be first
		e.month, e.day = e.day, e.month
	}
	if e.month > 12 || e.day > 31 {
		return sense{}, pattern.Refuse
	}
	return read(m, e, "")
}

// century20 reads the last two digits of a year: up to 35 they are of the 21st century.
func century20(yy int) int {
	if yy <= 35 {
		return 2000 + yy
	}
	return 1900 + yy
}

// readSame passes the expression x on; its argument is the part or bound of it.
func readSame(m *match) (sense, pattern.Verdict) {
	v, ok := m.Value("x")
	if !ok { // the rule only knows what is no date by itself: 18 h
		return sense{}, pattern.Read
	}
	if mod := m.Text("p") + m.Arg(0); mod != "" {
		v.mod, v.rule = mod, m.Rule
	}
	if m.Arg(1) != "" {
		v.lean = side(sideArg(m.Arg(1)))
	}
	return v, pattern.Read
}

// readUnit reads a unit near the reference date: la semaine dernière. Its
// arguments: the unit, how many units away, text.
func readUnit(m *match) (sense, pattern.Verdict) {
	e := unit{grain: grainOf(m.Text("u") + m.Arg(0)), n: m.Int("s")}
	if m.Arg(1) != "" {
		e.n, _ = strconv.Atoi(m.Arg(1))
	}
	e.fromText = m.Arg(2) == "text"
	if e.grain == noGrain {
		return sense{}, pattern.Refuse
	}
	return read(m, e, m.Text("p"))
}

// readSteps reads a number of units, and those that follow it: un an et deux mois.
func readSteps(m *match) (sense, pattern.Verdict) {
	g := grainOf(m.Text("u"))
	st := steps{{n: m.Int("n"), grain: g}}
	switch m.Text("u") {
	case "fortnight":
		st[0] = step{15 * m.Int("n"), days}
	}
	if m.Has("half") {
		st = append(st, step{monthsOf[g] / 2, months})
	}
	if more, ok := inner(m, "x").(steps); ok {
		st = append(st, more...)
	}
	return read(m, st, "")
}

// readOffset reads a date some steps away. Its arguments: the sign, then ref
// (il y a trois ans), text (trois ans plus tard) or of (trois ans avant x).
func readOffset(m *match) (sense, pattern.Verdict) {
	st, ok := inner(m, "n").(steps)
	if !ok {
		return read(m, unknown{}, "")
	}
	e := offset{steps: st, sign: sideArg(m.Arg(0)), fromText: m.Arg(1) == "text"}
	if m.Has("x") {
		e.of = inner(m, "x")
	}
	mod := m.Text("p")
	return read(m, e, mod)
}

func sideArg(arg string) int {
	n, _ := strconv.Atoi(arg)
	return n
}

// readNth reads the n-th unit, or weekday w, of x. Its arguments: the unit,
// then n, where the rule knows them.
func readNth(m *match) (sense, pattern.Verdict) {
	e := nth{n: m.Int("n"), grain: grainOf(m.Text("u")), weekday: m.Int("w")}
	if m.Arg(0) != "" {
		e.grain = grainOf(m.Arg(0))
	}
	if m.Arg(1) != "" {
		e.n = sideArg(m.Arg(1))
	}
	e.side, e.this = sideOf(m)
	if m.Has("x") {
		e.of = inner(m, "x")
	}
	if e.grain == noGrain || e.n == 0 {
		return sense{}, pattern.Refuse
	}
	if e.of == nil && (e.n < 0 || e.n > 12/max(1, monthsOf[e.grain]) || e.grain < quarters || e.grain > seasons) {
		return sense{}, pattern.Refuse
	}
	return read(m, e, m.Text("p"))
}

// readBetween reads the range or list from a to b.
func readBetween(m *match) (sense, pattern.Verdict) {
	a, okA := inner(m, "a").(fields)
	if okA && !a.hasYear && a.month == 0 && (a.day > 0 && !isDay(inner(m, "b")) || a.day == 0 && m.Arg(0) != "weekdays") {
		return sense{}, pattern.Refuse
	}
	if b, ok := inner(m, "b").(fields); ok && okA && a.hasYear && b.hasYear && b.year < a.year {
		return sense{}, pattern.Refuse
	}
	if okA && a.month == 0 && a.hasYear && a.year < 1800 && m.Arg(0) != "old" {
		return sense{}, pattern.Refuse
	}
	return read(m, between{inner(m, "a"), inner(m, "b")}, "")
}

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
	case unitOf, fixed, several, between:
		return false
	}
	return true
}

// readFeastDay reads a feast f, of the year x.
func readFeastDay(m *match) (sense, pattern.Verdict) {
	rule, ok := readFeast(m.Text("f"))
	if !ok {
		return sense{}, pattern.Refuse
	}
	e := feast{rule: rule}
	e.side, e.this = sideOf(m)
	if m.Has("x") {
		e.of = inner(m, "x")
	}
	return read(m, e, "")
}

// readDecade reads années 90, années 1990.
func readDecade(m *match) (sense, pattern.Verdict) {
	y := m.Int("y")
	if y < 100 {
		y += 1900
	}
	if y%10 != 0 {
		return sense{}, pattern.Refuse
	}
	return read(m, fixed{periodOf(decades, count(y, 1))}, m.Text("p"))
}

// readCentury reads XIXe siècle, IIIe siècle av. J.-C.
func readCentury(m *match) (sense, pattern.Verdict) {
	g := centuries
	if m.Arg(0) != "" {
		g = grainOf(m.Arg(0))
	}
	n := m.Int("n") - 1
	if m.Has("bc") {
		return read(m, fixed{longPeriod(g, -n, true)}, m.Text("p"))
	}
	return read(m, fixed{longPeriod(g, n, false)}, m.Text("p"))
}

// readSeveral reads les trois derniers mois.
func readSeveral(m *match) (sense, pattern.Verdict) {
	return read(m, several{n: m.Int("n"), grain: grainOf(m.Text("u")), side: side(m.Int("s"))}, "")
}

// readOpen reads 2012 ou plus tard. Its argument: the side that is open.
func readOpen(m *match) (sense, pattern.Verdict) {
	return read(m, open{inner(m, "x"), side(sideArg(m.Arg(0)))}, "")
}

// readUnknown reads what is relative to a date by an amount that is not said:
// il y a quelques jours.
func readUnknown(m *match) (sense, pattern.Verdict) { return read(m, unknown{}, "") }
