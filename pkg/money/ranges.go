package money

import (
	"github.com/seed-16be0631/glane/pkg/nlp"
	"github.com/seed-16be0631/glane/pkg/number"
	"github.com/seed-16be0631/glane/pkg/pattern"
)

// span reads a range. "entre 10 et 20 millions": the scale is written once.
func (r reader) span(m *match) (sum, pattern.Verdict) {
	high, scaled := valueOf(r.numbers, m, "n", "s")
	low, lowScaled := valueOf(r.numbers, m, "a", "r")
	switch {
	case lowScaled:
	case scaled:
		low = low.Shift(r.scaleOf(m))
	default:
		low = low.Shift(unwritten(low, high, r.inWords(m, "n")))
	}
	if !joined(m, high, scaled) || apart(low, high) || inName(m.Doc, m.First) {
		return sum{}, pattern.Refuse
	}
	s := sum{value: high, min: low, isRange: true, currency: m.Text("c")}
	return s.ordered(), pattern.Read
}

// unwritten is the power of ten that is written once, at the end of a range: "six
// à huit cent mille", "sept à huit cents", "20 à 30 000".
func unwritten(low, high number.Decimal, inWords bool) int {
	for _, power := range []int{5, 3, 2} {
		unit := high.Shift(-power)
		if high.Exp < power || low.Compare(unit) >= 0 || low.Magnitude() >= 3 {
			continue
		}
		if inWords {
			return power
		}
		if most, ok := low.Times(number.Int(4)); ok && power == 3 && unit.Compare(most) <= 0 {
			return power
		}
	}
	return 0
}

// apart tells whether two numbers are too far apart for a range: "de 2015 à 3,4
// millions d'euros", "réduit ses 18 000 à 4 200 euros".
func apart(low, high number.Decimal) bool {
	const most = 2 // powers of ten between the ends
	if low.Compare(number.Int(1900)) >= 0 && low.Compare(number.Int(2100)) < 0 && low.Magnitude() != high.Magnitude() {
		return true // a year
	}
	if low.Compare(high) > 0 {
		twice, ok := high.Times(number.Int(2))
		return !ok || low.Compare(twice) > 0
	}
	return high.Magnitude()-low.Magnitude() > most
}

// inName tells whether the figures at token i end a name: Covid-19, F-16.
func inName(d *nlp.Document, i int) bool {
	return i > 1 && d.Tokens[i].Kind == nlp.Number && d.Glued(i) && d.Glued(i-1) && d.Tokens[i-1].Norm == "-" && d.Tokens[i-2].Kind == nlp.Word
}

// inWords tells whether the number behind role is written in words.
func (r reader) inWords(m *match, role string) bool {
	i, _ := m.Tokens(role)
	return m.Doc.Tokens[i].Kind == nlp.Word
}

// scaleOf is the power of ten of the scale of the number behind the role n.
func (r reader) scaleOf(m *match) int {
	if m.Has("s") {
		return m.Int("s")
	}
	first, last := m.Tokens("n")
	return r.numbers.Scale(m.Doc, first, last)
}

func (r reader) minorRange(m *match) (sum, pattern.Verdict) {
	high, _ := valueOf(r.numbers, m, "n", "")
	low, _ := valueOf(r.numbers, m, "a", "")
	s := sum{value: high.Shift(-2), min: low.Shift(-2), isRange: true, currency: m.Text("c")}
	return s.ordered(), pattern.Read
}
