package money

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/seed-16be0631/glane/pkg/nlp"
	"github.com/seed-16be0631/glane/pkg/pattern"
)

type match = pattern.Match[sum]

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
		"half-one":        halfOne,
		"half":            r.half,
		"minor":           r.minor(-2),
		"thousandth":      r.minor(-3),
		"range":           r.span,
		"capital-range":   inCapitals("c", r.span),
		"slang":           r.slang,
		"namesake":        namesake,
		"twice":           r.twice,
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

// minus reads an amount behind a minus sign. A dash before a list item, or
// between words, is none.
func minus(m *match) (sum, pattern.Verdict) {
	s, _ := m.Value("m")
	if s.isRange || s.vague || m.Doc.Glued(m.First) || beginsLine(m.Doc, m.First) {
		return sum{}, pattern.Refuse
	}
	s.negative = true
	return s, pattern.Read
}

func beginsLine(d *nlp.Document, i int) bool {
	before := strings.TrimRight(d.Text[:d.Tokens[i].Start], " ")
	return before == "" || strings.HasSuffix(before, "\n")
}

// namesake reads the first word of a name: "en 2014 Mark Carney", "Le Havre 2 FC
// Metz 1".
func namesake(m *match) (sum, pattern.Verdict) {
	first, last := m.Tokens("c")
	if last == len(m.Doc.Tokens) || !isUpper(m.Doc, first) || !isUpper(m.Doc, last) {
		return sum{}, pattern.Refuse
	}
	if next := m.Doc.Surface(m.Doc.Tokens[last].Span); next == strings.ToUpper(next) {
		return sum{}, pattern.Refuse // 100 FRANCS PAR MOIS
	}
	return sum{}, pattern.Nothing
}

// isUpper tells whether the word at token i begins with a capital.
func isUpper(d *nlp.Document, i int) bool {
	first, _ := utf8.DecodeRuneInString(d.Surface(d.Tokens[i].Span))
	return unicode.IsUpper(first)
}

func nothing(*match) (sum, pattern.Verdict) { return sum{}, pattern.Nothing }

// readImplicit reads an amount without a currency, if that is asked for.
func (r reader) readImplicit(m *match) (sum, pattern.Verdict) {
	value, scaled := valueOf(r.numbers, m, "n", "")
	if !r.implicit || !scaled {
		return sum{}, pattern.Refuse
	}
	return sum{value: value, implicit: true}, pattern.Read
}
