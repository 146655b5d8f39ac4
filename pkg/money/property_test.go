package money_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/seed-16be0631/glane/pkg/lang/fr"
	"github.com/seed-16be0631/glane/pkg/number"
)

// TestWrittenIsRead writes amounts from 0.01 to 10^15 in every way that French
// has, and reads each back to the same value.
func TestWrittenIsRead(t *testing.T) {
	f := of(t, fr.Pack(), false)
	random := rand.New(rand.NewPCG(1, 2))
	for range 3000 {
		d := randomAmount(random)
		for _, text := range writings(d) {
			sentence := "Il a payé " + text + " hier."
			got := f.find(sentence)
			if len(got) != 1 || got[0].Money.Value != d.String() || sentence[got[0].Start:got[0].End] != text {
				var said []string
				for _, m := range got {
					said = append(said, sentence[m.Start:m.End]+" = "+show(m.Money))
				}
				t.Fatalf("%q: got %q, want %s", text, said, d)
			}
		}
	}
}

// randomAmount gives a number of any magnitude from 0.01 to 10^15, with few or
// many digits.
func randomAmount(r *rand.Rand) number.Decimal {
	digits := r.IntN(17)
	coef := uint64(1)
	for range digits {
		coef = coef*10 + uint64(r.IntN(10))
	}
	for range r.IntN(digits + 1) { // round it
		coef = coef / 10
	}
	exp := -2
	for coef < 1e16 && r.IntN(2) == 0 {
		coef *= 10
	}
	d := number.Int(max(coef, 1))
	return d.Shift(exp)
}

// writings are the forms of d euros.
func writings(d number.Decimal) []string {
	whole, decimals, _ := strings.Cut(d.String(), ".")
	var forms []string
	for _, group := range []string{"", " ", "\u00A0", "\u202F", "."} {
		figure := grouped(whole, group)
		if decimals != "" {
			figure += "," + decimals
		}
		for _, unit := range []string{" euros", " €", "€", " EUR", "\u00A0€", "\u202Feuros"} {
			forms = append(forms, figure+unit)
		}
	}
	if decimals == "" {
		words := spell(whole)
		de := " "
		if last := words[strings.LastIndexByte(words, ' ')+1:]; strings.Contains(last, "illi") {
			de = " d'"
		}
		forms = append(forms, words+de+"euros", strings.ReplaceAll(words, " ", "-")+de+"euros")
	}
	for _, scale := range []struct {
		name string
		exp  int
	}{{"k€", 3}, {"M€", 6}, {"millions d'euros", 6}, {"Md€", 9}, {"milliards d’euros", 9}} {
		if scaled := d.Shift(-scale.exp); d.Magnitude() >= scale.exp {
			forms = append(forms, strings.Replace(scaled.String(), ".", ",", 1)+" "+scale.name)
		}
	}
	return forms
}

// grouped puts mark between groups of three digits.
func grouped(digits, mark string) string {
	var groups []string
	for len(digits) > 3 {
		groups = append([]string{digits[len(digits)-3:]}, groups...)
		digits = digits[:len(digits)-3]
	}
	return strings.Join(append([]string{digits}, groups...), mark)
}

var (
	small = strings.Fields("zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf")
	tens  = strings.Fields("- - vingt trente quarante cinquante soixante soixante quatre-vingt quatre-vingt")
)

// spell writes a whole number in words, with the hyphens of before 1990.
func spell(digits string) string {
	digits = strings.Repeat("0", (18-len(digits))%18) + digits
	var words []string
	for i, scale := range []string{"billiard", "billion", "milliard", "million", "mille", ""} {
		var n int
		fmt.Sscan(strings.TrimLeft(digits[3*i:3*i+3], "0"), &n)
		switch {
		case n == 0:
			continue
		case scale == "mille" && n == 1:
			words = append(words, scale)
			continue
		}
		words = append(words, hundreds(n, scale == "mille"))
		if scale != "" && scale != "mille" && n > 1 {
			scale += "s"
		}
		words = append(words, scale)
	}
	if len(words) == 0 {
		return small[0]
	}
	return strings.TrimSpace(strings.Join(words, " "))
}

// hundreds writes a number below a thousand; before "mille", "cent" and "vingt"
// have no s.
func hundreds(n int, before bool) string {
	var words []string
	switch h := n / 100; {
	case h == 1:
		words = append(words, "cent")
	case h > 1 && n%100 == 0 && !before:
		words = append(words, small[h]+" cents")
	case h > 1:
		words = append(words, small[h]+" cent")
	}
	if n %= 100; n > 0 {
		words = append(words, below100(n, before))
	}
	return strings.Join(words, " ")
}

func below100(n int, before bool) string {
	ten, unit := n/10, n%10
	if ten == 7 || ten == 9 {
		unit += 10
	}
	switch {
	case n < 20:
		return small[n]
	case n == 80 && !before:
		return "quatre-vingts"
	case unit == 0:
		return tens[ten]
	case unit%10 == 1 && ten < 8:
		return tens[ten] + " et " + small[unit]
	}
	return tens[ten] + "-" + small[unit]
}
