// Package english finds names in English text with jdkato/prose.
//
// prose rewrites its text and gives no positions, loses words behind an opening
// quotation mark, panics on some letters, and takes quadratic time on runs of
// punctuation. So it sees one sentence at a time in a form that it can bear
// (plain.go), and what it finds is looked up in the untouched text.
package english

import (
	"strings"
	"sync"
	"unicode"

	"github.com/jdkato/prose/v2"

	"github.com/seed-16be0631/glane/pkg/nlp"
)

// rule is what a Mention says it was found by.
const rule = "prose:en"

// maxTokens is how much of a sentence prose sees at a time: lists without a stop
// can be long.
const maxTokens = 200

// labels are prose's labels as kinds. The score is the label's measured
// precision, the mean of that on CoNLL-2003 test and on WikiNEuRal's English
// test (prose v2.0.0): organisations and most else it calls GPE.
var labels = map[string]struct {
	kind  nlp.Kind
	score float64
}{
	"PERSON":       {nlp.Person, 0.64},
	"GPE":          {nlp.Location, 0.42},
	"LOCATION":     {nlp.Location, 0.42},
	"GSP":          {nlp.Location, 0.42},
	"FACILITY":     {nlp.Location, 0.42},
	"ORGANIZATION": {nlp.Organization, 0.47},
}

// model takes 0.4 s and 100 MB to load.
var model = sync.OnceValue(func() *prose.Model { return prose.ModelFromData("en") })

// Finder finds the names of persons, places and organisations. It is safe for
// concurrent use.
type Finder struct{}

// New gives a Finder. It is cheap: the model is loaded on the first Find, and
// all Finders share it.
func New() *Finder { return &Finder{} }

// Find gives the mentions in d, in text order, disjoint. It reads d.Tokens and
// d.Sentences.
func (f *Finder) Find(d *nlp.Document) []nlp.Mention {
	var out []nlp.Mention
	for _, s := range d.Sentences {
		out = append(out, f.sentence(d, s)...)
	}
	return out
}

// sentence gives the mentions in sentence s of d.
func (f *Finder) sentence(d *nlp.Document, s nlp.Sentence) []nlp.Mention {
	var out []nlp.Mention
	for first := s.First; first < s.Last; first += maxTokens {
		tokens := d.Tokens[first:min(first+maxTokens, s.Last)]
		if p := simplify(d.Text, tokens); strings.IndexFunc(p.text, unicode.IsUpper) >= 0 {
			out = append(out, locate(p, tokens, names(p.text))...)
		}
	}
	return out
}

// names gives what prose finds in text; nothing when it panics.
func names(text string) (found []prose.Entity) {
	defer func() {
		if recover() != nil {
			found = nil
		}
	}()
	// A name at the very end would be lost.
	doc, err := prose.NewDocument(text+" .", prose.UsingModel(model()), prose.WithSegmentation(false))
	if err != nil {
		return nil
	}
	return doc.Entities()
}
