package main

import (
	"errors"
	"fmt"
	"os"
	"regexp"
	"runtime"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/seed-16be0631/glane/pkg/extract"
	"github.com/seed-16be0631/glane/pkg/glane"
	"github.com/seed-16be0631/glane/pkg/report"
)

// extractFlags are the flags of extract, as the user wrote them.
type extractFlags struct {
	inputs              inputFlags
	format, output      string
	lang, referenceDate string
	kinds               []string
	jobs                int
	offsets             report.Unit
	text, implicit      bool
	gazetteer           string
	resume              bool
	errors              string
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
file's name, else none. It is never the clock.`,
		Example: `  glane extract article.txt
  glane extract --reference-date 2025-02-12 < article.txt
  glane extract --format csv --output mentions.csv articles/
  glane extract articles/ | jq -r '.amounts[] | select(.currency == "EUR") | .text'`,
		RunE: func(cmd *cobra.Command, args []string) error {
			return runExtract(cmd, f, args)
		},
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.StringVar(&f.format, "format", report.Formats[0].Name, "form of the output: jsonl, json (one indented array) or csv (one row a mention)")
	flags.StringVarP(&f.output, "output", "o", "", "write to `FILE`, which appears when it is complete, instead of standard output")
	flags.BoolVar(&f.resume, "resume", false, "go on with an interrupted run of the same inputs and options to the same --output")
	flags.StringVar(&f.errors, "errors", "", "write a JSON line for each failed input to `FILE`")
	f.inputs.add(flags)
	flags.StringVar(&f.lang, "lang", "auto", "language of all documents (fr, en), or auto to detect it")
	flags.StringVar(&f.referenceDate, "reference-date", "", "`DATE` (2025-02-12, 2025-02 or 2025) that \"hier\" and \"lundi\" count from")
	flags.StringSliceVar(&f.kinds, "kinds", glane.Kinds, "what to extract")
	flags.IntVarP(&f.jobs, "jobs", "j", runtime.NumCPU(), "documents to read at the same time; the output is the same for any `N`")
	flags.Var(&f.offsets, "offsets", "what start and end count: rune (code points), byte (of UTF-8) or utf16")
	flags.BoolVar(&f.text, "text", false, "put the document's text into the record")
	flags.BoolVar(&f.implicit, "implicit-amounts", false, "report amounts whose currency stands elsewhere (\"soit 4 milliards\")")
	flags.StringVar(&f.gazetteer, "gazetteer", "", "`FILE` of your own names, which always win: name, type, canonical name, identifier, separated by tabs")
	return cmd
}

func runExtract(cmd *cobra.Command, f extractFlags, args []string) (err error) {
	format, err := report.FormatNamed(f.format)
	if err != nil {
		return fmt.Errorf("--format: %w", err)
	}
	if f.resume && f.output == "" {
		return errors.New("--resume: want --output FILE too")
	}
	if f.jobs < 1 {
		return fmt.Errorf("--jobs %d: want 1 or more", f.jobs)
	}
	docs, inputs, err := f.inputs.open(args, cmd.InOrStdin())
	if err != nil {
		return err
	}
	defer func() { sayLeftOut(cmd.ErrOrStderr(), docs.LeftOut()) }()
	x, err := f.extractor()
	if err != nil {
		return err
	}
	tool, err := glane.Tool()
	if err != nil {
		return fail(err)
	}
	log := errorLog{diag: cmd.ErrOrStderr()}
	if f.errors != "" {
		file, err := os.Create(f.errors)
		if err != nil {
			return fail(err)
		}
		defer file.Close()
		log.records = file
	}
	out, err := openOutput(f.output, cmd.OutOrStdout(), f.resume, identity{tool, setFlags(cmd), args})
	if err != nil {
		return fail(err)
	}
	defer func() { err = out.finish(err) }()
	e := extraction{x, format, report.Options{Offsets: f.offsets, Text: f.text, Tool: tool}, out, log}
	return e.run(cmd.Context(), docs.Items(inputs, cmd.InOrStdin()), f.jobs)
}

// setFlags lists the flags that were set and that the records depend on.
func setFlags(cmd *cobra.Command) []string {
	set := []string{}
	cmd.Flags().Visit(func(f *pflag.Flag) {
		switch f.Name {
		case "output", "resume", "errors", "jobs":
		default:
			set = append(set, f.Name+"="+f.Value.String())
		}
	})
	return set // Visit goes in name order, or in that of the definition: the same each time
}

var languageCode = regexp.MustCompile(`^[a-z]{2}$`)

func (f extractFlags) extractor() (*extract.Extractor, error) {
	o := glane.Options{Kinds: f.kinds, ReferenceDate: f.referenceDate, ImplicitAmounts: f.implicit}
	if f.lang != "auto" {
		if !languageCode.MatchString(f.lang) {
			return nil, fmt.Errorf("--lang %q: want auto or a code of two letters, such as fr", f.lang)
		}
		o.Lang = f.lang
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
