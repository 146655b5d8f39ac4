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
		"NUM":     {Digits: true, Words: words, Read: readBy(r.numbers)},
		"MIXED":   {Digits: true, Read: readBy(r.numbers.Mixed())},
		"SMALL":   {Digits: true, Words: words, Read: r.small},
		"TWO":     {Digits: true, Read: two},
		"SPELLED": {Words: words, Read: readBy(r.numbers)},
		"TENS":    {Words: words, Read: r.tens},
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

// tens reads ten to ninety-nine in words, as in "cinq francs quarante".
func (r reader) tens(d *nlp.Document, i int) (end, value int, ok bool) {
	end, value, ok = r.small(d, i)
	return end, value, ok && value >= 10 && d.Tokens[i].Kind == nlp.Word
}

// two reads two figures, as in "3 euros 50"; not those of "3 € 41 200 €".
func two(d *nlp.Document, i int) (end, value int, ok bool) {
	t := d.Tokens[i]
	n, err := strconv.Atoi(t.Norm)
	if err != nil || t.Kind != nlp.Number || t.Len() != 2 || i+1 < len(d.Tokens) && d.Tokens[i+1].Kind == nlp.Number {
		return i, 0, false
	}
	return i + 1, n, true
}

func (r reader) readings() map[string]pattern.Reading[sum] {
	return map[string]pattern.Reading[sum]{
		"sum":           r.sum,
		"capital":       inCapitals("c", r.sum),
		"mixed-capital": inCapitals("c", r.mixed),
		"mixed":         r.mixed,
		"short-capital": inCapitals("k", r.short),
		"short":         r.short,
		"compound":      r.compound,
		"half":          r.half,
		"minor":         r.minor(-2),
		"thousandth":    r.minor(-3),
		"range":         r.span,
		"minor-range":   r.minorRange,
		"about":         about(0),
		"about-minor":   about(-2),
		"vague":         vague,
		"nothing":       nothing,
		"sure":          sure,
		"amount":        amount,
		"implicit":      r.readImplicit,
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
	if scaled && !m.Has("of") && !m.Has("s") {
		return r.mixed(m) // "500 billion dollars" is English
	}
	return sum{value: value, currency: m.Text("c")}, pattern.Read
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

func (r reader) compound(m *match) (sum, pattern.Verdict) {
	value, scaled := valueOf(r.numbers, m, "n", "")
	total, ok := value.Plus(number.Int(uint64(m.Int("m"))).Shift(-2))
	if !ok || scaled || value.Exp < 0 || value.Magnitude() >= 3 {
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
		value, scaled := valueOf(r.numbers, m, "n", "")
		if m.Has("of") && !scaled {
			return sum{}, pattern.Refuse
		}
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
	switch {
	case !lowScaled && scaled:
		low = low.Shift(r.scaleOf(m))
	case low.Magnitude() == 0 && high.Magnitude() >= 3 && r.inWords(m, "n"):
		low = low.Shift(high.Exp) // "six à huit cent mille"
	}
	if apart(low, high) {
		return sum{}, pattern.Refuse
	}
	s := sum{value: high, min: low, isRange: true, currency: m.Text("c")}
	return s.ordered(), pattern.Read
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

// about reads "une vingtaine de millions": a round number.
func about(exp int) pattern.Reading[sum] {
	return func(m *match) (sum, pattern.Verdict) {
		value := number.Int(uint64(m.Int("a"))).Shift(m.Int("s") + exp)
		return sum{value: value, bound: "about", currency: m.Text("c")}, pattern.Read
	}
}

func vague(m *match) (sum, pattern.Verdict) {
	return sum{vague: true, currency: m.Text("c")}, pattern.Read
}

func nothing(*match) (sum, pattern.Verdict) { return sum{}, pattern.Nothing }

func amount(m *match) (sum, pattern.Verdict) {
	s, _ := m.Value("m")
	if m.Has("b") {
		s.bound = m.Text("b")
	}
	s.per = m.Text("p")
	return s, pattern.Read
}

// sure reads an amount behind words that only money follows: "une somme de".
func sure(m *match) (sum, pattern.Verdict) {
	s, verdict := amount(m)
	s.sure = true
	return s, verdict
}

// readImplicit reads an amount without a currency, if that is asked for.
func (r reader) readImplicit(m *match) (sum, pattern.Verdict) {
	value, scaled := valueOf(r.numbers, m, "n", "")
	if !r.implicit || !scaled {
		return sum{}, pattern.Refuse
	}
	return sum{value: value, implicit: true}, pattern.Read
}
