package english

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/seed-16be0631/glane/pkg/nlp"
)

// Limits of what prose sees, in characters.
const (
	maxWord = 64 // the rest of a longer word is left out
	maxRun  = 4  // the same of marks in a row
)

// plain is text as prose can bear it.
type plain struct {
	text    string
	squeeze string // text without blanks
	origin  []int  // of each byte of squeeze: where its character begins in the document
}

// simplify writes the tokens plainly: blanks and quotation marks as ASCII has
// them, a single quotation mark only inside a word, and no letter whose lower
// case has another length.
func simplify(text string, tokens []nlp.Token) plain {
	var p plain
	var out, squeeze strings.Builder
	marks := 0
	for i, t := range tokens {
		if i > 0 && tokens[i-1].End < t.Start {
			out.WriteByte(' ')
			marks = 0
		}
		if t.Kind != nlp.Punct {
			marks = 0
		} else if marks++; marks > maxRun {
			continue
		}
		n := 0
		for at, r := range text[t.Start:t.End] {
			if n++; n > maxWord {
				break
			}
			r = simple(r, t.Kind)
			out.WriteRune(r)
			squeeze.WriteRune(r)
			for range utf8.RuneLen(r) {
				p.origin = append(p.origin, t.Start+at)
			}
		}
	}
	p.text, p.squeeze = out.String(), squeeze.String()
	return p
}

func simple(r rune, kind nlp.TokenKind) rune {
	switch r {
	case '\'', '’', '‘', 'ʼ', '＇', '′', '´', '`':
		if kind == nlp.Word {
			return '\''
		}
		return '"' // prose drops the word in 'market'
	case '“', '”', '„', '«', '»':
		return '"'
	}
	if utf8.RuneLen(unicode.ToLower(r)) != utf8.RuneLen(r) || r == utf8.RuneError {
		return 'X'
	}
	return r
}
