package input_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/seed-16be0631/glane/pkg/input"
)

func TestSize(t *testing.T) {
	dir := t.TempDir()
	for name, size := range map[string]int{"a.txt": 10, "b/c.txt": 5, ".hidden": 7, ".git/x": 7} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, make([]byte, size), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	r := &input.Reader{}
	check := func(want int64, args ...string) {
		t.Helper()
		if got := r.Size(args); got != want {
			t.Errorf("%v: got %d, want %d", args, got, want)
		}
	}
	check(15, dir)
	check(15, dir+"/")
	check(25, dir, filepath.Join(dir, "a.txt"))
	check(7, filepath.Join(dir, ".hidden"))
	check(0)
	check(0, dir, "-")
	r.Globs = input.Globs{Include: []string{"c.*"}}
	check(5, dir)
	r.Globs = input.Globs{Exclude: []string{"b"}}
	check(10, dir)
	r.Globs = input.Globs{}
	if err := os.WriteFile(filepath.Join(dir, "z.gz"), make([]byte, 9), 0o600); err != nil {
		t.Fatal(err)
	}
	check(0, dir)
}
