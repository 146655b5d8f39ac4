package glane_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed-16be0631/glane/pkg/glane"
	"github.com/seed-16be0631/glane/pkg/input"
	"github.com/seed-16be0631/glane/pkg/internal/golden"
	"github.com/seed-16be0631/glane/pkg/nlp"
	"github.com/seed-16be0631/glane/pkg/report"
)

const (
	articles = "../../testdata/articles"
	records  = "../../testdata/golden" // apart, so that a run over the articles reads articles only
)

// TestArticles compares what is found in each test article with its golden JSON
// and CSV.
func TestArticles(t *testing.T) {
	x, err := glane.New(glane.Options{})
	if err != nil {
		t.Fatal(err)
	}
	names, err := filepath.Glob(articles + "/*.txt")
	if err != nil || len(names) == 0 {
		t.Fatalf("no articles: %v", err)
	}
	for _, name := range names {
		t.Run(filepath.Base(name), func(t *testing.T) {
			d := read(t, name)
			if err := x.Extract(d); err != nil {
				t.Fatal(err)
			}
			for _, format := range []string{"json", "csv"} {
				golden.Compare(t, filepath.Join(records, strings.TrimSuffix(filepath.Base(name), "txt")+format), encode(t, format, d))
			}
		})
	}
}

// read gives the document of a file, under its bare name.
func read(t testing.TB, name string) *nlp.Document {
	t.Helper()
	raw, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	d, err := input.Item{Source: filepath.Base(name), Raw: raw}.Document()
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func encode(t *testing.T, name string, d *nlp.Document) []byte {
	t.Helper()
	format, err := report.FormatNamed(name)
	if err != nil {
		t.Fatal(err)
	}
	tool, err := glane.Tool()
	if err != nil {
		t.Fatal(err)
	}
	encoded, err := format.Encode(report.New(d, report.Options{Tool: tool}))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := report.NewWriter(&out, format)
	if err := w.Write(encoded); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestUnknownKind(t *testing.T) {
	_, err := glane.New(glane.Options{Kinds: []string{"dates", "names"}})
	if want := `unknown kind "names": want some of entities, dates, amounts`; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

// BenchmarkExtract reads the test articles whole, from bytes to encoded records.
func BenchmarkExtract(b *testing.B) {
	for _, kinds := range append([]string{""}, glane.Kinds...) {
		name := kinds
		var o glane.Options
		if kinds == "" {
			name = "all"
		} else {
			o.Kinds = []string{kinds}
		}
		b.Run(name, func(b *testing.B) { benchmark(b, o) })
	}
}

func benchmark(b *testing.B, o glane.Options) {
	x, err := glane.New(o)
	if err != nil {
		b.Fatal(err)
	}
	names, err := filepath.Glob(articles + "/*.txt")
	if err != nil {
		b.Fatal(err)
	}
	var items []input.Item
	size := 0
	for _, name := range names {
		raw, err := os.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		items = append(items, input.Item{Source: name, Raw: raw})
		size += len(raw)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, item := range items {
			d, err := item.Document()
			if err != nil {
				b.Fatal(err)
			}
			if err := x.Extract(d); err != nil {
				b.Fatal(err)
			}
			if _, err := report.Formats[0].Encode(report.New(d, report.Options{})); err != nil {
				b.Fatal(err)
			}
		}
	}
}
