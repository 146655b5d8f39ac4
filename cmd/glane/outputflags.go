package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"golang.org/x/term"

	"github.com/seed-16be0631/glane/pkg/report"
)

// outputFlags are the flags of extract that say where the records go, and how.
type outputFlags struct {
	format    string
	output    string
	dir       string
	compress  string
	resume    bool
	errors    string
	delimiter string
	csv       report.CSV
	progressFlags
}

func (f *outputFlags) register(flags *pflag.FlagSet) {
	flags.StringVar(&f.format, "format", report.Formats[0].Name, "form of the output: jsonl, json (one indented array), csv or parquet (one row a mention)")
	flags.StringVarP(&f.output, "output", "o", "", "write to `FILE`, which appears when it is complete, instead of standard output")
	flags.StringVar(&f.dir, "output-dir", "", "write a file for each input file to `DIR`, which is new or empty: a/b.txt gives DIR/a/b.txt.jsonl")
	flags.StringVar(&f.compress, "compress", "auto", "gz, zst, none, or auto (by the name of --output)")
	flags.BoolVar(&f.resume, "resume", false, "go on with an interrupted run of the same inputs and options to the same output")
	flags.StringVar(&f.errors, "errors", "", "write a JSON line for each failed input to `FILE`")
	flags.StringVar(&f.delimiter, "csv-delimiter", ",", "`CHARACTER` between the cells of csv: \";\" for spreadsheets in French, or tab")
	flags.BoolVar(&f.csv.BOM, "csv-bom", false, "begin csv with a byte order mark, by which Excel knows UTF-8")
	flags.BoolVar(&f.csv.DecimalComma, "csv-decimal-comma", false, "write numbers in csv as 3,5 instead of 3.5")
	f.progressFlags.register(flags)
}

// outOnly tells whether the records do not depend on the flag: a run may go on
// with another value.
func outOnly(flag string) bool {
	switch flag {
	case "output", "output-dir", "resume", "errors", "jobs", "progress", "quiet", "log-format":
		return true
	}
	return false
}

// form gives the form of the output, or what is wrong with the flags.
func (f *outputFlags) form(cmd *cobra.Command, inputs []string) (out form, err error) {
	if out.format, err = report.FormatNamed(f.format); err != nil {
		return out, fmt.Errorf("--format: %w", err)
	}
	if f.csv.Delimiter, err = report.ParseDelimiter(f.delimiter); err != nil {
		return out, fmt.Errorf("--csv-delimiter %w", err)
	}
	if out.format.Name == "csv" {
		out.format = f.csv.Format()
	} else {
		for _, name := range []string{"csv-delimiter", "csv-bom", "csv-decimal-comma"} {
			if cmd.Flags().Changed(name) {
				return out, fmt.Errorf("--%s: want --format csv too", name)
			}
		}
	}
	if out.compress, err = compressionNamed(f.compress, f.output); err != nil {
		return out, fmt.Errorf("--compress: %w", err)
	}
	if err := f.conflict(out); err != nil {
		return out, err
	}
	if err := f.progressFlags.check(); err != nil {
		return out, err
	}
	if f.seen(cmd) && (out.format.Whole || out.compress != plain) {
		return out, fmt.Errorf("%s is not for a terminal: want --output FILE", out.suffix()[1:])
	}
	return out, f.outside(inputs)
}

// seen tells whether the records go to a terminal.
func (f *outputFlags) seen(cmd *cobra.Command) bool {
	return f.output == "" && f.dir == "" && isTerminal(cmd.OutOrStdout())
}

// conflict tells of flags that do not go together.
func (f *outputFlags) conflict(out form) error {
	switch {
	case f.output != "" && f.dir != "":
		return errors.New("--output and --output-dir: want one of them")
	case f.resume && f.output == "" && f.dir == "":
		return errors.New("--resume: want --output FILE or --output-dir DIR too")
	case out.format.Whole && out.compress != plain:
		return fmt.Errorf("--compress %s: a %s file is compressed in itself", out.compress, out.format.Name)
	case out.format.Whole && f.resume && f.dir == "":
		return fmt.Errorf("--resume: a %s file can only be written in one go: want --output-dir DIR, or jsonl or csv", out.format.Name)
	}
	return nil
}

// open opens the output of the run id.
func (f *outputFlags) open(stdout io.Writer, out form, id identity) (sink, error) {
	if f.dir != "" {
		return openTree(f.dir, out, f.resume, id)
	}
	return openOutput(f.output, stdout, out, f.resume, id)
}

// outside refuses an output inside a folder that is read: the records would be
// inputs.
func (f *outputFlags) outside(inputs []string) error {
	out := f.output + f.dir // one of them
	if out == "" {
		return nil
	}
	place, err := realPath(filepath.Dir(filepath.Clean(out)))
	if err != nil {
		return nil // opening it will tell
	}
	place = filepath.Join(place, filepath.Base(out))
	for _, in := range inputs {
		dir, err := realPath(in)
		if err != nil || !isDir(dir) {
			continue
		}
		if rel, err := filepath.Rel(dir, place); err == nil && filepath.IsLocal(rel) {
			return fmt.Errorf("%s: is inside the input folder %s: want the output elsewhere", out, in)
		}
	}
	return nil
}

// realPath is the one name of a path that has no links in it.
func realPath(path string) (string, error) {
	path, err := filepath.EvalSymlinks(path)
	if err != nil {
		return "", err
	}
	return filepath.Abs(path)
}

func isDir(path string) bool {
	i, err := os.Stat(path)
	return err == nil && i.IsDir()
}

// isTerminal tells whether what is written to w is seen at once by a person.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}
