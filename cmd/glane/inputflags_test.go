package main

import "testing"

func TestSize(t *testing.T) {
	for _, c := range []struct {
		text  string
		bytes int64 // 0: refused
		shown string
	}{
		{"1", 1, "1"},
		{"20M", 20 << 20, "20M"},
		{"20mb", 20_000_000, "20MB"},
		{"500k", 500 << 10, "500K"},
		{"1536K", 1536 << 10, "1536K"},
		{"1024G", 1 << 40, "1024G"},
		{"1025G", 0, ""},
		{"9223372036854775807G", 0, ""},
		{"0", 0, ""},
		{"-1", 0, ""},
		{"1.5M", 0, ""},
		{"M", 0, ""},
		{"", 0, ""},
	} {
		var s size
		err := s.Set(c.text)
		if int64(s) != c.bytes || (err == nil) != (c.bytes > 0) || err == nil && s.String() != c.shown {
			t.Errorf("%q: got %d, %s, %v; want %d, %s", c.text, s, s.String(), err, c.bytes, c.shown)
		}
	}
}
