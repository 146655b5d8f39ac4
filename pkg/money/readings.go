package money

import (
	"strconv"
	"strings"

	"github.com/seed-16be0631/glane/pkg/nlp"
	"github.com/seed-16be0631/glane/pkg/number"
	"github.com/seed-16be0631/glane/pkg/pattern"
)

// reader reads what the rules match.
type reader struct {
	numbers  *number.Reader
	implicit bool
}

type match = pattern.Match[sum]

func (r reader) classes() map[string]pattern.Class {
	words := r.numbers.Words()
	return map[string]pattern.Class{
		"NUM":   {Digits: true, Words: words, Read: readBy(r.numbers)},
		"MIXED": {Digits: true, Read: readBy(r.numbers.Mixed())},
		"SMALL": {Digits: true, Words: words, Read: r.small},
		"TWO":   {Digits: true, Read: two},
	}
}

func readBy(numbers *number.Reader) pattern.ReadClass {
	return func(d *nlp.Document, i int) (int, int, bool) {
		_, end, _, ok := numbers.Read(d, i)
		return end, 0, ok
	}
}

// small reads a number below a hundred: the cents of "15 dollars et 15 cents".
func (r reader) small(d *nlp.Document, i int) (end, value int, ok bool) {
	return r.numbers.ReadBelow(d, i, 100)
}

// two reads two figures, as in "3 euros 50".
func two(d *nlp.Document, i int) (end, value int, ok bool) {
	t := d.Tokens[i]
	n, err := strconv.Atoi(t.Norm)
	return i + 1, n, err == nil && t.Kind == nlp.Number && t.Len() == 2
}

func (r reader) readings() map[string]pattern.Reading[sum] {
	return map[string]pattern.Reading[sum]{
		"sum":         r.sum,
		"capital":     r.capital,
		"mixed":       r.mixed,
		"short":       r.short,
		"compound":    r.compound,
		"half":        r.half,
		"minor":       r.minor(-2),
		"thousandth":  r.minor(-3),
		"range":       r.span,
		"minor-range": r.minorRange,
		"vague":       vague,
		"nothing":     nothing,
		"amount":      amount,
		"implicit":    r.readImplicit,
	}
}

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
	if m.Has("of") && !scaled {
		return sum{}, pattern.Refuse
	}
	return sum{value: value, currency: m.Text("c")}, pattern.Read
}

// capital reads a sign that is a capital letter: 100 F, not 100 f.
func (r reader) capital(m *match) (sum, pattern.Verdict) {
	first, _ := m.Tokens("c")
	if m.Doc.Surface(m.Doc.Tokens[first].Span) == m.Doc.Tokens[first].Norm {
		return sum{}, pattern.Refuse
	}
	return r.sum(m)
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

func (r reader) compound(m *match) (sum, pattern.Verdict) {
	value, scaled := valueOf(r.numbers, m, "n", "")
	total, ok := value.Plus(number.Int(uint64(m.Int("m"))).Shift(-2))
	if !ok || scaled || value.Exp < 0 {
		return sum{}, pattern.Refuse
	}
	return sum{value: total, currency: m.Text("c")}, pattern.Read
}

func (r reader) half(m *match) (sum, pattern.Verdict) {
	value, scaled := valueOf(r.numbers, m, "n", "")
	total, ok := value.Plus(number.Decimal{Coef: 5, Exp: -1})
	if !ok || scaled || value.Exp < 0 {
		return sum{}, pattern.Refuse
	}
	return sum{value: total, currency: m.Text("c")}, pattern.Read
}

// minor reads cents, or what else is ten to the power of exp of a currency.
func (r reader) minor(exp int) pattern.Reading[sum] {
	return func(m *match) (sum, pattern.Verdict) {
		value, _ := valueOf(r.numbers, m, "n", "")
		return sum{value: value.Shift(exp), currency: m.Text("c")}, pattern.Read
	}
}

// span reads a range. "entre 10 et 20 millions": the scale is written once.
func (r reader) span(m *match) (sum, pattern.Verdict) {
	high, scaled := valueOf(r.numbers, m, "n", "s")
	low, lowScaled := valueOf(r.numbers, m, "a", "r")
	if m.Has("of") && !scaled {
		return sum{}, pattern.Refuse
	}
	if !lowScaled && scaled {
		low = low.Shift(r.scaleOf(m))
	}
	s := sum{value: high, min: low, isRange: true, currency: m.Text("c")}
	return s.ordered(), pattern.Read
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

func vague(m *match) (sum, pattern.Verdict) {
	return sum{vague: true, currency: m.Text("c")}, pattern.Read
}

func nothing(*match) (sum, pattern.Verdict) { return sum{}, pattern.Nothing }

func amount(m *match) (sum, pattern.Verdict) {
	s, _ := m.Value("m")
	s.bound, s.per = m.Text("b"), m.Text("p")
	return s, pattern.Read
}

// readImplicit reads an amount without a currency, if that is asked for.
func (r reader) readImplicit(m *match) (sum, pattern.Verdict) {
	value, scaled := valueOf(r.numbers, m, "n", "")
	if !r.implicit || !scaled {
		return sum{}, pattern.Refuse
	}
	return sum{value: value, implicit: true}, pattern.Read
}
