package timex

import (
	"strings"
	"testing"

	"github.com/seed-16be0631/glane/pkg/lang"
	"github.com/seed-16be0631/glane/pkg/lang/en"
	"github.com/seed-16be0631/glane/pkg/lang/fr"
	"github.com/seed-16be0631/glane/pkg/nlp"
	"github.com/seed-16be0631/glane/pkg/segment"
)

func finder(t testing.TB, pack *lang.Pack, guests ...*lang.Pack) (*Finder, *segment.Segmenter) {
	t.Helper()
	seg, err := segment.New(pack)
	if err != nil {
		t.Fatal(err)
	}
	f, err := New(pack, seg, guests...)
	if err != nil {
		t.Fatal(err)
	}
	return f, seg
}

// TestExamples reads the phrases under the rules.
func TestExamples(t *testing.T) {
	for _, pack := range []*lang.Pack{fr.Pack(), en.Pack()} {
		f, seg := finder(t, pack)
		for _, e := range f.sets[0].Examples() {
			d := &nlp.Document{Text: e.Text}
			if len(e.Rest) > 0 {
				d.Anchor = nlp.Anchor{Value: e.Rest[0], From: "flag"}
			}
			seg.Split(d)
			var got, want []string
			for _, m := range f.Find(d) {
				got = append(got, d.Surface(m.Span)+"="+orNone(m.Timex.Value))
			}
			for i, s := range e.Spans {
				want = append(want, d.Surface(s)+"="+e.Values[i])
			}
			if g, w := strings.Join(got, " ; "), strings.Join(want, " ; "); g != w {
				t.Errorf("%s:%d: %s: %q: got %s, want %s", e.Rule.Table, e.Line, e.Rule.Name, e.Text, g, w)
			}
		}
	}
}

func orNone(v string) string {
	if v == "" {
		return "?"
	}
	return v
}
