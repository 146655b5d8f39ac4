package link_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/seed-16be0631/glane/pkg/link"
	"github.com/seed-16be0631/glane/pkg/nlp"
)

// marked makes a document of text with marks: <PER Musk>.
func marked(text string) *nlp.Document {
	kinds := map[string]nlp.Kind{"PER": nlp.Person, "ORG": nlp.Organization, "LOC": nlp.Location, "DATE": nlp.Date}
	d := &nlp.Document{}
	for {
		before, rest, ok := strings.Cut(text, "<")
		d.Text += before
		if !ok {
			return d
		}
		mark, after, _ := strings.Cut(rest, ">")
		kind, surface, _ := strings.Cut(mark, " ")
		start := len(d.Text)
		d.Text += surface
		d.Mentions = append(d.Mentions, nlp.Mention{Span: nlp.Span{Start: start, End: len(d.Text)}, Kind: kinds[kind]})
		text = after
	}
}

func TestLink(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"<PER Elon Musk> et <PER Musk>, <PER MUSK>", "Elon Musk [Musk MUSK]: 0 1 2"},
		{"<PER Musk>, puis <PER Elon Musk> ; <PER Elon>", "Elon Musk [Musk Elon]: 0 1 2"},
		{"<PER Bill Clinton>, <PER Hillary Clinton>, <PER Clinton>", "Bill Clinton []: 0|Hillary Clinton []: 1|Clinton []: 2"},
		{"<PER J.-M. Le Pen> ou <PER Marine Le Pen>", "J.-M. Le Pen []: 0|Marine Le Pen []: 1"},
		{"<PER Jean-Claude Juncker>, <PER J.-C. Juncker>, <PER Juncker>", "Jean-Claude Juncker [J.-C. Juncker Juncker]: 0 1 2"},
		{"<PER Charles de Gaulle>, <PER de Gaulle>, <PER De Gaulle>", "Charles de Gaulle [de Gaulle De Gaulle]: 0 1 2"},
		{"<PER John Fitzgerald Kennedy>, <PER John Kennedy>, <PER Kennedy>", "John Fitzgerald Kennedy [John Kennedy Kennedy]: 0 1 2"},
		{"<PER Bernard Arnault>, <PER Arnault>, la famille <PER Arnault>", "Bernard Arnault [Arnault]: 0 1|Arnault []: 2"},
		{"Les <PER Kennedy>, <PER John Kennedy>, les <PER Kennedy>", "Kennedy []: 0 2|John Kennedy []: 1"},
		{"les frères <PER Kennedy>, <PER John Kennedy>", "Kennedy []: 0|John Kennedy []: 1"},
		{"<PER Elon Musk>, les <PER Elon Musk> de demain", "Elon Musk []: 0 1"},
		{"<PER Ali Bongo>, élus et <PER Bongo>", "Ali Bongo [Bongo]: 0 1"},
		{"<ORG Sénat> et <ORG Sénat américain>", "Sénat []: 0|Sénat américain []: 1"},
		{"<ORG Google>, <ORG Google France>", "Google []: 0|Google France []: 1"},
		{"<ORG The Boring Company> ou <ORG Boring Company>", "The Boring Company [Boring Company]: 0 1"},
		{"<ORG Apple>, <ORG Apple Inc.>", "Apple Inc. [Apple]: 0 1"},
		{"<ORG OMS>, <ORG Organisation mondiale de la santé>", "Organisation mondiale de la santé [OMS]: 0 1"},
		{"<LOC RDC>, <LOC République démocratique du Congo>", "République démocratique du Congo [RDC]: 0 1"},
		{"<ORG Caisse des dépôts> (<ORG CDD>)", "Caisse des dépôts [CDD]: 0 1"},
		{"<ORG UE>, <ORG Union européenne>", "UE []: 0|Union européenne []: 1"},
		{"<ORG Union européenne> (<ORG UE>), <ORG UE>", "Union européenne [UE]: 0 1 2"},
		{"<LOC ETATS-UNIS>, <LOC Etats Unis>, <LOC États-Unis>", "Etats Unis [ETATS-UNIS États-Unis]: 0 1 2"},
		{"<ORG X> (anciennement <ORG Twitter>), <ORG X>", "Twitter [X]: 0 1 2"},
		{"<ORG Twitter> (devenu <ORG X>)", "Twitter [X]: 0 1"},
		{"<ORG X> (ex-<ORG Twitter>)", "Twitter [X]: 0 1"},
		{"<PER Maria Skłodowska>, plus connue sous le nom de <PER Marie Curie>", "Maria Skłodowska [Marie Curie]: 0 1"},
		{"<PER Hergé>, de son vrai nom <PER Georges Remi>", "Georges Remi [Hergé]: 0 1"},
		{"<PER Hergé>. Alias <PER Georges Remi>", "Hergé []: 0|Georges Remi []: 1"},
		{"<PER Paul Durand> (ex-<PER Pierre Martin>)", "Paul Durand []: 0|Pierre Martin []: 1"},
		{"<ORG Lyon> (contre <ORG Lens>)", "Lyon []: 0|Lens []: 1"},
		{"<PER Washington>, <LOC Washington>", "Washington []: 0|Washington []: 1"},
		{"<DATE hier>, <LOC Paris>", "Paris []: 1"},
		{"<ORG OpenAI>, <ORG Open\nAI>", "OpenAI []: 0|Open AI []: 1"},
	} {
		d := marked(c.text)
		link.Link(d)
		var got []string
		for _, e := range d.Entities {
			got = append(got, fmt.Sprintf("%s %v: %s", e.Name, e.Aliases, strings.Trim(fmt.Sprint(e.Mentions), "[]")))
		}
		if g := strings.Join(got, "|"); g != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.text, g, c.want)
		}
	}
}

func TestCanonical(t *testing.T) {
	d := marked("<PER Musk>, <PER le patron de Tesla>, <PER Elon Musk>")
	d.Mentions[1].Name = "Elon Musk"
	link.Link(d)
	if len(d.Entities) != 1 || d.Entities[0].Name != "Elon Musk" {
		t.Errorf("got %+v", d.Entities)
	}
}

func TestTwice(t *testing.T) {
	d := marked("<PER Musk>")
	link.Link(d)
	link.Link(d)
	if len(d.Entities) != 1 {
		t.Errorf("got %+v", d.Entities)
	}
}
