package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strconv"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"github.com/seed-16be0631/glane/pkg/eval"
	"github.com/seed-16be0631/glane/pkg/gazetteer/frnames"
	"github.com/seed-16be0631/glane/pkg/lang/fr"
	"github.com/seed-16be0631/glane/pkg/ner"
	"github.com/seed-16be0631/glane/pkg/ner/frmodel"
	"github.com/seed-16be0631/glane/pkg/nlp"
	"github.com/seed-16be0631/glane/pkg/segment"
)

// trainFlags are the flags of glane train.
type trainFlags struct {
	train, dev, raw []string
	dictionary      string
	out             string
	figuresOf       string
	info            []string
	seed            uint64
	passes, runs    int
	rounds          int
}

func newTrainCmd() *cobra.Command {
	var f trainFlags
	cmd := &cobra.Command{
		Use:   "train --train SET... --dev SET... --out FILE",
		Short: "Train a tagger of French names on annotated text",
		Long: `Train a tagger of French names on annotated text.

A SET is NAME for NAME.txt and NAME.ann, a .txt file of articles with inline
marks ([[Paris|LOC]]), or a .conll file of columns. The same sets, flags and
seed give the same model.`,
		Example: `  glane train --train mine.conll --dev held-out.conll --out mine.model
  glane eval --model mine.model held-out.conll`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			info, err := modelInfo(f)
			if err != nil {
				return err
			}
			signal.Reset(os.Interrupt, syscall.SIGTERM) // a Ctrl-C ends it: nothing is written before the end
			return fail(runTrain(f, info, cmd.ErrOrStderr()))
		},
	}
	flags := cmd.Flags()
	flags.StringArrayVar(&f.train, "train", nil, "a set to train on (repeatable)")
	flags.StringArrayVar(&f.dev, "dev", nil, "a set to state figures on and to calibrate scores by (repeatable)")
	flags.StringArrayVar(&f.raw, "raw", nil, "a file of plain text, a sentence or paragraph a line, to learn word classes from (repeatable; default: the built-in model's classes)")
	flags.StringVar(&f.dictionary, "dictionary", "", "with --raw: a Hunspell .dic file, to tell everyday words from names")
	flags.StringVar(&f.out, "out", "", "the model file to write")
	flags.StringVar(&f.figuresOf, "figures-of", "", "a `MODEL` trained alike without some of the sets, whose figures and calibration this one takes over")
	flags.StringArrayVar(&f.info, "info", nil, "KEY=VALUE to note in the model (repeatable)")
	flags.Uint64Var(&f.seed, "seed", 1, "the seed of the order of sentences")
	flags.IntVar(&f.passes, "passes", 0, "how often to go over the sets (0: as the built-in model)")
	flags.IntVar(&f.runs, "runs", 0, "how many trainings to average (0: one)")
	flags.IntVar(&f.rounds, "rounds", 0, "with --raw: how often the model labels the plain text and is trained again with it")
	for _, name := range []string{"train", "out"} {
		if err := cmd.MarkFlagRequired(name); err != nil {
			panic(err) // a flag that is not there
		}
	}
	return cmd
}

func runTrain(f trainFlags, info []ner.Info, log io.Writer) error {
	s, err := segment.New(fr.Pack())
	if err != nil {
		return err
	}
	names, err := frnames.Names()
	if err != nil {
		return err
	}
	docs, err := readSets(f.train, s)
	if err != nil {
		return err
	}
	t := ner.Training{Names: names, Passes: f.passes, Runs: f.runs, Rounds: f.rounds, Seed: f.seed, Log: log}
	if t.Raw, err = readRaw(f.raw, s); err != nil {
		return err
	}
	if t.Lexicon, err = lexicon(t.Raw, f.dictionary, docs); err != nil {
		return err
	}
	m, err := t.Train(docs)
	if err != nil {
		return err
	}
	m.Info = info
	var scores []float64
	var right []bool
	for _, set := range f.dev {
		r, err := evaluate(m, 0, set, s, eval.Exact)
		if err != nil {
			return err
		}
		score := strconv.FormatFloat(100*r.All.F1(), 'f', 2, 64)
		m.Info = append(m.Info, ner.Info{Key: "f1:" + set, Value: score})
		fmt.Fprintf(log, "%s: F1 %s\n", set, score)
		for _, found := range r.Found {
			scores, right = append(scores, found.Score), append(right, found.Right)
		}
	}
	if len(f.dev) > 0 {
		m = m.Calibrated(scores, right)
	}
	if f.figuresOf != "" {
		if err := takeFigures(m, f.figuresOf); err != nil {
			return err
		}
	}
	return os.WriteFile(f.out, m.Bytes(), 0o644)
}

// takeFigures gives m the figures and the calibration of the model in a file.
func takeFigures(m *ner.Model, path string) error {
	other, err := openModel(path)
	if err != nil {
		return err
	}
	for _, i := range other.Info {
		if strings.HasPrefix(i.Key, "f1:") || i.Key == ner.CalibrationKey {
			m.Info = append(m.Info, i)
		}
	}
	return nil
}

// modelInfo is what the flags say about the model.
func modelInfo(f trainFlags) ([]ner.Info, error) {
	info := []ner.Info{{Key: "lang", Value: "fr"}}
	for _, i := range f.info {
		key, value, ok := strings.Cut(i, "=")
		if !ok || key == "" || strings.ContainsAny(key, " \n") {
			return nil, fmt.Errorf("--info %q: want KEY=VALUE", i)
		}
		info = append(info, ner.Info{Key: key, Value: value})
	}
	return append(info,
		ner.Info{Key: "train", Value: strings.Join(f.train, " ")},
		ner.Info{Key: "seed", Value: strconv.FormatUint(f.seed, 10)}), nil
}

func readSets(paths []string, s *segment.Segmenter) ([]*nlp.Document, error) {
	var all []*nlp.Document
	for _, p := range paths {
		docs, err := eval.ReadSet(p)
		if err != nil {
			return nil, err
		}
		for _, d := range docs {
			s.Split(d)
		}
		all = append(all, docs...)
	}
	return all, nil
}

// readRaw reads plain text, a document a line.
func readRaw(paths []string, s *segment.Segmenter) ([]*nlp.Document, error) {
	var docs []*nlp.Document
	for _, path := range paths {
		err := eachLine(path, func(line string) {
			d := &nlp.Document{Text: line}
			s.Split(d)
			docs = append(docs, d)
		})
		if err != nil {
			return nil, err
		}
	}
	return docs, nil
}

// lexicon learns the classes of words from raw text and the text of the sets,
// or takes those of the built-in model.
func lexicon(raw []*nlp.Document, dictionary string, docs []*nlp.Document) (*ner.Lexicon, error) {
	if len(raw) == 0 {
		m, err := frmodel.Model()
		if err != nil {
			return nil, err
		}
		return m.Lexicon(), nil
	}
	small, err := ner.SmallWords(fr.Pack())
	if err != nil {
		return nil, err
	}
	r := &ner.RawText{Function: small, Dictionary: map[string]bool{}}
	for _, d := range raw {
		r.Add(d)
	}
	for _, d := range docs {
		r.Add(d)
	}
	if dictionary != "" {
		err := eachLine(dictionary, func(line string) {
			word, _, _ := strings.Cut(line, "/")
			if word == strings.ToLower(word) {
				r.Dictionary[word] = true
			}
		})
		if err != nil {
			return nil, err
		}
	}
	return r.Lexicon(), nil
}

// eachLine calls do for every line of a file that is not empty and does not
// begin with #.
func eachLine(path string, do func(line string)) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		if line := lines.Text(); line != "" && line[0] != '#' {
			do(line)
		}
	}
	return lines.Err()
}
