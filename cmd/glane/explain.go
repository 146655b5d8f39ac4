package main

import (
	"bytes"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/seed-16be0631/glane/pkg/extract"
	"github.com/seed-16be0631/glane/pkg/glane"
	"github.com/seed-16be0631/glane/pkg/input"
	"github.com/seed-16be0631/glane/pkg/nlp"
	"github.com/seed-16be0631/glane/pkg/report"
)

func newExplainCmd() *cobra.Command {
	var f extractFlags
	cmd := &cobra.Command{
		Use:   "explain [FILE|DIR|-]...",
		Short: "Tell why: rules, lists and features behind each mention, and what was refused",
		Long: `Tell why a document has the mentions that it has. Each mention stands with its
place (start and end in code points), its kind, its value or score, and what found
it: the line of the rule table, the lists that have the name, the model's features
that weigh most for it (+) or against it (-), or the place elsewhere in the
document that decided. Behind them stands what only looked like a mention, and
why it was refused.`,
		Example: `  glane explain article.txt
  echo "Rendez-vous le 31 février avec M. Dupont" | glane explain`,
		RunE: func(cmd *cobra.Command, args []string) error {
			return runExplain(cmd, f, args)
		},
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	f.readFlags(flags)
	flags.BoolVar(&f.implicit, "implicit-amounts", false, "report amounts whose currency stands elsewhere (\"soit 4 milliards\")")
	f.kinds, f.jobs = glane.Kinds, 1
	return cmd
}

func runExplain(cmd *cobra.Command, f extractFlags, args []string) error {
	docs, inputs, x, err := f.open(cmd, args)
	if err != nil {
		return err
	}
	defer func() { sayLeftOut(cmd.ErrOrStderr(), leftOut(docs.LeftOut())) }()
	work := func(item input.Item) ([]byte, error) {
		d, err := item.Document()
		if err != nil {
			return nil, err
		}
		e, err := x.Explain(d)
		if err != nil {
			return nil, err
		}
		return explained(d, e), nil
	}
	return printEach(cmd, docs.Items(inputs, cmd.InOrStdin()), f.jobs, work)
}

// explained writes an explanation.
func explained(d *nlp.Document, e *extract.Explanation) []byte {
	var b bytes.Buffer
	at := report.NewOffsets(d.Text, report.Runes)
	fmt.Fprintf(&b, "%s: language %s (%.4g), status %s, reference date %s (%s)\n", d.ID, d.Lang, d.Confidence, d.Status, orNone(d.Anchor.Value), d.Anchor.From)
	for _, p := range d.Passages {
		fmt.Fprintf(&b, "%d-%d in %s\n", at.Of(p.Start), at.Of(p.End), p.Lang)
	}
	for i, m := range d.Mentions {
		fmt.Fprintf(&b, "%d-%d %s %q %s\n", at.Of(m.Start), at.Of(m.End), m.Kind, d.Surface(m.Span), valueOf(m))
		fmt.Fprintf(&b, "    found by %s, score %.2f\n", m.Rule, m.Score)
		for _, line := range e.Why[i] {
			fmt.Fprintf(&b, "    %s\n", line)
		}
	}
	for _, r := range e.Refused {
		fmt.Fprintf(&b, "%d-%d refused: %s %q\n    found by %s: %s\n", at.Of(r.Start), at.Of(r.End), r.Kind, d.Surface(r.Span), r.Rule, r.Why)
	}
	return b.Bytes()
}

// valueOf is the value of a date or an amount, as "= 2025-02-12", and nothing of a name.
func valueOf(m nlp.Mention) string {
	switch {
	case m.Timex != nil:
		return "= " + orNone(m.Timex.Value)
	case m.Money == nil:
		return ""
	case m.Money.Value != "":
		return "= " + m.Money.Value + " " + m.Money.Currency
	}
	return "= " + m.Money.Min + "/" + m.Money.Max + " " + m.Money.Currency
}

func orNone(s string) string {
	if s == "" {
		return "none"
	}
	return s
}
