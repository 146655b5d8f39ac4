package timex

import (
	"strings"
	"testing"

	"github.com/seed-16be0631/glane/pkg/lang"
	"github.com/seed-16be0631/glane/pkg/lang/en"
	"github.com/seed-16be0631/glane/pkg/lang/fr"
	"github.com/seed-16be0631/glane/pkg/nlp"
	"github.com/seed-16be0631/glane/pkg/segment"
)

func finder(t testing.TB, pack *lang.Pack, guests ...*lang.Pack) (*Finder, *segment.Segmenter) {
	t.Helper()
	seg, err := segment.New(pack)
	if err != nil {
		t.Fatal(err)
	}
	f, err := New(pack, seg, guests...)
	if err != nil {
		t.Fatal(err)
	}
	return f, seg
}

// TestExamples reads the phrases under the rules, of which every rule has one.
func TestExamples(t *testing.T) {
	for _, pack := range []*lang.Pack{fr.Pack(), en.Pack()} {
		f, seg := finder(t, pack)
		shown := map[string]bool{}
		for _, e := range f.sets[0].Examples() {
			shown[e.Rule.Name] = true
			d := &nlp.Document{Text: e.Text}
			if len(e.Rest) > 0 {
				d.Anchor = nlp.Anchor{Value: e.Rest[0], From: "flag"}
			}
			seg.Split(d)
			var got, want []string
			for _, m := range f.Find(d) {
				got = append(got, d.Surface(m.Span)+"="+orNone(m.Timex.Value))
			}
			for i, s := range e.Spans {
				want = append(want, d.Surface(s)+"="+e.Values[i])
			}
			if g, w := strings.Join(got, " ; "), strings.Join(want, " ; "); g != w {
				t.Errorf("%s:%d: %s: %q: got %s, want %s", e.Rule.Table, e.Line, e.Rule.Name, e.Text, g, w)
			}
		}
		for _, r := range rules(t, pack) {
			if !shown[r] {
				t.Errorf("%s/dates.tsv: rule %s has no example", pack.Tag, r)
			}
		}
	}
}

func orNone(v string) string {
	if v == "" {
		return "?"
	}
	return v
}

func rules(t *testing.T, pack *lang.Pack) []string {
	t.Helper()
	table, err := pack.Table("dates.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, r := range table.Rows {
		if r.Cells[0] != "" {
			names = append(names, r.Cells[0])
		}
	}
	return names
}

// TestReference resolves against whole and partial reference dates.
func TestReference(t *testing.T) {
	f, seg := finder(t, fr.Pack(), en.Pack())
	for _, c := range []struct{ ref, text, want string }{
		{"2025-02-12", "Lundi soir, il a parlé.", "2025-02-10"},
		{"", "Lundi soir, il a parlé.", "no reference date"},
		{"2025-01", "Ce 21 janvier", "2025-01-21"},
		{"2025-01", "hier", "no reference date"},
		{"2025-01", "le mois dernier", "2024-12"},
		{"2025", "en mars", "2025-03"},
		{"2025", "la semaine dernière", "no reference date"},
		{"", "le 21 janvier", "XXXX-01-21"},
		{"", "à l'automne", "XXXX-FA"},
		{"2025-02-12", "Elle se tiendra lundi.", "2025-02-17"},
		{"2025-02-12", "Elle s'est tenue lundi.", "2025-02-10"},
		{"2025-02-12", "Elle ouvrira en mars.", "2025-03"},
		{"2025-02-12", "Elle a ouvert en mars.", "2024-03"},
		{"2025-02-12", "posted January 22, 2025", "2025-01-22"},
		{"2025-02-12", "le 31 février", "no such day"},
		{"2025-02-12", "le 29 février 2023", "no such day"},
	} {
		d := &nlp.Document{Text: c.text, Anchor: nlp.Anchor{Value: c.ref}}
		seg.Split(d)
		got := ""
		for _, m := range f.Find(d) {
			got += m.Timex.Value + m.Timex.Reason
		}
		if got != c.want {
			t.Errorf("%q on %q: got %q, want %q", c.text, c.ref, got, c.want)
		}
	}
}

// TestAnchor looks for the date that a text gives of itself.
func TestAnchor(t *testing.T) {
	f, seg := finder(t, fr.Pack())
	for text, want := range map[string]string{
		"date 2025-01 Le monde de l'IA est en émoi.":            "2025-01",
		"Titre\nPublié le 12 mars 2025 à 7 h\nTexte":            "2025-03-12",
		"Mis à jour le 06/03/2019":                              "2019-03-06",
		"PARIS, 3 mars 2024 (AFP) - Le ministre":                "2024-03-03",
		"Par Anne Dupont, le 3 mars 2024\nIl pleut.":            "2024-03-03",
		"12 mars 2025\nIl pleut.":                               "2025-03-12",
		"Né à Paris le 3 mars 1920, il est mort le 2 mai 1990.": "",
		"Le 3 mars 2024, il a plu.":                             "",
		"Publié le 3 mars":                                      "",
	} {
		d := &nlp.Document{Text: text}
		seg.Split(d)
		if got := f.Anchor(d).Value; got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

// TestEnglishAnchor: where day and month may have changed places, no date is
// better than a wrong one.
func TestEnglishAnchor(t *testing.T) {
	f, seg := finder(t, en.Pack())
	for text, want := range map[string]string{
		"Posted on 19/03/2018\nIt rained.": "2018-03-19",
		"Posted on 7/3/2018\nIt rained.":   "",
		"3.11.2025\nIt rained.":            "2025-11-03",
		"LONDON, May 7, 2024 - It rained.": "2024-05-07",
	} {
		d := &nlp.Document{Text: text}
		seg.Split(d)
		if got := f.Anchor(d).Value; got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

// TestEaster compares a few years with the almanac.
func TestEaster(t *testing.T) {
	for y, want := range map[int]string{1818: "1818-03-22", 1943: "1943-04-25", 2000: "2000-04-23", 2024: "2024-03-31", 2025: "2025-04-20", 2038: "2038-04-25"} {
		if got := iso(easter(y)); got != want {
			t.Errorf("%d: got %s, want %s", y, got, want)
		}
	}
}

// TestAllocations: text without dates costs no memory, but for a call of Find.
func TestAllocations(t *testing.T) {
	f, seg := finder(t, fr.Pack(), en.Pack())
	d := &nlp.Document{Text: strings.Repeat("Le conseil dit que dans un quart des 1 200 cas, soit 12,5 %, une partie du projet n'est pas à jour ; de la semaine à 18 h, 1500 euros. ", 200)}
	seg.Split(d)
	f.Find(d)                                                        // fills the pools
	if n := testing.AllocsPerRun(20, func() { f.Find(d) }); n > 50 { // of 8,000 tokens
		t.Errorf("%v allocations", n)
	}
}
