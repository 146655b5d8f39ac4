package input

import (
	"fmt"
	"path"
	"strings"
)

// Format tells how documents stand in a file.
type Format string

// The formats.
const (
	Auto     Format = "auto"     // by the ending of the name; else HTML when it begins so, else Text
	Text     Format = "text"     // one document a file
	Markdown Format = "markdown" // the same, with marks and front matter
	HTML     Format = "html"     // the article of a page
	JSONL    Format = "jsonl"    // one JSON object a line
	CSV      Format = "csv"      // one row a document, behind a header
	TSV      Format = "tsv"      // the same, with tabs
)

// formats are those that a user can ask for, with their usual endings.
var formats = []struct {
	format  Format
	endings []string
}{
	{Auto, nil},
	{Text, []string{".txt", ".text"}},
	{Markdown, []string{".md", ".markdown"}},
	{HTML, []string{".html", ".htm", ".xhtml"}},
	{JSONL, []string{".jsonl", ".ndjson"}},
	{CSV, []string{".csv"}},
	{TSV, []string{".tsv", ".tab"}},
}

// FormatNames lists the formats that FormatNamed knows.
func FormatNames() string {
	var names []string
	for _, f := range formats {
		names = append(names, string(f.format))
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " or " + names[last]
}

// FormatNamed gives the format with that name, or an error that lists them.
func FormatNamed(name string) (Format, error) {
	for _, f := range formats {
		if name == string(f.format) {
			return f.format, nil
		}
	}
	return "", fmt.Errorf("unknown format %q: want %s", name, FormatNames())
}

// kind is how a file is packed, by its name.
type kind struct {
	format  Format
	packing packing
	archive archive
}

type packing string // how bytes are compressed

// The packings, as errors name them.
const (
	plain packing = ""
	gz    packing = "gzip"
	zst   packing = "zstd"
)

type archive string // how files are put into one

// The archives, as errors name them.
const (
	single  archive = ""
	zipped  archive = "ZIP"
	tarball archive = "TAR"
)

// packings are the endings of compressed files, and the endings that stand
// for them with what is inside.
var packings = []struct {
	ending  string
	packing packing
	inside  string
}{
	{".gz", gz, ""}, {".zst", zst, ""}, {".zstd", zst, ""}, {".tgz", gz, ".tar"}, {".tzst", zst, ".tar"},
}

// kindOf tells by its name how a file is packed and what is in it. The format
// of the Reader wins over the name.
func (r *Reader) kindOf(name string) kind {
	name = strings.ToLower(name)
	k := kind{format: r.Format}
	for _, p := range packings {
		if inner, ok := strings.CutSuffix(name, p.ending); ok {
			name, k.packing = inner+p.inside, p.packing
			break
		}
	}
	ending := path.Ext(name)
	switch {
	case ending == ".tar":
		k.archive = tarball
	case ending == ".zip" && k.packing == plain:
		k.archive = zipped
	case k.format == "" || k.format == Auto:
		k.format = formatOf(ending)
	}
	return k
}

// formatOf gives the format that an ending stands for, or Auto.
func formatOf(ending string) Format {
	for _, f := range formats {
		for _, e := range f.endings {
			if e == ending {
				return f.format
			}
		}
	}
	return Auto
}
