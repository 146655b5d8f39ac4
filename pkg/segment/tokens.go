package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/seed-16be0631/glane/pkg/nlp"
)

const softHyphen = '\u00AD'

// Tokens cuts text into words, runs of digits and single marks. A word with an
// inner apostrophe is one token ("aujourd'hui", "O'Brien"), but an elided word
// is a token of its own ("l'" + "avenir"). Nothing but blanks is left out.
func (s *Segmenter) Tokens(text string) []nlp.Token {
	c := cutter{s: s, text: text, lower: lower(text)}
	c.tokens = make([]nlp.Token, 0, len(text)/5+4)
	for i := 0; i < len(text); {
		r, n := decode(text[i:])
		switch {
		case isDigit(r):
			i = c.number(i)
		case isBlank(r), r == softHyphen:
			i += n
		case isLetter(r):
			i = c.word(i)
		default:
			c.add(i, i+n, c.lower[i:i+n], nlp.Punct)
			i += n
		}
	}
	return c.tokens
}

type cutter struct {
	s      *Segmenter
	text   string
	lower  string // of the same length as text
	tokens []nlp.Token
}

func (c *cutter) add(start, end int, norm string, kind nlp.TokenKind) {
	c.tokens = append(c.tokens, nlp.Token{Span: nlp.Span{Start: start, End: end}, Norm: norm, Kind: kind})
}

func (c *cutter) number(i int) int {
	end := i
	for end < len(c.text) && isDigit(rune(c.text[end])) {
		end++
	}
	c.add(i, end, c.lower[i:end], nlp.Number)
	return end
}

// word reads a word that starts at i, and gives where to go on.
func (c *cutter) word(i int) int {
	odd := false // the form needs more than lower case
	end := i
	for end < len(c.text) {
		r, n := decode(c.text[end:])
		switch {
		case isLetter(r):
			odd = odd || r == softHyphen || unicode.Is(unicode.Mn, r)
			end += n
			continue
		case isApostrophe(r) && c.elided(i, end, end+n, odd):
			c.add(i, end+n, c.s.elisions[c.form(i, end, odd)], nlp.Word)
			return end + n
		case isApostrophe(r) && letterAt(c.text, end+n):
			tail := letters(c.text, end+n)
			if clitic, ok := c.s.clitics[c.lower[end+n:tail]]; ok {
				c.add(i, end, c.form(i, end, odd), nlp.Word)
				c.add(end, tail, clitic, nlp.Word)
				return tail
			}
			odd = odd || r != '\''
			end += n
			continue
		}
		break
	}
	c.add(i, end, c.form(i, end, odd), nlp.Word)
	return end
}

// elided tells whether text[i:end], with an apostrophe up to after, is an elided
// word. Pages write "l' avenir" too.
func (c *cutter) elided(i, end, after int, odd bool) bool {
	if c.s.elisions[c.form(i, end, odd)] == "" {
		return false
	}
	return letterAt(c.text, after) || after < len(c.text) && c.text[after] == ' ' && letterAt(c.text, after+1)
}

// form is the normal form of text[i:end].
func (c *cutter) form(i, end int, odd bool) string {
	if !odd {
		return c.lower[i:end]
	}
	f := strings.Map(func(r rune) rune {
		switch {
		case r == softHyphen:
			return -1
		case isApostrophe(r):
			return '\''
		}
		return r
	}, c.lower[i:end])
	return norm.NFC.String(f)
}

// lower is text in lower case, byte for byte of the same length: the few
// letters whose lower case has another length stay as they are.
func lower(text string) string {
	b := []byte(text)
	for i := 0; i < len(b); {
		if b[i] < utf8.RuneSelf {
			if 'A' <= b[i] && b[i] <= 'Z' {
				b[i] += 'a' - 'A'
			}
			i++
			continue
		}
		r, n := utf8.DecodeRune(b[i:])
		if l := unicode.ToLower(r); l != r && utf8.RuneLen(l) == n {
			utf8.EncodeRune(b[i:], l)
		}
		i += n
	}
	return string(b)
}

func decode(s string) (rune, int) {
	if s[0] < utf8.RuneSelf {
		return rune(s[0]), 1
	}
	return utf8.DecodeRuneInString(s)
}

// letters gives the end of the run of letters at i.
func letters(text string, i int) int {
	for i < len(text) {
		r, n := decode(text[i:])
		if !isLetter(r) {
			break
		}
		i += n
	}
	return i
}

func letterAt(text string, i int) bool { return letters(text, i) > i }

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
	}
	return unicode.IsLetter(r) || unicode.Is(unicode.Mn, r) || r == softHyphen
}

func isBlank(r rune) bool {
	if r < utf8.RuneSelf {
		return r <= ' ' || r == 0x7F
	}
	switch r {
	case '\u200B', '\u200C', '\u200D', '\u2060', '\uFEFF', '\u200E', '\u200F': // invisible
		return true
	}
	return unicode.IsSpace(r)
}

// isApostrophe knows the marks that French pages use as an apostrophe.
func isApostrophe(r rune) bool {
	switch r {
	case '\'', '’', '‘', 'ʼ', '＇', '′', '´', '`':
		return true
	}
	return false
}
