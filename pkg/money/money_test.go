package money_test

import (
	"fmt"
	"os"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"github.com/seed-16be0631/glane/pkg/lang"
	"github.com/seed-16be0631/glane/pkg/lang/en"
	"github.com/seed-16be0631/glane/pkg/lang/fr"
	"github.com/seed-16be0631/glane/pkg/money"
	"github.com/seed-16be0631/glane/pkg/nlp"
	"github.com/seed-16be0631/glane/pkg/segment"
)

type finder struct {
	*money.Finder
	cut *segment.Segmenter
}

func of(t testing.TB, pack *lang.Pack, implicit bool) finder {
	t.Helper()
	cut, err := segment.New(pack)
	if err != nil {
		t.Fatal(err)
	}
	f, err := money.New(money.Config{Pack: pack, Segmenter: cut, Implicit: implicit})
	if err != nil {
		t.Fatal(err)
	}
	return finder{f, cut}
}

func (f finder) find(text string) []nlp.Mention {
	d := &nlp.Document{Text: text}
	f.cut.Split(d)
	return f.Find(d)
}

// show writes an amount as the examples of the tables do.
func show(a *nlp.Amount) string {
	value := a.Value
	if a.Min != "" {
		value = a.Min + "/" + a.Max
	}
	if value == "" {
		value = "?"
	}
	return strings.Join(strings.Fields(strings.Join([]string{value, a.Currency, a.Bound, a.Per}, " ")), " ")
}

func TestExamples(t *testing.T) {
	for _, pack := range []*lang.Pack{fr.Pack(), en.Pack()} {
		checkExamples(t, of(t, pack, false))
	}
}

// checkExamples reads the phrases beneath the rules.
func checkExamples(t *testing.T, f finder) {
	for _, e := range f.Examples() {
		var spans, values []string
		for _, m := range f.find(e.Text) {
			spans = append(spans, e.Text[m.Start:m.End])
			values = append(values, show(m.Money))
		}
		var want []string
		for _, s := range e.Spans {
			want = append(want, e.Text[s.Start:s.End])
		}
		if strings.Join(spans, " ; ") != strings.Join(want, " ; ") || strings.Join(values, " ; ") != strings.Join(e.Values, " ; ") {
			t.Errorf("%s:%d %s: got %q %q, want %q %q", e.Rule.Table, e.Line, e.Text, spans, values, want, e.Values)
		}
	}
}

func TestCurrencyFrom(t *testing.T) {
	f := of(t, fr.Pack(), false)
	for text, want := range map[string]string{
		"Il paie 3 euros.":                  "EUR stated",
		"Il paie 3 dollars.":                "USD default",
		"MONTRÉAL - Il paie 3 dollars.":     "CAD context",
		"Il paie 3 francs suisses.":         "CHF stated",
		"Il paie 3 francs.":                 "FRF default",
		"À Dakar, il paie 300 francs.":      "XOF context",
		"Au Cameroun, il paie 300 FCFA.":    "XAF context",
		"Le pain coûte 3 dinars à Tunis.":   "TND context",
		"Ma R5 de 1984, achetée 300 francs": "FRF context",
		"Au Québec, il a gagné 5 cents.":    "CAD context",
		"Il a gagné 5 cents.":               "EUR default",
	} {
		got := f.find(text)
		if len(got) != 1 || got[0].Money.Currency+" "+got[0].Money.CurrencyFrom != want {
			t.Errorf("%s: got %+v, want %s", text, got, want)
		}
	}
}

func TestCrypto(t *testing.T) {
	got := of(t, fr.Pack(), false).find("Il a perdu 2 bitcoins et 3 euros.")
	if len(got) != 2 || !got[0].Money.Crypto || got[1].Money.Crypto {
		t.Errorf("got %+v", got)
	}
}

// TestImplicit: amounts whose currency stands elsewhere come on request only,
// and change nothing else.
func TestImplicit(t *testing.T) {
	const text = "Il a levé 6 milliards de dollars, soit 4 milliards cette année, et 12,7 milliards générés. Il y a 4 millions d'habitants."
	var without, with []string
	for _, m := range of(t, fr.Pack(), false).find(text) {
		without = append(without, text[m.Start:m.End]+" = "+show(m.Money))
	}
	for _, m := range of(t, fr.Pack(), true).find(text) {
		with = append(with, text[m.Start:m.End]+" = "+show(m.Money)+" "+m.Money.CurrencyFrom)
	}
	if want := []string{"6 milliards de dollars = 6000000000 USD"}; !reflect.DeepEqual(without, want) {
		t.Errorf("got %q, want %q", without, want)
	}
	want := []string{
		"6 milliards de dollars = 6000000000 USD default", "4 milliards = 4000000000 USD context",
		"12,7 milliards = 12700000000 USD context",
	}
	if !reflect.DeepEqual(with, want) {
		t.Errorf("got %q, want %q", with, want)
	}
}

func TestUnknownCode(t *testing.T) {
	tables := fstest.MapFS{
		"segment.tsv":       {Data: []byte("clitic\ts\n")},
		"numbers.tsv":       {Data: []byte("add\t1\tun\n")},
		"amounts.tsv":       {Data: []byte("a\tmoney\tNUM:n CURRENCY:c\tsum\n")},
		"currencies.tsv":    {Data: []byte("CURRENCY\tEUX\teuros\n")},
		"currency-cues.tsv": {Data: []byte("dollar\tUSD\twashington\n")},
	}
	pack := lang.New("xx", tables)
	cut, err := segment.New(pack)
	if err != nil {
		t.Fatal(err)
	}
	_, err = money.New(money.Config{Pack: pack, Segmenter: cut})
	if err == nil || !strings.HasPrefix(err.Error(), `xx/currencies.tsv:1: unknown currency "EUX"`) {
		t.Errorf("got %v", err)
	}
}

func FuzzFind(f *testing.F) {
	finders := []finder{of(f, fr.Pack(), true), of(f, en.Pack(), true)}
	for _, finder := range finders {
		for _, e := range finder.Examples() {
			f.Add(e.Text)
		}
	}
	for _, s := range []string{"1 1 1 1 1", "mille mille mille", "entre entre 3 et", "$1.5bn-$2", "3 euros 50 50 50", "\u00a0€\xff3"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, finder := range finders {
			checkLaws(t, finder, text)
		}
	})
}

// checkLaws holds what is true of the amounts of any text.
func checkLaws(t *testing.T, f finder, text string) {
	t.Helper()
	got := f.find(text)
	end := 0
	for _, m := range got {
		if m.Start < end || m.End <= m.Start || m.End > len(text) {
			t.Fatalf("%q: span %v behind %d", text, m.Span, end)
		}
		if utf8.ValidString(text) && !utf8.ValidString(text[m.Start:m.End]) {
			t.Fatalf("%q: span %v cuts a rune", text, m.Span)
		}
		end = m.End
		checkAmount(t, m.Money)
	}
	if again := f.find(text); !reflect.DeepEqual(got, again) {
		t.Fatalf("%q: got %+v, then %+v", text, got, again)
	}
}

// checkAmount holds the laws of an amount.
func checkAmount(t *testing.T, a *nlp.Amount) {
	t.Helper()
	var low, high float64
	for s, to := range map[string]*float64{a.Value: new(float64), a.Min: &low, a.Max: &high} {
		if s == "" {
			continue
		}
		if _, err := fmt.Sscanf(s, "%g", to); err != nil || strings.ContainsAny(s, "eE") {
			t.Fatalf("%+v: %q is no plain decimal", a, s)
		}
	}
	if low > high || len(a.Currency) != 3 || (a.Value != "" && a.Min != "") || (a.Min == "") != (a.Max == "") {
		t.Fatalf("bad amount %+v", a)
	}
}

// BenchmarkFind reads text that has been cut already: news with amounts, and
// text that is made to be slow.
func BenchmarkFind(b *testing.B) {
	news, err := os.ReadFile("../../testdata/articles/004_a7753953b9ecb91e.txt")
	if err != nil {
		b.Fatal(err)
	}
	f := of(b, fr.Pack(), false)
	texts := map[string]string{"news": string(news)}
	for name, word := range map[string]string{"ones": "1 ", "de": "de ", "un": "un ", "mille": "mille ", "digits": "1", "ranges": "entre 1 et "} {
		for _, kb := range []int{25, 100} {
			texts[fmt.Sprintf("%s-%dKB", name, kb)] = strings.Repeat(word, kb*1000/len(word))
		}
	}
	for name, text := range texts {
		b.Run(name, func(b *testing.B) {
			d := &nlp.Document{Text: text}
			f.cut.Split(d)
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				f.Find(d)
			}
		})
	}
}
