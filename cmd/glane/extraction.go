package main

import (
	"context"
	"errors"
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
	out     sink
	log     *errorLog
	stats   *stats
}

// extracted is a record and its encoded form.
type extracted struct {
	record  *report.Record
	encoded report.Encoded
}

// run goes on where the output's earlier run ended.
func (e extraction) run(ctx context.Context, items iter.Seq2[input.Item, error], jobs int) error {
	at := e.out.earlier()
	e.stats.earlier = at.Done
	b := batch[extracted]{jobs: jobs, work: e.record, done: func(r *result[extracted]) error {
		if err := e.write(r); err != nil {
			return err
		}
		at.Done++
		if r.err != nil {
			at.Failed++
		}
		at.Errors = e.log.bytes.n
		return e.out.note(at)
	}}
	t, err := b.run(ctx, skip(items, at.Done), tally{at.Done, at.Failed})
	if errors.Is(err, errInterrupted) {
		return err
	}
	if err != nil {
		return writing(err)
	}
	return t.err()
}

// write writes the record of one input, or names the input when it has none.
func (e extraction) write(r *result[extracted]) error {
	if r.err == nil {
		r.err = e.out.put(r.item.Source, r.value.encoded)
		if r.err != nil && !errors.As(r.err, new(*input.Error)) {
			return r.err
		}
	}
	if r.err != nil {
		e.stats.fail(len(r.item.Raw))
		return e.log.tell(r.item, r.err)
	}
	e.stats.add(r.value.record, len(r.item.Raw))
	return nil
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
func (e extraction) record(item input.Item) (out extracted, err error) {
	d, err := item.Document()
	if err != nil {
		return out, err
	}
	if err := e.x.Extract(d); err != nil {
		return out, fmt.Errorf("%s: %w", d.Source, err)
	}
	out.record = report.New(d, e.options)
	out.encoded, err = e.format.Encode(out.record)
	return out, err
}
