package frmodel_test

import (
	"os"
	"strings"
	"testing"

	"github.com/seed-16be0631/glane/pkg/gazetteer/frnames"
	"github.com/seed-16be0631/glane/pkg/lang/fr"
	"github.com/seed-16be0631/glane/pkg/ner"
	"github.com/seed-16be0631/glane/pkg/ner/frmodel"
	"github.com/seed-16be0631/glane/pkg/nlp"
	"github.com/seed-16be0631/glane/pkg/segment"
)

func french(t testing.TB) (*ner.Finder, *segment.Segmenter) {
	t.Helper()
	m, err := frmodel.Model()
	if err != nil {
		t.Fatal(err)
	}
	names, err := frnames.Names()
	if err != nil {
		t.Fatal(err)
	}
	f, err := ner.NewFinder(ner.Config{Model: m, Names: names})
	if err != nil {
		t.Fatal(err)
	}
	s, err := segment.New(fr.Pack())
	if err != nil {
		t.Fatal(err)
	}
	return f, s
}

// TestFind holds what nobody would forgive the model to miss.
func TestFind(t *testing.T) {
	f, s := french(t)
	for _, c := range []struct{ text, want string }{
		{"Emmanuel Macron a reçu Angela Merkel à l'Élysée.", "Emmanuel Macron PER, Angela Merkel PER, Élysée LOC"},
		{"La SNCF et la RATP recrutent à Lyon et à Saint-Étienne.", "SNCF ORG, RATP ORG, Lyon LOC, Saint-Étienne LOC"},
		{"L’Organisation mondiale de la santé (OMS) siège à Genève.", "Organisation mondiale de la santé ORG, OMS ORG, Genève LOC"},
		{"« C'est faux », a répondu la ministre.", ""},
		{"Demain, il pleuvra en plaine et il neigera en montagne.", ""},
		{"Suivez #OpenAI et @Macron sur notre site.", ""},
	} {
		d := &nlp.Document{Text: c.text}
		s.Split(d)
		var got []string
		for _, m := range f.Find(d) {
			got = append(got, d.Surface(m.Span)+" "+string(m.Kind)[:3])
		}
		if g := strings.Join(got, ", "); g != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, g, c.want)
		}
	}
}

func BenchmarkOpen(b *testing.B) {
	file, err := os.ReadFile("fr.model")
	if err != nil {
		b.Fatal(err)
	}
	data := string(file)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := ner.Open(data); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkFind tags the five articles that users try first, cut into tokens
// before.
func BenchmarkFind(b *testing.B) {
	f, s := french(b)
	paths, err := os.ReadDir("../../../testdata/articles")
	if err != nil {
		b.Fatal(err)
	}
	var docs []*nlp.Document
	tokens, size := 0, 0
	for _, p := range paths {
		if !strings.HasSuffix(p.Name(), ".txt") {
			continue
		}
		text, err := os.ReadFile("../../../testdata/articles/" + p.Name())
		if err != nil {
			b.Fatal(err)
		}
		d := &nlp.Document{Text: string(text)}
		s.Split(d)
		docs = append(docs, d)
		tokens += len(d.Tokens)
		size += len(text)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		for _, d := range docs {
			f.Find(d)
		}
		n += tokens
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "tokens/s")
}
