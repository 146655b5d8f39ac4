package gazetteer_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/seed-16be0631/glane/pkg/gazetteer"
	"github.com/seed-16be0631/glane/pkg/lang/fr"
	"github.com/seed-16be0631/glane/pkg/nlp"
	"github.com/seed-16be0631/glane/pkg/segment"
)

func french(t testing.TB) *segment.Segmenter {
	t.Helper()
	s, err := segment.New(fr.Pack())
	if err != nil {
		t.Fatal(err)
	}
	return s
}

const list = `# the names of the tests
États-Unis	LOC	États-Unis d'Amérique	Q30
Orange	ORG		Q1431486
L'Oréal	ORG
Banque de France	ORG
Banque de France d'Aurillac	ORG
emlyon	ORG
`

func names(t testing.TB) *gazetteer.Gazetteer {
	t.Helper()
	g, err := gazetteer.ReadUser(strings.NewReader(list), "list.tsv", french(t))
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func document(t testing.TB, text string) *nlp.Document {
	d := &nlp.Document{Text: text}
	french(t).Split(d)
	return d
}

func TestLongest(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"les États-Unis ont", "États-Unis LOC"},
		{"LES ETATS UNIS", "ETATS UNIS LOC"},
		{"l'Etats‑Unis", "Etats‑Unis LOC"},
		{"chez Orange hier", "Orange ORG"},
		{"une orange mûre", ""},
		{"L’Oréal recrute", "L’Oréal ORG"},
		{"la Banque de France d'Aurillac", "Banque de France d'Aurillac ORG"},
		{"la Banque de France d'Auvergne", "Banque de France ORG"},
		{"la banque de France", ""},
		{"de la Banque. De France", ""},
		{"à emlyon ou EMLYON", "emlyon ORG, EMLYON ORG"},
	} {
		d := document(t, c.text)
		g, w := names(t), gazetteer.NewWords(d)
		var got []string
		for i := 0; i < len(d.Tokens); i++ {
			m, ok := g.Longest(d, w, i)
			if !ok || g.Alone(m) == "" {
				continue
			}
			surface := d.Text[d.Tokens[i].Start:d.Tokens[m.Last-1].End]
			got = append(got, fmt.Sprint(surface, " ", string(g.Alone(m))[:3]))
			i = m.Last - 1
		}
		if g := strings.Join(got, ", "); g != c.want {
			t.Errorf("%s: got %q, want %q", c.text, g, c.want)
		}
	}
}

func TestEntry(t *testing.T) {
	d := document(t, "Etats-Unis")
	m, _ := names(t).Longest(d, gazetteer.NewWords(d), 0)
	if m.Name != "États-Unis d'Amérique" || m.ID != "Q30" || m.Words != 2 || !m.Cased {
		t.Errorf("got %+v", m)
	}
}

func TestReadUserErrors(t *testing.T) {
	for _, c := range []struct{ list, want string }{
		{"# head\nParis\n", `list.tsv:2: type "": want`},
		{"Paris\tTOWN\n", `list.tsv:1: type "TOWN": want`},
		{"\tLOC\n", `list.tsv:1: name "": want a name`},
		{"Paris\tLOC\t" + strings.Repeat("x", 256), "list.tsv:1: "},
	} {
		_, err := gazetteer.ReadUser(strings.NewReader(c.list), "list.tsv", french(t))
		if err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%q: got %v, want %s…", c.list, err, c.want)
		}
	}
}

func TestGuess(t *testing.T) {
	b := gazetteer.NewBuilder(french(t))
	b.Letters = 1 << 10
	add := func(class, kind string, words ...string) {
		k, err := b.Class(gazetteer.NewClass(class, kind))
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range words {
			b.Add(w, k, "", "")
		}
	}
	add("LOC.city", "LOC", "Hérouville", "Abbeville", "Deauville", "Trouville")
	add("PER.last", "PER", "Petrenko", "Kovalenko", "Bondarenko", "Tymoshenko")
	g, err := b.Build()
	if err != nil {
		t.Fatal(err)
	}
	if p := g.Guess("granville"); p[gazetteer.LooksPlace] < 0.9 {
		t.Errorf("granville: got %v, want a place", p)
	}
	if p := g.Guess("shevchenko"); p[gazetteer.LooksLast] < 0.9 {
		t.Errorf("shevchenko: got %v, want a surname", p)
	}
}

// table is a small compiled table.
func table(t testing.TB) string {
	b := gazetteer.NewBuilder(french(t))
	b.Source("tests (CC0)")
	k, err := b.Class(gazetteer.NewClass("LOC.city", "LOC"))
	if err != nil {
		t.Fatal(err)
	}
	b.Add("Aix-en-Provence", k, "Aix", "")
	return b.Compile()
}

func TestOpenErrors(t *testing.T) {
	good := table(t)
	for _, c := range []struct{ name, data, want string }{
		{"empty", "", `name table: begins with ""`},
		{"other format", "glane-names 2\n\n", `name table: begins with "glane-names 2": want "glane-names 1"`},
		{"cut", good[:len(good)-1], "name table: "},
		{"changed", good[:len(good)-1] + "?", "name table: checksum"},
	} {
		if _, err := gazetteer.Open(c.data); err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %s…", c.name, err, c.want)
		}
	}
	g, err := gazetteer.Open(good)
	if err != nil || g.Len() != 1 || g.Sources[0] != "tests (CC0)" {
		t.Errorf("got %+v, %v", g, err)
	}
}

func FuzzOpen(f *testing.F) {
	f.Add(table(f))
	f.Add("glane-names 1\nclass LOC.x\nnames 1\nletters 0 0\narrays 1 0 1 0\n\n")
	d := document(f, "Aix-en-Provence")
	f.Fuzz(func(t *testing.T, data string) {
		g, err := gazetteer.Open(data)
		if err != nil {
			return
		}
		g.Longest(d, gazetteer.NewWords(d), 0)
		g.Guess("aix")
	})
}

func FuzzReadUser(f *testing.F) {
	f.Add(list)
	f.Add("a\tPER\tb\tc\td\n\ufeff#\r\n")
	s := french(f)
	d := document(f, "Banque de France d'Aurillac")
	f.Fuzz(func(t *testing.T, data string) {
		g, err := gazetteer.ReadUser(strings.NewReader(data), "list.tsv", s)
		if err == nil {
			g.Longest(d, gazetteer.NewWords(d), 0)
		}
	})
}
