package main

import (
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"github.com/seed-16be0631/glane/pkg/eval"
	"github.com/seed-16be0631/glane/pkg/gazetteer/frnames"
	"github.com/seed-16be0631/glane/pkg/lang/fr"
	"github.com/seed-16be0631/glane/pkg/ner"
	"github.com/seed-16be0631/glane/pkg/ner/frmodel"
	"github.com/seed-16be0631/glane/pkg/nlp"
	"github.com/seed-16be0631/glane/pkg/segment"
)

func newEvalCmd() *cobra.Command {
	var model string
	var coarse bool
	var errors int
	cmd := &cobra.Command{
		Use:   "eval SET...",
		Short: "Measure a tagger of French names on annotated text",
		Long: `Measure a tagger of French names on annotated text: precision, recall and F1
of exact spans with the right type, what was taken for what, and the worst
errors. A SET is what glane train reads.`,
		Example: `  glane eval held-out.conll
  glane eval --model mine.model --errors 40 held-out.conll`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, sets []string) error {
			return fail(runEval(cmd.OutOrStdout(), model, sets, coarse, errors))
		},
	}
	cmd.Flags().StringVar(&model, "model", "", "a model file (default: the built-in model)")
	cmd.Flags().BoolVar(&coarse, "coarse", false, "count PRODUCT, EVENT, WORK and MISC as one type")
	cmd.Flags().IntVar(&errors, "errors", 0, "how many errors to print")
	return cmd
}

func runEval(out io.Writer, model string, sets []string, coarse bool, errors int) error {
	m, err := openModel(model)
	if err != nil {
		return err
	}
	s, err := segment.New(fr.Pack())
	if err != nil {
		return err
	}
	kind := eval.Exact
	if coarse {
		kind = eval.Coarse
	}
	for i, set := range sets {
		r, err := evaluate(m, ner.BestMinScore, set, s, kind)
		if err != nil {
			return err
		}
		if i > 0 {
			fmt.Fprintln(out)
		}
		fmt.Fprintln(out, set)
		r.Print(out)
		r.PrintErrors(out, errors)
	}
	return nil
}

func openModel(path string) (*ner.Model, error) {
	if path == "" {
		return frmodel.Model()
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	m, err := ner.Open(string(data))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return m, nil
}

// evaluate compares what m finds, of scores from minScore on, with the annotation
// of a set.
func evaluate(m *ner.Model, minScore float64, set string, s *segment.Segmenter, kind func(nlp.Kind) nlp.Kind) (eval.Result, error) {
	gold, err := readSets([]string{set}, s)
	if err != nil {
		return eval.Result{}, err
	}
	names, err := frnames.Names()
	if err != nil {
		return eval.Result{}, err
	}
	finder, err := ner.NewFinder(ner.Config{Model: m, Names: names, MinScore: minScore})
	if err != nil {
		return eval.Result{}, err
	}
	got := make([]*nlp.Document, len(gold))
	for i, d := range gold {
		found := *d
		found.Mentions = finder.Find(d)
		got[i] = &found
	}
	return eval.Compare(gold, got, kind), nil
}
