package charset

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// high are the characters of the bytes 0x80 to 0x9F; five bytes have none. From
// 0xA0 on windows-1252 is ISO 8859-1.
var high = []rune("€\uFFFD‚ƒ„…†‡ˆ‰Š‹Œ\uFFFDŽ\uFFFD\uFFFD‘’“”•–—˜™š›œ\uFFFDžŸ")

func from1252(b byte) rune {
	if 0x80 <= b && b < 0xA0 {
		return high[b-0x80]
	}
	return rune(b)
}

func decode1252(src []byte) Result {
	var text strings.Builder
	text.Grow(len(src) + len(src)/8)
	unknown := 0
	for _, b := range src {
		r := from1252(b)
		if r == utf8.RuneError {
			unknown++
		}
		text.WriteRune(r)
	}
	res := Result{Text: text.String(), Encoding: Windows1252}
	if unknown > 0 {
		res.Warnings = []string{fmt.Sprintf("%d bytes have no character in windows-1252: replaced by U+FFFD", unknown)}
	}
	return res
}

// decodePatched reads UTF-8 with stray bytes. A character that the end of src
// cuts off becomes U+FFFD.
func decodePatched(src []byte, stray int) Result {
	var text strings.Builder
	text.Grow(len(src) + 2*stray)
	first := -1
	for i := 0; i < len(src); {
		r, n := utf8.DecodeRune(src[i:])
		if r == utf8.RuneError && n == 1 {
			if first < 0 {
				first = i
			}
			if !utf8.FullRune(src[i:]) {
				n = len(src) - i
			} else {
				r = from1252(src[i])
			}
		}
		text.WriteRune(r)
		i += n
	}
	warning := fmt.Sprintf("not all of it is UTF-8 (%d stray bytes, the first at byte %d): read them as windows-1252", stray, first)
	return Result{Text: text.String(), Encoding: UTF8, Warnings: []string{warning}}
}
