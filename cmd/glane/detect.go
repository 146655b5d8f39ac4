package main

import (
	"encoding/json"
	"fmt"
	"runtime"

	"github.com/spf13/cobra"

	"github.com/seed-16be0631/glane/pkg/input"
	"github.com/seed-16be0631/glane/pkg/langid"
	"github.com/seed-16be0631/glane/pkg/report"
)

// detection is what detect says of one document.
type detection struct {
	ID       string          `json:"id"`
	Source   string          `json:"source"`
	Language report.Language `json:"language"`
	Ranked   []ranked        `json:"ranked"`
}

// ranked is one language that a document may be in, and its share of the
// evidence.
type ranked struct {
	Code       string  `json:"code"`
	Confidence float64 `json:"confidence"`
}

func newDetectCmd() *cobra.Command {
	var format string
	var passages bool
	var inputs inputFlags
	cmd := &cobra.Command{
		Use:   "detect [FILE|DIR|-]...",
		Short: "Detect the language alone",
		Long: `Detect the language of each document: a line with the ISO 639-1 code ("und" when
it cannot be told), how sure that is from 0 to 1, and the document's id. With
--format jsonl the languages that come next are there too, the best first.

With --passages, the pieces of a text in several languages follow its line: code,
start and end in code points, and the id.`,
		Example: `  glane detect articles/
  glane detect --format jsonl articles/ | jq -r 'select(.language.code != "fr") | .source'`,
		RunE: func(cmd *cobra.Command, args []string) error {
			return runDetect(cmd, format, inputs, passages, args)
		},
	}
	cmd.Flags().StringVar(&format, "format", "text", "text (code, confidence and id, separated by tabs) or jsonl")
	cmd.Flags().BoolVar(&passages, "passages", false, "tell the pieces of a text in several languages")
	inputs.add(cmd.Flags())
	return cmd
}

func runDetect(cmd *cobra.Command, format string, inputs inputFlags, passages bool, args []string) error {
	show, err := detectionForm(format)
	if err != nil {
		return err
	}
	reader, args, err := inputs.open(args, cmd.InOrStdin())
	if err != nil {
		return err
	}
	defer func() { sayLeftOut(cmd.ErrOrStderr(), leftOut(reader.LeftOut())) }()
	detector, err := langid.New()
	if err != nil {
		return fail(err)
	}
	work := func(item input.Item) ([]byte, error) {
		d, err := item.Document()
		if err != nil {
			return nil, err
		}
		g := detector.Detect(d.Text)
		d.Lang, d.Confidence = g.Tag, g.Confidence
		if passages {
			if p := detector.Passages(d.Text, g.Tag); len(p) > 1 {
				d.Passages = p
			}
		}
		out := detection{ID: d.ID, Source: d.Source, Language: report.NewLanguage(d, report.Runes), Ranked: []ranked{}}
		for _, r := range g.Ranked {
			out.Ranked = append(out.Ranked, ranked{r.Tag, r.Confidence})
		}
		return show(out)
	}
	return printEach(cmd, reader.Items(args, cmd.InOrStdin()), runtime.NumCPU(), work)
}

func detectionForm(name string) (func(detection) ([]byte, error), error) {
	switch name {
	case "text":
		return func(d detection) ([]byte, error) {
			out := fmt.Appendf(nil, "%s\t%g\t%s\n", d.Language.Code, d.Language.Confidence, d.ID)
			for _, p := range d.Language.Passages {
				out = fmt.Appendf(out, "%s\t%d\t%d\t%s\n", p.Code, p.Start, p.End, d.ID)
			}
			return out, nil
		}, nil
	case "jsonl":
		return func(d detection) ([]byte, error) {
			line, err := json.Marshal(d)
			return append(line, '\n'), err
		}, nil
	}
	return nil, fmt.Errorf("--format: unknown format %q: want text, jsonl", name)
}
