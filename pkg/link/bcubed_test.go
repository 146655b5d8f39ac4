package link_test

import (
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/seed-16be0631/glane/pkg/link"
	"github.com/seed-16be0631/glane/pkg/nlp"
)

// readLinked gives the marked articles of a file of testdata, and the number of
// each mention's thing.
func readLinked(t *testing.T, name string) (docs []*nlp.Document, things [][]int) {
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	for n, line := range strings.Split(strings.TrimSpace(string(data)), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		if id, ok := strings.CutPrefix(line, "=== "); ok {
			docs, things = append(docs, &nlp.Document{ID: id}), append(things, nil)
			continue
		}
		cells := strings.Split(line, "\t")
		if len(cells) != 4 {
			t.Fatalf("%s: line %d: %d cells: want 4", name, n+1, len(cells))
		}
		thing, err := strconv.Atoi(cells[1])
		if err != nil {
			t.Fatalf("%s: line %d: %v", name, n+1, err)
		}
		d := docs[len(docs)-1]
		d.Text += cells[2]
		start := len(d.Text)
		d.Text += cells[3]
		d.Mentions = append(d.Mentions, nlp.Mention{Span: nlp.Span{Start: start, End: len(d.Text)}, Kind: nlp.Kind(cells[0])})
		d.Text += " "
		things[len(things)-1] = append(things[len(things)-1], thing)
	}
	return docs, things
}

// TestBCubed holds the linker against articles marked by hand; see
// testdata/README.md.
func TestBCubed(t *testing.T) {
	for _, c := range []struct {
		file                  string
		wantPrecision, wantF1 float64
	}{
		{"linked.tsv", 0.995, 0.99},
		{"independent.tsv", 0.995, 0.98},
	} {
		t.Run(c.file, func(t *testing.T) {
			docs, things := readLinked(t, c.file)
			var sum bcubed
			for i, d := range docs {
				link.Link(d)
				sum.add(t, d, things[i])
			}
			precision, recall, f1 := sum.figures()
			t.Logf("B-cubed, %s: precision %.4f, recall %.4f, F1 %.4f over %.0f mentions", c.file, precision, recall, f1, sum.n)
			if f1 < c.wantF1 || precision < c.wantPrecision {
				t.Errorf("precision %.4f, F1 %.4f: want at least %.3f and %.3f", precision, f1, c.wantPrecision, c.wantF1)
			}
		})
	}
}

// bcubed adds up the precision and the recall of every mention.
type bcubed struct{ precision, recall, n float64 }

// add counts the mentions of d, whose right things are given, and logs those
// that are not in the company they should be in.
func (s *bcubed) add(t *testing.T, d *nlp.Document, things []int) {
	of := make([]int, len(d.Mentions))
	for k, e := range d.Entities {
		for _, m := range e.Mentions {
			of[m] = k
		}
	}
	for a := range of {
		got, want, both := 0.0, 0.0, 0.0
		for b := range of {
			g, w := of[a] == of[b], things[a] == things[b]
			if g {
				got++
			}
			if w {
				want++
			}
			if g && w {
				both++
			}
		}
		if both < got {
			t.Logf("%s: %s is in one entity with another thing", d.ID, d.Surface(d.Mentions[a].Span))
		}
		if both < want {
			t.Logf("%s: %s is apart from other mentions of it", d.ID, d.Surface(d.Mentions[a].Span))
		}
		s.precision, s.recall, s.n = s.precision+both/got, s.recall+both/want, s.n+1
	}
}

func (s *bcubed) figures() (precision, recall, f1 float64) {
	precision, recall = s.precision/s.n, s.recall/s.n
	return precision, recall, 2 * precision * recall / (precision + recall)
}
