package ner

import (
	"fmt"
	"strings"
	"testing"

	"github.com/seed-16be0631/glane/pkg/nlp"
)

// marks reads "[Musk PER 0.9]" out of text.
func marks(t *testing.T, text string) (*nlp.Document, []nlp.Mention) {
	kinds := map[string]nlp.Kind{"PER": nlp.Person, "ORG": nlp.Organization, "LOC": nlp.Location, "MISC": nlp.Misc, "PRODUCT": nlp.Product}
	var plain strings.Builder
	var found []nlp.Mention
	for {
		before, rest, ok := strings.Cut(text, "[")
		plain.WriteString(before)
		if !ok {
			break
		}
		mark, after, _ := strings.Cut(rest, "]")
		f := strings.Fields(mark)
		n := len(f)
		var score float64
		if _, err := fmt.Sscan(f[n-1], &score); err != nil {
			t.Fatal(err)
		}
		start := plain.Len()
		plain.WriteString(strings.Join(f[:n-2], " "))
		found = append(found, nlp.Mention{Span: nlp.Span{Start: start, End: plain.Len()}, Kind: kinds[f[n-2]], Score: score})
		text = after
	}
	return document(t, plain.String()), found
}

func TestEvidence(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"a clear place decides", "Le projet [Stargate MISC 0.95] avance. [Stargate PER 0.4] divise.", "Stargate MIS, Stargate MIS"},
		{"a name with its common noun", "Le [Project Stargate MISC 0.95] avance. [Stargate PRODUCT 0.4] divise.", "Project Stargate MIS, Stargate MIS"},
		{"a sure place stays", "Selon [Washington PER 0.95], à [Washington LOC 0.95].", "Washington PER, Washington LOC"},
		{"an overlooked place", "Le patron [Elon Musk PER 0.95] parle. Musk se tait.", "Elon Musk PER, Musk PER"},
		{"a form that mostly names nothing", "Une [IA ORG 0.5] ici. L'IA là. Une IA là-bas, une IA ailleurs.", ""},
		{"a beginning that is an everyday word", "La pomme tombe. [Pomme LOC 0.5] rouge.", ""},
		{"two names in one", "[Elon Musk PER 0.95] et [Zuckerberg PER 0.95] : [Musk & Zuckerberg ORG 0.5].", "Elon Musk PER, Zuckerberg PER, Musk PER, Zuckerberg PER"},
		{"no hashtag", "Chez [OpenAI ORG 0.95] on dit #OpenAI et @OpenAI.", "OpenAI ORG"},
		{"not a part of a word", "À [Paris LOC 0.95], les Parisiens ; Paris-Nice.", "Paris LOC"},
		{"nothing", "Rien.", ""},
	} {
		d, found := marks(t, c.text)
		w := newWork(&Config{Model: trained(t, 1)})
		w.a.reset(d, newLexicon(nil), nil)
		var got []string
		for _, m := range w.weigh(found) {
			got = append(got, d.Surface(m.Span)+" "+string(m.Kind)[:3])
		}
		if g := strings.Join(got, ", "); g != c.want {
			t.Errorf("%s: got %q, want %q", c.name, g, c.want)
		}
	}
}
