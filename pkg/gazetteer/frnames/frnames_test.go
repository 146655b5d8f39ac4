package frnames_test

import (
	"os"
	"testing"

	"github.com/seed-16be0631/glane/pkg/gazetteer"
	"github.com/seed-16be0631/glane/pkg/gazetteer/frnames"
)

func TestNames(t *testing.T) {
	g, err := frnames.Names()
	if err != nil {
		t.Fatal(err)
	}
	if g.Len() < 250_000 || len(g.Sources) < 10 {
		t.Errorf("got %d names of %d sources", g.Len(), len(g.Sources))
	}
}

func BenchmarkOpen(b *testing.B) {
	file, err := os.ReadFile("names.table")
	if err != nil {
		b.Fatal(err)
	}
	data := string(file)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := gazetteer.Open(data); err != nil {
			b.Fatal(err)
		}
	}
}
