package link_test

import (
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/seed-16be0631/glane/pkg/link"
	"github.com/seed-16be0631/glane/pkg/nlp"
)

// marked articles of testdata/linked.tsv, and the number of each mention's
// thing.
func readLinked(t *testing.T) (docs []*nlp.Document, things [][]int) {
	data, err := os.ReadFile("testdata/linked.tsv")
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
			t.Fatalf("line %d: %d cells: want 4", n+1, len(cells))
		}
		thing, err := strconv.Atoi(cells[1])
		if err != nil {
			t.Fatalf("line %d: %v", n+1, err)
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

// TestBCubed holds the linker against fifteen articles marked by hand.
func TestBCubed(t *testing.T) {
	docs, things := readLinked(t)
	precision, recall, n := 0.0, 0.0, 0.0
	for i, d := range docs {
		link.Link(d)
		of := make([]int, len(d.Mentions))
		for k, e := range d.Entities {
			for _, m := range e.Mentions {
				of[m] = k
			}
		}
		for a := range of {
			got, want, both := 0.0, 0.0, 0.0
			for b := range of {
				g, w := of[a] == of[b], things[i][a] == things[i][b]
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
			precision, recall, n = precision+both/got, recall+both/want, n+1
		}
	}
	precision, recall = precision/n, recall/n
	f1 := 2 * precision * recall / (precision + recall)
	t.Logf("B-cubed: precision %.4f, recall %.4f, F1 %.4f over %.0f mentions", precision, recall, f1, n)
	if f1 < 0.99 || precision < 0.995 {
		t.Errorf("B-cubed: precision %.4f, F1 %.4f: want at least 0.995 and 0.99", precision, f1)
	}
}
