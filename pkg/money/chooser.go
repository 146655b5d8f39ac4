package money

import (
	"maps"
	"slices"
	"strconv"

	"github.com/seed-16be0631/glane/pkg/nlp"
	"github.com/seed-16be0631/glane/pkg/pattern"
)

// statedWeight is how many cues an amount counts for that names its currency:
// behind "francs suisses", "francs" are Swiss.
const statedWeight = 1

// head is how many bytes at the beginning, where datelines stand, count three times.
const head = 300

// pastWeight is how many cues a year beside the amount counts for.
const pastWeight = 3

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
		years(d, hits)
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
		if c.weigh(s, k) > c.weigh(s, best) {
			best = k
		}
	}
	if c.cues.families[best] != nil { // cents of some dollar
		return c.choose(sum{currency: best})
	}
	if c.weigh(s, best) == c.cues.priors[cue{s.currency, best}] {
		return best, "default"
	}
	return best, "context"
}

// weigh gives what speaks for a currency of the family of s.
func (c chooser) weigh(s sum, currency string) int {
	k := cue{s.currency, currency}
	if p, ok := c.cues.past[k]; ok && p.from <= s.year && s.year <= p.to {
		return c.weight[k] + pastWeight
	}
	return c.weight[k]
}

// years notes with each hit the first year that its sentence names, or the one
// before it.
func years(d *nlp.Document, hits []pattern.Hit[sum]) {
	known, year := -1, 0
	for i := range hits {
		k := d.SentenceOf(hits[i].First)
		if k < 0 || !hits[i].Value.isFamily() {
			continue
		}
		if k != known {
			known, year = k, firstYear(d.Tokens[d.Sentences[max(k-1, 0)].First:d.Sentences[k].Last])
		}
		hits[i].Value.year = year
	}
}

func firstYear(tokens []nlp.Token) int {
	for _, t := range tokens {
		if t.Kind != nlp.Number || t.Len() != 4 {
			continue
		}
		if n, err := strconv.Atoi(t.Norm); err == nil && n > 1000 && n < 2100 {
			return n
		}
	}
	return 0
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
