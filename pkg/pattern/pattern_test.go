package pattern_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/seed-16be0631/glane/pkg/lang"
	"github.com/seed-16be0631/glane/pkg/lang/fr"
	"github.com/seed-16be0631/glane/pkg/nlp"
	"github.com/seed-16be0631/glane/pkg/pattern"
	"github.com/seed-16be0631/glane/pkg/segment"
)

const classes = "MONTH\t5\tmai\nMONTH\t9\tsept.|sept|septembre\nFEAST\t12-25\tNoël|jour de Noël\nFEAST\t09-11\t11-Septembre\n"

// build makes a set whose readings print what they are given.
func build(t testing.TB, rules string) (*pattern.Set[string], *segment.Segmenter, error) {
	t.Helper()
	cut, err := segment.New(fr.Pack())
	if err != nil {
		t.Fatal(err)
	}
	pack := lang.New("xx", fstest.MapFS{"rules.tsv": {Data: []byte(rules)}, "classes.tsv": {Data: []byte(classes)}})
	table := func(name string) *lang.Table {
		got, err := pack.Table(name)
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
	show := func(m *pattern.Match[string]) (string, pattern.Verdict) {
		var parts []string
		for _, role := range []string{"a", "b", "m", "f"} {
			if v, ok := m.Value(role); ok && v != "" {
				parts = append(parts, role+"=("+v+")")
			} else if m.Has(role) {
				parts = append(parts, fmt.Sprintf("%s=%d%s", role, m.Int(role), m.Text(role)))
			}
		}
		return strings.Join(append(parts, m.Args...), " "), pattern.Read
	}
	set, err := pattern.NewSet(pattern.Config[string]{
		Rules:   table("rules.tsv"),
		Phrases: []*lang.Table{table("classes.tsv")},
		Classes: map[string]pattern.Class{"NUM": {Digits: true, Read: func(d *nlp.Document, i int) (int, int, bool) {
			var n int
			_, err := fmt.Sscan(d.Tokens[i].Norm, &n)
			return i + 1, n, err == nil && d.Tokens[i].Kind == nlp.Number
		}}},
		Readings: map[string]pattern.Reading[string]{
			"show":    show,
			"nothing": func(*pattern.Match[string]) (string, pattern.Verdict) { return "", pattern.Nothing },
			"small": func(m *pattern.Match[string]) (string, pattern.Verdict) {
				if m.Int("a") > 31 {
					return "", pattern.Refuse
				}
				return fmt.Sprint(m.Int("a")), pattern.Read
			},
		},
		Top: "top",
		Cut: cut.Tokens,
	})
	return set, cut, err
}

func TestFind(t *testing.T) {
	for _, c := range []struct{ name, rules, text, want string }{
		{"words", "r\ttop\tmille sabords\tshow", "Mille sabords ! mille  sabords", "Mille sabords: | mille  sabords:"},
		{"glued", "r\ttop\tNUM:a/NUM:b\tshow", "1/2, 1 / 2, 3/4", "1/2:a=1 b=2 | 3/4:a=3 b=4"},
		{"optional and class", "r\ttop\t[le] NUM:a MONTH:m\tshow", "le 3 mai, 4 sept. 5 Septembre", "le 3 mai:a=3 m=55 | 4 sept.:a=4 m=99 | 5 Septembre:a=5 m=99"},
		{"alternatives", "r\ttop\t(du|à partir du) NUM:a\tshow", "du 3, à partir du 4, à 5", "du 3:a=3 | à partir du 4:a=4"},
		{"optional alternatives", "r\ttop\t[le|du jour] NUM:a\tshow", "le 3, du jour 4, à 5", "le 3:a=3 | du jour 4:a=4 | 5:a=5"},
		{"longest", "s\ttop\tNUM:a\tshow\nl\ttop\tNUM:a MONTH:m\tshow", "3 mai 4", "3 mai:a=3 m=55 | 4:a=4"},
		{"first rule", "s\ttop\tNUM:a\tshow first\nl\ttop\tNUM:a\tshow second", "3", "3:a=3 first"},
		{"mention", "r\ttop\ten {NUM:a}\tshow", "en 3 et 4", "3:a=3"},
		{"longer behind the words", "r\ttop\ten {NUM:a}\tshow\nl\ttop\tNUM:a-NUM:b\tshow", "en 3-4", "3-4:a=3 b=4"},
		{"category", "d\tday\tNUM:a MONTH:m\tshow\nr\ttop\tdu <day>:a au <day>:b\tshow", "du 3 mai au 4 mai", "du 3 mai au 4 mai:a=(a=3 m=55) b=(a=4 m=55)"},
		{"category backs off", "d\tday\tNUM:a [MONTH:m]\tshow\nr\ttop\t<day>:a mai\tshow", "3 mai", "3 mai:a=(a=3)"},
		{"not followed", "r\ttop\tNUM:a !MONTH !%\tshow", "3 mai 4 % 5 x", "5:a=5"},
		{"not followed glued", "r\ttop\tNUM:a!-\tshow", "3-4 5 - 6", "4:a=4 | 5:a=5 | 6:a=6"},
		{"not behind", "r\ttop\t!page NUM:a\tshow", "page 3, 4", "4:a=4"},
		{"not behind glued", "r\ttop\t!-NUM:a\tshow", "7-3 - 4", "7:a=7 | 4:a=4"},
		{"only behind", "r\ttop\t&page NUM:a\tshow", "page 3, 4", "3:a=3"},
		{"not behind a phrase", "r\ttop\t!FEAST NUM:a\tshow", "jour de Noël 3, 4", "4:a=4"},
		{"only behind glued", "r\ttop\t&-NUM:a\tshow", "7-3 - 4", "3:a=3"},
		{"refused", "r\ttop\tNUM:a\tsmall", "31 32", "31:31"},
		{"idiom", "r\ttop\tjour\tshow\ni\ttop\tdu jour au lendemain\tnothing", "du jour au lendemain, le jour", "jour:"},
		{"phrase", "r\ttop\tFEAST:f\tshow", "Noël, le jour de Noël, l'après 11-Septembre, 11 Septembre", "Noël:f=012-25 | jour de Noël:f=012-25 | 11-Septembre:f=009-11"},
		{"elision", "r\ttop\td'ici NUM:a\tshow", "d’ici 3, d' ici 4", "d’ici 3:a=3 | d' ici 4:a=4"},
		{"elided word alone", "r\ttop\t(de|d') MONTH:m !l'\tshow", "d’septembre, de mai, d' mai, de mai l’an", "d’septembre:m=99 | de mai:m=55 | d' mai:m=55"},
		{"escaped sign", "r\ttop\t\\(NUM:a\\)\tshow", "(3) ( 4)", "(3):a=3"},
		{"no newline", "r\ttop\tNUM:a MONTH:m\tshow", "3\nMai. 4\nmai", "4\nmai:a=4 m=55"},
	} {
		t.Run(c.name, func(t *testing.T) {
			set, cut, err := build(t, c.rules)
			if err != nil {
				t.Fatal(err)
			}
			d := &nlp.Document{Text: c.text}
			cut.Split(d)
			var got []string
			for _, h := range set.Find(d) {
				span := nlp.Span{Start: d.Tokens[h.First].Start, End: d.Tokens[h.Last-1].End}
				got = append(got, d.Surface(span)+":"+h.Value)
			}
			if g := strings.Join(got, " | "); g != c.want {
				t.Errorf("%q: got %s, want %s", c.text, g, c.want)
			}
		})
	}
}

func TestErrors(t *testing.T) {
	for rules, want := range map[string]string{
		"r\ttop\tMONTHS\tshow":                      "xx/rules.tsv:1: rule r: unknown class MONTHS",
		"r\ttop\tmai":                               "xx/rules.tsv:1: rule r: 3 cells: want name, category, pattern, reading",
		"r\ttop\tmai\tlook":                         `xx/rules.tsv:1: rule r: unknown reading "look"`,
		"r\ttop\t[mai\tshow":                        `xx/rules.tsv:1: rule r: want ']' at 5`,
		"r\ttop\tmai)\tshow":                        `xx/rules.tsv:1: rule r: unexpected ')' at 4`,
		"r\ttop\t[mai]\tshow":                       "rule r can be found in no words at all",
		"r\ttop\t<x> mai\tshow":                     `no rule yields "x"`,
		"r\ttop\t<top> mai\tshow":                   "rule r: <top> begins with itself",
		"\tune phrase\t":                            "xx/rules.tsv:1: an example without a rule",
		"r\ttop\tmai\tshow\n\ten [mai] et [mai]\t5": `xx/rules.tsv:2: 2 mentions in "en [mai] et [mai]" and 1 values`,
	} {
		if _, _, err := build(t, rules); err == nil || err.Error() != want {
			t.Errorf("%q: got %v, want %s", rules, err, want)
		}
	}
}

func TestExamples(t *testing.T) {
	set, _, err := build(t, "r\ttop\tmai\tshow\n\ten [mai] et [mai]\t5 ; 6\t2020\n\trien\t-")
	if err != nil {
		t.Fatal(err)
	}
	got := fmt.Sprintf("%v", set.Examples()[0].Spans) + fmt.Sprintf("%q", set.Examples()[0].Values) + set.Examples()[0].Text
	if want := `[{3 6} {10 13}]["5" "6"]en mai et mai`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if e := set.Examples()[1]; len(e.Spans) != 0 || e.Text != "rien" || e.Line != 3 {
		t.Errorf("got %+v", e)
	}
}

func TestFindOnly(t *testing.T) {
	set, cut, err := build(t, "r\ttop\tmai\tshow\nh\thead\tmars\tshow")
	if err != nil {
		t.Fatal(err)
	}
	d := &nlp.Document{Text: "mai, mars"}
	cut.Split(d)
	if hits := set.FindOnly(d, "head"); len(hits) != 1 || hits[0].First != 2 {
		t.Errorf("got %+v", hits)
	}
	if hits := set.FindOnly(d, "foot"); hits != nil {
		t.Errorf("got %+v of a category without rules", hits)
	}
}

// TestLongest: a rule that could go on for the whole text stops.
func TestLongest(t *testing.T) {
	set, cut, err := build(t, "c\tcount\tNUM:a\tshow\nm\tcount\tNUM:a et <count>:b\tshow\nr\ttop\t<count>:a\tshow")
	if err != nil {
		t.Fatal(err)
	}
	d := &nlp.Document{Text: strings.Repeat("1 et ", 1000) + "1"}
	cut.Split(d)
	hits := set.Find(d)
	if len(hits) < 10 || hits[0].Last > 200 {
		t.Errorf("got %d hits, the first of %d tokens", len(hits), hits[0].Last)
	}
}
