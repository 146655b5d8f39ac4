package report_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/seed-16be0631/glane/pkg/nlp"
	"github.com/seed-16be0631/glane/pkg/report"
)

const text = "🤣 Élysée : Musk verse 3 € à =Musk hier"

// article is a document with one mention of each kind in text.
func article() *nlp.Document {
	at := func(s string) nlp.Span {
		i := strings.Index(text, s)
		return nlp.Span{Start: i, End: i + len(s)}
	}
	return &nlp.Document{
		ID: "a", Source: "-", SHA256: strings.Repeat("0", 64), Encoding: "utf-8", Text: text,
		Lang: "fr", Confidence: 0.123456, Status: nlp.OK, Anchor: nlp.Anchor{From: "none"},
		Mentions: []nlp.Mention{
			{Span: at("Musk"), Kind: nlp.Person, Score: 0.98765},
			{Span: at("3 €"), Kind: nlp.Money, Money: &nlp.Amount{Value: "3", Currency: "EUR", CurrencyFrom: "stated"}},
			{Span: at("=Musk"), Kind: nlp.Person, Score: 1},
			{Span: at("hier"), Kind: nlp.Date, Timex: &nlp.Timex{Relative: true}},
		},
		Entities: []nlp.Entity{{Kind: nlp.Person, Name: "Musk", Mentions: []int{0, 2}}},
	}
}

func options() report.Options {
	return report.Options{Tool: report.Tool{Name: "glane", Version: "1", Models: []string{}}}
}

func encode(t *testing.T, format string, docs ...*nlp.Document) string {
	t.Helper()
	f, err := report.FormatNamed(format)
	if err != nil {
		t.Fatal(err)
	}
	var records []*report.Record
	for _, d := range docs {
		records = append(records, report.New(d, options()))
	}
	return write(t, f, records...)
}

func write(t *testing.T, f report.Format, records ...*report.Record) string {
	t.Helper()
	var out bytes.Buffer
	w := report.NewWriter(&out, f)
	for _, r := range records {
		encoded, err := f.Encode(r)
		if err != nil {
			t.Fatal(err)
		}
		if err := w.Write(encoded); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestSchema(t *testing.T) {
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(report.Schema))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("schema.json", doc); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range []*nlp.Document{article(), {Source: "-", SHA256: strings.Repeat("f", 64), Lang: "und", Status: nlp.Empty, Anchor: nlp.Anchor{From: "none"}}} {
		record, err := jsonschema.UnmarshalJSON(strings.NewReader(encode(t, "jsonl", d)))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(record); err != nil {
			t.Error(err)
		}
		record.(map[string]any)["status"] = "good"
		if schema.Validate(record) == nil {
			t.Error("the schema accepts an unknown status")
		}
	}
}

func TestOffsets(t *testing.T) {
	for unit, cut := range map[report.Unit]func(from, to int) string{
		report.Bytes: func(from, to int) string { return text[from:to] },
		report.Runes: func(from, to int) string { return string([]rune(text)[from:to]) },
	} {
		o := options()
		o.Offsets = unit
		r := report.New(article(), o)
		for _, p := range []report.Place{r.Entities[0].Mentions[1].Place, r.Dates[0].Place, r.Amounts[0].Place} {
			if got := cut(p.Start, p.End); got != p.Text {
				t.Errorf("unit %s: %d-%d is %q, want %q", unit.String(), p.Start, p.End, got, p.Text)
			}
		}
	}
	o := options()
	o.Offsets = report.UTF16
	if got := report.New(article(), o).Entities[0].Mentions[0].Start; got != 12 {
		t.Errorf("UTF-16: got %d, want 12: the emoji counts two", got)
	}
}

func TestJSON(t *testing.T) {
	if got := encode(t, "json"); got != "[\n]\n" {
		t.Errorf("no record: got %q", got)
	}
	if got, want := encode(t, "json", article()), "[\n  {\n    \"schema\""; !strings.HasPrefix(got, want) {
		t.Errorf("got %.30q, want %q", got, want)
	}
	var records []report.Record
	if err := json.Unmarshal([]byte(encode(t, "json", article(), article())), &records); err != nil || len(records) != 2 {
		t.Errorf("got %d records, %v", len(records), err)
	}
	if got := strings.Count(encode(t, "jsonl", article(), article()), "\n"); got != 2 {
		t.Errorf("got %d lines, want 2", got)
	}
}

func TestCSV(t *testing.T) {
	const head = "source,id,language,kind,type,name,text,value,from,to,min,max,currency,start,end,score\n"
	if got := encode(t, "csv"); got != head {
		t.Errorf("nothing found: got %q", got)
	}
	want := head + `-,a,fr,entity,PERSON,Musk,Musk,,,,,,,11,15,0.99
-,a,fr,entity,PERSON,Musk,'=Musk,,,,,,,28,33,1
-,a,fr,date,date,,hier,,,,,,,34,38,
-,a,fr,amount,,,3 €,3,,,,,EUR,22,25,
`
	if got := encode(t, "csv", article()); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestUnknownFormat(t *testing.T) {
	if _, err := report.FormatNamed("xml"); err == nil || err.Error() != `unknown format "xml": want jsonl, json, csv, parquet` {
		t.Errorf("got %v", err)
	}
}
