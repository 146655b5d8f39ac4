package money_test

import (
	"strings"
	"testing"

	"github.com/seed-16be0631/glane/pkg/lang"
	"github.com/seed-16be0631/glane/pkg/lang/en"
	"github.com/seed-16be0631/glane/pkg/lang/fr"
	"github.com/seed-16be0631/glane/pkg/money"
	"github.com/seed-16be0631/glane/pkg/nlp"
	"github.com/seed-16be0631/glane/pkg/segment"
)

type finder struct {
	*money.Finder
	cut *segment.Segmenter
}

func of(t testing.TB, pack *lang.Pack, implicit bool) finder {
	t.Helper()
	cut, err := segment.New(pack)
	if err != nil {
		t.Fatal(err)
	}
	f, err := money.New(money.Config{Pack: pack, Segmenter: cut, Implicit: implicit})
	if err != nil {
		t.Fatal(err)
	}
	return finder{f, cut}
}

func (f finder) find(text string) []nlp.Mention {
	d := &nlp.Document{Text: text}
	f.cut.Split(d)
	return f.Find(d)
}

// show writes an amount as the examples of the tables do.
func show(a *nlp.Amount) string {
	value := a.Value
	if a.Min != "" {
		value = a.Min + "/" + a.Max
	}
	if value == "" {
		value = "?"
	}
	return strings.TrimSpace(strings.Join(strings.Fields(strings.Join([]string{value, a.Currency, a.Bound, a.Per}, " ")), " "))
}

func TestExamples(t *testing.T) {
	for _, pack := range []*lang.Pack{fr.Pack(), en.Pack()} {
		checkExamples(t, of(t, pack, false))
	}
}

// checkExamples reads the phrases beneath the rules.
func checkExamples(t *testing.T, f finder) {
	for _, e := range f.Examples() {
		var spans, values []string
		for _, m := range f.find(e.Text) {
			spans = append(spans, e.Text[m.Start:m.End])
			values = append(values, show(m.Money))
		}
		var want []string
		for _, s := range e.Spans {
			want = append(want, e.Text[s.Start:s.End])
		}
		if strings.Join(spans, " ; ") != strings.Join(want, " ; ") || strings.Join(values, " ; ") != strings.Join(e.Values, " ; ") {
			t.Errorf("%s:%d %s: got %q %q, want %q %q", e.Rule.Table, e.Line, e.Text, spans, values, want, e.Values)
		}
	}
}
