package timex

import (
	"strings"

	"github.com/seed-16be0631/glane/pkg/lang"
	"github.com/seed-16be0631/glane/pkg/nlp"
	"github.com/seed-16be0631/glane/pkg/number"
	"github.com/seed-16be0631/glane/pkg/pattern"
)

// classes are the word classes that no list can hold: numbers in figures, and
// what may not stand beside one.
var classes = map[string]pattern.Class{
	"DAY":     numbers(1, 2, 1, 31),
	"NUM":     numbers(1, 4, 1, 9999),
	"MM":      numbers(1, 2, 1, 31), // 13 to 31 are days, when the month comes first
	"DIGITS":  numbers(1, 4, 1, 9999),
	"MM2":     numbers(2, 2, 1, 12),
	"MM12":    numbers(1, 2, 1, 12),
	"YEAR":    numbers(4, 4, 1000, 2199),
	"YYY":     numbers(3, 3, 100, 999),
	"YY":      numbers(2, 2, 0, 99),
	"WEEK":    numbers(1, 2, 1, 53),
	"DAYN":    numbers(1, 2, 1, 31),
	"HOUR":    numbers(1, 2, 0, 24),
	"MIN":     numbers(2, 2, 0, 59),
	"NUMBER":  {Single: true, Read: anyNumber},
	"CAPITAL": {Single: true, Read: capital},
	"HEAD":    {Read: numberHead},
	"TAIL":    {Read: numberTail},
}

// numbers reads a number token of so many digits, and of so great a value.
func numbers(short, long, least, most int) pattern.Class {
	return pattern.Class{Digits: true, Single: true, Read: func(d *nlp.Document, i int) (int, int, bool) {
		t := &d.Tokens[i]
		if t.Kind != nlp.Number || len(t.Norm) < short || len(t.Norm) > long {
			return 0, 0, false
		}
		n := 0
		for k := 0; k < len(t.Norm); k++ {
			n = 10*n + int(t.Norm[k]-'0')
		}
		return i + 1, n, n >= least && n <= most
	}}
}

// numberTail reads what makes the number before token i a part of another:
// 2015-32, 3.14, 1 200, 2000m, 50%.
func numberTail(d *nlp.Document, i int) (int, int, bool) {
	t := &d.Tokens[i]
	switch {
	case t.Norm == "%" || t.Norm == "°":
		return i + 1, 0, true
	case t.Kind == nlp.Number && len(t.Norm) == 3: // 1 200
		return i + 1, 0, true
	case !d.Glued(i):
		return 0, 0, false
	case t.Kind == nlp.Word:
		return i + 1, 0, true
	}
	return i + 1, 0, isJoint(t.Norm) && d.Glued(i+1) && d.Tokens[i+1].Kind == nlp.Number
}

// numberHead reads what makes the number behind token i a part of another.
func numberHead(d *nlp.Document, i int) (int, int, bool) {
	if !d.Glued(i + 1) {
		return 0, 0, false
	}
	t := &d.Tokens[i]
	switch {
	case t.Kind == nlp.Word:
		return i + 1, 0, t.Norm[len(t.Norm)-1] != '\''
	case t.Norm == "$" || t.Norm == "€" || t.Norm == "£" || t.Norm == "#":
		return i + 1, 0, true
	}
	return i + 1, 0, isJoint(t.Norm) && d.Glued(i) && d.Tokens[i-1].Kind == nlp.Number
}

// anyNumber reads a number in figures.
func anyNumber(d *nlp.Document, i int) (int, int, bool) {
	return i + 1, 0, d.Tokens[i].Kind == nlp.Number
}

// spelledYears reads a year in words: deux mille vingt. The rows SPELLEDSTART
// of a class table say how one begins.
func spelledYears(t *lang.Table, numbers *number.Reader) pattern.Class {
	return pattern.Class{Words: forms(t, "SPELLEDSTART"), Read: func(d *nlp.Document, i int) (int, int, bool) {
		if d.Tokens[i].Kind != nlp.Word {
			return 0, 0, false
		}
		end, n, ok := numbers.ReadWhole(d, i)
		return end, n, ok && end > i+1 && 1000 <= n && n < 2100
	}}
}

// forms gives the forms of a class in a table.
func forms(t *lang.Table, class string) []string {
	var all []string
	for _, r := range t.Rows {
		if r.Cells[0] == class {
			all = append(all, strings.Split(r.Cell(2), "|")...)
		}
	}
	return all
}

// capital reads a word that begins with a capital letter.
func capital(d *nlp.Document, i int) (int, int, bool) {
	t := &d.Tokens[i]
	return i + 1, 0, t.Kind == nlp.Word && d.Text[t.Start] != t.Norm[0]
}

// isJoint tells whether sign can stand between the figures of one number.
func isJoint(sign string) bool {
	return sign == "’" || len(sign) == 1 && strings.Contains("-/.,:'", sign)
}

// plurals reads a word in the plural by its ending, as the rows PLURALEND and
// NOTPLURAL of a class table say: what is counted stands behind its number.
func plurals(t *lang.Table) pattern.Class {
	endings := forms(t, "PLURALEND")
	not := map[string]bool{}
	for _, w := range forms(t, "NOTPLURAL") {
		not[w] = true
	}
	return pattern.Class{Read: func(d *nlp.Document, i int) (int, int, bool) {
		t := &d.Tokens[i]
		if t.Kind != nlp.Word || len(t.Norm) < 3 || not[t.Norm] || d.Text[t.Start] != t.Norm[0] {
			return 0, 0, false
		}
		for _, e := range endings {
			if strings.HasSuffix(t.Norm, e) {
				return i + 1, 0, true
			}
		}
		return 0, 0, false
	}}
}
