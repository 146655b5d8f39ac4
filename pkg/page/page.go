// Package page shows records as one HTML page, for people who would rather look
// than read. The page needs no network and holds its data, style and script.
package page

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html/template"
	"io"

	"github.com/seed-16be0631/glane/pkg/report"
)

//go:embed page.html
var source string

//go:embed page.css
var style string

//go:embed page.js
var script string

var page = template.Must(template.New("page").Parse(source))

// Article is a record, which must have its text, and what found its mentions.
type Article struct {
	Record *report.Record
	Rules  map[report.Place]string // by the place of a mention, as the record has it; may be nil
}

// Failure is an input that has no record, and why.
type Failure struct {
	Source string `json:"source"`
	Line   int    `json:"line,omitempty"` // from 1; 0: the whole input
	Error  string `json:"error"`
}

// document is a record as the script reads it.
type document struct {
	ID       string    `json:"id"`
	Title    string    `json:"title"`
	Language string    `json:"language"`
	Status   string    `json:"status"`
	Day      string    `json:"day"` // reference date
	Text     string    `json:"text"`
	Mentions []mention `json:"mentions"` // in the order of the text
}

// mention is one place of a document. Start and End count UTF-16 code units, as
// JavaScript does.
type mention struct {
	Start int      `json:"start"`
	End   int      `json:"end"`
	Kind  string   `json:"kind"` // an entity's type, DATE or AMOUNT
	Name  string   `json:"name"` // an entity's name, a date's value, an amount with its currency; or ""
	Score *float64 `json:"score,omitempty"`
	From  string   `json:"from,omitempty"`  // a date's first day
	Value float64  `json:"value,omitempty"` // an amount's size, for its place in a plot
	Unit  string   `json:"unit,omitempty"`  // its currency
	Rule  string   `json:"rule,omitempty"`  // what found it
}

// Write writes the page of articles and failures. An error names the record that
// has no text, or offsets that do not fit it.
func Write(w io.Writer, title string, articles []Article, failures []Failure) error {
	docs := make([]document, len(articles))
	for i, a := range articles {
		var err error
		if docs[i], err = newDocument(a); err != nil {
			return err
		}
	}
	if failures == nil {
		failures = []Failure{}
	}
	data, err := json.Marshal(map[string]any{"documents": docs, "failures": failures}) // < and > are escaped
	if err != nil {
		return err
	}
	var b bytes.Buffer
	err = page.Execute(&b, map[string]any{
		"Title":  title,
		"Policy": fmt.Sprintf("default-src 'none'; style-src %s; script-src %s; base-uri 'none'; form-action 'none'", hash(style), hash(script)),
		"Style":  template.CSS(style),
		"Script": template.JS(script),
		"Data":   template.JS(data),
	})
	if err != nil {
		return err
	}
	_, err = w.Write(b.Bytes())
	return err
}

// hash is a source of a content security policy: this text and no other.
func hash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}
