package langid

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/seed-16be0631/glane/pkg/nlp"
)

// foreign is how clearly function words must speak for another language than
// the text's, in a sentence or quotation.
var foreign = margin{words: 3, ratio: 4, coverage: 30}

// Passages gives the pieces of text that are in one language each, in order;
// together they are the whole text. tag is the language of the text: sentences
// and quotations belong to it unless their function words leave no doubt that
// they are in another one. Those without function words belong to what stands
// around them. A text in one language is one passage.
func (d *Detector) Passages(text, tag string) []nlp.Passage {
	const mute = "" // a piece without function words
	var out []nlp.Passage
	add := func(end int, tag string) {
		start := 0
		if last := len(out) - 1; last >= 0 {
			if out[last].Lang == tag {
				out[last].End = end
				return
			}
			start = out[last].End
		}
		out = append(out, nlp.Passage{Span: nlp.Span{Start: start, End: end}, Lang: tag})
	}
	main := slices.Index(tags, tag)
	for start, end := 0, 0; start < len(text); start = end {
		end = start + pieceEnd(text[start:])
		piece := text[start:end]
		if strings.Contains(piece, "://") || strings.IndexByte(piece, '@') >= 0 {
			piece = clean(piece)
		}
		t := d.words.tally(piece)
		if len(t.found) == 0 {
			add(end, mute)
			continue
		}
		own := tag
		if t.others(main) >= foreign.words {
			if v, ok := t.decide(foreign); ok {
				own = tags[v.lang]
			}
		}
		add(end, own)
	}
	pieces := out
	out = nil
	for i, p := range pieces {
		if p.Lang == mute {
			p.Lang = tag
			if i > 0 && i+1 < len(pieces) && pieces[i-1].Lang == pieces[i+1].Lang {
				p.Lang = pieces[i-1].Lang
			}
		}
		add(p.End, p.Lang)
	}
	return out
}

// others counts the function words that a language has not.
func (t tally) others(lang int) int {
	n := 0
	for _, in := range t.found {
		if lang < 0 || in>>lang&1 == 0 {
			n++
		}
	}
	return n
}

// pieceEnd gives the length in bytes of the sentence, quotation or line that
// text begins with, blanks behind it included. It need not be exact: a piece
// too many costs nothing.
func pieceEnd(text string) int {
	ended := false // a sentence's end or a closing quotation mark came last
	for i, r := range text {
		switch r {
		case '\n':
			return i + 1
		case '.', '!', '?', '…', '»', '”':
			ended = true
		case '«', '“', '„', '"':
			if blankBefore(text, i) {
				return i
			}
			ended = r == '"' && i > 0
		case ' ', '\t', '\r', '\u00a0', '\u202f':
			if end := blankEnd(text, i); ended && !strings.HasPrefix(text[end:], "»") {
				return end
			}
		default:
			ended = false
		}
	}
	return len(text)
}

// blankEnd gives where the blanks of text end that begin at i.
func blankEnd(text string, i int) int {
	for i < len(text) {
		r, n := utf8.DecodeRuneInString(text[i:])
		if !unicode.IsSpace(r) {
			break
		}
		i += n
	}
	return i
}

// blankBefore tells whether text has a blank or a bracket before i, which is
// not its beginning.
func blankBefore(text string, i int) bool {
	r, _ := utf8.DecodeLastRuneInString(text[:i])
	return i > 0 && (unicode.IsSpace(r) || r == '(' || r == '’' || r == '\'')
}
