package frmodel_test

import (
	"os"
	"path/filepath"
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

// TestExplain wants every feature that decides on a name of the articles to
// have a name itself.
func TestExplain(t *testing.T) {
	f, s := french(t)
	for _, d := range articles(t, s) {
		for _, m := range f.Find(d) {
			for _, c := range f.Explain(d, m, 1000).Clues {
				if strings.HasPrefix(c.Feature, "feature ") {
					t.Errorf("%s: %s has no name", d.Surface(m.Span), c.Feature)
				}
			}
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

// articles gives the five articles that users try first, cut into tokens.
func articles(t testing.TB, s *segment.Segmenter) []*nlp.Document {
	t.Helper()
	paths, err := filepath.Glob("../../../testdata/articles/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no articles: %v", err)
	}
	var docs []*nlp.Document
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		d := &nlp.Document{Text: string(text)}
		s.Split(d)
		docs = append(docs, d)
	}
	return docs
}

func BenchmarkFind(b *testing.B) {
	f, s := french(b)
	docs := articles(b, s)
	tokens, size := 0, 0
	for _, d := range docs {
		tokens += len(d.Tokens)
		size += len(d.Text)
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
