package input

import (
	"crypto/sha256"
	"encoding/hex"

	"github.com/seed-16be0631/glane/pkg/charset"
	"github.com/seed-16be0631/glane/pkg/input/markup"
	"github.com/seed-16be0631/glane/pkg/nlp"
)

// Item is one document as it stands in its input.
type Item struct {
	Source string // path as the user typed it, with slashes, or "-"; in an archive archive.zip/path
	Line   int    // of JSON Lines and tables, from 1; 0: the whole file is the document
	Raw    []byte // the file, decompressed, or the line or row without its end

	format Format  // "" is Text
	fields *Fields // of JSONL, CSV and TSV
	table  *table  // of CSV and TSV
}

// Document decodes the item. It fills the fields of the Document that the
// reader of inputs and charset write. The error is an *Error.
//
// The text is that of the file, but for marks of the format: of HTML and
// Markdown it is the prose alone, and everywhere HTML entities are decoded.
// Positions refer to this text.
func (it Item) Document() (*nlp.Document, error) {
	d, err := it.read()
	if err != nil {
		return nil, &Error{it.Source, it.Line, err}
	}
	if charset.Mojibake(d.Text) {
		d.Warnings = append(d.Warnings, "the text looks like UTF-8 read as windows-1252 before (\"prÃ©sident\"): names and dates may be missed")
	}
	return d, nil
}

func (it Item) read() (*nlp.Document, error) {
	res, err := it.decode()
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(it.Raw)
	d := &nlp.Document{
		ID: place(it.Source, it.Line), Source: it.Source, SHA256: hex.EncodeToString(sum[:]),
		Text: res.Text, Encoding: res.Encoding, Warnings: res.Warnings,
	}
	switch it.formatOf(d.Text) {
	case JSONL:
		err = readObject(d, it.Line, *it.fields)
	case CSV, TSV:
		err = it.table.readRow(d, it.Line)
	case HTML:
		return d, readPage(d)
	case Markdown:
		readMarkdown(d)
		return d, nil
	}
	if err != nil {
		return nil, err
	}
	decodeEntities(d)
	return d, nil
}

// decode decodes the bytes. An HTML page may state the encoding that they are
// in, when they do not show it.
func (it Item) decode() (charset.Result, error) {
	if it.format == HTML || it.format == Auto {
		return charset.DecodeAs(it.Raw, markup.Charset(it.Raw))
	}
	return charset.Decode(it.Raw)
}

// formatOf gives the format of the item, which has the given text.
func (it Item) formatOf(text string) Format {
	if it.format == Auto && markup.IsHTML(text) {
		return HTML
	}
	return it.format
}

func readPage(d *nlp.Document) error {
	a, err := markup.HTML(d.Text)
	if err != nil {
		return err
	}
	d.Text, d.Title = a.Text, a.Title
	d.WantLang, _ = langCode(a.Lang)
	for _, date := range a.Dates {
		if day, ok := isoDate(date); ok && day != "" {
			d.Date = day
			break
		}
	}
	return nil
}

func readMarkdown(d *nlp.Document) {
	a := markup.Markdown(d.Text)
	d.Text, d.Title = a.Text, a.Title
	date := ""
	if len(a.Dates) > 0 {
		date = a.Dates[0]
	}
	state(d, d.Source, date, a.Lang)
}
