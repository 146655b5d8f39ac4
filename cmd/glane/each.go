package main

import (
	"fmt"
	"io"
	"iter"

	"github.com/seed-16be0631/glane/pkg/input"
)

// job is one input, or why there is none.
type job struct {
	item input.Item
	err  error
}

// result is what the work on one input gave, or why it gave nothing.
type result struct {
	encoded []byte
	err     error
}

// each gives what work makes of each item to write, in order, with up to jobs
// at work at a time. An item that fails is named on diag and costs its own
// result only; an inputsFailed then counts them.
func each(items iter.Seq2[input.Item, error], jobs int, diag io.Writer,
	work func(input.Item) ([]byte, error), write func([]byte) error,
) error {
	read, failed := 0, 0
	for r := range ordered(pairs(items), jobs, func(j job) result { return j.do(work) }) {
		read++
		if r.err != nil {
			failed++
			say(diag, r.err)
			continue
		}
		if err := write(r.encoded); err != nil {
			return fail(fmt.Errorf("writing: %w", err))
		}
	}
	if failed > 0 {
		return inputsFailed{failed, read}
	}
	return nil
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
func (j job) do(work func(input.Item) ([]byte, error)) (r result) {
	defer func() {
		if p := recover(); p != nil {
			r = result{err: fmt.Errorf("%s: this is a bug in glane, please report it: %v", j.item.Source, p)}
		}
	}()
	if j.err != nil {
		return result{err: j.err}
	}
	encoded, err := work(j.item)
	return result{encoded, err}
}
