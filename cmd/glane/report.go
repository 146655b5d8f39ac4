package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"slices"

	"github.com/spf13/cobra"

	"github.com/seed-16be0631/glane/pkg/glane"
	"github.com/seed-16be0631/glane/pkg/input"
	"github.com/seed-16be0631/glane/pkg/nlp"
	"github.com/seed-16be0631/glane/pkg/page"
	"github.com/seed-16be0631/glane/pkg/report"
)

// reportFlags are the flags of report.
type reportFlags struct {
	extractFlags
	output, title string
}

func newReportCmd() *cobra.Command {
	var f reportFlags
	cmd := &cobra.Command{
		Use:   "report [FILE|DIR|-]... [-o report.html]",
		Short: "Show what is found as one HTML page",
		Long: `Show what is found as one HTML page, for people who would rather look than read:
each article with its mentions marked, names over the whole folder, a timeline of
dates, a plot of amounts. The page holds everything and needs no network.

The inputs are articles, as for extract, or records that glane extract --text has
written as JSON Lines.`,
		Example: `  glane report articles/ -o report.html
  glane extract --text articles/ | glane report -`,
		RunE: func(cmd *cobra.Command, args []string) error {
			return runReport(cmd, f, args)
		},
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.StringVarP(&f.output, "output", "o", "report.html", "write the page to `FILE`")
	flags.StringVar(&f.title, "title", "What the articles say", "title of the page")
	f.readFlags(flags)
	flags.IntVarP(&f.jobs, "jobs", "j", runtime.NumCPU(), "documents to read at the same time")
	f.kinds = glane.Kinds
	return cmd
}

func runReport(cmd *cobra.Command, f reportFlags, args []string) error {
	docs, inputs, x, err := f.open(cmd, args)
	if err != nil {
		return err
	}
	defer func() { sayLeftOut(cmd.ErrOrStderr(), leftOut(docs.LeftOut())) }()
	tool, err := glane.Tool()
	if err != nil {
		return fail(err)
	}
	var shown []page.Article
	var failures []page.Failure
	b := batch[[]page.Article]{jobs: f.jobs}
	b.work = func(item input.Item) ([]page.Article, error) {
		if records, err := recordsIn(item); records != nil || err != nil {
			return records, err
		}
		d, err := item.Document()
		if err != nil {
			return nil, err
		}
		if err := x.Extract(d); err != nil {
			return nil, fmt.Errorf("%s: %w", d.Source, err)
		}
		record := report.New(d, report.Options{Offsets: report.UTF16, Text: true, Tool: tool})
		return []page.Article{{Record: record, Rules: rulesOf(d)}}, nil
	}
	b.done = func(r *result[[]page.Article]) error {
		if r.err != nil {
			say(cmd.ErrOrStderr(), r.err)
			failures = append(failures, page.Failure(newFailedInput(r.item, r.err)))
			return nil
		}
		shown = append(shown, r.value...)
		return nil
	}
	stdin := bufio.NewReader(cmd.InOrStdin())
	if slices.Equal(inputs, []string{"-"}) || len(inputs) == 0 {
		if start, _ := stdin.Peek(len(recordStart)); bytes.Equal(start, recordStart) {
			docs.Format = input.JSONL // so that they may be many, and one that is broken costs itself only
		}
	}
	t, err := b.run(cmd.Context(), docs.Items(inputs, stdin), tally{})
	if err != nil {
		return err
	}
	if err := writePage(f.output, func(w io.Writer) error { return page.Write(w, f.title, shown, failures) }); err != nil {
		return fail(err)
	}
	return t.err()
}

// rulesOf tells what found each mention of d, by its place in UTF-16.
func rulesOf(d *nlp.Document) map[report.Place]string {
	at, rules := report.NewOffsets(d.Text, report.UTF16), map[report.Place]string{}
	for _, m := range d.Mentions {
		rules[report.Place{Text: d.Surface(m.Span), Start: at.Of(m.Start), End: at.Of(m.End)}] = m.Rule
	}
	return rules
}

// recordStart is how a line of glane extract begins.
var recordStart = []byte(`{"schema":"` + report.SchemaName + `"`)

// recordsIn gives the records that an item holds: one of JSON Lines, all of a
// text such as standard input; nil when it is an article. The error is an
// *input.Error.
func recordsIn(item input.Item) ([]page.Article, error) {
	if !bytes.HasPrefix(item.Raw, recordStart) {
		if isArray(item.Raw) {
			return nil, &input.Error{Source: item.Source, Line: item.Line, Err: errors.New("a JSON array of records: want the JSON Lines of glane extract --text")}
		}
		return nil, nil
	}
	var records []page.Article
	n := max(item.Line, 1)
	for line := range bytes.Lines(item.Raw) {
		if len(bytes.TrimSpace(line)) > 0 {
			r := &report.Record{}
			if err := json.Unmarshal(line, r); err != nil {
				return nil, &input.Error{Source: item.Source, Line: n, Err: fmt.Errorf("want a record of glane extract: %w", err)}
			}
			records = append(records, page.Article{Record: r})
		}
		n++
	}
	return records, nil
}

// isArray tells whether raw is what glane extract --format json writes.
func isArray(raw []byte) bool {
	head := bytes.Join(bytes.Fields(raw[:min(len(raw), 100)]), nil)
	return bytes.HasPrefix(head, append([]byte("["), recordStart...))
}

// writePage writes a file that appears when it is complete.
func writePage(name string, write func(io.Writer) error) error {
	f, err := os.Create(name + ".partial")
	if err != nil {
		return err
	}
	err = errors.Join(write(f), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), name)
	}
	if err != nil {
		os.Remove(f.Name())
	}
	return err
}
