package langid

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

// TestAgreement compares what function words decide with what lingua says, on
// windows of 400 characters: French ones of the shared corpora (GLANE_SHARED,
// by default beside the project), and those of the files TAG.txt in the folder
// GLANE_TEXTS, when it is set. testdata/README.md tells where such texts are.
// GLANE_EVERY=1 takes all windows, not one in eight.
func TestAgreement(t *testing.T) {
	files := texts(t)
	if len(files) == 0 || testing.Short() {
		t.Skip("no shared/corpora/raw beside the project and no GLANE_TEXTS: nothing to compare")
	}
	every := 8
	if os.Getenv("GLANE_EVERY") == "1" {
		every = 1
	}
	var sum agreement
	for _, f := range files {
		a := compare(t, detector(t), f, every)
		t.Logf("%s: %v", f, a)
		sum.add(a)
	}
	t.Logf("all: %v", sum)
	if sum.differ > 1 && float64(sum.differ) > 0.0005*float64(sum.decided) {
		t.Errorf("lingua differs on %d of %d windows, want at most 0.05 %%", sum.differ, sum.decided)
	}
}

func texts(t *testing.T) []string {
	shared := os.Getenv("GLANE_SHARED")
	if shared == "" {
		shared = "../../../shared"
	}
	files, err := filepath.Glob(filepath.Join(shared, "corpora/raw/*.txt"))
	if err != nil {
		t.Fatal(err)
	}
	if dir := os.Getenv("GLANE_TEXTS"); dir != "" {
		more, err := filepath.Glob(filepath.Join(dir, "*.txt"))
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, more...)
	}
	return files
}

// agreement counts windows.
type agreement struct{ windows, decided, differ int }

func (a *agreement) add(b agreement) {
	a.windows += b.windows
	a.decided += b.decided
	a.differ += b.differ
}

func (a agreement) String() string {
	return fmt.Sprintf("%d windows, %d decided by words, lingua differs on %d", a.windows, a.decided, a.differ)
}

func compare(t *testing.T, d *Detector, file string, every int) (a agreement) {
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for i, w := range windowsOf(string(text)) {
		if i%every != 0 {
			continue
		}
		a.windows++
		v, ok := d.words.tally(w).decide(wide)
		if !ok {
			continue
		}
		a.decided++
		if lingua := mostOf(d.lingua(w)); lingua != v.lang {
			a.differ++
			t.Logf("words: %s, lingua: %s: %s", tags[v.lang], tags[lingua], w)
		}
	}
	return a
}

func mostOf(shares [12]float64) (best int) {
	for i, s := range shares {
		if s > shares[best] {
			best = i
		}
	}
	return best
}

// windowsOf cuts all of text into windows.
func windowsOf(text string) (windows []string) {
	text = clean(text)
	for utf8.RuneCountInString(text[:min(len(text), 4*windowSize)]) >= windowSize {
		w := clip(text)
		windows = append(windows, w)
		text = strings.TrimSpace(text[len(w):])
	}
	return windows
}
