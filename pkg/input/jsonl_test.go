package input_test

import (
	"strings"
	"testing"

	"github.com/seed-16be0631/glane/pkg/input"
	"github.com/seed-16be0631/glane/pkg/nlp"
)

// object reads one line.
func object(line string) (d *nlp.Document, err error) {
	for d, err = range (&input.Reader{Format: input.JSONL}).Documents(nil, strings.NewReader(line)) {
	}
	return d, err
}

func TestObject(t *testing.T) {
	for _, c := range []struct {
		line    string
		want    nlp.Document
		warning string
	}{
		{`{"text":"A","id":"x","title":"T","date":"2025-02-12","lang":"fr","z":[1]}`, nlp.Document{ID: "x", Text: "A", Title: "T", Date: "2025-02-12", WantLang: "fr"}, ""},
		{`{"text":"","id":7}`, nlp.Document{ID: "7"}, ""},
		{`{"text":"A","id":null,"title":null,"date":null,"lang":null}`, nlp.Document{ID: "-:1", Text: "A"}, ""},
		{`{"text":"A","date":2025}`, nlp.Document{ID: "-:1", Text: "A", Date: "2025"}, ""},
		{`{"text":"A","date":"2025-02"}`, nlp.Document{ID: "-:1", Text: "A", Date: "2025-02"}, ""},
		{`{"text":"A","date":"2025-02-12T23:30:00+01:00"}`, nlp.Document{ID: "-:1", Text: "A", Date: "2025-02-12"}, ""},
		{`{"text":"A","date":"2025-02-12T23:30:00.125Z"}`, nlp.Document{ID: "-:1", Text: "A", Date: "2025-02-12"}, ""},
		{`{"text":"A","date":"2025-02-12 23:30:00"}`, nlp.Document{ID: "-:1", Text: "A", Date: "2025-02-12"}, ""},
		{`{"text":"A","date":"2025-02-12T23:30:00+0100"}`, nlp.Document{ID: "-:1", Text: "A", Date: "2025-02-12"}, ""},
		{`{"text":"A","date":"hier"}`, nlp.Document{ID: "-:1", Text: "A"}, `-:1: date "hier" ignored`},
		{`{"text":"A","date":"2025-02-30"}`, nlp.Document{ID: "-:1", Text: "A"}, `date "2025-02-30" ignored`},
		{`{"text":"A","lang":"fr-CA"}`, nlp.Document{ID: "-:1", Text: "A", WantLang: "fr"}, ""},
		{`{"text":"A","lang":"EN_us"}`, nlp.Document{ID: "-:1", Text: "A", WantLang: "en"}, ""},
		{`{"text":"A","lang":"auto"}`, nlp.Document{ID: "-:1", Text: "A"}, ""},
		{`{"text":"A","lang":"français"}`, nlp.Document{ID: "-:1", Text: "A"}, `lang "français" ignored`},
		{`{"text":"\u00e9t\u00e9 \ud83e\udd23"}`, nlp.Document{ID: "-:1", Text: "été 🤣"}, ""},
		{"{\"text\":\"\xE9t\xE9\"}", nlp.Document{ID: "-:1", Text: "été"}, ""},
		{"\xEF\xBB\xBF{\"text\":\"A\"}", nlp.Document{ID: "-:1", Text: "A"}, ""},
	} {
		d, err := object(c.line)
		if err != nil {
			t.Errorf("%s: %v", c.line, err)
			continue
		}
		got := nlp.Document{ID: d.ID, Text: d.Text, Title: d.Title, Date: d.Date, WantLang: d.WantLang}
		if got.ID != c.want.ID || got.Text != c.want.Text || got.Title != c.want.Title || got.Date != c.want.Date || got.WantLang != c.want.WantLang {
			t.Errorf("%s: got %+v, want %+v", c.line, got, c.want)
		}
		warning := strings.Join(d.Warnings, "; ")
		if (warning == "") != (c.warning == "") || !strings.Contains(warning, c.warning) {
			t.Errorf("%s: warned %q, want %q", c.line, warning, c.warning)
		}
	}
}

func TestBrokenLines(t *testing.T) {
	for _, c := range []struct{ line, want string }{
		{`{"text": `, "-:1: want a JSON object with a text on the line: unexpected end"},
		{`{"id":"a"}`, `-:1: no "text": want {"text": "..."`},
		{`{"text":null}`, `-:1: no "text"`},
		{`{"text":5}`, `"text" is number`},
		{`"text"`, `it is string`},
		{`[]`, `it is array`},
		{`null`, `no "text"`},
		{`{"text":"a","id":{"x":1}}`, `want a string or a number for id`},
		{"{\"text\":\"a\x00\"}", "binary data"},
		{"\xFF\xFE{\x00}\x00", "-: UTF-16: want JSON Lines in UTF-8"},
	} {
		if _, err := object(c.line); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: got %v, want %q", c.line, err, c.want)
		}
	}
}

func TestBrokenLinesCostThemselves(t *testing.T) {
	src := "{\"text\":\"A\"}\n\n{\n  \r\n{\"text\":\"B\"}"
	got := read(&input.Reader{Format: input.JSONL}, src)
	if len(got) != 3 || got[0] != "-:1 = A" || !strings.HasPrefix(got[1], "! -:3: ") || got[2] != "-:5 = B" {
		t.Errorf("got %q", got)
	}
}

func TestLongLine(t *testing.T) {
	text := strings.Repeat("a", 20_000_000)
	d, err := object(`{"text":"` + text + `"}`)
	if err != nil || d.Text != text {
		t.Errorf("got %v, want a text of 20 MB", err)
	}
}
