package main

import (
	"context"
	"fmt"
	"iter"

	"github.com/seed-16be0631/glane/pkg/extract"
	"github.com/seed-16be0631/glane/pkg/input"
	"github.com/seed-16be0631/glane/pkg/report"
)

// extraction writes a record of each input.
type extraction struct {
	x       *extract.Extractor
	format  report.Format
	options report.Options
	out     *output
	log     errorLog
}

// run goes on where the output's earlier run ended.
func (e extraction) run(ctx context.Context, items iter.Seq2[input.Item, error], jobs int) error {
	earlier := e.out.earlier()
	w := report.NewWriter(e.out, e.format)
	if earlier.size > 0 {
		w.Resume()
	}
	b := batch{jobs: jobs, work: e.record, done: func(r result) error {
		if r.err == nil {
			if err := w.Write(r.encoded); err != nil {
				return writing(err)
			}
		} else if err := e.log.tell(r); err != nil {
			return writing(err)
		}
		return writing(e.out.note(r.err != nil))
	}}
	t, err := b.run(ctx, skip(items, earlier.done), tally{earlier.done, earlier.failed})
	if err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return writing(err)
	}
	return t.err()
}

// skip leaves out the first n items.
func skip(items iter.Seq2[input.Item, error], n int) iter.Seq2[input.Item, error] {
	return func(yield func(input.Item, error) bool) {
		for item, err := range items {
			if n > 0 {
				n--
				continue
			}
			if !yield(item, err) {
				return
			}
		}
	}
}

// record gives the encoded record of one input.
func (e extraction) record(item input.Item) ([]byte, error) {
	d, err := item.Document()
	if err != nil {
		return nil, err
	}
	if err := e.x.Extract(d); err != nil {
		return nil, fmt.Errorf("%s: %w", d.Source, err)
	}
	return e.format.Encode(report.New(d, e.options))
}
