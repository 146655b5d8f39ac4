package charset_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"github.com/seed-16be0631/glane/pkg/charset"
)

func TestDecode(t *testing.T) {
	for _, c := range []struct{ name, src, text, encoding, warning string }{
		{"empty", "", "", "utf-8", ""},
		{"ASCII", "Le 3 mai.\r\n", "Le 3 mai.\r\n", "utf-8", ""},
		{"UTF-8", "l’été", "l’été", "utf-8", ""},
		{"UTF-8 with a mark", "\xEF\xBB\xBFété", "été", "utf-8", ""},
		{"the mark alone", "\xEF\xBB\xBF", "", "utf-8", ""},
		{"UTF-16 little", "\xFF\xFE\xE9\x00t\x00\xE9\x00\x19\x20", "été’", "utf-16le", ""},
		{"UTF-16 big", "\xFE\xFF\x00\xE9\x00t\x00\xE9", "été", "utf-16be", ""},
		{"UTF-16, a pair", "\xFF\xFE\x3E\xD8\x23\xDD", "🤣", "utf-16le", ""},
		{"UTF-16, half a pair", "\xFF\xFEa\x00\x3E\xD8", "a\uFFFD", "utf-16le", "1 lone surrogates"},
		{"UTF-16 without a mark", "L\x00'\x00\xE9\x00t\x00\xE9\x00.\x00", "L'été.", "utf-16le", ""},
		{"UTF-16 big without a mark", "\x00L\x00'\x00\xE9\x00t\x00\xE9", "L'été", "utf-16be", ""},
		{"windows-1252", "l\x92\xE9t\xE9 \x80 \x9Cuf", "l’été € œuf", "windows-1252", ""},
		{"windows-1252, all capitals", "LE PR\xC9SIDENT", "LE PRÉSIDENT", "windows-1252", ""},
		{"windows-1252, a byte without a character", "\xE9t\xE9\x81", "été\uFFFD", "windows-1252", "1 bytes"},
		{"UTF-8 with a stray byte", "l’été du pr\xE9sident à Évry", "l’été du président à Évry", "utf-8", "1 stray bytes, the first at byte 15"},
		{"UTF-8 cut off", "l’été à l’\xC3", "l’été à l’\uFFFD", "utf-8", "1 stray bytes"},
		{"UTF-8 cut off behind two bytes", "l’été à l\xE2\x80", "l’été à l\uFFFD", "utf-8", "2 stray bytes"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := charset.Decode([]byte(c.src))
			if err != nil {
				t.Fatal(err)
			}
			if got.Text != c.text || got.Encoding != c.encoding {
				t.Errorf("got %q in %s, want %q in %s", got.Text, got.Encoding, c.text, c.encoding)
			}
			warning := strings.Join(got.Warnings, "; ")
			if (warning == "") != (c.warning == "") || !strings.Contains(warning, c.warning) {
				t.Errorf("warned %q, want %q", warning, c.warning)
			}
		})
	}
}

func TestDecodeRefuses(t *testing.T) {
	for _, c := range []struct{ name, src, want string }{
		{"a NUL", "Bonjour\x00", "NUL at byte 7"},
		{"PNG", "\x89PNG\r\n\x1A\n\x00\x00\x00\rIHDR", "binary data (PNG)"},
		{"ZIP", "PK\x03\x04\x14\x00", "binary data (ZIP"},
		{"PDF", "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n", "binary data (PDF)"},
		{"noise", strings.Repeat("\x01\x02ab", 9), "18 control characters"},
		{"UTF-16 cut off", "\xFF\xFEa\x00b", "utf-16le text breaks off"},
		{"UTF-32", "\xFF\xFE\x00\x00a\x00\x00\x00", "NUL characters"},
	} {
		if got, err := charset.Decode([]byte(c.src)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %+v, %v; want an error with %q", c.name, got, err, c.want)
		}
	}
}

func TestWindows1252IsTheStandardOne(t *testing.T) {
	for b := 0x80; b <= 0xFF; b++ {
		got, err := charset.Decode([]byte{byte(b), ' '})
		if want := charmap.Windows1252.DecodeByte(byte(b)); err != nil || got.Text != string(want)+" " {
			t.Errorf("%#x: got %q, %v; want %q", b, got.Text, err, want)
		}
	}
}

func TestMojibake(t *testing.T) {
	for _, c := range []struct {
		text string
		want bool
	}{
		{"Le prÃ©sident", true},
		{"lâ€™avenir", true},
		{"10 â‚¬", true},
		{"Ã‰tat et Ã‰glise", true},
		{"voilÃ\u00A0", true},
		{"Â«Â\u00A0Oui", true},
		{"Le président à l’Élysée, où « l’île » coûte 10 €", false},
		{"o cartão « MANHÃ» de São João", false},
		{"ÂGE, ÅLAND, pâté", false},
		{"Ã", false},
		{"â€", false},
		{"", false},
	} {
		if got := charset.Mojibake(c.text); got != c.want {
			t.Errorf("%q: got %v, want %v", c.text, got, c.want)
		}
	}
}

const french = "L’été, à Évry, « dès février » : 12 € d’œufs, naïve, ç, ÀÂÇÉÈÊËÎÏÔÙÛÜŸŒ…"

func TestRoundTrip1252(t *testing.T) {
	src, err := charmap.Windows1252.NewEncoder().String(french)
	if err != nil {
		t.Fatal(err)
	}
	got, err := charset.Decode([]byte(src))
	if err != nil || got.Text != french || got.Encoding != charset.Windows1252 {
		t.Errorf("got %+v, %v; want %q", got, err, french)
	}
}

func FuzzDecode(f *testing.F) {
	for _, s := range []string{french, "\xFF\xFEa\x00", "\xFE\xFF\x00a", "pr\xE9sident", "l’\xE9", "%PDF-", "a\x00b\x00", "\xEF\xBB\xBF"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		got, err := charset.Decode(src)
		if err != nil {
			return
		}
		if !utf8.ValidString(got.Text) {
			t.Errorf("%q: not UTF-8: %q", src, got.Text)
		}
		if isASCII(src) && got.Text != string(src) && got.Encoding == charset.UTF8 {
			t.Errorf("ASCII changed: got %q, want %q", got.Text, src)
		}
		charset.Mojibake(got.Text)
	})
}

func isASCII(src []byte) bool {
	for _, b := range src {
		if b >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func BenchmarkDecode(b *testing.B) {
	latin, err := charmap.Windows1252.NewEncoder().String(french)
	if err != nil {
		b.Fatal(err)
	}
	for _, c := range []struct{ name, text string }{{"utf-8", french}, {"windows-1252", latin}} {
		src := []byte(strings.Repeat(c.text+" "+strings.Repeat("abcdefg ", 20), 100))
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(src)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := charset.Decode(src); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkMojibake(b *testing.B) {
	text := strings.Repeat(french, 100)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		charset.Mojibake(text)
	}
}

func TestDecodeAs(t *testing.T) {
	for _, c := range []struct{ name, src, stated, text, encoding string }{
		{"the euro of ISO 8859-15", "5 \xA4", "iso-8859-15", "5 €", "iso-8859-15"},
		{"Macintosh", "\x8Et\x8E", "macintosh", "été", "macintosh"},
		{"UTF-8 shows itself", "été", "iso-8859-15", "été", "utf-8"},
		{"ISO 8859-1 is windows-1252", "5 \x80", "iso-8859-1", "5 €", "windows-1252"},
		{"unknown", "\xE9t\xE9", "klingon", "été", "windows-1252"},
		{"not stated", "\xE9t\xE9", "", "été", "windows-1252"},
	} {
		got, err := charset.DecodeAs([]byte(c.src), c.stated)
		if err != nil || got.Text != c.text || got.Encoding != c.encoding {
			t.Errorf("%s: got %+v, %v; want %q in %s", c.name, got, err, c.text, c.encoding)
		}
	}
	if _, err := charset.DecodeAs([]byte("a\x00b"), "iso-8859-15"); err == nil {
		t.Error("binary data is read")
	}
}

func TestCheckText(t *testing.T) {
	for _, c := range []struct {
		head string
		want bool
	}{
		{"Le texte", true}, {"", true}, {"\xFF\xFEa\x00", true}, {"a\x00b\x00c\x00", true}, {"\xE9t\xE9", true},
		{"\x89PNG\r\n", false}, {"un\x00deux", false}, {"%PDF-1.7", false},
	} {
		if err := charset.CheckText([]byte(c.head)); (err == nil) != c.want {
			t.Errorf("%q: got %v, want text: %v", c.head, err, c.want)
		}
	}
}
