package input

import (
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

// readObject takes the line d.Text apart into the fields of d.
func readObject(d *nlp.Document, line int) error {
	var o object
	if err := json.Unmarshal([]byte(d.Text), &o); err != nil {
		return fmt.Errorf("want a JSON object with a text on the line: %w", plain(err))
	}
	if o.Text == nil {
		return errors.New(`no "text": want {"text": "...", "id": "...", "date": "2025-02-12"}`)
	}
	d.Text, d.Title = *o.Text, string(o.Title)
	if o.ID != "" {
		d.ID = string(o.ID)
	}
	warn := func(format string, args ...any) {
		d.Warnings = append(d.Warnings, place(d.Source, line)+": "+fmt.Sprintf(format, args...))
	}
	var ok bool
	if d.Date, ok = isoDate(string(o.Date)); !ok {
		warn("date %q ignored: want 2025-02-12, 2025-02, 2025 or an RFC 3339 time", string(o.Date))
	}
	if d.WantLang, ok = langCode(string(o.Lang)); !ok {
		warn("lang %q ignored: want a code such as fr", string(o.Lang))
	}
	return nil
}

// plain words the errors of encoding/json that speak of Go types.
func plain(err error) error {
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
