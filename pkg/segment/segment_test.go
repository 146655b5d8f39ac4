package segment_test

import (
	"os"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

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

func TestTokens(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"l’avenir d'OpenAI", "l'|avenir|d'|openai"},
		{"Aujourd’hui, c'est l'aujourd'hui", "aujourd'hui|,|c'|est|l'|aujourd'hui"},
		{"aujourd＇hui", "aujourd'hui"},
		{"qu'Elon jusqu’à O'Brien", "qu'|elon|jusqu'|à|o'brien"},
		{"l' avenir", "l'|avenir"},
		{"OpenAI’s plan, Trump's", "openai|'s|plan|,|trump|'s"},
		{"97,4 milliards", "97|,|4|milliards"},
		{"le 1er mai", "le|1|er|mai"},
		{"12 500 €", "12|500|€"},
		{"6M€", "6|m|€"},
		{"GPT-4", "gpt|-|4"},
		{"États-Unis", "états|-|unis"},
		{"fe\u0301vrier 2020", "février|2020"},
		{"gou\u00ADver\u00ADne\u00ADment", "gouvernement"},
		{"a\u200Bb", "a|b"},
		{"XXe siècle, ’68", "xxe|siècle|,|’|68"},
		{"", ""},
	} {
		var got []string
		for _, tok := range french(t).Tokens(c.text) {
			got = append(got, tok.Norm)
		}
		if g := strings.Join(got, "|"); g != c.want {
			t.Errorf("%q: got %s, want %s", c.text, g, c.want)
		}
	}
}

func TestSentences(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"plain", "Il vient. Elle part ! Quoi ?", []string{"Il vient.", "Elle part !", "Quoi ?"}},
		{"title", "M. Dupont et MM. Durand. Mme Martin.", []string{"M. Dupont et MM. Durand.", "Mme Martin."}},
		{"doctor", "Le Dr. House soigne.", []string{"Le Dr. House soigne."}},
		{"initials", "J. R. R. Tolkien écrit.", []string{"J. R. R. Tolkien écrit."}},
		{"before Christ", "En 52 av. J.-C. César vainc.", []string{"En 52 av. J.-C. César vainc."}},
		{"etc goes on", "Des pommes, etc. sont là. Des poires, etc. Il mange.", []string{"Des pommes, etc. sont là.", "Des poires, etc.", "Il mange."}},
		{"quotation", "« Viens ! » dit-il. Elle vint.", []string{"« Viens ! » dit-il.", "Elle vint."}},
		{"missing blank", "ses anciens partenaires.En août 2024, Musk.", []string{"ses anciens partenaires.", "En août 2024, Musk."}},
		{"missing blank, elided", "C'est sans fin.C'est l'occasion.", []string{"C'est sans fin.", "C'est l'occasion."}},
		{"domain", "Sur aiexplorer.io, tout. Voir Node.Js ici.", []string{"Sur aiexplorer.io, tout.", "Voir Node.Js ici."}},
		{"headline", "Un titre sans point\nLe texte commence.", []string{"Un titre sans point", "Le texte commence."}},
		{"hard wrap", "Une phrase coupée\nen deux lignes.", []string{"Une phrase coupée\nen deux lignes."}},
		{"a name in lower case", "Un titre\nxAI et Grok", []string{"Un titre", "xAI et Grok"}},
		{"list", "- un\n- deux", []string{"- un", "- deux"}},
		{"list in a line", "Les faits. - Le 3 mai : rien. — Puis tout.", []string{"Les faits.", "- Le 3 mai : rien.", "— Puis tout."}},
		{"number", "Il coûte 3.14 euros. Oui.", []string{"Il coûte 3.14 euros.", "Oui."}},
		{"month", "Le 12 janv. 2012 il part.", []string{"Le 12 janv. 2012 il part."}},
		{"double stop", "artificielle.. Depuis, rien.", []string{"artificielle..", "Depuis, rien."}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := &nlp.Document{Text: c.text}
			french(t).Split(d)
			var got []string
			for _, s := range d.Sentences {
				got = append(got, d.Surface(s.Span))
			}
			if !reflect.DeepEqual(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// checkSpans holds the laws that any text must keep.
func checkSpans(t *testing.T, d *nlp.Document) {
	t.Helper()
	end := 0
	for _, tok := range d.Tokens {
		if tok.Start < end || tok.End <= tok.Start || tok.End > len(d.Text) || tok.Norm == "" {
			t.Fatalf("%q: token %+v behind byte %d", d.Text, tok, end)
		}
		if utf8.ValidString(d.Text) && (!utf8.RuneStart(d.Text[tok.Start]) || tok.End < len(d.Text) && !utf8.RuneStart(d.Text[tok.End])) {
			t.Fatalf("%q: token %+v cuts a rune", d.Text, tok)
		}
		end = tok.End
	}
	next := 0
	for _, s := range d.Sentences {
		if s.First != next || s.Last <= s.First || s.Start != d.Tokens[s.First].Start || s.End != d.Tokens[s.Last-1].End {
			t.Fatalf("%q: sentence %+v, want one from token %d", d.Text, s, next)
		}
		next = s.Last
	}
	if next != len(d.Tokens) {
		t.Fatalf("%q: %d of %d tokens in sentences", d.Text, next, len(d.Tokens))
	}
}

func FuzzSplit(f *testing.F) {
	for _, s := range []string{"M. Dupont. « Oui ! » dit-il.", "l’a.En b", "e\u0301\u00AD", "\xff'\xfe", "1er mai ’68", "a''s", "\u00ad", "’"} {
		f.Add(s)
	}
	s := french(f)
	f.Fuzz(func(t *testing.T, text string) {
		d := &nlp.Document{Text: text}
		s.Split(d)
		checkSpans(t, d)
	})
}

func BenchmarkSplit(b *testing.B) {
	text, err := os.ReadFile("../../testdata/articles/000_59abd7c09ca89ae9.txt")
	if err != nil {
		b.Fatal(err)
	}
	s := french(b)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		s.Split(&nlp.Document{Text: string(text)})
	}
}
