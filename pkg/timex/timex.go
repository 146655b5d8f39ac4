// Package timex finds the dates in a document and resolves them. The words and
// rules of a language are its tables dates.tsv, date-classes.tsv and tense.tsv;
// what the rules mean is here.
//
// A rule yields an expr: what the words say, with what they leave out left out.
// A second pass, in the order of the text, resolves each against its setting:
// the reference date, the dates told before it, and the tense of its clause.
//
// # Spans
//
// A span begins behind prepositions and articles ("en", "le", "depuis") and
// holds the modifiers ("fin mars 2025", "ce 21 janvier", "il y a trois ans"), a
// part of the day ("lundi soir") and a clock time that stands beside it ("12
// juillet à 19:00"). Ranges and lists of days are one span: "3 au 5 mai", "24 et
// 25 juin"; "en 2008 et 2012" are two years.
//
// # Values
//
// As nlp.Timex says; besides:
//   - A year before Christ is counted as ISO 8601 does, with a year 0: 52 av.
//     J.-C. is -0051, the fifth century before Christ -04XX. All days are of the
//     proleptic Gregorian calendar.
//   - The 19th century is 18XX and goes from 1800-01-01 to 1899-12-31.
//   - What a preposition opens ("depuis 2018") has the value of its bound and a
//     Mod: ON_OR_AFTER, ON_OR_BEFORE, BEFORE, AFTER. Only words behind the bound
//     open the value: "2011 et suivants" is 2011/.. .
//   - A part of a period ("fin mars 2025") has the value of the whole and a Mod.
//   - "il y a trois ans" is as exact as its unit: a year; of weeks, a day.
//   - A winter has the year of its December.
package timex

import (
	"cmp"
	"maps"
	"slices"

	"github.com/seed-16be0631/glane/pkg/lang"
	"github.com/seed-16be0631/glane/pkg/nlp"
	"github.com/seed-16be0631/glane/pkg/number"
	"github.com/seed-16be0631/glane/pkg/pattern"
	"github.com/seed-16be0631/glane/pkg/segment"
)

// Finder finds the dates of one language. It is safe for concurrent use.
type Finder struct {
	sets  []*pattern.Set[sense] // of the finder's language, then of its guests
	tense *tenses
}

// New reads the tables dates.tsv and date-classes.tsv of the pack. The guests
// are languages whose clear dates are read in the same text.
func New(pack *lang.Pack, seg *segment.Segmenter, guests ...*lang.Pack) (*Finder, error) {
	f := &Finder{}
	var err error
	if f.tense, err = newTenses(pack); err != nil {
		return nil, err
	}
	set, err := newSet(pack, seg, "date")
	if err != nil {
		return nil, err
	}
	f.sets = append(f.sets, set)
	for _, g := range guests {
		set, err := newSet(g, seg, "clear")
		if err != nil {
			return nil, err
		}
		f.sets = append(f.sets, set)
	}
	return f, nil
}

func newSet(pack *lang.Pack, seg *segment.Segmenter, top string) (*pattern.Set[sense], error) {
	rules, err := pack.Table("dates.tsv")
	if err != nil {
		return nil, err
	}
	words, err := pack.Table("date-classes.tsv")
	if err != nil {
		return nil, err
	}
	all := maps.Clone(classes)
	all["PLURAL"] = plurals(words)
	numbers, err := number.New(pack, seg)
	if err != nil {
		return nil, err
	}
	all["SPELLED"] = spelledYears(words, numbers)
	return pattern.NewSet(pattern.Config[sense]{
		Rules: rules, Phrases: []*lang.Table{words}, Classes: all, Readings: readings, Top: top, Cut: seg.Tokens,
	})
}

// Find gives the dates of d, in text order. They are resolved against d.Anchor
// and against each other.
func (f *Finder) Find(d *nlp.Document) []nlp.Mention {
	hits := f.hits(d)
	if len(hits) == 0 {
		return nil
	}
	s := f.newSetting(d)
	s.dayFirst = daysFirst(hits)
	out := make([]nlp.Mention, len(hits))
	for i := range hits {
		if i+1 < len(hits) {
			takeMonth(&hits[i], &hits[i+1])
		}
		out[i] = s.mention(&hits[i])
	}
	return out
}

// daysFirst tells whether more of the dates have their day before the month than
// behind it: 9 March, 25/12/2018.
func daysFirst(hits []pattern.Hit[sense]) bool {
	n := 0
	for i := range hits {
		n += int(hits[i].Value.day)
	}
	return n < 0
}

// takeMonth lets a day without month have that of the date right behind it:
// "lundi 3 et mardi 4 mars".
func takeMonth(h, next *pattern.Hit[sense]) {
	e, ok := h.Value.expr.(fields)
	if !ok || e.day == 0 || e.month > 0 || next.First > h.Last+1 {
		return
	}
	if f, ok := next.Value.expr.(fields); ok && f.day > e.day && f.month > 0 {
		e.month, e.year, e.hasYear, e.side = f.month, f.year, f.hasYear, f.side
		h.Value.expr = e
	}
}

// hits gives what the rules of all languages find; where two overlap, the
// longer one stays, then the one of the document's own language.
func (f *Finder) hits(d *nlp.Document) []pattern.Hit[sense] {
	hits := f.sets[0].Find(d)
	for _, set := range f.sets[1:] {
		if more := set.Find(d); len(more) > 0 {
			hits = merge(hits, more)
		}
	}
	return hits
}

// merge brings the hits of two languages into one list.
func merge(hits, more []pattern.Hit[sense]) []pattern.Hit[sense] {
	all := append(slices.Clone(hits), more...)
	slices.SortStableFunc(all, func(a, b pattern.Hit[sense]) int { return cmp.Compare(a.First, b.First) })
	kept := all[:0]
	for _, h := range all {
		last := len(kept) - 1
		switch {
		case last < 0 || kept[last].Last <= h.First:
			kept = append(kept, h)
		case h.Last-h.First > kept[last].Last-kept[last].First:
			kept[last] = h
		}
	}
	return kept
}

// How sure the finder is of a date, and of one that it cannot read.
const (
	scoreRead   = 0.95
	scoreUnread = 0.8
)

// mention resolves the hit h.
func (s *setting) mention(h *pattern.Hit[sense]) nlp.Mention {
	s.at(h.First, h.Last)
	s.lean = h.Value.lean
	p, reason := h.Value.expr.in(s)
	if reason == "" && !p.vague && !p.isPossible() {
		reason = outOfRange
	}
	m := nlp.Mention{
		Span:  nlp.Span{Start: s.doc.Tokens[h.First].Start, End: s.doc.Tokens[h.Last-1].End},
		Kind:  nlp.Date,
		Timex: &nlp.Timex{Mod: h.Value.mod, Relative: s.relative, FromText: s.fromText, Reason: reason},
		Rule:  h.Value.rule.ID(),
		Score: scoreUnread,
	}
	if reason == "" {
		m.Score = scoreRead
		fill(m.Timex, p)
		s.note(p)
	}
	return m
}

// fill writes what p is into t.
func fill(t *nlp.Timex, p period) {
	t.Value, t.Precision, t.Period = p.value, p.grain.String(), p.grain != days || p.from != p.to
	if p.grain == weekends {
		t.Precision = "day"
	}
	if p.vague {
		return
	}
	if !p.first {
		t.From = iso(p.from)
	}
	if !p.last {
		t.To = iso(p.to)
	}
}
