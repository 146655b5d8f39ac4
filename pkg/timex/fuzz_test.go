package timex

import (
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/seed-16be0631/glane/pkg/lang/en"
	"github.com/seed-16be0631/glane/pkg/lang/fr"
	"github.com/seed-16be0631/glane/pkg/nlp"
)

// FuzzFind reads any text against any reference date. Whatever they are:
// spans lie inside the text, on rune boundaries, in order and apart; from is
// not behind to; a value is one that parse reads back to the same days; no
// value means a reason; the same input gives the same dates.
func FuzzFind(f *testing.F) {
	find, seg := finder(f, fr.Pack(), en.Pack())
	for _, set := range find.sets {
		for _, e := range set.Examples() {
			ref := "2025-02-12"
			if len(e.Rest) > 0 {
				ref = e.Rest[0]
			}
			f.Add(e.Text, ref)
		}
	}
	for _, text := range []string{"il y a 9999 ans", "dans 9999 siècles", "du 3 au 3 au 5 mai", "l'an 9999", "le 29 février", "1er mai \xff 2020", "dernière semaine de mai 9999", "les trois prochains week-ends", "le week-end prochain ou plus tard", "du week-end du 3 mai au week-end du 10 mai", "9999 ans avant Pâques 1000"} {
		f.Add(text, "2024")
	}
	f.Fuzz(func(t *testing.T, text, ref string) {
		d := &nlp.Document{Text: strings.ToValidUTF8(text, "?"), Anchor: nlp.Anchor{Value: ref}}
		seg.Split(d)
		got := find.Find(d)
		end := 0
		for _, m := range got {
			checkSpan(t, d.Text, m.Span, end)
			checkTimex(t, d.Surface(m.Span), m.Timex)
			end = m.End
		}
		if again := find.Find(d); !reflect.DeepEqual(got, again) {
			t.Errorf("%q: got %v, then %v", d.Text, got, again)
		}
		if a := find.Anchor(d); a.Value != "" {
			if _, ok := parsePoint(a.Value); !ok {
				t.Errorf("%q: anchor %q", d.Text, a.Value)
			}
		}
	})
}

func checkSpan(t *testing.T, text string, s nlp.Span, from int) {
	t.Helper()
	if s.Start < from || s.End <= s.Start || s.End > len(text) {
		t.Fatalf("%q: span %v behind %d", text, s, from)
	}
	if !utf8.RuneStart(text[s.Start]) || s.End < len(text) && !utf8.RuneStart(text[s.End]) {
		t.Errorf("%q: span %v cuts a letter", text, s)
	}
}

func checkTimex(t *testing.T, surface string, x *nlp.Timex) {
	t.Helper()
	if (x.Value == "") == (x.Reason == "") {
		t.Errorf("%q: value %q and reason %q", surface, x.Value, x.Reason)
	}
	if x.Value == "" || strings.Contains(x.Value, "XXXX-") {
		if x.From != "" || x.To != "" {
			t.Errorf("%q: %q is from %q to %q", surface, x.Value, x.From, x.To)
		}
		return
	}
	a, b, isRange := strings.Cut(x.Value, "/")
	if !isRange {
		b = a
	}
	if got := endOf(t, surface, a, false); got != x.From {
		t.Errorf("%q: %q begins %s, not %s", surface, x.Value, got, x.From)
	}
	if got := endOf(t, surface, b, true); got != x.To {
		t.Errorf("%q: %q ends %s, not %s", surface, x.Value, got, x.To)
	}
	if x.From != "" && x.To != "" && days2(t, x.From) > days2(t, x.To) {
		t.Errorf("%q: from %s to %s", surface, x.From, x.To)
	}
}

// endOf is the first or last day of the value v, "" when it is open.
func endOf(t *testing.T, surface, v string, last bool) string {
	t.Helper()
	if v == ".." {
		return ""
	}
	p, ok := parse(v)
	switch {
	case !ok:
		t.Errorf("%q: value %q cannot be read back", surface, v)
		return ""
	case last:
		return iso(p.to)
	}
	return iso(p.from)
}

func days2(t *testing.T, v string) day {
	t.Helper()
	p, ok := parsePoint(v)
	if !ok {
		t.Errorf("no day: %q", v)
	}
	return p.from
}
