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
	day  side          // on which side of the month its day stands, either when that is not clear
	rule *pattern.Rule // the innermost: it says most
}

type match = pattern.Match[sense]

// readings are the functions that the rules of dates.tsv name; what stands
// behind the name in a rule are its arguments. The roles of the words are the
// same for all:
//
//	y yy m d w   year, its last two figures, month, day, weekday (from Monday)
//	n u          number and unit
//	s            side: -1 before, 1 after, 0 what "ce" says
//	p            modifier: START, APPROX ...
//	x            the expression inside; a and b the two ends of a range
//	bc           there when the year is before Christ
var readings = map[string]pattern.Reading[sense]{
	"nothing": readNothing,
	"same":    readSame,
	"part":    readPart,
	"lower":   readLower,
	"upper":   readUpper,
	"unknown": readUnknown,
	"noyear":  readNoYear,
	"head":    readHead,

	"calendar":   readCalendar,
	"fraction":   readFraction,
	"year":       readYear,
	"late":       readLate,
	"alone":      readAlone,
	"beside":     readBeside,
	"dayof":      readDayOf,
	"feast":      readFeastDay,
	"republican": readRepublican,

	"unit":      readUnit,
	"unitof":    readUnitOf,
	"several":   readSeveral,
	"nth":       readNth,
	"halfmonth": readHalfMonth,
	"firstof":   readFirstOf,
	"rest":      readRest,
	"steps":     readSteps,
	"sum":       readSum,
	"offset":    readOffset,
	"plus":      readPlus,

	"between":  readBetween,
	"adjacent": readAdjacent,
	"days":     readDays,
	"units":    readUnits,
	"decade":   readDecade,
	"century":  readCentury,
	"open":     readOpen,
}

// found is a sense that the rule of m gives.
func found(m *match, e expr) (sense, pattern.Verdict) {
	return sense{expr: e, mod: m.Text("p"), rule: m.Rule}, pattern.Read
}

func refuse() (sense, pattern.Verdict) { return sense{}, pattern.Refuse }

// inner is the expression in a role, nil when it is not there.
func inner(m *match, role string) expr {
	v, _ := m.Value(role)
	return v.expr
}

// ofYear is the expression x, or the year y or yy, nil when none is there.
func ofYear(m *match) expr {
	switch {
	case m.Has("y"):
		return fixed{periodOf(years, count(m.Int("y"), 1))}
	case m.Has("yy"):
		return fixed{periodOf(years, count(fullYear(m.Int("yy")), 1))}
	}
	return inner(m, "x")
}

// sideOf reads the role s: on which side, and whether "ce" says it.
func sideOf(m *match) (on side, this bool) {
	on = side(m.Int("s"))
	return on, m.Has("s") && on == either
}

// intArg is the i-th argument as a number.
func intArg(m *match, i int) int {
	n, _ := strconv.Atoi(m.Arg(i))
	return n
}

// readNothing: the words are no date, and no part of one.
func readNothing(*match) (sense, pattern.Verdict) { return sense{}, pattern.Nothing }

// readSame passes x on. Its arguments: a modifier, - for none; the side that
// the words before x say. Without x, what it read is no date by itself: 18 h.
func readSame(m *match) (sense, pattern.Verdict) {
	v, _ := m.Value("x")
	mod := m.Text("p")
	if m.Arg(0) != "-" {
		mod += m.Arg(0)
	}
	if mod != "" || m.Arg(1) != "" {
		v.rule = m.Rule
	}
	if mod != "" {
		v.mod = mod
	}
	if m.Arg(1) != "" {
		v.lean = side(intArg(m, 1))
	}
	return v, pattern.Read
}

// readPart passes x on as its part p. A date so far off has none: "prend fin
// dans les douze mois".
func readPart(m *match) (sense, pattern.Verdict) {
	if _, ok := inner(m, "x").(offset); ok {
		return refuse()
	}
	return readSame(m)
}

// readLower passes x on unless it begins with a capital letter: Avril Lavigne.
func readLower(m *match) (sense, pattern.Verdict) {
	if _, _, isName := capital(m.Doc, m.First); isName {
		return refuse()
	}
	return readSame(m)
}

// readUpper passes x on if it begins with a capital letter: "in May", not "may".
func readUpper(m *match) (sense, pattern.Verdict) {
	if _, _, isName := capital(m.Doc, m.First); !isName {
		return refuse()
	}
	return readSame(m)
}

// readUnknown reads what lies some way off, nobody says how far: il y a
// quelques jours.
func readUnknown(m *match) (sense, pattern.Verdict) { return found(m, unknown{}) }

// readNoYear reads what means nothing without its year: 18 Brumaire.
func readNoYear(m *match) (sense, pattern.Verdict) { return found(m, undated{}) }
