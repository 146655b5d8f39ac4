package money

import (
	"cmp"
	"strconv"
	"strings"

	"github.com/seed-16be0631/glane/pkg/nlp"
	"github.com/seed-16be0631/glane/pkg/number"
	"github.com/seed-16be0631/glane/pkg/pattern"
)

// reader reads what the rules match.
type reader struct {
	numbers  *number.Reader
	families map[string][]string
	implicit bool
}

type match = pattern.Match[sum]

func (r reader) classes() map[string]pattern.Class {
	words, inside := r.numbers.Words(), r.numbers.Inside()
	number := func(read pattern.ReadClass) pattern.Class {
		return pattern.Class{Digits: true, Words: words, Inside: inside, Read: read}
	}
	return map[string]pattern.Class{
		"NUM":      number(readBy(r.numbers)),
		"FIGURES":  {Digits: true, Inside: inside, Read: inFigures(readBy(r.numbers))},
		"MIXED":    {Digits: true, Inside: inside, Read: inFigures(readBy(r.numbers.Mixed()))},
		"SMALL":    number(r.below(100)),
		"HUNDREDS": number(r.below(1000)),
		"TWO":      {Digits: true, Single: true, Read: figures(2)},
		"THREE":    {Digits: true, Single: true, Read: figures(3)},
		"SPELLED":  {Words: words, Inside: inside, Read: readBy(r.numbers)},
		"TENS":     {Words: words, Inside: inside, Read: r.tens},
	}
}

func readBy(numbers *number.Reader) pattern.ReadClass {
	return func(d *nlp.Document, i int) (int, int, bool) {
		_, end, _, ok := numbers.Read(d, i)
		return end, 0, ok
	}
}

// inFigures reads only numbers that begin with figures.
func inFigures(read pattern.ReadClass) pattern.ReadClass {
	return func(d *nlp.Document, i int) (end, value int, ok bool) {
		if d.Tokens[i].Kind != nlp.Number {
			return i, 0, false
		}
		return read(d, i)
	}
}

// below reads a number below limit: the cents of "15 dollars et 15 cents".
func (r reader) below(limit int) pattern.ReadClass {
	return func(d *nlp.Document, i int) (end, value int, ok bool) {
		return r.numbers.ReadBelow(d, i, limit)
	}
}

// tens reads ten to ninety-nine in words, as in "cinq francs quarante".
func (r reader) tens(d *nlp.Document, i int) (end, value int, ok bool) {
	end, value, ok = r.numbers.ReadBelow(d, i, 100)
	return end, value, ok && value >= 10 && d.Tokens[i].Kind == nlp.Word
}

// figures reads n figures, as in "3 euros 50"; not those of "3 € 41 200 €".
func figures(n int) pattern.ReadClass {
	return func(d *nlp.Document, i int) (end, value int, ok bool) {
		t := d.Tokens[i]
		if t.Kind != nlp.Number || t.Len() != n || i+1 < len(d.Tokens) && d.Tokens[i+1].Kind == nlp.Number {
			return i, 0, false
		}
		value, err := strconv.Atoi(t.Norm)
		return i + 1, value, err == nil
	}
}

func (r reader) readings() map[string]pattern.Reading[sum] {
	return map[string]pattern.Reading[sum]{
		"sum":             r.sum,
		"capital":         inCapitals("c", r.sum),
		"mixed-capital":   inCapitals("c", r.mixed),
		"mixed":           r.mixed,
		"short-capital":   inCapitals("k", r.short),
		"short":           r.short,
		"hundredths":      r.compound(-2, anySum),
		"thousandths":     r.compound(-3, anySum),
		"few-hundredths":  r.compound(-2, few),
		"few-thousandths": r.compound(-3, few),
		"half":            r.half,
		"minor":           r.minor(-2),
		"thousandth":      r.minor(-3),
		"range":           r.span,
		"capital-range":   inCapitals("c", r.span),
		"slang":           r.slang,
		"namesake":        namesake,
		"minus":           minus,
		"minor-range":     r.minorRange,
		"about":           about(0),
		"about-times":     r.aboutTimes,
		"about-minor":     about(-2),
		"vague":           vague,
		"nothing":         nothing,
		"sure":            sure,
		"amount":          amount,
		"implicit":        r.readImplicit,
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
	switch {
	case !joined(m, value, scaled):
		return sum{}, pattern.Refuse
	case scaled && !m.Has("of") && !m.Has("s"):
		return r.mixed(m) // "500 billion dollars" is English
	case !scaled && r.groups(m, value):
		return r.mixed(m)
	}
	return sum{value: value, currency: m.Text("c")}, pattern.Read
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

// How large a sum may be that cents are added to.
const (
	few    = 3 // powers of ten: "96 000 € 41" holds two amounts
	anySum = 18
)

// compound reads "15 dollars et 15 cents": a whole sum below ten to the power of
// most, and a number of coins worth ten to the power of exp.
func (r reader) compound(exp, most int) pattern.Reading[sum] {
	return func(m *match) (sum, pattern.Verdict) {
		value, scaled := valueOf(r.numbers, m, "n", "")
		total, ok := value.Plus(number.Int(uint64(m.Int("m"))).Shift(exp))
		if !ok || !joined(m, value, scaled) || value.Exp < 0 || value.Magnitude() >= most {
			return sum{}, pattern.Refuse
		}
		return sum{value: total, currency: cmp.Or(m.Text("coin"), m.Text("c"))}, pattern.Read
	}
}

// slang reads "dix balles": fewer are shots.
func (r reader) slang(m *match) (sum, pattern.Verdict) {
	value, _ := valueOf(r.numbers, m, "n", "")
	if value.Exp < 0 || value.Magnitude() == 0 {
		return sum{}, pattern.Refuse
	}
	return sum{value: value, currency: m.Text("c")}, pattern.Read
}

// half reads "deux euros et demi" and "deux millions d'euros et demi".
func (r reader) half(m *match) (sum, pattern.Verdict) {
	value, scaled := valueOf(r.numbers, m, "n", "")
	total, ok := value.Plus(number.Decimal{Coef: 5, Exp: r.scaleOf(m) - 1})
	if !ok || value.Exp < 0 || !joined(m, value, scaled) {
		return sum{}, pattern.Refuse
	}
	return sum{value: total, currency: m.Text("c")}, pattern.Read
}

// minor reads cents, or what else is ten to the power of exp of a currency.
func (r reader) minor(exp int) pattern.Reading[sum] {
	return func(m *match) (sum, pattern.Verdict) {
		value, scaled := valueOf(r.numbers, m, "n", "")
		if !joined(m, value, scaled) {
			return sum{}, pattern.Refuse
		}
		return sum{value: value.Shift(exp), currency: m.Text("c")}, pattern.Read
	}
}

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

// inName tells whether the figures at token i end a name: Covid-19, F-16.
func inName(d *nlp.Document, i int) bool {
	return i > 1 && d.Tokens[i].Kind == nlp.Number && d.Glued(i) && d.Glued(i-1) && d.Tokens[i-1].Norm == "-" && d.Tokens[i-2].Kind == nlp.Word
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

// aboutTimes reads "deux milliers".
func (r reader) aboutTimes(m *match) (sum, pattern.Verdict) {
	value, scaled := valueOf(r.numbers, m, "n", "")
	total, ok := value.Times(number.Int(uint64(m.Int("a"))))
	if !ok || scaled {
		return sum{}, pattern.Refuse
	}
	return sum{value: total.Shift(m.Int("s")), bound: "about", currency: m.Text("c")}, pattern.Read
}

func vague(m *match) (sum, pattern.Verdict) {
	return sum{vague: true, currency: m.Text("c")}, pattern.Read
}

// minus reads an amount behind a minus sign. A dash before a list item, or
// between words, is none.
func minus(m *match) (sum, pattern.Verdict) {
	s, _ := m.Value("m")
	before := m.Doc.Text[:m.Doc.Tokens[m.First].Start]
	if m.Doc.Glued(m.First) || strings.TrimRight(before, " ") == "" || strings.HasSuffix(strings.TrimRight(before, " "), "\n") || s.isRange || s.vague {
		return sum{}, pattern.Refuse
	}
	s.negative = true
	return s, pattern.Read
}

// namesake reads the first word of a name: "en 2014 Mark Carney", "Le Havre 2 FC
// Metz 1".
func namesake(m *match) (sum, pattern.Verdict) {
	first, last := m.Tokens("c")
	if last == len(m.Doc.Tokens) || !isUpper(m.Doc, first) || !isUpper(m.Doc, last) || m.Doc.Surface(m.Doc.Tokens[last].Span) == strings.ToUpper(m.Doc.Tokens[last].Norm) {
		return sum{}, pattern.Refuse
	}
	return sum{}, pattern.Nothing
}

// isUpper tells whether the word at token i begins with a capital.
func isUpper(d *nlp.Document, i int) bool {
	return d.Tokens[i].Kind == nlp.Word && !strings.HasPrefix(d.Surface(d.Tokens[i].Span), d.Tokens[i].Norm[:1])
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
