package input

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/seed-16be0631/glane/pkg/nlp"
)

// object is one line of JSON Lines. Other fields are ignored.
type object struct {
	ID    scalar  `json:"id"`
	Text  *string `json:"text"`
	Title scalar  `json:"title"`
	Date  scalar  `json:"date"`
	Lang  scalar  `json:"lang"`
}

// scalar is a string or a number, which is kept as it is written; null is "".
type scalar string

func (s *scalar) UnmarshalJSON(raw []byte) error {
	switch raw[0] {
	case '"':
		return json.Unmarshal(raw, (*string)(s))
	case 'n':
		return nil
	case '{', '[', 't', 'f':
		return fmt.Errorf("%.20s: want a string or a number for id, title, date and lang", raw)
	}
	*s = scalar(raw)
	return nil
}

// renamed reads a line whose fields have the names of f.
func (o *object) renamed(line []byte, f Fields) error {
	var all map[string]json.RawMessage
	if err := json.Unmarshal(line, &all); err != nil {
		return err
	}
	for _, field := range []struct {
		name string
		to   any
	}{{f.text(), &o.Text}, {f.id(), &o.ID}, {f.date(), &o.Date}, {"title", &o.Title}, {"lang", &o.Lang}} {
		raw, ok := all[field.name]
		if !ok {
			continue
		}
		if err := json.Unmarshal(raw, field.to); err != nil {
			return fmt.Errorf("%s: %w", field.name, plainly(err))
		}
	}
	return nil
}

func (o *object) read(line []byte, f Fields) error {
	if f == (Fields{}) {
		return json.Unmarshal(line, o)
	}
	return o.renamed(line, f)
}

func (f Fields) text() string { return cmp.Or(f.Text, "text") }
func (f Fields) id() string   { return cmp.Or(f.ID, "id") }
func (f Fields) date() string { return cmp.Or(f.Date, "date") }

// readObject takes the line d.Text apart into the fields of d.
func readObject(d *nlp.Document, line int, f Fields) error {
	var o object
	if err := o.read([]byte(d.Text), f); err != nil {
		return fmt.Errorf("want a JSON object with a text on the line: %w", plainly(err))
	}
	if o.Text == nil {
		return fmt.Errorf(`no %q: want {"%[1]s": "...", %q: "...", %q: "2025-02-12"}, or --text-field`, f.text(), f.id(), f.date())
	}
	d.Text, d.Title = *o.Text, string(o.Title)
	if o.ID != "" {
		d.ID = string(o.ID)
	}
	state(d, place(d.Source, line), string(o.Date), string(o.Lang))
	return nil
}

// state notes the date and the language that an input states, or warns that it
// cannot be read. where is the place that the warning names.
func state(d *nlp.Document, where, date, lang string) {
	var ok bool
	if d.Date, ok = isoDate(date); !ok {
		d.Warnings = append(d.Warnings, fmt.Sprintf("%s: date %q ignored: want 2025-02-12, 2025-02, 2025 or an RFC 3339 time", where, date))
	}
	if d.WantLang, ok = langCode(lang); !ok {
		d.Warnings = append(d.Warnings, fmt.Sprintf("%s: lang %q ignored: want a code such as fr", where, lang))
	}
}

// plainly words the errors of encoding/json that speak of Go types.
func plainly(err error) error {
	var t *json.UnmarshalTypeError
	if errors.As(err, &t) {
		if t.Field == "" {
			return fmt.Errorf("it is %s", t.Value)
		}
		return fmt.Errorf("%q is %s", t.Field, t.Value)
	}
	return err
}

// langCode gives the language of a tag such as fr, FR or fr-CA.
func langCode(tag string) (code string, ok bool) {
	code, _, _ = strings.Cut(strings.ToLower(strings.TrimSpace(tag)), "-")
	code, _, _ = strings.Cut(code, "_")
	if code == "und" || code == "auto" {
		code = ""
	}
	for _, c := range code {
		if c < 'a' || c > 'z' {
			return "", false
		}
	}
	if len(code) == 1 || len(code) > 3 {
		return "", false
	}
	return code, true
}
