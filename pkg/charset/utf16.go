package charset

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// sniffUTF16 gives the encoding when src is UTF-16, and the length of its byte
// order mark; else "".
func sniffUTF16(src []byte) (enc string, mark int) {
	switch {
	case bytes.HasPrefix(src, []byte("\xFF\xFE")):
		return UTF16LE, 2
	case bytes.HasPrefix(src, []byte("\xFE\xFF")):
		return UTF16BE, 2
	}
	return sniffZeros(src), 0
}

// sniffZeros knows UTF-16 without a mark: of Latin text nearly every second
// byte is zero (not those of ’ and €), and none of the others.
func sniffZeros(src []byte) string {
	if len(src) < 4 || bytes.IndexByte(src[:4], 0) < 0 {
		return "" // the first two characters of a text are no typographic marks
	}
	src = src[:min(len(src), 4096)]
	var zeros [2]int // at even and at odd positions
	for i, b := range src {
		if b == 0 {
			zeros[i%2]++
		}
	}
	pairs := len(src) / 2
	switch {
	case zeros[0] == 0 && zeros[1]*4 >= pairs*3:
		return UTF16LE
	case zeros[1] == 0 && zeros[0]*4 >= pairs*3:
		return UTF16BE
	}
	return ""
}

func decodeUTF16(src []byte, enc string) (Result, error) {
	if len(src)%2 != 0 {
		return Result{}, fmt.Errorf("%s text breaks off inside a character: %d bytes, want an even number", enc, len(src))
	}
	var order binary.ByteOrder = binary.LittleEndian
	if enc == UTF16BE {
		order = binary.BigEndian
	}
	var text strings.Builder
	text.Grow(len(src))
	broken := 0
	for i := 0; i < len(src); i += 2 {
		r := rune(order.Uint16(src[i:]))
		if utf16.IsSurrogate(r) {
			if i+3 < len(src) {
				r = utf16.DecodeRune(r, rune(order.Uint16(src[i+2:])))
			}
			if r > 0xFFFF {
				i += 2
			} else {
				r = utf8.RuneError
				broken++
			}
		}
		if r == 0 {
			return Result{}, errors.New("binary data (NUL characters), want text")
		}
		text.WriteRune(r)
	}
	res := Result{Text: text.String(), Encoding: enc}
	if broken > 0 {
		res.Warnings = []string{fmt.Sprintf("%d lone surrogates in the %s text: replaced by U+FFFD", broken, enc)}
	}
	return res, nil
}
