package money

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-16be0631/glane/pkg/lang"
	"github.com/seed-16be0631/glane/pkg/nlp"
	"github.com/seed-16be0631/glane/pkg/pattern"
)

// noMoney is the currency of a family that is no money unless a cue says so:
// "livres" are books.
const noMoney = "-"

// statedWeight is how many cues an amount counts for that names its currency:
// behind "francs suisses", "francs" are Swiss.
const statedWeight = 1

// head is how many bytes at the beginning, where datelines stand, count three times.
const head = 300

// cues tell which currency of a family a document means.
type cues struct {
	families map[string][]string // family -> its currencies, the default first
	words    map[string][]cue
	priors   map[cue]int // the weight before any word is counted
}

type cue struct{ family, currency string }

func readCues(t *lang.Table) (cues, error) {
	c := cues{families: map[string][]string{}, words: map[string][]cue{}, priors: map[cue]int{}}
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
	}
	if len(c.families) == 0 {
		return c, fmt.Errorf("%s: no families", t.Name)
	}
	return c, nil
}

// chooser knows one document's cues.
type chooser struct {
	cues   cues
	weight map[cue]int
	common string // the currency of most amounts, for those that name none
}

// of counts the cues of d, if one of its amounts needs them.
func (c cues) of(d *nlp.Document, hits []pattern.Hit[sum]) chooser {
	ch := chooser{cues: c}
	needed, implicit := false, false
	for _, h := range hits {
		needed = needed || h.Value.isFamily()
		implicit = implicit || h.Value.implicit
	}
	if needed {
		ch.weight = c.count(d, hits)
	}
	if implicit {
		ch.common = ch.mostCommon(hits)
	}
	return ch
}

func (c cues) count(d *nlp.Document, hits []pattern.Hit[sum]) map[cue]int {
	weight := maps.Clone(c.priors)
	for i, t := range d.Tokens {
		if t.Kind == nlp.Number {
			continue
		}
		for _, k := range c.words[t.Norm] {
			weight[k]++
			if t.Start < head {
				weight[k] += 2
			}
		}
		if t.Kind == nlp.Word && d.Glued(i) && d.Tokens[i-1].Norm == "." {
			for _, k := range c.words["."+t.Norm] {
				weight[k]++
			}
		}
	}
	ch := chooser{cues: c, weight: weight}
	for _, h := range hits {
		currency, _ := ch.choose(h.Value)
		for family := range c.families {
			if h.Value.currency != family && slices.Contains(c.families[family], currency) {
				weight[cue{family, currency}] += statedWeight
			}
		}
	}
	return weight
}

// choose gives the currency of s and how it is known.
func (c chooser) choose(s sum) (currency, from string) {
	switch {
	case s.implicit:
		if c.common == "" {
			return noMoney, ""
		}
		return c.common, "context"
	case !s.isFamily():
		return s.currency, "stated"
	}
	currencies := c.cues.families[s.currency]
	if s.sure && currencies[0] == noMoney {
		currencies = currencies[1:]
	}
	best := currencies[0]
	for _, k := range currencies[1:] {
		if c.weight[cue{s.currency, k}] > c.weight[cue{s.currency, best}] {
			best = k
		}
	}
	if c.weight[cue{s.currency, best}] == c.cues.priors[cue{s.currency, best}] {
		return best, "default"
	}
	return best, "context"
}

func (c chooser) mostCommon(hits []pattern.Hit[sum]) string {
	count := map[string]int{}
	best := ""
	for _, h := range hits {
		if h.Value.implicit {
			continue
		}
		currency, _ := c.choose(h.Value)
		if count[currency]++; currency != noMoney && (best == "" || count[currency] > count[best]) {
			best = currency
		}
	}
	return best
}
