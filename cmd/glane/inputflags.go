package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/pflag"

	"github.com/seed-16be0631/glane/pkg/input"
)

// inputFlags are the flags that say what is read, as the user wrote them.
type inputFlags struct {
	format           string
	fields           input.Fields
	include, exclude []string
	filesFrom        string
	maxBytes         size
}

// add adds the flags of a command.
func (f *inputFlags) add(flags *pflag.FlagSet) {
	f.maxBytes = input.DefaultMaxBytes
	flags.StringVar(&f.format, "input-format", string(input.Auto), "auto (by name), "+strings.TrimPrefix(input.FormatNames(), "auto, "))
	flags.StringVar(&f.fields.Text, "text-field", "", "`NAME` of the field or column that holds the text (default \"text\")")
	flags.StringVar(&f.fields.ID, "id-field", "", "`NAME` of that with the id (default \"id\")")
	flags.StringVar(&f.fields.Date, "date-field", "", "`NAME` of that with the publication date (default \"date\")")
	flags.StringArrayVar(&f.include, "include", nil, "of folders and archives, read the files that match `GLOB` alone (*.html, 2025/**; repeatable)")
	flags.StringArrayVar(&f.exclude, "exclude", nil, "leave out files and folders that match `GLOB` (repeatable)")
	flags.StringVar(&f.filesFrom, "files-from", "", "read the paths in `LIST` too, one a line (or NUL-separated); - is standard input")
	flags.Var(&f.maxBytes, "max-bytes", "size of the longest document, decompressed, as 500k, 20M or 1G; longer ones fail")
}

// open gives the reader and the inputs that the flags and args ask for.
func (f inputFlags) open(args []string, stdin io.Reader) (*input.Reader, []string, error) {
	format, err := input.FormatNamed(f.format)
	if err != nil {
		return nil, nil, fmt.Errorf("--input-format: %w", err)
	}
	globs := input.Globs{Include: f.include, Exclude: f.exclude}
	if err := globs.Check(); err != nil {
		return nil, nil, fmt.Errorf("--include, --exclude: %w", err)
	}
	args, err = f.inputs(args, stdin)
	if err != nil {
		return nil, nil, err
	}
	return &input.Reader{Format: format, Fields: f.fields, Globs: globs, MaxBytes: int(f.maxBytes)}, args, nil
}

// inputs gives args and the paths of --files-from.
func (f inputFlags) inputs(args []string, stdin io.Reader) ([]string, error) {
	if f.filesFrom == "" {
		return args, nil
	}
	list, err := readList(f.filesFrom, stdin)
	if err != nil {
		return nil, fail(fmt.Errorf("--files-from: %w", err))
	}
	if len(list) == 0 {
		return nil, fail(fmt.Errorf("--files-from %s: no paths in it", f.filesFrom))
	}
	all := slices.Concat(args, list)
	if f.filesFrom == "-" && slices.Contains(all, "-") {
		return nil, errors.New("--files-from -: standard input is the list and cannot be a document too")
	}
	return all, nil
}

// readList reads paths, one a line, or between NULs when there is one.
func readList(name string, stdin io.Reader) ([]string, error) {
	var list []byte
	var err error
	if name == "-" {
		list, err = io.ReadAll(stdin)
	} else {
		list, err = os.ReadFile(name)
	}
	end := "\n"
	if bytes.IndexByte(list, 0) >= 0 {
		end = "\x00"
	}
	var paths []string
	for path := range strings.SplitSeq(string(list), end) {
		if path = strings.TrimSuffix(path, "\r"); path != "" {
			paths = append(paths, path)
		}
	}
	return paths, err
}

// leftOut names the counts of what was left out of folders and archives.
func leftOut(l input.LeftOut) map[string]int {
	return map[string]int{"hidden": l.Hidden, "binary": l.Binary, "symbolic links": l.Links}
}

// sayLeftOut prints how much was left out, if anything.
func sayLeftOut(diag io.Writer, counts map[string]int) {
	if text := ranking(counts); text != "" {
		fmt.Fprintf(diag, "glane: left out: %s\n", text)
	}
}

// size is a flag of a number of bytes.
type size int64

// units are the powers of 1024 that head and dd know, and of 1000 with a B.
var units = []struct {
	ending string
	bytes  int64
}{{"KB", 1e3}, {"MB", 1e6}, {"GB", 1e9}, {"K", 1 << 10}, {"M", 1 << 20}, {"G", 1 << 30}}

// Set reads 500k, 20M, 20MB or 20000000.
func (s *size) Set(text string) error {
	number, unit := strings.ToUpper(text), int64(1)
	for _, u := range units {
		if n, ok := strings.CutSuffix(number, u.ending); ok {
			number, unit = n, u.bytes
			break
		}
	}
	const most = 1 << 40 // bytes
	n, err := strconv.ParseInt(number, 10, 64)
	if err != nil || n < 1 || n > most/unit {
		return errors.New("want a size from 1 to 1024G, as 500k, 20M or 1G")
	}
	*s = size(n * unit)
	return nil
}

// String gives the size as Set reads it.
func (s *size) String() string {
	for _, u := range slices.Backward(units) {
		if n := int64(*s); n%u.bytes == 0 {
			return strconv.FormatInt(n/u.bytes, 10) + u.ending
		}
	}
	return strconv.FormatInt(int64(*s), 10)
}

// Type names the value in the help.
func (s *size) Type() string { return "SIZE" }
