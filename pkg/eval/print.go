package eval

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/seed-16be0631/glane/pkg/nlp"
)

// Print writes the figures of r: all, by kind, and what was taken for what.
func (r Result) Print(w io.Writer) {
	fmt.Fprintf(w, "%-14s %7s %7s %7s %7s\n", "", "P", "R", "F1", "n")
	printScore(w, "all", r.All)
	for _, k := range r.kinds() {
		printScore(w, string(k), r.ByKind[k])
	}
	r.printConfusion(w)
	r.printSure(w)
}

// printSure writes how often mentions of about one score are right.
func (r Result) printSure(w io.Writer) {
	var n, right [10]int
	var sum [10]float64
	for _, f := range r.Found {
		k := min(9, max(0, int(f.Score*10)))
		n[k]++
		sum[k] += f.Score
		if f.Right {
			right[k]++
		}
	}
	fmt.Fprintf(w, "\n%-14s %7s %7s %7s\n", "score", "mean", "right", "n")
	for k := range n {
		if n[k] > 0 {
			fmt.Fprintf(w, "%.1f to %.1f     %7.3f %7.3f %7d\n", float64(k)/10, float64(k+1)/10, sum[k]/float64(n[k]), ratio(right[k], n[k]), n[k])
		}
	}
}

func printScore(w io.Writer, name string, s Score) {
	fmt.Fprintf(w, "%-14s %7.2f %7.2f %7.2f %7d\n", name, 100*s.Precision(), 100*s.Recall(), 100*s.F1(), s.TP+s.FN)
}

// kinds are those that occur, in the order of the guidelines.
func (r Result) kinds() []nlp.Kind {
	var out []nlp.Kind
	for _, k := range nlp.EntityKinds {
		if r.ByKind[k] != (Score{}) {
			out = append(out, k)
		}
	}
	return out
}

func (r Result) printConfusion(w io.Writer) {
	columns := append(r.kinds(), "")
	fmt.Fprintf(w, "\n%-14s", "want \\ got")
	for _, k := range columns {
		fmt.Fprintf(w, " %7.7s", name(k))
	}
	fmt.Fprintln(w)
	for _, want := range columns {
		fmt.Fprintf(w, "%-14s", name(want))
		for _, got := range columns {
			fmt.Fprintf(w, " %7d", r.Confusion[[2]nlp.Kind{want, got}])
		}
		fmt.Fprintln(w)
	}
}

func name(k nlp.Kind) string {
	if k == "" {
		return "nothing"
	}
	return string(k)
}

// PrintErrors writes at most n errors with what stands around them: first what
// was found with the greatest certainty, then what was missed.
func (r Result) PrintErrors(w io.Writer, n int) {
	worst := slices.Clone(r.Errors)
	slices.SortStableFunc(worst, func(a, b Error) int { return cmp.Compare(b.Score, a.Score) })
	for _, e := range worst[:min(n, len(worst))] {
		fmt.Fprintf(w, "%s\twant %s\tgot %s %.2f\t%s\n", e.Doc.ID, name(e.Want), name(e.Got), e.Score, around(e.Doc.Text, e.Span))
	}
}

// around is the span in double brackets, with some of the text about it.
func around(text string, s nlp.Span) string {
	const reach = 40 // bytes
	from, to := max(0, s.Start-reach), min(len(text), s.End+reach)
	for from > 0 && text[from]&0xC0 == 0x80 {
		from--
	}
	for to < len(text) && text[to]&0xC0 == 0x80 {
		to++
	}
	line := text[from:s.Start] + "[[" + text[s.Start:s.End] + "]]" + text[s.End:to]
	return strings.Join(strings.Fields(line), " ")
}
