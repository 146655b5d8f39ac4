package report_test

import (
	"reflect"
	"testing"

	"github.com/seed-16be0631/glane/pkg/report"
)

func TestDiff(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*report.Record)
		strict bool
		want   []string
	}{
		{"the same", func(*report.Record) {}, true, nil},
		{"a name", func(r *report.Record) { r.Entities[0].Name = "Elon Musk" }, false, []string{
			`changed PERSON "Musk" at 11: Musk -> Elon Musk`, `changed PERSON "=Musk" at 28: Musk -> Elon Musk`,
		}},
		{"a type", func(r *report.Record) {
			r.Entities[0].Type = "PRODUCT"
			r.Entities[0].Mentions = r.Entities[0].Mentions[:1]
		}, false, []string{
			`vanished PERSON "Musk" at 11: Musk`, `appeared PRODUCT "Musk" at 11: Musk`, `vanished PERSON "=Musk" at 28: Musk`,
		}},
		{"a value", func(r *report.Record) { *r.Amounts[0].Value = "4" }, false, []string{`changed amount "3 €" at 22: 3 EUR stated -> 4 EUR stated`}},
		{"no date", func(r *report.Record) { r.Dates = nil }, false, []string{`vanished date "hier" at 34: nothing`}},
		{"a field", func(r *report.Record) { r.Language.Code = "en" }, false, []string{"changed language: fr -> en"}},
		{"a score", func(r *report.Record) { r.Entities[0].Mentions[0].Score = 0.5 }, false, nil},
		{"the tool", func(r *report.Record) { r.Tool.Version = "2" }, false, nil},
		{"the tool, strict", func(r *report.Record) { r.Tool.Version = "2" }, true, []string{"changed tool: glane 1 -> glane 2"}},
	} {
		old, changed := report.New(article(), options()), report.New(article(), options())
		c.change(changed)
		var got []string
		for _, change := range report.Diff(old, changed, c.strict) {
			got = append(got, change.String())
		}
		if !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}
