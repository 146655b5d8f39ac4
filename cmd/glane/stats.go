package main

import (
	"cmp"
	"fmt"
	"log/slog"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/seed-16be0631/glane/pkg/report"
)

// stats counts what a run does. It may be read while it is counted.
type stats struct {
	mu        sync.Mutex
	begun     time.Time
	earlier   int // inputs that an interrupted run had done: they count nowhere else
	documents int // with a record
	failed    int
	bytes     int64          // of all inputs
	languages map[string]int // documents
	mentions  map[string]int // by kind

	// leftOut gives how many files the reader passed over, by reason; nil: it does
	// not count them.
	leftOut func() map[string]int
}

func newStats(begun time.Time) *stats {
	return &stats{begun: begun, languages: map[string]int{}, mentions: map[string]int{}}
}

// fail counts an input without a record, of which so many bytes were read.
func (s *stats) fail(bytes int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.failed++
	s.bytes += int64(bytes)
}

// add counts the record of an input of so many bytes.
func (s *stats) add(r *report.Record, bytes int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.documents++
	s.bytes += int64(bytes)
	s.languages[r.Language.Code]++
	for _, e := range r.Entities {
		s.mentions[string(e.Type)] += len(e.Mentions)
	}
	s.mentions["date"] += len(r.Dates)
	s.mentions["amount"] += len(r.Amounts)
}

// progress tells where the run is, and how long it takes on if total bytes are
// all there are; 0: that is not known.
func (s *stats) progress(now time.Time, total int64) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	text := fmt.Sprintf("%d documents, %d failed, %.1f MB, %.1f MB/s", s.documents, s.failed, float64(s.bytes)/1e6, s.speed(now)/1e6)
	if left := total - s.bytes; left > 0 && s.bytes > 0 {
		text += fmt.Sprintf(", %v left", roundTime(time.Duration(float64(left)/float64(s.bytes)*float64(now.Sub(s.begun)))))
	}
	return text
}

// read gives how many bytes of input are done.
func (s *stats) read() int64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.bytes
}

// speed is in bytes a second.
func (s *stats) speed(now time.Time) float64 {
	return float64(s.bytes) / max(now.Sub(s.begun).Seconds(), 1e-3)
}

// summary tells what a run has done, in some lines.
func (s *stats) summary(now time.Time) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	text := fmt.Sprintf("%d documents, %d failed, %.1f MB in %v (%.1f MB/s)",
		s.documents, s.failed, float64(s.bytes)/1e6, roundTime(now.Sub(s.begun)), s.speed(now)/1e6)
	if s.earlier > 0 {
		text += fmt.Sprintf(", after %d of the interrupted run", s.earlier)
	}
	for _, line := range []struct {
		what   string
		counts map[string]int
	}{{"languages", s.languages}, {"mentions", s.mentions}, {"left out", s.passedOver()}} {
		if counts := ranking(line.counts); counts != "" {
			text += "\nglane: " + line.what + ": " + counts
		}
	}
	return text
}

func (s *stats) passedOver() map[string]int {
	if s.leftOut == nil {
		return map[string]int{}
	}
	return s.leftOut()
}

// figures are those of progress and, with all, those of summary.
func (s *stats) figures(now time.Time, all bool) []slog.Attr {
	s.mu.Lock()
	defer s.mu.Unlock()
	f := []slog.Attr{
		slog.Int("documents", s.documents), slog.Int("failed", s.failed), slog.Int("earlier", s.earlier),
		slog.Int64("bytes", s.bytes), slog.Float64("seconds", now.Sub(s.begun).Round(time.Millisecond).Seconds()),
	}
	if all {
		f = append(f, slog.Any("left_out", s.passedOver()), slog.Any("languages", maps.Clone(s.languages)), slog.Any("mentions", maps.Clone(s.mentions)))
	}
	return f
}

// ranking lists the counts that are not 0, the highest first.
func ranking(counts map[string]int) string {
	keys := slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b))
	})
	keys = slices.DeleteFunc(keys, func(k string) bool { return counts[k] == 0 })
	for i, k := range keys {
		keys[i] = fmt.Sprintf("%s %d", k, counts[k])
	}
	return strings.Join(keys, ", ")
}

// roundTime keeps what a person wants to know of a duration.
func roundTime(d time.Duration) time.Duration {
	if d < 10*time.Second {
		return d.Round(100 * time.Millisecond)
	}
	return d.Round(time.Second)
}
