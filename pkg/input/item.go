package input

import (
	"crypto/sha256"
	"encoding/hex"

	"github.com/seed-16be0631/glane/pkg/charset"
	"github.com/seed-16be0631/glane/pkg/nlp"
)

// Item is one document as it stands in its input.
type Item struct {
	Source string // path as the user typed it, with slashes, or "-"
	Line   int    // of JSON Lines, from 1; 0: the whole file is the document
	Raw    []byte // the file, or the line without its end
}

// Document decodes the item. It fills the fields of the Document that the
// reader of inputs and charset write. The error is an *Error.
func (it Item) Document() (*nlp.Document, error) {
	res, err := charset.Decode(it.Raw)
	if err != nil {
		return nil, &Error{it.Source, it.Line, err}
	}
	sum := sha256.Sum256(it.Raw)
	d := &nlp.Document{
		ID: place(it.Source, it.Line), Source: it.Source, SHA256: hex.EncodeToString(sum[:]),
		Text: res.Text, Encoding: res.Encoding, Warnings: res.Warnings,
	}
	if it.Line > 0 {
		if err := readObject(d, it.Line); err != nil {
			return nil, &Error{it.Source, it.Line, err}
		}
	}
	if charset.Mojibake(d.Text) {
		d.Warnings = append(d.Warnings, "the text looks like UTF-8 read as windows-1252 before (\"prÃ©sident\"): names and dates may be missed")
	}
	return d, nil
}
