package input

import (
	"path"
	"path/filepath"
	"time"
)

// layouts are the forms of a date that an input may state, and how much of it
// is the date.
var layouts = []struct {
	form string
	keep int // bytes
}{
	{time.DateOnly, 10},
	{"2006-01", 7},
	{"2006", 4},
	{time.RFC3339, 10},
	{"2006-01-02 15:04:05Z07:00", 10},
	{"2006-01-02T15:04Z07:00", 10},
	{"2006-01-02T15:04:05Z0700", 10}, // of many pages
	{"2006-01-02T15:04:05", 10},
	{"2006-01-02T15:04", 10},
	{time.DateTime, 10},
}

// isoDate gives the year, month or day that s states; of a time its day, as
// written.
func isoDate(s string) (date string, ok bool) {
	for _, l := range layouts {
		if _, err := time.Parse(l.form, s); err == nil {
			return s[:l.keep], true
		}
	}
	return "", s == ""
}

// DateInName gives the date in a file's name ("2025-02-12-titre.txt",
// "20250212_x", "2025-02_x") as 2025-02-12 or 2025-02, or "". It takes the first
// that stands alone: never a part of a longer number or of hexadecimal digits.
func DateInName(name string) string {
	name = path.Base(filepath.ToSlash(name))
	for i := range len(name) {
		if i > 0 && isAlnum(name[i-1]) {
			continue
		}
		for _, form := range []string{time.DateOnly, "2006_01_02", "20060102", "2006-01", "2006_01"} {
			if day, ok := dateAt(name[i:], form); ok {
				return day
			}
		}
	}
	return ""
}

// dateAt reads a date in the given form at the beginning of s.
func dateAt(s, form string) (date string, ok bool) {
	n := len(form)
	if len(s) < n || n < len(s) && goesOn(s[n:], form) {
		return "", false
	}
	t, err := time.Parse(form, s[:n])
	if err != nil || t.Year() < 1800 || t.Year() > 2099 {
		return "", false
	}
	if n == len("2006-01") {
		return t.Format("2006-01"), true
	}
	return t.Format(time.DateOnly), true
}

// goesOn tells whether rest goes on with the number before it, which has the
// given form: "2025-02" in "2025-02-123". A time of day may follow behind a T.
func goesOn(rest, form string) bool {
	digit := len(rest) > 1 && isDigit(rest[1])
	switch c := rest[0]; {
	case c == 'T' && len(form) >= len("20060102"):
		return !digit
	case len(form) == len("2006-01") && c == form[4]:
		return digit
	case c == '_':
		return false
	default:
		return isAlnum(c)
	}
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

func isAlnum(b byte) bool { return isDigit(b) || 'a' <= b|0x20 && b|0x20 <= 'z' || b >= 0x80 }
