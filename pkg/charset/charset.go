// Package charset turns the bytes of an article into UTF-8 text, and tells
// which encoding they had.
package charset

import (
	"bytes"
	"unicode/utf8"
)

// The names of the encodings.
const (
	UTF8        = "utf-8"
	UTF16LE     = "utf-16le"
	UTF16BE     = "utf-16be"
	Windows1252 = "windows-1252"
)

// Result is decoded text.
type Result struct {
	Text     string   // valid UTF-8 without byte order mark; newlines as they were
	Encoding string   // one of the names above
	Warnings []string // what could not be read as it stood
}

// Decode reads src as UTF-8 or UTF-16 when its byte order mark or its bytes say
// so, else as windows-1252, which includes ISO 8859-1 text.
//
// A file that is UTF-8 but for a few bytes stays UTF-8, with a warning: to read
// all of it as windows-1252 would spoil every accent to save those few. The few
// are read as windows-1252, because such files are mostly made of pieces in both.
//
// The error says why src is no text: binary data, or UTF-16 that breaks off.
func Decode(src []byte) (Result, error) {
	if enc, mark := sniffUTF16(src); enc != "" {
		return decodeUTF16(src[mark:], enc)
	}
	if err := checkText(src); err != nil {
		return Result{}, err
	}
	src = bytes.TrimPrefix(src, []byte("\xEF\xBB\xBF"))
	switch valid, stray := census(src); {
	case stray == 0:
		return Result{Text: string(src), Encoding: UTF8}, nil
	case valid > stray:
		return decodePatched(src, stray), nil
	}
	return decode1252(src), nil
}

// census counts the characters beyond ASCII that are valid UTF-8 and the bytes
// that are not.
func census(src []byte) (valid, stray int) {
	if utf8.Valid(src) {
		return 0, 0
	}
	for len(src) > 0 {
		r, n := utf8.DecodeRune(src)
		switch {
		case r == utf8.RuneError && n == 1:
			stray++
		case n > 1:
			valid++
		}
		src = src[n:]
	}
	return valid, stray
}
