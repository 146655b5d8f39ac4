package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
)

// journalOf gives a file of the given content.
func journalOf(t *testing.T, content []byte) *os.File {
	t.Helper()
	name := filepath.Join(t.TempDir(), "journal")
	if err := os.WriteFile(name, content, 0o600); err != nil {
		t.Fatal(err)
	}
	f, err := os.OpenFile(name, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// FuzzJournal: whatever a crash made of a journal, it is refused or read, and
// then goes on behind what was read.
func FuzzJournal(f *testing.F) {
	head, err := json.Marshal(identity{})
	if err != nil {
		f.Fatal(err)
	}
	for _, lines := range []string{"", `{"done":1,"size":9}` + "\n", `{"done":1,"size":9}` + "\n" + `{"done":2`, "\x00\x00\n", `{"done":1,"size":99}` + "\n", "[]\n"} {
		f.Add(append(append(bytes.Clone(head), '\n'), lines...))
	}
	f.Add([]byte("{}\n"))
	f.Add([]byte(nil))
	f.Fuzz(func(t *testing.T, content []byte) {
		file := journalOf(t, content)
		j, err := resumeJournal(file, identity{}, 50)
		if err != nil {
			return
		}
		if j.at.Size > 50 {
			t.Errorf("goes on at byte %d of 50", j.at.Size)
		}
		next := mark{Done: 7, Failed: 1, Size: 50}
		if err := j.note(next); err != nil {
			t.Fatal(err)
		}
		again, err := os.ReadFile(file.Name())
		if err != nil {
			t.Fatal(err)
		}
		if j, err = resumeJournal(journalOf(t, again), identity{}, 50); err != nil || j.at != next {
			t.Errorf("got %+v, %v; want %+v", j, err, next)
		}
	})
}
