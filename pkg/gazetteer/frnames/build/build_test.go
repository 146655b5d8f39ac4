package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed-16be0631/glane/pkg/gazetteer"
	"github.com/seed-16be0631/glane/pkg/lang/fr"
	"github.com/seed-16be0631/glane/pkg/nlp"
	"github.com/seed-16be0631/glane/pkg/segment"
)

func builder(t *testing.T) (*gazetteer.Builder, *segment.Segmenter) {
	t.Helper()
	s, err := segment.New(fr.Pack())
	if err != nil {
		t.Fatal(err)
	}
	return gazetteer.NewBuilder(s), s
}

// classes gives the names of the classes that g has text in.
func classes(t *testing.T, g *gazetteer.Gazetteer, s *segment.Segmenter, text string) string {
	t.Helper()
	d := &nlp.Document{Text: text}
	s.Split(d)
	m, ok := g.Longest(d, gazetteer.NewWords(d), 0)
	if !ok || m.Last != len(d.Tokens) {
		return ""
	}
	var out []string
	for i, c := range g.Classes {
		if m.Classes.Has(i) {
			out = append(out, c.Name)
		}
	}
	return strings.Join(out, " ")
}

func TestRules(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"lists/a.tsv":      "Elon Musk\tPER\tbusinessperson\nOrange\tORG\tcompany!\n",
		"gazetteers/b.csv": "ticker,name\nAAPL,\"Apple Inc. - Common Stock\"\n",
	} {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	b, s := builder(t)
	for _, line := range []string{
		"lists/*.tsv\t1\t2+3:PER .*\tPER.known\t4",
		"lists/*.tsv\t1\t2+3:ORG company!?\tORG.company\t4",
		"lists/*.tsv\t1\t3:.*!\teveryday\t-",
		"gazetteers/b.csv\t2\t-\tORG.listed\t-",
	} {
		r, err := parseRule(strings.Split(line, "\t"))
		if err == nil {
			err = r.read(b, os.DirFS(dir))
		}
		if err != nil {
			t.Fatalf("%s: %v", line, err)
		}
	}
	g, err := b.Build()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, want string }{
		{"Elon Musk", "PER.known"},
		{"Musk", "PER.tail"},
		{"Orange", "ORG.company everyday"},
		{"Apple", "ORG.listed"},
		{"Apple Inc.", "ORG.listed"},
		{"Tesla", ""},
	} {
		if got := classes(t, g, s, c.text); got != c.want {
			t.Errorf("%s: got %q, want %q", c.text, got, c.want)
		}
	}
}

func TestRuleErrors(t *testing.T) {
	for _, line := range []string{"a.tsv\t1\t-\tLOC", "a.tsv\t1\t2:(\tLOC\t-"} {
		if _, err := parseRule(strings.Split(line, "\t")); err == nil {
			t.Errorf("%s: want an error", line)
		}
	}
	b, _ := builder(t)
	if err := (rule{glob: "none/*.tsv"}).read(b, os.DirFS(t.TempDir())); err == nil {
		t.Error("no file: want an error")
	}
}

// TestTables reads the tables of this folder.
func TestTables(t *testing.T) {
	b, s := builder(t)
	for _, table := range []struct{ name, text, separator string }{{"heads.tsv", heads, " "}, {"extra.tsv", extra, "|"}} {
		if err := addWords(b, table.name, table.text, table.separator); err != nil {
			t.Error(err)
		}
	}
	g, err := b.Build()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, want string }{
		{"cathédrale", "in.LOC"}, {"village", "before.LOC"}, {"IA", "noname"}, {"GPT", "PRODUCT.software"},
	} {
		if got := classes(t, g, s, c.text); got != c.want {
			t.Errorf("%s: got %q, want %q", c.text, got, c.want)
		}
	}
	if err := addWords(b, "x.tsv", "no tab", " "); err == nil || !strings.HasPrefix(err.Error(), "x.tsv:1:") {
		t.Errorf("got %v, want x.tsv:1: …", err)
	}
}
