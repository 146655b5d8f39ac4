package main

import (
	"context"
	"fmt"
	"iter"
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"github.com/seed-16be0631/glane/pkg/input"
)

// job is one input, or why there is none.
type job struct {
	item input.Item
	err  error
}

// result is what the work on one input gave, or why it gave nothing.
type result[T any] struct {
	job
	value T
	err   error
}

// batch is work on many inputs.
type batch[T any] struct {
	jobs int                         // inputs at work at the same time
	work func(input.Item) (T, error) // may run in parallel
	done func(*result[T]) error      // gets the results in order, those that failed too
}

// tally counts inputs.
type tally struct{ read, failed int }

// err tells of inputs that failed.
func (t tally) err() error {
	if t.failed == 0 {
		return nil
	}
	return inputsFailed(t)
}

// run does the work on all items and counts them on from t. A failing item costs
// its own result only; done may fail one by setting its err. An error of done ends
// the run. When ctx is cancelled, the run ends between two results with
// errInterrupted.
func (b batch[T]) run(ctx context.Context, items iter.Seq2[input.Item, error], t tally) (tally, error) {
	for r := range ordered(pairs(items), b.jobs, b.do) {
		if ctx.Err() != nil {
			return t, errInterrupted
		}
		if err := b.done(&r); err != nil {
			return t, err
		}
		t.read++
		if r.err != nil {
			t.failed++
		}
	}
	return t, nil
}

// printEach prints what work gives for each input, and names the inputs that fail
// on standard error.
func printEach(cmd *cobra.Command, items iter.Seq2[input.Item, error], jobs int, work func(input.Item) ([]byte, error)) error {
	b := batch[[]byte]{jobs: jobs, work: work}
	b.done = func(r *result[[]byte]) error {
		if r.err != nil {
			say(cmd.ErrOrStderr(), r.err)
			return nil
		}
		_, err := cmd.OutOrStdout().Write(r.value)
		return writing(err)
	}
	t, err := b.run(cmd.Context(), items, tally{})
	if err != nil {
		return err
	}
	return t.err()
}

func pairs(items iter.Seq2[input.Item, error]) iter.Seq[job] {
	return func(yield func(job) bool) {
		for item, err := range items {
			if !yield(job{item, err}) {
				return
			}
		}
	}
}

// do does the work on one input. A panic is a bug of ours that must not cost the
// other documents.
func (b batch[T]) do(j job) (r result[T]) {
	r.job = j
	defer func() {
		if p := recover(); p != nil {
			r.err = &input.Error{
				Source: j.item.Source, Line: j.item.Line,
				Err: fmt.Errorf("this is a bug in glane, please report it: %v (%s)", p, panicked()),
			}
		}
	}()
	if r.err = j.err; r.err == nil {
		r.value, r.err = b.work(j.item)
	}
	return r
}

// panicked gives file:line of the code that panicked, to a deferred function.
func panicked() string {
	pc := make([]uintptr, 32)
	frames := runtime.CallersFrames(pc[:runtime.Callers(0, pc)])
	below := false // the panic, and the runtime's own functions that raise some
	for {
		f, more := frames.Next()
		isRuntime := strings.HasPrefix(f.Function, "runtime.")
		if below && !isRuntime || !more {
			return fmt.Sprintf("%s:%d", f.File, f.Line)
		}
		below = below || f.Function == "runtime.gopanic"
	}
}
