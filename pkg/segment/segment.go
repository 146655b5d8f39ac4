// Package segment cuts a document's text into tokens and sentences. Both are
// spans of the untouched text.
package segment

import (
	"github.com/seed-16be0631/glane/pkg/lang"
	"github.com/seed-16be0631/glane/pkg/nlp"
)

// Segmenter cuts text of one language. It is safe for concurrent use.
type Segmenter struct {
	elisions      map[string]string // "l" -> "l'"
	clitics       map[string]string // "s" -> "'s"
	abbreviations map[string]bool   // true: may also end a sentence
}

// New reads the table segment.tsv of the pack.
func New(pack *lang.Pack) (*Segmenter, error) {
	table, err := pack.Table("segment.tsv")
	if err != nil {
		return nil, err
	}
	s := &Segmenter{elisions: map[string]string{}, clitics: map[string]string{}, abbreviations: map[string]bool{}}
	for _, r := range table.Rows {
		word := r.Cell(1)
		switch r.Cells[0] {
		case "elision":
			s.elisions[word] = word + "'"
		case "clitic":
			s.clitics[word] = "'" + word
		case "abbreviation":
			s.abbreviations[word] = false
		case "ending":
			s.abbreviations[word] = true
		default:
			return nil, table.Errorf(r, "unknown kind %q: want elision, clitic, abbreviation or ending", r.Cells[0])
		}
	}
	return s, nil
}

// Split fills d.Tokens and d.Sentences from d.Text.
func (s *Segmenter) Split(d *nlp.Document) {
	d.Tokens = s.Tokens(d.Text)
	d.Sentences = s.sentences(d.Text, d.Tokens)
}
