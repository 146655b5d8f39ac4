package extract

import (
	"errors"
	"fmt"
	"testing"

	"github.com/seed-16be0631/glane/pkg/nlp"
)

func TestResolve(t *testing.T) {
	m := func(start, end int, kind nlp.Kind) nlp.Mention {
		return nlp.Mention{Span: nlp.Span{Start: start, End: end}, Kind: kind, Score: 1}
	}
	unsure := func(m nlp.Mention) nlp.Mention {
		m.Score = 0.4
		return m
	}
	for _, c := range []struct {
		name  string
		found []nlp.Mention
		want  string
	}{
		{"sorted", []nlp.Mention{m(5, 8, nlp.Date), m(0, 4, nlp.Person)}, "0-4 PERSON 5-8 DATE "},
		{"the longest wins", []nlp.Mention{m(20, 24, nlp.Date), m(0, 24, nlp.Event)}, "0-24 EVENT "},
		{"a loser frees what it covered", []nlp.Mention{m(0, 10, nlp.Event), m(8, 20, nlp.Work), m(0, 4, nlp.Date)}, "0-4 DATE 8-20 WORK "},
		{"an unsure one loses", []nlp.Mention{unsure(m(0, 24, nlp.Work)), m(20, 24, nlp.Date)}, "20-24 DATE "},
		{"then the first", []nlp.Mention{m(0, 4, nlp.Money), m(0, 4, nlp.Date)}, "0-4 AMOUNT "},
		{"neighbours", []nlp.Mention{m(0, 4, nlp.Date), m(4, 8, nlp.Date)}, "0-4 DATE 4-8 DATE "},
	} {
		got := ""
		for _, k := range resolve(c.found) {
			got += fmt.Sprintf("%d-%d %s ", k.Start, k.End, k.Kind)
		}
		if got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

// stub is an Extractor whose only engine is French and finds nothing.
func stub(c Config, textDate string) *Extractor {
	c.Detect = func(string) (string, float64) { return "fr", 0.9 }
	c.Engine = func(code string) (*Engine, error) {
		switch code {
		case "fr":
			return &Engine{Split: func(*nlp.Document) {}, Anchor: func(*nlp.Document) nlp.Anchor {
				return nlp.Anchor{Value: textDate, From: "text"}
			}}, nil
		case "xx":
			return nil, errors.New("no table")
		}
		return nil, nil
	}
	c.Link = func(*nlp.Document) {}
	return New(c)
}

func TestLanguage(t *testing.T) {
	for _, c := range []struct {
		name   string
		config Config
		doc    nlp.Document
		want   string
	}{
		{"detected", Config{}, nlp.Document{Text: "a"}, "fr 0.9 ok"},
		{"stated by the input", Config{}, nlp.Document{Text: "a", WantLang: "de"}, "de 1 unsupported_language"},
		{"forced", Config{Lang: "fr"}, nlp.Document{Text: "a", WantLang: "de"}, "fr 1 ok"},
		{"empty", Config{Lang: "fr"}, nlp.Document{Text: " \n"}, "und 0 empty"},
	} {
		x, d := stub(c.config, ""), c.doc
		if err := x.Extract(&d); err != nil {
			t.Fatal(err)
		}
		if got := fmt.Sprint(d.Lang, " ", d.Confidence, " ", d.Status); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

func TestAnchor(t *testing.T) {
	inName := func(string) string { return "2020" }
	for _, c := range []struct {
		name     string
		config   Config
		date     string
		textDate string
		want     nlp.Anchor
	}{
		{"flag", Config{ReferenceDate: "2025-02-12", NameDay: inName}, "2024", "2023", nlp.Anchor{Value: "2025-02-12", From: "flag"}},
		{"input", Config{NameDay: inName}, "2024", "2023", nlp.Anchor{Value: "2024", From: "input"}},
		{"text", Config{NameDay: inName}, "", "2023", nlp.Anchor{Value: "2023", From: "text"}},
		{"filename", Config{NameDay: inName}, "", "", nlp.Anchor{Value: "2020", From: "filename"}},
		{"none", Config{}, "", "", nlp.Anchor{From: "none"}},
	} {
		d := nlp.Document{Text: "a", Date: c.date}
		if err := stub(c.config, c.textDate).Extract(&d); err != nil || d.Anchor != c.want {
			t.Errorf("%s: got %+v, %v, want %+v", c.name, d.Anchor, err, c.want)
		}
	}
}

func TestEngineError(t *testing.T) {
	if err := stub(Config{Lang: "xx"}, "").Extract(&nlp.Document{Text: "a"}); err == nil {
		t.Error("got no error from an engine that cannot be built")
	}
}
