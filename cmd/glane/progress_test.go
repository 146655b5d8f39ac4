package main

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/seed-16be0631/glane/pkg/report"
)

var noon = time.Date(2026, 1, 2, 12, 0, 0, 0, time.UTC)

// counted is a run that began at noon, with two records and a failed input.
func counted() *stats {
	s := newStats(noon)
	r := &report.Record{
		Language: report.Language{Code: "fr"},
		Entities: []report.Entity{{Type: "PERSON", Mentions: make([]report.Mention, 2)}},
		Dates:    make([]report.Date, 3),
	}
	s.add(r, 1_000_000)
	s.add(r, 1_000_000)
	s.fail(500_000)
	return s
}

func TestStats(t *testing.T) {
	s := counted()
	later := noon.Add(5 * time.Second)
	for _, c := range []struct{ got, want string }{
		{s.progress(later, 0), "2 documents, 1 failed, 2.5 MB, 0.5 MB/s"},
		{s.progress(later, 10_000_000), "2 documents, 1 failed, 2.5 MB, 0.5 MB/s, 15s left"},
		{s.progress(later, 2_000_000), "2 documents, 1 failed, 2.5 MB, 0.5 MB/s"}, // more than was thought
		{newStats(noon).progress(noon, 10), "0 documents, 0 failed, 0.0 MB, 0.0 MB/s"},
		{s.summary(later), "2 documents, 1 failed, 2.5 MB in 5s (0.5 MB/s)\nglane: languages: fr 2\nglane: mentions: date 6, PERSON 4"},
		{newStats(noon).summary(noon), "0 documents, 0 failed, 0.0 MB in 0s (0.0 MB/s)"},
	} {
		if c.got != c.want {
			t.Errorf("got  %q\nwant %q", c.got, c.want)
		}
	}
	s.earlier = 7
	s.leftOut = func() map[string]int { return map[string]int{"binary": 4, "hidden": 0} }
	if got := s.summary(later); !strings.Contains(got, "(0.5 MB/s), after 7 of the interrupted run\n") || !strings.HasSuffix(got, "\nglane: left out: binary 4") {
		t.Errorf("got %q, want what was left out, and the interrupted run", got)
	}
}

func TestProgressLines(t *testing.T) {
	for format, want := range map[string]string{
		"text": "glane: 2 documents, 1 failed, 2.5 MB, 0.5 MB/s\n",
		"json": `"level":"INFO","msg":"progress","documents":2,"failed":1,"earlier":0,"bytes":2500000,"seconds":5}` + "\n",
	} {
		var diag bytes.Buffer
		m := &monitor{diagnostics: newDiagnostics(&diag, format), stats: counted()}
		ticks := make(chan time.Time)
		stop := each(ticks, m.line)
		ticks <- noon.Add(5 * time.Second)
		stop()
		if got := diag.String(); !strings.HasSuffix(got, want) || strings.Count(got, "\n") != 1 {
			t.Errorf("%s: got %q, want one line: %q", format, got, want)
		}
	}
}

// TestBar: what is told while the bar is shown stands on a line of its own.
func TestBar(t *testing.T) {
	var diag bytes.Buffer
	m := &monitor{diagnostics: newDiagnostics(&diag, "text"), stats: counted()}
	m.bar(&diag, func() int64 { return 5_000_000 })
	m.inputFailed(failedInput{}, errors.New("a.txt: broken"))
	m.stop()
	m.inputFailed(failedInput{}, errors.New("b.txt: broken"))
	got := diag.String()
	if !strings.Contains(got, "2 documents, 1 failed, 2.5 MB") {
		t.Errorf("no bar: %q", got)
	}
	if !strings.Contains(got, "glane: a.txt: broken\n") || !strings.HasSuffix(got, "glane: b.txt: broken\n") {
		t.Errorf("the errors are not lines: %q", got)
	}
}
