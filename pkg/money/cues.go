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
		family, currency := r.Cells[0], r.Cell(1)
		if currency == "" {
			return c, t.Errorf(r, "%d cells: want family, currency, words", len(r.Cells))
		}
		c.families[family] = append(c.families[family], currency)
		for _, w := range strings.Split(r.Cell(2), "|") {
			if w != "" {
				c.words[w] = append(c.words[w], cue{family, currency})
			}
		}
		if r.Cell(3) != "" {
			prior, err := strconv.Atoi(r.Cell(3))
			if err != nil {
				return c, t.Errorf(r, "prior %q: want a number", r.Cell(3))
			}
			c.priors[cue{family, currency}] = prior
		}
		if r.Cell(4) != "" {
			var s span
			if _, err := fmt.Sscanf(r.Cell(4), "%d-%d", &s.from, &s.to); err != nil {
				return c, t.Errorf(r, "years %q: want them as 1900-1999", r.Cell(4))
			}
			c.past[cue{family, currency}] = s
		}
	}
	if len(c.families) == 0 {
		return c, fmt.Errorf("%s: no families", t.Name)
	}
	return c, nil
}
