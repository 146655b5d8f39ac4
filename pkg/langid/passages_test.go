package langid

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestPassages(t *testing.T) {
	d := wordsOnly(t)
	for _, c := range []struct {
		name, tag string
		pieces    []string // "tag text"; together the text
	}{
		{"one language", "fr", []string{"fr Il a dit non. Il est parti hier.\nPersonne ne l'a vu depuis."}},
		{"a tweet", "fr", []string{
			"fr Sur X, le patron d'OpenAI a répondu :\n",
			"en no thank you but we will buy twitter for $9.74 billion if you want\n",
			"fr La réponse n'a pas tardé.",
		}},
		{"a quotation", "fr", []string{
			"fr Il a ajouté : ", "en “This is not what we have been told by them.” ", "fr Personne n'a compris ce qu'il voulait dire.",
		}},
		{"French in English", "en", []string{
			"en He said it was all that he had wanted to hear from them.\n", "fr « Je ne sais pas ce que vous avez fait de nous. » ", "en That was on Monday.",
		}},
		{"names decide nothing", "fr", []string{"fr Il est venu avec eux.\nThe Boring Company, Tesla, SpaceX\nIl est parti avec elle."}},
		{"names between tweets", "fr", []string{
			"fr Voici ce qu'il a écrit hier.\n", "en This is what we have been told by all of them.\nElon Musk, 2025\nAnd that is what we are going to do with it.\n", "fr Il n'en dira pas plus.",
		}},
		{"a title in English", "fr", []string{"fr Le film « The Man Who Knew Too Much » est ressorti dans les salles."}},
		{"nothing", "fr", nil},
	} {
		text, want := "", []string(nil)
		for _, p := range c.pieces {
			text += p[3:]
		}
		want = c.pieces
		var got []string
		for _, p := range d.Passages(text, c.tag) {
			got = append(got, p.Lang+" "+text[p.Start:p.End])
		}
		if strings.Join(got, "|") != strings.Join(want, "|") {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got, want)
		}
	}
}

// TestPassagesOfParagraphs wants each language's paragraph to be found among
// French ones, and French to be one passage by itself.
func TestPassagesOfParagraphs(t *testing.T) {
	d := wordsOnly(t)
	texts := paragraphsOf(t)
	french := texts["fr"] + "\n"
	for _, tag := range tags[1:] {
		text := french + texts[tag] + "\n" + french
		covered := 0
		for _, p := range d.Passages(text, "fr") {
			if p.Lang == "fr" {
				continue
			}
			if p.Lang != tag {
				t.Errorf("%s: %q is said to be %s", tag, text[p.Start:p.End], p.Lang)
			}
			covered += p.End - p.Start
		}
		if share := float64(covered) / float64(len(texts[tag])); share < 0.6 || share > 1.1 {
			t.Errorf("%s: %.2f of the paragraph found", tag, share)
		}
	}
	if p := d.Passages(french, "fr"); len(p) != 1 {
		t.Errorf("French: got %v, want one passage", p)
	}
}

func FuzzPassages(f *testing.F) {
	f.Add("Il dit : “This is what we have.” Et voilà.")
	f.Add("\xff\"«\n. ")
	d := detector(f)
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, p := range d.Passages(text, "fr") {
			if p.Start != end || p.End <= p.Start {
				t.Fatalf("passage %v behind %d", p, end)
			}
			end = p.End
		}
		if end != len(text) {
			t.Fatalf("passages end at %d of %d", end, len(text))
		}
	})
}

func BenchmarkPassages(b *testing.B) {
	names, err := filepath.Glob("../../testdata/articles/*.txt")
	if err != nil || len(names) == 0 {
		b.Fatal("no articles found", err)
	}
	var texts []string
	size := 0
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		texts = append(texts, string(text))
		size += len(text)
	}
	d := detector(b)
	b.SetBytes(int64(size))
	for b.Loop() {
		for _, text := range texts {
			d.Passages(text, "fr")
		}
	}
}
