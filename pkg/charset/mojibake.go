package charset

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Mojibake tells whether text looks as if UTF-8 had been read as windows-1252
// before: "prÃ©sident", "lâ€™Ã‰tat". One pair is enough behind a small letter,
// where no language writes Ã; elsewhere it takes two ("MANHÃ»" is Portuguese).
func Mojibake(text string) bool {
	pairs := 0
	for i := 0; ; i++ {
		next := strings.IndexByte(text[i:], 0xC3) // how Â, Ã, Å and â begin
		if next < 0 {
			return false
		}
		i += next
		lead, n := utf8.DecodeRuneInString(text[i:])
		if !spoilt(lead, text[i+n:]) {
			continue
		}
		pairs++
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		if pairs > 1 || lead == 'â' || lead == 'Ã' && unicode.IsLower(before) {
			return true
		}
	}
}

// spoilt tells whether lead and what follows are the bytes of one UTF-8
// character, read as windows-1252.
func spoilt(lead rune, rest string) bool {
	switch lead {
	case 'Â', 'Ã', 'Å':
		r, _ := utf8.DecodeRuneInString(rest)
		return isTrail(r)
	case 'â':
		r, n := utf8.DecodeRuneInString(rest)
		last, _ := utf8.DecodeRuneInString(rest[n:])
		return (r == '€' || r == '‚') && isTrail(last)
	}
	return false
}

// isTrail tells whether r is what windows-1252 makes of a byte from 0x80 to
// 0xBF. Where it has no character, programs write the control character.
func isTrail(r rune) bool {
	if 0x80 <= r && r <= 0xBF {
		return true
	}
	for _, h := range high {
		if r == h && r != utf8.RuneError {
			return true
		}
	}
	return false
}
