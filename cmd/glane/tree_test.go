package main

import (
	"path/filepath"
	"strings"
	"testing"
)

func TestRecordFile(t *testing.T) {
	long := strings.Repeat("é", 125) + ".txt"
	for _, c := range []struct{ source, want string }{
		{"a.txt", "a.txt.jsonl"},
		{"a/b.txt", "a/b.txt.jsonl"},
		{"./a//b.txt", "a/b.txt.jsonl"},
		{"/home/x/a.txt", "home/x/a.txt.jsonl"},
		{"../../etc/passwd", "etc/passwd.jsonl"},
		{"a/../../b.txt", "b.txt.jsonl"},
		{"in.zip/../../../b.txt", "b.txt.jsonl"},
		{"-", "stdin.jsonl"},
		{".hidden", ".hidden.jsonl"},
		{"d/" + long, "d/" + strings.Repeat("é", 116) + "~afac79e5e371b4d1.jsonl"},
	} {
		got, err := recordFile(c.source, ".jsonl")
		if err != nil || got != filepath.FromSlash(c.want) {
			t.Errorf("%q: got %q, %v; want %q", c.source, got, err, c.want)
		}
	}
	for _, source := range []string{"", "/", "..", ".", "a\x00b"} {
		if got, err := recordFile(source, ".jsonl"); err == nil {
			t.Errorf("%q: got %q, want an error", source, got)
		}
	}
	other, _ := recordFile("d/"+long+"x", ".jsonl")
	if same, _ := recordFile("d/"+long, ".jsonl"); same == other {
		t.Errorf("two long names give %s", same)
	}
}

// FuzzRecordFile: whatever an archive or a file system calls its files, the
// records stay inside the folder and do not take the names of a run's own files.
func FuzzRecordFile(f *testing.F) {
	for _, s := range []string{"a/b.txt", "../../x", "/etc/passwd", `..\..\x`, "C:/x", "a/\x00", "-", strings.Repeat("x", 300)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, source string) {
		name, err := recordFile(source, ".csv.gz")
		if err != nil {
			return
		}
		if !filepath.IsLocal(name) || !strings.HasSuffix(name, ".csv.gz") || len(filepath.Base(name)) > longestName {
			t.Errorf("%q: got %q", source, name)
		}
	})
}
