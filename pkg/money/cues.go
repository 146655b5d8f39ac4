package money

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/seed-16be0631/glane/pkg/lang"
)

// noMoney is the currency of a family that is no money unless a cue says so:
// "livres" are books.
const noMoney = "-"

// cues tell which currency of a family a document means.
type cues struct {
	families map[string][]string // family -> its currencies, the default first
	words    map[string][]cue
	priors   map[cue]int // the weight before any word is counted
	past     map[cue]span
}

// span is years: one of them beside an amount speaks for the currency.
type span struct{ from, to int }

type cue struct{ family, currency string }

func readCues(t *lang.Table) (cues, error) {
	c := cues{families: map[string][]string{}, words: map[string][]cue{}, priors: map[cue]int{}, past: map[cue]span{}}
	for _, r := range t.Rows {
		if err := c.row(r); err != nil {
			return c, t.Errorf(r, "%w", err)
		}
	}
	return c, c.check(t)
}

// row reads family, currency, words, prior weight, years.
func (c cues) row(r lang.Row) error {
	k := cue{r.Cells[0], r.Cell(1)}
	if k.currency == "" {
		return fmt.Errorf("%d cells: want family, currency, words", len(r.Cells))
	}
	c.families[k.family] = append(c.families[k.family], k.currency)
	for _, w := range strings.Split(r.Cell(2), "|") {
		if w != "" {
			c.words[w] = append(c.words[w], k)
		}
	}
	if r.Cell(3) != "" {
		prior, err := strconv.Atoi(r.Cell(3))
		if err != nil {
			return fmt.Errorf("prior %q: want a number", r.Cell(3))
		}
		c.priors[k] = prior
	}
	if r.Cell(4) != "" {
		var s span
		if _, err := fmt.Sscanf(r.Cell(4), "%d-%d", &s.from, &s.to); err != nil {
			return fmt.Errorf("years %q: want them as 1900-1999", r.Cell(4))
		}
		c.past[k] = s
	}
	return nil
}

// check refuses currencies that are neither a code nor a family of codes.
func (c cues) check(t *lang.Table) error {
	for _, r := range t.Rows {
		for _, k := range append([]string{r.Cell(1)}, c.families[r.Cell(1)]...) {
			if _, ok := codes()[k]; !ok && k != noMoney && (k != r.Cell(1) || c.families[k] == nil) {
				return t.Errorf(r, "unknown currency %q: want a code of iso4217.tsv, or a family of codes", k)
			}
		}
	}
	return nil
}
