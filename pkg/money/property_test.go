package money_test

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"github.com/seed-16be0631/glane/pkg/lang/fr"
)

// TestReadBack writes amounts from one cent to a billiard (10^15) of euros in
// every way that French pages do, and reads them back.
func TestReadBack(t *testing.T) {
	f := of(t, fr.Pack(), false)
	r := rand.New(rand.NewPCG(1, 2))
	for range 20_000 {
		cents := magnitude(r)
		written := write(r, cents)
		text := "Elle vaut " + written + " en tout."
		got := f.find(text)
		if len(got) != 1 || text[got[0].Start:got[0].End] != written {
			t.Errorf("%q: got %v, want one amount", text, surfaces(f, text))
			continue
		}
		if m := got[0].Money; m.Value != exact(cents) || m.Currency != "EUR" {
			t.Errorf("%q: got %s %s %s, want %s EUR stated", written, m.Value, m.Currency, m.CurrencyFrom, exact(cents))
		}
	}
}

func surfaces(f finder, text string) []string {
	var list []string
	for _, m := range f.find(text) {
		list = append(list, text[m.Start:m.End])
	}
	return list
}

// magnitude gives cents, as often of each magnitude. Most are round.
func magnitude(r *rand.Rand) uint64 {
	power := r.IntN(18)
	n := uint64(1)
	for range power {
		n *= 10
	}
	n += r.Uint64N(9 * n)
	for k := r.IntN(power + 1); k > 0; k-- {
		n -= n % pow10(k)
	}
	return min(n, 1e17)
}

func pow10(k int) uint64 {
	n := uint64(1)
	for range k {
		n *= 10
	}
	return n
}

// exact writes cents as the record does.
func exact(cents uint64) string {
	s := strconv.FormatUint(cents/100, 10)
	if c := cents % 100; c != 0 {
		s += strings.TrimRight(fmt.Sprintf(".%02d", c), "0")
	}
	return s
}

// write gives one of the ways to write cents in French.
func write(r *rand.Rand, cents uint64) string {
	ways := []func(*rand.Rand, uint64) string{inFigures, inWords}
	if cents%1e5 == 0 {
		ways = append(ways, withScale)
	}
	return ways[r.IntN(len(ways))](r, cents)
}

func pick(r *rand.Rand, list ...string) string { return list[r.IntN(len(list))] }

func inFigures(r *rand.Rand, cents uint64) string {
	s := inGroups(strconv.FormatUint(cents/100, 10), pick(r, "", " ", "\u00A0", "\u202F", "\u2009", ".", "'", "’"))
	if c := cents % 100; c != 0 || r.IntN(4) == 0 {
		s += fmt.Sprintf(",%02d", c)
	}
	return s + pick(r, " €", "€", "\u00A0€", "\u202F€", " euros", "\u00A0euros", " EUR")
}

func inGroups(digits, mark string) string {
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + mark + digits[i:]
	}
	return digits
}

// withScale writes thousands and more with up to three decimals: 97,4 milliards.
func withScale(r *rand.Rand, cents uint64) string {
	scales := []struct {
		power int
		names []string
	}{
		{5, []string{" k€", "k€", " mille euros"}},
		{8, []string{" M€", "M€", " millions d’euros", " millions d'euros", "\u00A0millions\u00A0d’euros", " millions €", " millions d euros"}},
		{11, []string{" Md€", " Mds€", "Md€", " milliards d’euros", " milliards d'euros", "\u00A0mds d’euros", " Mrd €"}},
		{14, []string{" billions d’euros"}},
	}
	for len(scales) > 1 && cents < pow10(scales[len(scales)-1].power-1) {
		scales = scales[:len(scales)-1]
	}
	scale := scales[r.IntN(len(scales))]
	unit := pow10(scale.power)
	s := inGroups(strconv.FormatUint(cents/unit, 10), pick(r, "", " ", "\u00A0", "\u202F"))
	if rest := cents % unit; rest != 0 {
		s += "," + strings.TrimRight(fmt.Sprintf("%0*d", scale.power, rest), "0")
	}
	return s + pick(r, scale.names...)
}

func inWords(r *rand.Rand, cents uint64) string {
	s := speller{hyphen: pick(r, "trad", "reform", "none"), belgian: r.IntN(3) == 0, eighty: pick(r, "quatre-vingt", "huitante", "octante")}
	whole, rest := cents/100, cents%100
	if rest < 20 && whole == 0 {
		return s.number(rest) + pick(r, " centimes", " centimes d'euro") // "cinq cents" is 500, "onze cents" 1100
	}
	minor := s.number(rest) + pick(r, " centimes", " centimes d'euro", " cents", " centimes d’euro")
	switch {
	case whole == 0:
		return minor
	case rest == 0:
		return s.euros(whole)
	}
	return s.euros(whole) + pick(r, " et ", " ") + s.number(rest) + pick(r, " centimes", " cents")
}

// speller writes numbers in words.
type speller struct {
	hyphen  string // "trad": below a hundred; "reform": everywhere; "none"
	belgian bool   // septante, nonante
	eighty  string // of Belgium and Switzerland
}

func (s speller) euros(n uint64) string {
	of := " "
	if n%1e6 == 0 {
		of = " d’"
	}
	return s.number(n) + of + "euros"
}

// number spells n, below 10^18.
func (s speller) number(n uint64) string {
	var words []string
	for _, scale := range []struct {
		value uint64
		name  string
	}{{1e15, "billiard"}, {1e12, "billion"}, {1e9, "milliard"}, {1e6, "million"}} {
		if k := n / scale.value; k > 0 {
			words = append(words, s.thousand(k, true), inPlural(scale.name, k))
			n %= scale.value
		}
	}
	if k := n / 1000; k > 1 {
		words = append(words, s.thousand(k, false))
	}
	if n >= 1000 {
		words = append(words, "mille")
	}
	if n%1000 > 0 || len(words) == 0 {
		words = append(words, s.thousand(n%1000, true))
	}
	return s.joined(words...)
}

func inPlural(name string, n uint64) string {
	if n > 1 {
		return name + "s"
	}
	return name
}

// joined sets the words side by side.
func (s speller) joined(words ...string) string {
	if s.hyphen == "reform" {
		return strings.Join(words, "-")
	}
	return strings.Join(words, " ")
}

// thousand spells n below a thousand. Before "mille", cent and vingt have no s.
func (s speller) thousand(n uint64, last bool) string {
	var words []string
	if k := n / 100; k > 1 {
		words = append(words, s.hundred(k, true))
	}
	if n >= 200 && n%100 == 0 && last {
		return s.joined(append(words, "cents")...)
	}
	if n >= 100 {
		words = append(words, "cent")
	}
	if n%100 > 0 || n == 0 {
		words = append(words, s.hundred(n%100, last))
	}
	return s.joined(words...)
}

var units = strings.Fields("zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf")

var decades = strings.Fields("- - vingt trente quarante cinquante soixante septante quatre-vingt nonante")

// hundred spells n below a hundred.
func (s speller) hundred(n uint64, last bool) string {
	ten, unit := decades[n/10], n%10
	switch {
	case n < 20:
		return s.hyphened(units[n])
	case s.belgian && n/10 == 8:
		ten = s.eighty
	case !s.belgian && (n/10 == 7 || n/10 == 9):
		ten, unit = decades[n/10-1], unit+10
	}
	switch {
	case n == 80 && last && ten == "quatre-vingt":
		return s.hyphened("quatre-vingts")
	case unit == 0:
		return s.hyphened(ten)
	case (unit == 1 || unit == 11) && ten != "quatre-vingt":
		return s.hyphened(ten+s.and()) + s.hyphened(units[unit])
	}
	return s.hyphened(ten + "-" + units[unit])
}

func (s speller) and() string {
	if s.hyphen == "reform" {
		return "-et-"
	}
	return " et "
}

func (s speller) hyphened(word string) string {
	if s.hyphen == "none" {
		return strings.ReplaceAll(word, "-", " ")
	}
	return word
}
