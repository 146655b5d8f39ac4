package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"

	"github.com/seed-16be0631/glane/pkg/extract"
	"github.com/seed-16be0631/glane/pkg/input"
	"github.com/seed-16be0631/glane/pkg/nlp"
	"github.com/seed-16be0631/glane/pkg/report"
)

// fragile is a finder with a bug.
type fragile struct{}

func (fragile) Find(d *nlp.Document) []nlp.Mention {
	if strings.Contains(d.Text, "boum") {
		panic("a bug")
	}
	return nil
}

// fragileRun is an extraction by fragile to out, and what it says.
func fragileRun(t *testing.T, out io.Writer) (e extraction, diag *bytes.Buffer) {
	t.Helper()
	engine := &extract.Engine{
		Split:  func(*nlp.Document) {},
		Anchor: func(*nlp.Document) nlp.Anchor { return nlp.Anchor{From: "none"} },
		Values: []extract.Finder{fragile{}},
	}
	x := extract.New(extract.Config{
		Lang:   "fr",
		Engine: func(string) (*extract.Engine, error) { return engine, nil },
		Link:   func(*nlp.Document) {},
	})
	diag = new(bytes.Buffer)
	log, err := openErrorLog(newDiagnostics(diag, "text"), filepath.Join(t.TempDir(), "errors"), 0)
	if err != nil {
		t.Fatal(err)
	}
	f := form{format: report.Formats[0]}
	o := &output{form: f}
	o.write(out)
	return extraction{x: x, format: f.format, out: o, log: log, stats: newStats(noon)}, diag
}

// items gives texts as the lines of a file.
func items(texts ...string) iter.Seq2[input.Item, error] {
	return func(yield func(input.Item, error) bool) {
		for i, text := range texts {
			if !yield(input.Item{Source: "in.jsonl", Line: i + 1, Raw: fmt.Appendf(nil, `{"text": %q}`, text)}, nil) {
				return
			}
		}
	}
}

// TestPanic: a bug costs the record of the document that shows it, and no other.
func TestPanic(t *testing.T) {
	var out bytes.Buffer
	e, diag := fragileRun(t, &out)
	err := e.run(context.Background(), items("un", "boum", "trois"), 2)
	if status(err) != someFailed || err.Error() != "1 of 3 inputs failed" {
		t.Errorf("got %v (status %d)", err, status(err))
	}
	if n := strings.Count(out.String(), "\n"); n != 2 {
		t.Errorf("%d records, want 2", n)
	}
	want := "glane: in.jsonl:2: this is a bug in glane, please report it: a bug ("
	if got := diag.String(); !strings.HasPrefix(got, want) || !strings.Contains(got, "faults_test.go:") {
		t.Errorf("got %q, want %q and where it is", got, want)
	}
	lines, err := os.ReadFile(e.log.file.Name())
	if want := `{"source":"in.jsonl","line":2,"error":"this is a bug in glane`; err != nil || !strings.HasPrefix(string(lines), want) {
		t.Errorf("got %s, %v; want %s", lines, err, want)
	}
}

// bounded is a writer on a disk with room for so many bytes.
type bounded struct{ room int }

func (b *bounded) Write(p []byte) (int, error) {
	if len(p) > b.room {
		n := b.room
		b.room = 0
		return n, syscall.ENOSPC
	}
	b.room -= len(p)
	return len(p), nil
}

// TestFailingWriter: the run ends with the first record that cannot be written.
func TestFailingWriter(t *testing.T) {
	e, diag := fragileRun(t, &bounded{1000})
	var read atomic.Int64
	counted := func(yield func(input.Item, error) bool) {
		for item, err := range items(make([]string, 1000)...) {
			read.Add(1)
			if !yield(item, err) {
				return
			}
		}
	}
	err := e.run(context.Background(), counted, 2)
	if status(err) != someFailed || !errors.Is(err, syscall.ENOSPC) || err.Error() != "writing: no space left on device" {
		t.Errorf("got %v (status %d)", err, status(err))
	}
	if diag.Len() > 0 || read.Load() > 50 {
		t.Errorf("%d inputs were read, and it said %q", read.Load(), diag.String())
	}
}

// TestWindow: whatever the number of jobs, no more inputs are read than the
// window holds while a result waits to be written.
func TestWindow(t *testing.T) {
	for _, jobs := range []int{1, 2, 8} {
		var read atomic.Int64
		in := func(yield func(int64) bool) {
			for i := range int64(1000) {
				read.Add(1)
				if !yield(i) {
					return
				}
			}
		}
		work := func(i int64) int64 {
			for i == 0 && read.Load() < int64(jobs) { // the others are read while the first is at work
				runtime.Gosched()
			}
			return i
		}
		next := int64(0)
		for got := range ordered(in, jobs, work) {
			if got != next {
				t.Fatalf("%d jobs: got %d, want %d", jobs, got, next)
			}
			if ahead := read.Load() - next; ahead > int64(2*jobs+3) {
				t.Fatalf("%d jobs: %d inputs are read ahead", jobs, ahead)
			}
			next++
		}
		if next != 1000 {
			t.Errorf("%d jobs: %d results", jobs, next)
		}
	}
}
