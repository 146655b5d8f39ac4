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
}

func newDetectCmd() *cobra.Command {
	var format string
	var inputs inputFlags
	cmd := &cobra.Command{
		Use:   "detect [FILE|DIR|-]...",
		Short: "Detect the language alone",
		Long: `Detect the language of each document: a line with the ISO 639-1 code ("und" when
it cannot be told), how sure that is from 0 to 1, and the document's id.`,
		Example: `  glane detect articles/
  glane detect --format jsonl articles/ | jq -r 'select(.language.code != "fr") | .source'`,
		RunE: func(cmd *cobra.Command, args []string) error {
			return runDetect(cmd, format, inputs, args)
		},
	}
	cmd.Flags().StringVar(&format, "format", "text", "text (code, confidence and id, separated by tabs) or jsonl")
	inputs.add(cmd.Flags())
	return cmd
}

func runDetect(cmd *cobra.Command, format string, inputs inputFlags, args []string) error {
	show, err := detectionForm(format)
	if err != nil {
		return err
	}
	reader, args, err := inputs.open(args, cmd.InOrStdin())
	if err != nil {
		return err
	}
	defer func() { sayLeftOut(cmd.ErrOrStderr(), reader.LeftOut()) }()
	detector, err := langid.New()
	if err != nil {
		return fail(err)
	}
	b := batch{jobs: runtime.NumCPU()}
	b.work = func(item input.Item) ([]byte, error) {
		d, err := item.Document()
		if err != nil {
			return nil, err
		}
		g := detector.Detect(d.Text)
		return show(detection{d.ID, d.Source, report.Language{Code: g.Tag, Confidence: g.Confidence}})
	}
	b.done = func(r result) error {
		if r.err != nil {
			say(cmd.ErrOrStderr(), r.err)
			return nil
		}
		_, err := cmd.OutOrStdout().Write(r.encoded)
		return writing(err)
	}
	t, err := b.run(cmd.Context(), reader.Items(args, cmd.InOrStdin()), tally{})
	if err != nil {
		return err
	}
	return t.err()
}

func detectionForm(name string) (func(detection) ([]byte, error), error) {
	switch name {
	case "text":
		return func(d detection) ([]byte, error) {
			return fmt.Appendf(nil, "%s\t%g\t%s\n", d.Language.Code, d.Language.Confidence, d.ID), nil
		}, nil
	case "jsonl":
		return func(d detection) ([]byte, error) {
			line, err := json.Marshal(d)
			return append(line, '\n'), err
		}, nil
	}
	return nil, fmt.Errorf("--format: unknown format %q: want text, jsonl", name)
}
