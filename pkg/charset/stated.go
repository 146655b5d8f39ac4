package charset

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// tables are the encodings, beside windows-1252, of which one cannot tell by
// the bytes that they are meant; with the names that pages give them.
var tables = []struct {
	name  string
	table *charmap.Charmap
	names string // between blanks
}{
	{"iso-8859-15", charmap.ISO8859_15, " iso-8859-15 iso8859-15 iso_8859-15 latin-9 latin9 l9 "},
	{"macintosh", charmap.Macintosh, " macintosh mac x-mac-roman macroman "},
	{"windows-1250", charmap.Windows1250, " windows-1250 cp1250 "},
	{"iso-8859-2", charmap.ISO8859_2, " iso-8859-2 latin2 "},
	{"windows-1254", charmap.Windows1254, " windows-1254 cp1254 iso-8859-9 latin5 "},
}

// DecodeAs reads src as Decode does, except where its bytes do not show their
// encoding: then it is the stated one, if this package knows it.
func DecodeAs(src []byte, stated string) (Result, error) {
	res, err := Decode(src)
	if err != nil || res.Encoding != Windows1252 {
		return res, err
	}
	for _, t := range tables {
		if strings.Contains(t.names, " "+stated+" ") {
			return decodeTable(src, t.table, t.name), nil
		}
	}
	return res, nil
}

func decodeTable(src []byte, table *charmap.Charmap, name string) Result {
	var text strings.Builder
	text.Grow(len(src) + len(src)/8)
	unknown := 0
	for _, b := range bytes.TrimPrefix(src, []byte("\xEF\xBB\xBF")) {
		r := table.DecodeByte(b)
		if r == utf8.RuneError {
			unknown++
		}
		text.WriteRune(r)
	}
	res := Result{Text: text.String(), Encoding: name}
	if unknown > 0 {
		res.Warnings = []string{fmt.Sprintf("%d bytes have no character in %s: replaced by U+FFFD", unknown, name)}
	}
	return res
}
