// Package nlp is the vocabulary that all stages share: a Document and the
// spans, tokens, sentences, mentions and entities found in it. It knows no
// language and does no work.
//
// Every position is a byte offset into Document.Text, which nobody edits.
package nlp

import "sort"

// Span is a piece of Document.Text, in bytes, End excluded.
type Span struct{ Start, End int }

// Len is the length of s in bytes.
func (s Span) Len() int { return s.End - s.Start }

// Overlaps tells whether s and o share at least one byte.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// TokenKind tells what a token is made of.
type TokenKind uint8

// The kinds of tokens.
const (
	Word   TokenKind = iota // letters; an elided word keeps its apostrophe: l', aujourd'hui
	Number                  // ASCII digits
	Punct                   // one punctuation mark or symbol
)

// Token is a word, a run of digits or one punctuation mark. Tokens do not
// overlap, are in text order, and leave out nothing but blanks: "1er" is two
// tokens without a blank between them.
type Token struct {
	Span
	Norm string // lower case, NFC, straight apostrophe, no soft hyphen; never shown
	Kind TokenKind
}

// Sentence is a sentence, a headline or a list item; First and Last are the
// indices of its tokens, Last excluded.
type Sentence struct {
	Span
	First, Last int
}

// Passage is a piece of Document.Text in one language.
type Passage struct {
	Span
	Lang string // ISO 639-1 code
}

// Document is one article. Each field has one writer, named behind it.
type Document struct {
	ID       string // the reader of inputs
	Source   string // the same: path or "-"
	SHA256   string // the same: of the raw bytes, lower-case hexadecimal
	Title    string // the same: when the input gives one
	Date     string // the same: publication date that the input gives: 2025, 2025-02 or 2025-02-12
	WantLang string // the same: the language that the input states, or ""
	Text     string // charset
	Encoding string // charset: "utf-8", "utf-16le", "windows-1252" ...
	Warnings []string

	Lang       string  // langid: ISO 639-1 code, "und" when unknown
	Confidence float64 // langid: 0 to 1
	Status     Status  // extract

	Passages []Passage // langid: the pieces that are in one language each, when they are several; together the whole text

	Anchor    Anchor     // extract
	Tokens    []Token    // segment
	Sentences []Sentence // segment
	Mentions  []Mention  // the finders, then resolve: sorted by Start, disjoint
	Entities  []Entity   // link
}

// SentenceOf gives the index of the sentence that holds token i, or -1.
func (d *Document) SentenceOf(i int) int {
	k := sort.Search(len(d.Sentences), func(k int) bool { return d.Sentences[k].Last > i })
	if k == len(d.Sentences) || d.Sentences[k].First > i {
		return -1
	}
	return k
}

// Glued tells whether no blank stands between token i-1 and token i. It is
// false for the first token.
func (d *Document) Glued(i int) bool {
	return i > 0 && i < len(d.Tokens) && d.Tokens[i-1].End == d.Tokens[i].Start
}

// Surface is the text of s as it stands in the document.
func (d *Document) Surface(s Span) string { return d.Text[s.Start:s.End] }

// Status tells what became of a document.
type Status string

// The values of Status.
const (
	OK                  Status = "ok"
	Empty               Status = "empty"
	UnsupportedLanguage Status = "unsupported_language"
)

// Anchor is the date against which "hier" and "lundi" are resolved.
type Anchor struct {
	Value string // 2025-02-12, or partial: 2025-02, 2025; "" when unknown
	From  string // "flag", "input", "text", "filename" or "none"
}
