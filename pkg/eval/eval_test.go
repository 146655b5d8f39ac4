package eval_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed-16be0631/glane/pkg/eval"
	"github.com/seed-16be0631/glane/pkg/nlp"
)

// files writes files into a new folder and gives its path.
func files(t *testing.T, content map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range content {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// show lists the documents: id date: surface KIND, ...
func show(docs []*nlp.Document) string {
	var out []string
	for _, d := range docs {
		var m []string
		for _, x := range d.Mentions {
			m = append(m, d.Surface(x.Span)+" "+string(x.Kind)[:3])
		}
		out = append(out, fmt.Sprintf("%s %s: %s", d.ID, d.Date, strings.Join(m, ", ")))
	}
	return strings.Join(out, "; ")
}

func TestReadSet(t *testing.T) {
	dir := files(t, map[string]string{
		"a.txt":   "s1\tAlain et Lain à Laine\ns2\tRien.\n",
		"a.ann":   "s1\tLain|PER\tLaine|LOC\nother\tX|PER\ns2\n",
		"b.txt":   "=== one 2025-01-02 web\n[[Jean|PER]] le [[2 mai|DATE|2025-05-02]].\n=== two - web\nÀ [[Brest|LOC]], [[x\n",
		"c.conll": "-DOCSTART- O\n\nL' O\nONU X B-ORG\nà I-LOC\nSao B-LOC\nPaulo I-LOC\nBrest B-LOC\n\nRien O\n",
	})
	for _, c := range []struct{ set, want string }{
		{"a", "s1 : Lain PER, Laine LOC; s2 : "},
		{"b.txt", "one 2025-01-02: Jean PER, 2 mai DAT; two : Brest LOC"},
		{"c.conll", "1 : ONU ORG, à LOC, Sao Paulo LOC, Brest LOC; 2 : "},
	} {
		docs, err := eval.ReadSet(filepath.Join(dir, c.set))
		if err != nil {
			t.Fatal(err)
		}
		if got := show(docs); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.set, got, c.want)
		}
	}
}

func TestReadSetErrors(t *testing.T) {
	dir := files(t, map[string]string{
		"label.txt": "s1\tParis\n", "label.ann": "s1\tParis|TOWN\n",
		"head.txt": "text\n", "c.conll": "Paris B-TOWN\n",
	})
	for _, c := range []struct{ set, want string }{
		{"label", `label.ann: line 1: "Paris|TOWN": unknown label "TOWN"`},
		{"head.txt", "head.txt: line 1: want === id date style"},
		{"c.conll", `c.conll: line 1: label "B-TOWN": want O, or B-`},
		{"none", "none.txt"},
	} {
		if _, err := eval.ReadSet(filepath.Join(dir, c.set)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want …%s…", c.set, err, c.want)
		}
	}
}

func TestMissingSurface(t *testing.T) {
	dir := files(t, map[string]string{"a.txt": "s1\tParis\n", "a.ann": "s1\tLyon|LOC\tParis|LOC\n"})
	docs, err := eval.ReadSet(filepath.Join(dir, "a"))
	if err != nil || show(docs) != "s1 : Paris LOC" || len(docs[0].Warnings) != 1 {
		t.Errorf("got %s, %v, %v", show(docs), docs[0].Warnings, err)
	}
}

func marks(kinds ...any) *nlp.Document {
	d := &nlp.Document{ID: "d", Text: strings.Repeat("x", 30)}
	for i := 0; i < len(kinds); i += 3 {
		d.Mentions = append(d.Mentions, nlp.Mention{Span: nlp.Span{Start: kinds[i].(int), End: kinds[i+1].(int)}, Kind: kinds[i+2].(nlp.Kind)})
	}
	return d
}

func TestCompare(t *testing.T) {
	gold := marks(0, 2, nlp.Person, 4, 6, nlp.Location, 8, 10, nlp.Work, 12, 14, nlp.Date)
	got := marks(0, 2, nlp.Person, 4, 6, nlp.Organization, 8, 10, nlp.Event, 20, 22, nlp.Person)
	for _, c := range []struct {
		name string
		kind func(nlp.Kind) nlp.Kind
		want string
	}{
		{"exact", eval.Exact, "1 3 2 errors 3"},
		{"coarse", eval.Coarse, "2 2 1 errors 2"},
	} {
		r := eval.Compare([]*nlp.Document{gold}, []*nlp.Document{got}, c.kind)
		if g := fmt.Sprintf("%d %d %d errors %d", r.All.TP, r.All.FP, r.All.FN, len(r.Errors)); g != c.want {
			t.Errorf("%s: got %s, want %s", c.name, g, c.want)
		}
	}
}

func TestFigures(t *testing.T) {
	s := eval.Score{TP: 6, FP: 2, FN: 4}
	if s.Precision() != 0.75 || s.Recall() != 0.6 || s.F1() != 12.0/18 {
		t.Errorf("got %v %v %v", s.Precision(), s.Recall(), s.F1())
	}
	if (eval.Score{}).F1() != 0 {
		t.Error("nothing there and nothing found: want 0")
	}
}

func TestPrint(t *testing.T) {
	r := eval.Compare([]*nlp.Document{marks(0, 2, nlp.Person)}, []*nlp.Document{marks(0, 2, nlp.Location)}, eval.Exact)
	var b bytes.Buffer
	r.Print(&b)
	r.PrintErrors(&b, 5)
	for _, want := range []string{"PERSON            0.00    0.00    0.00       1", "want \\ got", "want PERSON\tgot LOCATION 0.00\t[[xx]]xxx"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("got\n%s\nwant …%s…", b.String(), want)
		}
	}
}
