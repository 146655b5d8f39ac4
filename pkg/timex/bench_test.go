package timex

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed-16be0631/glane/pkg/lang/en"
	"github.com/seed-16be0631/glane/pkg/lang/fr"
	"github.com/seed-16be0631/glane/pkg/nlp"
)

// articles is the text of the articles that are test data, some times over.
func articles(b testing.TB, bytes int) string {
	files, err := filepath.Glob("../../testdata/articles/*.txt")
	if err != nil || len(files) == 0 {
		b.Fatal("no articles: ", err)
	}
	var text strings.Builder
	for i := 0; text.Len() < bytes; i++ {
		article, err := os.ReadFile(files[i%len(files)])
		if err != nil {
			b.Fatal(err)
		}
		text.Write(article)
		text.WriteString("\n\n")
	}
	return text.String()
}

// BenchmarkFind reads news with the rules of French and those of clear English dates.
func BenchmarkFind(b *testing.B) {
	benchmark(b, articles(b, 200_000))
}

// BenchmarkHostile shows that the time is linear in texts made to be slow: it
// reports the same speed for all sizes.
func BenchmarkHostile(b *testing.B) {
	for name, unit := range map[string]string{"ones": "1 ", "de": "de ", "digits": "1", "days": "3 au ", "lists": "3, 4 et ", "between": "entre le 3 et ", "weekdays": "lundi ", "first": "premier ", "steps": "un an et ", "dots": "1.", "slashes": "1/2/"} {
		for _, size := range []int{10_000, 100_000, 1_000_000} {
			b.Run(fmt.Sprintf("%s/%d", name, size), func(b *testing.B) {
				benchmark(b, strings.Repeat(unit, size/len(unit)))
			})
		}
	}
}

func benchmark(b *testing.B, text string) {
	f, seg := finder(b, fr.Pack(), en.Pack())
	d := &nlp.Document{Text: text, Anchor: nlp.Anchor{Value: "2025-02-12"}}
	seg.Split(d)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		f.Find(d)
	}
}

// BenchmarkNew builds the finder, which every run of the command does once.
func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		finder(b, fr.Pack(), en.Pack())
	}
}
