package money

import (
	"strconv"
	"strings"

	"github.com/seed-16be0631/glane/pkg/number"
	"github.com/seed-16be0631/glane/pkg/pattern"
)

// valueOf reads the number behind role again, now for its value, with the scale
// behind the role scale.
func valueOf(numbers *number.Reader, m *match, role, scale string) (value number.Decimal, scaled bool) {
	i, _ := m.Tokens(role)
	value, _, scaled, _ = numbers.Read(m.Doc, i)
	if m.Has(scale) {
		return value.Shift(m.Int(scale)), true
	}
	return value, scaled
}

func (r reader) sum(m *match) (sum, pattern.Verdict) {
	value, scaled := valueOf(r.numbers, m, "n", "s")
	switch {
	case !joined(m, value, scaled), isRest(m):
		return sum{}, pattern.Refuse
	case scaled && !m.Has("of") && !m.Has("s"):
		return r.mixed(m) // "500 billion dollars" is English
	case !scaled && r.groups(m, value):
		return r.mixed(m)
	}
	return sum{value: value, currency: m.Text("c")}, pattern.Read
}

// isRest tells whether the number is zeros that a sign unknown has cut off: the
// end of "1&nbsp;000 €".
func isRest(m *match) bool {
	first, last := m.Tokens("n")
	zeros := m.Doc.Tokens[first].Norm
	return last == first+1 && len(zeros) > 1 && strings.Trim(zeros, "0") == ""
}

// joined tells whether "de" may stand behind a number: behind a million or more,
// in words or in round figures.
func joined(m *match, value number.Decimal, scaled bool) bool {
	const million = 6
	return !m.Has("of") || scaled || value.Exp >= million
}

// groups tells whether the decimal mark of value groups thousands after all, as
// in "45,000 dollars": three decimals, where the currency has two.
func (r reader) groups(m *match, value number.Decimal) bool {
	first, last := m.Tokens("n")
	if last-first < 3 || m.Doc.Tokens[last-1].Len() != 3 || r.numbers.Decimal() != m.Doc.Tokens[last-2].Norm {
		return false
	}
	switch r.places(m.Text("c")) {
	case 2:
		return value.Exp == 0 || value.Magnitude() > 0
	case 0:
		return value.Exp > -3 && value.Magnitude() > 0
	}
	return false
}

// places is how many decimals the prices in a currency have, or in the one of a
// family that has most.
func (r reader) places(currency string) int {
	most := codes()[currency].places
	for _, c := range r.families[currency] {
		most = max(most, codes()[c].places)
	}
	return most
}

// twice reads a number that stands in words and in figures: "mille (1000) euros".
func (r reader) twice(m *match) (sum, pattern.Verdict) {
	first, _ := valueOf(r.numbers, m, "a", "")
	if value, _ := valueOf(r.numbers, m, "n", ""); value != first {
		return sum{}, pattern.Refuse
	}
	return r.sum(m)
}

// inCapitals reads a sign, its last word, that must be in capitals: 100 F and 20
// ILS, not 100 f and "deux ils".
func inCapitals(role string, read pattern.Reading[sum]) pattern.Reading[sum] {
	return func(m *match) (sum, pattern.Verdict) {
		_, last := m.Tokens(role)
		if t := m.Doc.Surface(m.Doc.Tokens[last-1].Span); t != strings.ToUpper(t) {
			return sum{}, pattern.Refuse
		}
		return read(m)
	}
}

// mixed reads a number behind a sign, where French pages write the English way
// too: $1,500 and $97.4 billion.
func (r reader) mixed(m *match) (sum, pattern.Verdict) {
	value, _ := valueOf(r.numbers.Mixed(), m, "n", "s")
	return sum{value: value, currency: m.Text("c")}, pattern.Read
}

// short reads a scale and a currency in one word: MUSD.
func (r reader) short(m *match) (sum, pattern.Verdict) {
	power, currency, _ := strings.Cut(m.Text("k"), " ")
	n, err := strconv.Atoi(power)
	if err != nil {
		return sum{}, pattern.Refuse
	}
	value, _ := valueOf(r.numbers, m, "n", "")
	return sum{value: value.Shift(n), currency: currency}, pattern.Read
}

// slang reads "dix balles": fewer are shots.
func (r reader) slang(m *match) (sum, pattern.Verdict) {
	value, _ := valueOf(r.numbers, m, "n", "")
	if value.Exp < 0 || value.Magnitude() == 0 {
		return sum{}, pattern.Refuse
	}
	return sum{value: value, currency: m.Text("c")}, pattern.Read
}
