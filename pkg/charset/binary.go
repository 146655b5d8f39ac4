package charset

import (
	"bytes"
	"fmt"
)

// magics are how files begin that people mistake for text.
var magics = []struct{ prefix, name string }{
	{"%PDF-", "PDF"},
	{"PK\x03\x04", "ZIP, or an office document"},
	{"\x89PNG", "PNG"},
	{"\xFF\xD8\xFF", "JPEG"},
	{"\x1F\x8B", "gzip"},
	{"\xFD7zXZ", "xz"},
	{"\x28\xB5\x2F\xFD", "zstd"},
	{"\xD0\xCF\x11\xE0", "an old office document"},
	{"\x7FELF", "a program"},
}

// CheckText gives an error that says why a file that begins with head is no text,
// or nil: then it may be in any encoding that Decode reads.
func CheckText(head []byte) error {
	if enc, _ := sniffUTF16(head); enc != "" {
		return nil
	}
	return checkText(head)
}

// checkText gives an error that says why src is no text, or nil.
func checkText(src []byte) error {
	for _, m := range magics {
		if bytes.HasPrefix(src, []byte(m.prefix)) {
			return fmt.Errorf("binary data (%s), want text", m.name)
		}
	}
	if i := bytes.IndexByte(src, 0); i >= 0 {
		return fmt.Errorf("binary data (a NUL at byte %d), want text", i)
	}
	if n := controls(src); n > 3 && n > len(src)/32 {
		return fmt.Errorf("binary data (%d control characters in %d bytes), want text", n, len(src))
	}
	return nil
}

func controls(src []byte) int {
	n := 0
	for _, b := range src {
		if isControl(b) {
			n++
		}
	}
	return n
}

// isControl leaves out the control characters that text files hold: from
// backspace to carriage return, the DOS end mark and escape.
func isControl(b byte) bool {
	return b < ' ' && (b < '\b' || b > '\r') && b != 0x1A && b != 0x1B || b == 0x7F
}
