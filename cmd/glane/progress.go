package main

import (
	"errors"
	"fmt"
	"io"
	"sync/atomic"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"
)

// progressFlags are the flags of extract that say what is told of a run.
type progressFlags struct {
	progress  string
	quiet     bool
	logFormat string
}

func (f *progressFlags) register(flags *pflag.FlagSet) {
	flags.StringVar(&f.progress, "progress", "auto", "bar, plain (a line a minute), none, or auto: a bar when standard error is a terminal and the output is not")
	flags.BoolVarP(&f.quiet, "quiet", "q", false, "no progress and no summary at the end: only errors")
	flags.StringVar(&f.logFormat, "log-format", "text", "form of errors, progress and summary on standard error: text or json (a line each)")
}

// check tells of flags that are wrong.
func (f *progressFlags) check() error {
	switch f.progress {
	case "auto", "bar", "plain", "none":
	default:
		return fmt.Errorf("--progress: unknown form %q: want auto, bar, plain or none", f.progress)
	}
	switch {
	case f.logFormat != "text" && f.logFormat != "json":
		return fmt.Errorf("--log-format: unknown form %q: want text or json", f.logFormat)
	case f.logFormat == "json" && f.progress == "bar":
		return errors.New("--progress bar: want --log-format text")
	}
	return nil
}

// monitor tells how a run goes, and what it has done at its end.
type monitor struct {
	diagnostics
	*stats
	summarize bool
	quiet     bool
	stop      func() // ends the progress
}

// monitor begins to watch a run over inputs of a size in bytes, 0 when unknown.
// seen tells whether the records go to a terminal, where a bar would be in their
// way.
func (f *progressFlags) monitor(cmd *cobra.Command, size func() int64, seen bool) *monitor {
	diag := cmd.ErrOrStderr()
	m := &monitor{diagnostics: newDiagnostics(diag, f.logFormat), stats: newStats(time.Now()), quiet: f.quiet, stop: func() {}}
	watched := isTerminal(diag) && !seen && f.logFormat == "text"
	m.summarize = !f.quiet && (watched || f.progress == "bar" || f.progress == "plain" || f.logFormat == "json")
	switch {
	case f.quiet:
	case f.progress == "plain":
		m.stop = each(time.Tick(time.Minute), m.line)
	case f.progress == "bar", f.progress == "auto" && watched:
		m.bar(diag, size)
	}
	return m
}

// each calls do at each tick, until the function that it gives is called.
func each(ticks <-chan time.Time, do func(time.Time)) (stop func()) {
	quit, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		for {
			select {
			case now := <-ticks:
				do(now)
			case <-quit:
				return
			}
		}
	}()
	return func() {
		close(quit)
		<-ended
	}
}

// line tells a line of progress.
func (m *monitor) line(now time.Time) {
	m.tell(m.progress(now, 0), "progress", m.figures(now, false)...)
}

// bar shows a bar on the terminal diag. What is told stands above it.
func (m *monitor) bar(diag io.Writer, size func() int64) {
	var total atomic.Int64
	go func() { total.Store(size()) }()
	p := mpb.New(mpb.WithOutput(diag), mpb.WithWidth(100), mpb.ForceAutoRefresh())
	b := p.New(0, mpb.BarStyle(), mpb.AppendDecorators(decor.Any(func(decor.Statistics) string {
		return " " + m.progress(time.Now(), total.Load())
	})))
	stop := each(time.Tick(100*time.Millisecond), func(time.Time) {
		b.SetTotal(total.Load(), false)
		b.SetCurrent(m.read())
	})
	m.diagnostics.out = p
	m.stop = func() {
		stop()
		b.Abort(true)
		p.Wait()
		m.diagnostics.out = diag
	}
}

// finish ends the progress and gives the summary, or at least what was left out.
func (m *monitor) finish() {
	m.stop()
	if m.summarize {
		now := time.Now()
		m.tell(m.summary(now), "summary", m.figures(now, true)...)
	} else if !m.quiet {
		sayLeftOut(m.out, m.passedOver())
	}
}
