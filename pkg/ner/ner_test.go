package ner

import (
	"bytes"
	"fmt"
	"math"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/seed-16be0631/glane/pkg/gazetteer"
	"github.com/seed-16be0631/glane/pkg/lang/fr"
	"github.com/seed-16be0631/glane/pkg/nlp"
	"github.com/seed-16be0631/glane/pkg/segment"
)

func splitter(t testing.TB) *segment.Segmenter {
	t.Helper()
	s, err := segment.New(fr.Pack())
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func document(t testing.TB, text string) *nlp.Document {
	d := &nlp.Document{Text: text}
	splitter(t).Split(d)
	return d
}

// mention marks the first place of surface in d.
func mention(d *nlp.Document, surface string, kind nlp.Kind) nlp.Mention {
	k := strings.Index(d.Text, surface)
	return nlp.Mention{Span: nlp.Span{Start: k, End: k + len(surface)}, Kind: kind, Score: 1}
}

// small is a few sentences to train on.
func small(t testing.TB) []*nlp.Document {
	var docs []*nlp.Document
	for _, c := range []struct {
		frame string
		kind  nlp.Kind
		names []string
	}{
		{"Hier, %s a déclaré qu'il partait.", nlp.Person, []string{"Jean Dupont", "Marie Durand", "Paul Martin", "Dupont"}},
		{"Il habite à %s depuis dix ans.", nlp.Location, []string{"Lyon", "Paris", "Saint-Étienne", "Brest"}},
		{"L'entreprise %s recrute des ingénieurs.", nlp.Organization, []string{"Alstom", "Airbus", "Renault", "Thales"}},
	} {
		for _, name := range c.names {
			d := document(t, fmt.Sprintf(c.frame, name))
			d.Mentions = []nlp.Mention{mention(d, name, c.kind)}
			docs = append(docs, d, document(t, "Il pleut depuis hier dans la ville."))
		}
	}
	return docs
}

func trained(t testing.TB, seed uint64) *Model {
	t.Helper()
	m, err := Training{Lexicon: newLexicon(nil), MinCount: 1, Passes: 12, Seed: seed, Features: 1 << 14}.Train(small(t))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func finder(t testing.TB, m *Model, user string) *Finder {
	t.Helper()
	c := Config{Model: m}
	if user != "" {
		g, err := gazetteer.ReadUser(strings.NewReader(user), "user.tsv", splitter(t))
		if err != nil {
			t.Fatal(err)
		}
		c.User = g
	}
	f, err := NewFinder(c)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func found(t testing.TB, f *Finder, text string) string {
	d := document(t, text)
	var out []string
	for _, m := range f.Find(d) {
		out = append(out, d.Surface(m.Span)+" "+string(m.Kind)[:3])
	}
	return strings.Join(out, ", ")
}

func TestFind(t *testing.T) {
	f := finder(t, trained(t, 1), "Zorglub SA\tORG\tZorglub\tQ1\n")
	for _, c := range []struct{ text, want string }{
		{"Hier, Jacques Bernard a déclaré qu'il partait.", "Jacques Bernard PER"},
		{"Il habite à Nantes depuis dix ans.", "Nantes LOC"},
		{"L'entreprise Bolloré recrute des ingénieurs.", "Bolloré ORG"},
		{"Il pleut depuis hier.", ""},
		{"Il pleut chez Zorglub SA depuis hier.", "Zorglub SA ORG"},
		{"", ""},
	} {
		if got := found(t, f, c.text); got != c.want {
			t.Errorf("%s: got %q, want %q", c.text, got, c.want)
		}
	}
}

func TestTrainingIsDeterministic(t *testing.T) {
	a, b := trained(t, 1).Bytes(), trained(t, 1).Bytes()
	if !bytes.Equal(a, b) {
		t.Error("two trainings with one seed differ")
	}
	if bytes.Equal(a, trained(t, 2).Bytes()) {
		t.Error("another seed changes nothing")
	}
}

func TestModelFile(t *testing.T) {
	m := trained(t, 1)
	m.Info = []Info{{"name", "test"}, {"train", "a b"}}
	data := string(m.Bytes())
	n, err := Open(data)
	if err != nil {
		t.Fatal(err)
	}
	if n.Get("train") != "a b" || n.Get("none") != "" {
		t.Errorf("info: got %v", n.Info)
	}
	if again := string(n.Bytes()); again != data {
		t.Error("what was read is not written again")
	}
	for _, c := range []struct{ name, data, want string }{
		{"empty", "", "model: begins with"},
		{"other format", "glane-model 9\n\n", `model: begins with "glane-model 9": want "glane-model 2"`},
		{"cut", data[:len(data)-1], "model: "},
		{"changed", data[:len(data)-1] + "?", "model: checksum"},
	} {
		if _, err := Open(c.data); err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %s…", c.name, err, c.want)
		}
	}
}

// TestWeights compares the packed sums with a plain addition.
func TestWeights(t *testing.T) {
	keys := []uint64{0xABCDEF0123456789, 0x1122334455667788, 42}
	w := make([]scores, len(keys))
	for f := range w {
		for j := range w[f] {
			w[f][j] = float32(f*labels+j) / 10
		}
	}
	m := newModel(keys, []int32{1, 1, 1}, w, 1, &transitions{}, &gate{Limit: math.MinInt32}, newLexicon(nil), 1<<10)
	var got scores
	m.score(append(keys, 99), &got)
	for j := range got {
		want := w[0][j] + w[1][j] + w[2][j]
		if d := got[j] - want; d > 1.5*m.unit || d < -1.5*m.unit {
			t.Errorf("label %d: got %v, want %v within %v", j, got[j], want, 1.5*m.unit)
		}
	}
}

func TestConcurrentUse(t *testing.T) {
	f := finder(t, trained(t, 1), "")
	text := "Hier, Jacques Bernard a déclaré qu'il partait. Il habite à Nantes."
	want := found(t, f, text)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 20 {
				if got := found(t, f, text); got != want {
					t.Errorf("got %q, want %q", got, want)
				}
			}
		})
	}
	wg.Wait()
}

func FuzzOpen(f *testing.F) {
	m := trained(f, 1)
	f.Add(string(m.Bytes()))
	f.Add("glane-model 2\narrays 1 1 0 0\n\n")
	d := document(f, "Hier, Jean Dupont partait.")
	f.Fuzz(func(t *testing.T, data string) {
		m, err := Open(data)
		if err != nil {
			return
		}
		g := Finder{c: Config{Model: m}}
		g.pool.New = func() any { return newWork(&g.c) }
		g.Find(d)
	})
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"Hier, Jean Dupont.", "« X » (Y)", "ONU (ONU) #ONU @onu http://onu.org", "A & B & A", "GPT-4/5\nÀ"} {
		f.Add(s)
	}
	g, s := finder(f, trained(f, 1), "Lyon\tLOC\n"), splitter(f)
	f.Fuzz(func(t *testing.T, text string) {
		d := &nlp.Document{Text: text}
		s.Split(d)
		end := 0
		for _, m := range g.Find(d) {
			if m.Start < end || m.End <= m.Start || m.End > len(text) || !(m.Score >= 0 && m.Score <= 1) {
				t.Fatalf("%q: mention %+v behind byte %d", text, m, end)
			}
			end = m.End
		}
	})
}

func TestExplain(t *testing.T) {
	f := finder(t, trained(t, 1), "")
	d := document(t, "L'entreprise Bolloré recrute des ingénieurs.")
	found := f.Find(d)
	if len(found) != 1 {
		t.Fatalf("found %v, want one name", found)
	}
	r := f.Explain(d, found[0], 20)
	if len(r.Clues) != 20 {
		t.Fatalf("got %d clues, want 20", len(r.Clues))
	}
	for i, c := range r.Clues {
		if c.Word != "Bolloré" || strings.HasPrefix(c.Feature, "feature ") {
			t.Errorf("clue %d: %+v: want one of Bolloré, with a name", i, c)
		}
		if i > 0 && math.Abs(c.Weight) > math.Abs(r.Clues[i-1].Weight) {
			t.Errorf("clue %d: %+v is heavier than the one before", i, c)
		}
	}
	if !slices.ContainsFunc(r.Clues, func(c Clue) bool { return c.Weight > 0 && c.Feature == "word before" }) {
		t.Errorf("clues %+v: want the word before, entreprise, among them", r.Clues)
	}
}

func TestLikely(t *testing.T) {
	d := document(t, "Stargate, puis Stargate, puis Brest.")
	m := func(start int, name string, k nlp.Kind, score float64) nlp.Mention {
		return nlp.Mention{Span: nlp.Span{Start: start, End: start + len(name)}, Kind: k, Score: score}
	}
	f := &Finder{c: Config{MinScore: 0.4}}
	got := f.likely(d, []nlp.Mention{m(0, "Stargate", nlp.Misc, 0.3), m(15, "Stargate", nlp.Misc, 0.5), m(30, "Brest", nlp.Location, 0.3)})
	if len(got) != 2 || got[1].Start != 15 {
		t.Errorf("got %v, want both of Stargate and nothing else", got)
	}
}

func TestTitles(t *testing.T) {
	w := newWork(&Config{Model: &Model{lexicon: newLexicon(nil)}})
	for text, want := range map[string]string{
		"Mgr Lebrun":         "Lebrun",
		"Dr. Anne Petit":     "Anne Petit",
		"M. le Pr Petit":     "le Pr Petit", // only what stands first
		"Mme la Me":          "la Me",
		"Monsieur":           "Monsieur",
		"Docteur Me Dubois":  "Dubois",
		"Jean Monsieur Mgr.": "Jean Monsieur Mgr.",
	} {
		d := document(t, text)
		w.a.reset(d, newLexicon(nil), nil)
		if got := text[d.Tokens[w.behindTitle(0, len(d.Tokens)-1)].Start:]; got != want {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
	}
}
