package timex

import (
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed-16be0631/glane/pkg/lang/fr"
	"github.com/seed-16be0631/glane/pkg/nlp"
	"github.com/seed-16be0631/glane/pkg/segment"
)

// timebank is where the French TimeBank lies; it is not part of the project.
const timebank = "../../../shared/corpora/dev/timebank"

// leastTimeBank is the F1 of the values that the finder must reach on it.
const leastTimeBank = 0.85

// TestTimeBank compares the dates of the French TimeBank (TIMEX3 of type DATE
// in the text; the creation time of the document is the reference date) with
// ours. A hit is a mention that overlaps and has the same value; of a range, of
// which TimeML marks the ends apart, each end is one. Expressions of the other
// types, and those without a calendar value (PRESENT_REF), do not count.
func TestTimeBank(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join(timebank, "*.tml"))
	if len(files) == 0 {
		t.Skip("no French TimeBank in " + timebank)
	}
	f, seg := finder(t, fr.Pack())
	var total tally
	for _, name := range files {
		doc, err := readTML(name)
		if err != nil {
			t.Fatal(err)
		}
		total.add(t, f, seg, doc)
	}
	t.Logf("%d dates, %d found: P %.1f R %.1f F1 %.1f; spans that overlap: F1 %.1f", total.gold, total.got,
		100*float64(total.right)/float64(total.got), 100*float64(total.right)/float64(total.gold), 100*total.f1(total.right), 100*total.f1(total.over))
	if total.f1(total.right) < leastTimeBank {
		t.Errorf("F1 of the values: got %.3f, want %.2f", total.f1(total.right), leastTimeBank)
	}
}

// tally counts dates: in the corpus, found, overlapping, and with the right value.
type tally struct{ gold, got, over, right int }

func (c *tally) f1(hits int) float64 { return 2 * float64(hits) / float64(c.gold+c.got) }

// tml is a document of the TimeBank.
type tml struct {
	id, created, text string
	timexes           []tmlTimex
}

type tmlTimex struct {
	nlp.Span
	kind, value string
}

func (x *tmlTimex) counts() bool {
	_, _, ok := bounds(x.value)
	return x.kind == "DATE" && ok
}

func (c *tally) add(t *testing.T, f *Finder, seg *segment.Segmenter, doc *tml) {
	d := &nlp.Document{Text: doc.text, Anchor: nlp.Anchor{Value: doc.created, From: "flag"}}
	seg.Split(d)
	found := f.Find(d)
	used := make([]bool, len(found))
	for _, x := range doc.timexes {
		if x.counts() {
			c.gold++
		}
		over := false
		for i := range found {
			if !found[i].Overlaps(x.Span) {
				continue
			}
			if !x.counts() {
				used[i] = true
				continue
			}
			if !used[i] || strings.Contains(found[i].Timex.Value, "/") {
				over, used[i] = true, true
				c.got++ // for each end of a range
				c.over++
				if sameValue(found[i].Timex, x.value) {
					c.right++
				} else {
					t.Logf("%s: wrong: %q: got %s %s, want %s", doc.id, around(doc.text, x.Span), found[i].Timex.Value, found[i].Rule, x.value)
				}
				break
			}
		}
		if !over && x.counts() {
			t.Logf("%s: missed: %q %s", doc.id, around(doc.text, x.Span), x.value)
		}
	}
	for i := range found {
		if !used[i] {
			c.got++
			t.Logf("%s: false: %q %s %s", doc.id, around(doc.text, found[i].Span), found[i].Timex.Value, found[i].Rule)
		}
	}
}

func around(text string, s nlp.Span) string {
	return strings.ToValidUTF8(text[max(0, s.Start-40):s.Start]+"["+text[s.Start:s.End]+"]"+text[s.End:min(len(text), s.End+20)], "")
}

// sameValue tells whether x has the value want, as a stretch of days, or one of
// its ends has it.
func sameValue(x *nlp.Timex, want string) bool {
	from, to, _ := bounds(want)
	for _, v := range append(strings.Split(x.Value, "/"), x.Value) {
		if a, b, ok := bounds(v); ok && a == from && b == to {
			return true
		}
	}
	return false
}

// readTML reads the text of a TimeML file and the expressions in it.
func readTML(name string) (*tml, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	doc := &tml{id: filepath.Base(name)}
	var text strings.Builder
	var open []int // TIMEX3 elements: their index, or -1 outside the text
	inText := false
	for in := xml.NewDecoder(file); ; {
		token, err := in.Token()
		if errors.Is(err, io.EOF) {
			doc.text = text.String()
			return doc, nil
		}
		if err != nil {
			return nil, err
		}
		switch e := token.(type) {
		case xml.StartElement:
			switch {
			case e.Name.Local == "TEXT":
				inText = true
			case e.Name.Local == "TIMEX3" && !inText:
				doc.created = attr(e, "value")
				open = append(open, -1)
			case e.Name.Local == "TIMEX3":
				open = append(open, len(doc.timexes))
				doc.timexes = append(doc.timexes, tmlTimex{Span: nlp.Span{Start: text.Len()}, kind: attr(e, "type"), value: attr(e, "value")})
			}
		case xml.EndElement:
			switch e.Name.Local {
			case "TEXT":
				inText = false
			case "TIMEX3":
				if k := open[len(open)-1]; k >= 0 {
					doc.timexes[k].End = text.Len()
				}
				open = open[:len(open)-1]
			}
		case xml.CharData:
			if inText {
				text.Write(e)
			}
		}
	}
}

func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
