package frmodel_test

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/seed-16be0631/glane/pkg/eval"
)

func TestTrainingTexts(t *testing.T) {
	files, err := filepath.Glob("train/texts/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no texts: %v", err)
	}
	for _, file := range files {
		docs, err := eval.ReadSet(file)
		if err != nil {
			t.Error(err)
			continue
		}
		for _, d := range docs {
			if len(d.Mentions) == 0 || len(d.Warnings) > 0 {
				t.Errorf("%s: %s: %d names, %v", file, d.ID, len(d.Mentions), d.Warnings)
			}
		}
	}
}

// TestMarks: the marks name lines of the raw corpora, and names that stand there.
func TestMarks(t *testing.T) {
	raw := "../../../../shared/corpora/raw"
	if _, err := os.Stat(raw); err != nil {
		t.Skip("no shared/corpora/raw beside the project: the lines that are marked are there")
	}
	marks, err := filepath.Glob("train/marks/*.ann")
	if err != nil || len(marks) == 0 {
		t.Fatalf("no marks: %v", err)
	}
	for _, file := range marks {
		name := strings.TrimSuffix(filepath.Base(file), ".ann")
		text, err := os.ReadFile(filepath.Join(raw, name+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(string(text), "\n")
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var set strings.Builder
		for line := range strings.Lines(string(data)) {
			id, _, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
			n, err := strconv.Atoi(id[min(3, len(id)):])
			if err != nil || n < 1 || n > len(lines) {
				t.Fatalf("%s: id %q: want two letters, a dash and the number of a line of %s.txt", file, id, name)
			}
			set.WriteString(id + "\t" + lines[n-1] + "\n")
		}
		dir := t.TempDir()
		for ending, content := range map[string]string{".txt": set.String(), ".ann": string(data)} {
			if err := os.WriteFile(filepath.Join(dir, name+ending), []byte(content), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		docs, err := eval.ReadSet(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range docs {
			if len(d.Warnings) > 0 {
				t.Errorf("%s: %s: %v", file, d.ID, d.Warnings)
			}
		}
	}
}
