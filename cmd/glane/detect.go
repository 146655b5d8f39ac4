package main

import (
	"encoding/json"
	"fmt"
	"io"
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
	var format, inputFormat string
	cmd := &cobra.Command{
		Use:   "detect [FILE|DIR|-]...",
		Short: "Detect the language alone",
		Long: `Detect the language of each document: a line with the ISO 639-1 code ("und" when
it cannot be told), how sure that is from 0 to 1, and the document's id.`,
		Example: `  glane detect articles/
  glane detect --format jsonl articles/ | jq -r 'select(.language.code != "fr") | .source'`,
		RunE: func(cmd *cobra.Command, args []string) error {
			return runDetect(format, inputFormat, args, cmd.InOrStdin(), cmd.OutOrStdout(), cmd.ErrOrStderr())
		},
	}
	cmd.Flags().StringVar(&format, "format", "text", "text (code, confidence and id, separated by tabs) or jsonl")
	cmd.Flags().StringVar(&inputFormat, "input-format", "auto", "auto (by name), text or jsonl")
	return cmd
}

func runDetect(format, inputFormat string, args []string, in io.Reader, out, diag io.Writer) error {
	show, err := detectionForm(format)
	if err != nil {
		return err
	}
	f, err := input.FormatNamed(inputFormat)
	if err != nil {
		return fmt.Errorf("--input-format: %w", err)
	}
	detector, err := langid.New()
	if err != nil {
		return fail(err)
	}
	reader := input.Reader{Format: f}
	return each(reader.Items(args, in), runtime.NumCPU(), diag, func(item input.Item) ([]byte, error) {
		d, err := item.Document()
		if err != nil {
			return nil, err
		}
		g := detector.Detect(d.Text)
		return show(detection{d.ID, d.Source, report.Language{Code: g.Tag, Confidence: g.Confidence}})
	}, func(line []byte) error {
		_, err := out.Write(line)
		return err
	})
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
