package money

import (
	"github.com/seed-16be0631/glane/pkg/lang"
	"github.com/seed-16be0631/glane/pkg/nlp"
	"github.com/seed-16be0631/glane/pkg/number"
	"github.com/seed-16be0631/glane/pkg/pattern"
	"github.com/seed-16be0631/glane/pkg/segment"
)

// Config is what a Finder is made of.
type Config struct {
	Pack      *lang.Pack
	Segmenter *segment.Segmenter
	Implicit  bool // also amounts whose currency stands elsewhere: "soit 4 milliards"
}

// Finder finds amounts of money. It is safe for concurrent use.
type Finder struct {
	set  *pattern.Set[sum]
	cues cues
}

// New reads the pack's tables. An error names the table and the line.
func New(c Config) (*Finder, error) {
	numbers, err := number.New(c.Pack, c.Segmenter)
	if err != nil {
		return nil, err
	}
	tables, err := readTables(c.Pack, "amounts.tsv", "currency-cues.tsv", "currencies.tsv")
	if err != nil {
		return nil, err
	}
	cues, err := readCues(tables[1])
	if err != nil {
		return nil, err
	}
	if err := checkCodes(tables[2], cues); err != nil {
		return nil, err
	}
	r := reader{numbers: numbers, families: cues.families, implicit: c.Implicit}
	set, err := pattern.NewSet(pattern.Config[sum]{
		Rules:    tables[0],
		Phrases:  tables[2:],
		Classes:  r.classes(),
		Readings: r.readings(),
		Top:      "amount",
		Cut:      c.Segmenter.Tokens,
	})
	if err != nil {
		return nil, err
	}
	return &Finder{set: set, cues: cues}, nil
}

func readTables(pack *lang.Pack, names ...string) ([]*lang.Table, error) {
	var tables []*lang.Table
	for _, name := range names {
		t, err := pack.Table(name)
		if err != nil {
			return nil, err
		}
		tables = append(tables, t)
	}
	return tables, nil
}

// Find gives the amounts in d, in text order, disjoint.
func (f *Finder) Find(d *nlp.Document) []nlp.Mention {
	mentions, _ := f.find(d)
	return mentions
}

// find gives the amounts, and what would be amounts if the document were about
// another country.
func (f *Finder) find(d *nlp.Document) (mentions []nlp.Mention, refused []nlp.Refusal) {
	hits := f.set.Find(d)
	if len(hits) == 0 {
		return nil, nil
	}
	chooser := f.cues.of(d, hits)
	mentions = make([]nlp.Mention, 0, len(hits))
	for _, h := range hits {
		span := nlp.Span{Start: d.Tokens[h.First].Start, End: d.Tokens[h.Last-1].End}
		currency, from := chooser.choose(h.Value)
		if currency == noMoney {
			refused = append(refused, nlp.Refusal{Span: span, Kind: nlp.Money, Rule: h.Rule.ID(), Why: "nothing in the document says that it is money"})
			continue
		}
		mentions = append(mentions, nlp.Mention{
			Span:  span,
			Kind:  nlp.Money,
			Money: h.Value.amount(currency, from),
			Rule:  h.Rule.ID(),
			Score: 1,
		})
	}
	return mentions, refused
}

// amount writes s as the record wants it.
func (s sum) amount(currency, from string) *nlp.Amount {
	a := &nlp.Amount{Currency: currency, CurrencyFrom: from, Bound: s.bound, Per: s.per, Approximate: s.bound != "" || s.vague, Crypto: codes()[currency].crypto}
	switch {
	case s.vague:
	case s.isRange:
		a.Min, a.Max = s.min.String(), s.value.String()
	default:
		a.Value = s.value.String()
		if s.negative && s.value.Coef != 0 {
			a.Value = "-" + a.Value
		}
	}
	return a
}

// Examples gives the phrases beneath the rules.
func (f *Finder) Examples() []pattern.Example { return f.set.Examples() }
