// Package glane puts the parts together as the command does: the French and
// the English pack, the models, the lists. Programs that need one part only
// (dates, say) import pkg/timex and pkg/lang/fr, and link nothing else.
package glane

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/seed-16be0631/glane/pkg/extract"
	"github.com/seed-16be0631/glane/pkg/input"
	"github.com/seed-16be0631/glane/pkg/langid"
	"github.com/seed-16be0631/glane/pkg/link"
)

// Version is the version of the tool.
const Version = "0.2.0"

// Kinds are what can be extracted.
var Kinds = []string{"entities", "dates", "amounts"}

// Options say what an Extractor does. The zero Options extract everything.
type Options struct {
	Kinds           []string // some of Kinds; none: all
	Lang            string   // ISO 639-1 code of all documents; "": detect each one's
	ReferenceDate   string   // 2025-02-12, 2025-02 or 2025, of all documents; "": each one's own
	ImplicitAmounts bool     // also amounts whose currency stands elsewhere
	MinScore        float64  // the least score of a name, 0 to 1; 0: ner.BestMinScore

	// Names are names of the user's own, in the form of gazetteer.ReadUser; they
	// win over everything. NamesFrom is what errors call them.
	Names     io.Reader
	NamesFrom string
}

// New gives an Extractor. Tables and models are loaded when the first document
// needs them. An error names what the options have wrong.
func New(o Options) (*extract.Extractor, error) {
	for _, k := range o.Kinds {
		if !slices.Contains(Kinds, k) {
			return nil, fmt.Errorf("unknown kind %q: want some of %s", k, strings.Join(Kinds, ", "))
		}
	}
	if len(o.Kinds) == 0 {
		o.Kinds = Kinds
	}
	languages, err := languages(o)
	if err != nil {
		return nil, err
	}
	detector, err := langid.New()
	if err != nil {
		return nil, err
	}
	return extract.New(extract.Config{
		Detect: func(text string) (string, float64) {
			g := detector.Detect(text)
			return g.Tag, g.Confidence
		},
		Passages:      detector.Passages,
		Engine:        engines(o, languages),
		Link:          link.Link,
		Lang:          o.Lang,
		NameDay:       input.DateInName,
		ReferenceDate: o.ReferenceDate,
	}), nil
}
