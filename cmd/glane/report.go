package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"

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

The inputs are articles, as for extract, or files of records that glane extract
--text has written as JSON Lines.`,
		Example: `  glane report articles/ -o report.html
  glane extract --text articles/ > records.jsonl && glane report records.jsonl`,
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
	docs, inputs, err := f.inputs.open(args, cmd.InOrStdin())
	if err != nil {
		return err
	}
	x, err := f.extractor()
	if err != nil {
		return err
	}
	tool, err := glane.Tool()
	if err != nil {
		return fail(err)
	}
	shown, articles, err := readRecords(inputs)
	if err != nil {
		return fail(err)
	}
	var failures []page.Failure
	b := batch[page.Article]{jobs: f.jobs}
	b.work = func(item input.Item) (a page.Article, err error) {
		d, err := item.Document()
		if err != nil {
			return a, err
		}
		if err := x.Extract(d); err != nil {
			return a, fmt.Errorf("%s: %w", d.Source, err)
		}
		a.Record = report.New(d, report.Options{Offsets: report.UTF16, Text: true, Tool: tool})
		a.Rules = rulesOf(d)
		return a, nil
	}
	b.done = func(r *result[page.Article]) error {
		if r.err != nil {
			say(cmd.ErrOrStderr(), r.err)
			failures = append(failures, pageFailure(r))
			return nil
		}
		shown = append(shown, r.value)
		return nil
	}
	var t tally
	if len(articles) > 0 || len(inputs) == 0 {
		if t, err = b.run(cmd.Context(), docs.Items(articles, cmd.InOrStdin()), t); err != nil {
			return err
		}
	}
	if err := writePage(cmd.Context(), f.output, func(w io.Writer) error { return page.Write(w, f.title, shown, failures) }); err != nil {
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

// pageFailure names the input that failed.
func pageFailure(r *result[page.Article]) page.Failure {
	f := page.Failure{Source: r.item.Source, Error: r.err.Error()}
	if e := (*input.Error)(nil); errors.As(r.err, &e) {
		f = page.Failure{Source: e.Source, Error: e.Err.Error()}
		if e.Line > 0 {
			f.Source = fmt.Sprintf("%s:%d", e.Source, e.Line)
		}
	}
	return f
}

// recordStart is how a line of glane extract begins.
var recordStart = []byte(`{"schema":"` + report.SchemaName + `"`)

// readRecords reads those of the inputs that are files of records, and gives the
// other inputs. An error names the file and the line.
func readRecords(inputs []string) (records []page.Article, articles []string, err error) {
	for _, in := range inputs {
		found, err := recordsIn(in)
		if err != nil {
			return nil, nil, err
		}
		if found == nil {
			articles = append(articles, in)
		}
		records = append(records, found...)
	}
	return records, articles, nil
}

// recordsIn gives the records in a file, nil when it holds none: other errors
// than those of a record are for the reader of articles.
func recordsIn(path string) ([]page.Article, error) {
	if i, err := os.Stat(path); err != nil || !i.Mode().IsRegular() {
		return nil, nil
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, nil
	}
	defer f.Close()
	lines := bufio.NewReaderSize(f, 1<<16)
	if start, _ := lines.Peek(len(recordStart)); !bytes.Equal(start, recordStart) {
		return nil, nil
	}
	var records []page.Article
	for n := 1; ; n++ {
		line, err := lines.ReadBytes('\n')
		if len(bytes.TrimSpace(line)) > 0 {
			r := &report.Record{}
			if e := json.Unmarshal(line, r); e != nil {
				return nil, fmt.Errorf("%s:%d: want a record of glane extract: %w", path, n, e)
			}
			records = append(records, page.Article{Record: r})
		}
		if err == io.EOF {
			return records, nil
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
	}
}

// writePage writes a file that appears when it is complete.
func writePage(ctx context.Context, name string, write func(io.Writer) error) error {
	if ctx.Err() != nil {
		return errInterrupted
	}
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
