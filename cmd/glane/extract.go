package main

import (
	"fmt"
	"os"
	"regexp"
	"runtime"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/seed-16be0631/glane/pkg/extract"
	"github.com/seed-16be0631/glane/pkg/glane"
	"github.com/seed-16be0631/glane/pkg/input"
	"github.com/seed-16be0631/glane/pkg/ner"
	"github.com/seed-16be0631/glane/pkg/report"
)

// extractFlags are the flags of extract, as the user wrote them.
type extractFlags struct {
	inputs              inputFlags
	lang, referenceDate string
	kinds               []string
	jobs                int
	offsets             report.Unit
	text, implicit      bool
	gazetteer           string
	minScore            float64
	out                 outputFlags
}

func newExtractCmd() *cobra.Command {
	var f extractFlags
	cmd := &cobra.Command{
		Use:   "extract [FILE|DIR|-]...",
		Short: "Extract names, dates and amounts: one record a document",
		Long: `Extract names, dates and amounts of money: one record a document, in the order
of the inputs. Folders are walked in name order. Without an argument, or with -,
standard input is read as one document.

The name of a file tells what is in it, and --input-format overrides that:
  .txt              text; so is what has another ending or none, except that
                    a page that begins with <html> is HTML
  .md               Markdown: title, date and lang of its front matter; the prose
  .html .htm        the page's main text, its title, and the date it states
  .jsonl .ndjson    a JSON object a line: {"id", "text", "title", "date", "lang"},
                    of which only text is needed
  .csv .tsv         the same as columns, named in the first line
  .zip .tar         files, read as those of a folder; nothing is unpacked to disk
each also with .gz or .zst behind it. date is the publication date. Positions
refer to the text that --text gives: for HTML and Markdown the prose alone.

In folders and archives, hidden and binary files are left out and counted, and
links to folders are not followed.

"hier" and "lundi" are resolved from the reference date: --reference-date, else
the input's date, else a date that the text gives at its head, else one in the
file's name, else none. It is never the clock.

--output appears when it is complete. --output-dir makes a file of records for
each input file, under the same path; it must be new or empty, and outside the
inputs. --resume goes on with a run to either that was interrupted, to the same
bytes. In csv, a cell that a spreadsheet would run as a formula gets an
apostrophe. On a terminal, standard error shows a bar and a summary.`,
		Example: `  glane extract article.txt
  glane extract --reference-date 2025-02-12 < article.txt
  glane extract --format csv --output mentions.csv articles/
  glane extract --output-dir records --compress gz --resume articles/
  glane extract articles/ | jq -r '.amounts[] | select(.currency == "EUR") | .text'`,
		RunE: func(cmd *cobra.Command, args []string) error {
			return runExtract(cmd, f, args)
		},
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	f.out.register(flags)
	f.readFlags(flags)
	flags.StringSliceVar(&f.kinds, "kinds", glane.Kinds, "what to extract")
	flags.IntVarP(&f.jobs, "jobs", "j", runtime.NumCPU(), "documents to read at the same time; the output is the same for any `N`")
	flags.Var(&f.offsets, "offsets", "what start and end count: rune (code points), byte (of UTF-8) or utf16")
	flags.BoolVar(&f.text, "text", false, "put the document's text into the record")
	flags.BoolVar(&f.implicit, "implicit-amounts", false, "report amounts whose currency stands elsewhere (\"soit 4 milliards\")")
	return cmd
}

// readFlags adds the flags that say what is read and how.
func (f *extractFlags) readFlags(flags *pflag.FlagSet) {
	f.inputs.add(flags)
	flags.StringVar(&f.lang, "lang", "auto", "language of all documents (fr, en), or auto to detect it")
	flags.StringVar(&f.referenceDate, "reference-date", "", "`DATE` (2025-02-12, 2025-02 or 2025) that \"hier\" and \"lundi\" count from")
	flags.Float64Var(&f.minScore, "min-score", ner.BestMinScore, "least score of a name; less finds more, and more that is wrong")
	flags.StringVar(&f.gazetteer, "gazetteer", "", "`FILE` of your own names, which always win: name, type, canonical name, identifier, separated by tabs")
}

// open gives the reader, the inputs and the Extractor that the flags ask for, or
// what is wrong with them.
func (f *extractFlags) open(cmd *cobra.Command, args []string) (*input.Reader, []string, *extract.Extractor, error) {
	if f.jobs < 1 {
		return nil, nil, nil, fmt.Errorf("--jobs %d: want 1 or more", f.jobs)
	}
	docs, inputs, err := f.inputs.open(args, cmd.InOrStdin())
	if err != nil {
		return nil, nil, nil, err
	}
	x, err := f.extractor()
	return docs, inputs, x, err
}

func runExtract(cmd *cobra.Command, f extractFlags, args []string) (err error) {
	docs, inputs, x, err := f.open(cmd, args)
	if err != nil {
		return err
	}
	form, err := f.out.form(cmd, inputs)
	if err != nil {
		return err
	}
	tool, err := glane.Tool()
	if err != nil {
		return fail(err)
	}
	m := f.out.monitor(cmd, func() int64 { return docs.Size(inputs) }, f.out.seen(cmd))
	m.leftOut = func() map[string]int { return leftOut(docs.LeftOut()) }
	defer m.finish()
	out, err := f.out.open(cmd.OutOrStdout(), form, identity{tool, setFlags(cmd), inputs})
	if err != nil {
		return fail(err)
	}
	defer func() { err = out.finish(err) }()
	log, err := openErrorLog(m.diagnostics, f.out.errors, out.earlier().Errors)
	if err != nil {
		return fail(err)
	}
	defer func() { err = log.close(err) }()
	e := extraction{x, form.format, report.Options{Offsets: f.offsets, Text: f.text, Tool: tool}, out, log, m.stats}
	return e.run(cmd.Context(), docs.Items(inputs, cmd.InOrStdin()), f.jobs)
}

// setFlags lists the flags that were set and that the records depend on.
func setFlags(cmd *cobra.Command) []string {
	set := []string{}
	cmd.Flags().Visit(func(f *pflag.Flag) {
		if !outOnly(f.Name) {
			set = append(set, f.Name+"="+f.Value.String())
		}
	})
	return set // Visit goes in name order, or in that of the definition: the same each time
}

// anyScore is a --min-score of 0, which would be the default in Options.
const anyScore = 1e-9

var languageCode = regexp.MustCompile(`^[a-z]{2}$`)

func (f extractFlags) extractor() (*extract.Extractor, error) {
	o := glane.Options{Kinds: f.kinds, ReferenceDate: f.referenceDate, ImplicitAmounts: f.implicit, MinScore: max(f.minScore, anyScore)}
	if f.lang != "auto" {
		if !languageCode.MatchString(f.lang) {
			return nil, fmt.Errorf("--lang %q: want auto or a code of two letters, such as fr", f.lang)
		}
		o.Lang = f.lang
	}
	if f.minScore < 0 || f.minScore > 1 {
		return nil, fmt.Errorf("--min-score %v: want a number from 0 to 1", f.minScore)
	}
	if !isDate(f.referenceDate) {
		return nil, badDate(f.referenceDate)
	}
	if f.gazetteer != "" {
		file, err := os.Open(f.gazetteer)
		if err != nil {
			return nil, fmt.Errorf("--gazetteer: %w", err)
		}
		defer file.Close()
		o.Names, o.NamesFrom = file, f.gazetteer
	}
	return glane.New(o)
}

func badDate(s string) error {
	return fmt.Errorf("--reference-date %q: want a date as 2025-02-12, 2025-02 or 2025", s)
}

// isDate tells whether s is a day, a month or a year, or nothing.
func isDate(s string) bool {
	for _, layout := range []string{time.DateOnly, "2006-01", "2006"} {
		if _, err := time.Parse(layout, s); err == nil {
			return true
		}
	}
	return s == ""
}
