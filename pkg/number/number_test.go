package number_test

import (
	"strings"
	"testing"

	"github.com/seed-16be0631/glane/pkg/lang"
	"github.com/seed-16be0631/glane/pkg/lang/en"
	"github.com/seed-16be0631/glane/pkg/lang/fr"
	"github.com/seed-16be0631/glane/pkg/nlp"
	"github.com/seed-16be0631/glane/pkg/number"
	"github.com/seed-16be0631/glane/pkg/segment"
)

type reader struct {
	*number.Reader
	cut *segment.Segmenter
}

func of(t testing.TB, pack *lang.Pack) reader {
	t.Helper()
	cut, err := segment.New(pack)
	if err != nil {
		t.Fatal(err)
	}
	r, err := number.New(pack, cut)
	if err != nil {
		t.Fatal(err)
	}
	return reader{r, cut}
}

// read gives the number at the head of text and what is left behind it.
func (r reader) read(text string) (value, rest string) {
	d := &nlp.Document{Text: text, Tokens: r.cut.Tokens(text)}
	v, end, _, ok := r.Read(d, 0)
	if !ok {
		return "-", text
	}
	if end < len(d.Tokens) {
		rest = text[d.Tokens[end].Start:]
	}
	return v.String(), rest
}

func TestFrench(t *testing.T) {
	r := of(t, fr.Pack())
	for _, c := range []struct{ text, value, rest string }{
		{"12", "12", ""},
		{"12 000", "12000", ""},
		{"1 234 567,89", "1234567.89", ""},
		{"1\u00A0234", "1234", ""},
		{"1\u202F234,5", "1234.5", ""},
		{"1.234,56", "1234.56", ""},
		{"1,234.56", "1234.56", ""},
		{"1,234", "1.234", ""},
		{"10.000", "10000", ""},
		{"1.50", "1.5", ""},
		{"1'000", "1000", ""},
		{"0,85", "0.85", ""},
		{"0.125", "0.125", ""},
		{"1,234,567", "1234567", ""},
		{"0 800", "0", "800"},
		{"2015 300", "2015", "300"},
		{"12 3456", "12", "3456"},
		{"12  000", "12", "000"},
		{"1.2.3", "1", ".2.3"},
		{"12.05.2024", "12", ".05.2024"},
		{"97,4 milliards", "97400000000", ""},
		{"2,5 mille", "2500", ""},
		{"1 million 200 000", "1200000", ""},
		{"3 cents", "3", "cents"},
		{"123456789012345678901234567890", "-", "123456789012345678901234567890"},
		{"un", "1", ""},
		{"mille", "1000", ""},
		{"cent", "100", ""},
		{"million", "-", "million"},
		{"vingt et un", "21", ""},
		{"vingt-deux", "22", ""},
		{"vingt et deux", "20", "et deux"},
		{"soixante et onze", "71", ""},
		{"soixante-dix-sept", "77", ""},
		{"quatre-vingts", "80", ""},
		{"quatre-vingt-dix", "90", ""},
		{"quatre-vingt-dix-neuf", "99", ""},
		{"septante-deux", "72", ""},
		{"nonante et un", "91", ""},
		{"deux cent mille", "200000", ""},
		{"deux cents millions", "200000000", ""},
		{"mille neuf cent quatre-vingt-quatre", "1984", ""},
		{"un million et demi", "1500000", ""},
		{"deux milliards cinq cent mille", "2000500000", ""},
		{"mille milliards", "1000000000000", ""},
		{"mille et un", "1001", ""},
		{"mille et deux", "1000", "et deux"},
		{"mille et un million", "1000", "et un million"},
		{"un demi-milliard", "500000000", ""},
		{"demi-milliard", "500000000", ""},
		{"un demi", "1", "demi"},
		{"trois quarts de million", "750000", ""},
		{"1,2 billion", "1200000000000", ""},
		{"deux trois", "2", "trois"},
		{"dix-sept cents", "1700", ""},
		{"un cent", "1", "cent"},
		{"six\nmille", "6", "mille"},
		{"chat", "-", "chat"},
	} {
		if value, rest := r.read(c.text); value != c.value || rest != c.rest {
			t.Errorf("%q: got %s and %q left, want %s and %q", c.text, value, rest, c.value, c.rest)
		}
	}
}

func TestEnglish(t *testing.T) {
	r := of(t, en.Pack())
	for text, want := range map[string]string{
		"1,234.56":               "1234.56",
		"1,234":                  "1234",
		"97.4 billion":           "97400000000",
		"12.500":                 "12.5",
		"one hundred and fifty":  "150",
		"a million and a half":   "1500000",
		"3 and a half billion":   "3500000000",
		"two and a half million": "2500000",
		"half a billion":         "500000000",
		"two thousand three":     "2003",
		"twenty-one":             "21",
		"one point five":         "1",
		"three hundred thousand": "300000",
	} {
		if got, _ := r.read(text); got != want {
			t.Errorf("%q: got %s, want %s", text, got, want)
		}
	}
}

func TestWhole(t *testing.T) {
	r := of(t, fr.Pack())
	for text, want := range map[string]int{"trois": 3, "2 000": 2000, "1,5": -1, "dix mille billions": -1} {
		d := &nlp.Document{Text: text, Tokens: r.cut.Tokens(text)}
		_, got, ok := r.ReadWhole(d, 0)
		if !ok {
			got = -1
		}
		if got != want {
			t.Errorf("%q: got %d, want %d", text, got, want)
		}
	}
}

func TestDecimal(t *testing.T) {
	for text, d := range map[string]number.Decimal{
		"0": {}, "0.05": {Coef: 5, Exp: -2}, "1.5": {Coef: 15, Exp: -1}, "1500": {Coef: 15, Exp: 2}, "100": number.Int(100),
	} {
		if got := d.String(); got != text {
			t.Errorf("%+v: got %s, want %s", d, got, text)
		}
	}
	if _, ok := number.Int(1 << 63).Times(number.Int(3)); ok {
		t.Error("a product of more than 64 bits is no error")
	}
	if (number.Decimal{Coef: 15, Exp: -1}).Compare(number.Int(2)) >= 0 {
		t.Error("1.5 is not smaller than 2")
	}
	if (number.Decimal{Coef: 1, Exp: 30}).Compare(number.Decimal{Coef: 12345, Exp: -4}) <= 0 {
		t.Error("1e30 is not larger than 1.2345")
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{"1 234,56", "deux cent mille", "un demi-milliard", "1.2.3", "1 million 200 000", "mille mille milliards", strings.Repeat("9", 40)} {
		f.Add(s)
	}
	r := of(f, fr.Pack())
	f.Fuzz(func(t *testing.T, text string) {
		d := &nlp.Document{Text: text, Tokens: r.cut.Tokens(text)}
		for i := range d.Tokens {
			v, end, _, ok := r.Read(d, i)
			if ok && (end <= i || end > len(d.Tokens) || len(v.String()) > 130) {
				t.Fatalf("%q: token %d: %s up to %d", text, i, v, end)
			}
		}
	})
}
