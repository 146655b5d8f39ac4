package page

import (
	"fmt"
	"slices"
	"strconv"
	"unicode/utf8"

	"github.com/seed-16be0631/glane/pkg/report"
)

func newDocument(a Article) (document, error) {
	r := a.Record
	if r.Text == nil {
		return document{}, fmt.Errorf("%s: the record has no text: want the output of glane extract --text", r.ID)
	}
	d := document{ID: r.ID, Title: r.Title, Language: r.Language.Code, Status: string(r.Status), Day: known(r.ReferenceDate.Value), Text: *r.Text}
	var places []report.Place
	add := func(p report.Place, m mention) {
		m.Rule = a.Rules[p]
		places = append(places, p)
		d.Mentions = append(d.Mentions, m)
	}
	for _, e := range r.Entities {
		for _, m := range e.Mentions {
			add(m.Place, mention{Kind: string(e.Type), Name: e.Name, Score: &m.Score})
		}
	}
	for _, t := range r.Dates {
		add(t.Place, mention{Kind: "DATE", Name: known(t.Value), From: known(t.From)})
	}
	for _, sum := range r.Amounts {
		add(sum.Place, amount(sum))
	}
	at, err := fit(d.Text, places)
	if err != nil {
		return document{}, fmt.Errorf("%s: %w", r.ID, err)
	}
	for i, p := range places {
		d.Mentions[i].Start, d.Mentions[i].End = at[p.Start], at[p.End]
	}
	slices.SortStableFunc(d.Mentions, func(a, b mention) int { return a.Start - b.Start })
	return d, nil
}

func amount(a report.Amount) mention {
	m := mention{Kind: "AMOUNT", Name: known(a.Value) + " " + a.Currency, Unit: a.Currency}
	size := a.Value
	if size == nil {
		m.Name = known(a.Min) + "–" + known(a.Max) + " " + a.Currency
		if size = a.Max; size == nil {
			size = a.Min
		}
	}
	if size == nil {
		m.Name = "? " + a.Currency
	}
	m.Value, _ = strconv.ParseFloat(known(size), 64) // what is unknown has no place in the plot
	return m
}

// fit gives the UTF-16 offset of each offset of the places. A record does not say
// what its offsets count: it is what gives the places their texts.
func fit(text string, places []report.Place) ([]int, error) {
	for unit := report.Runes; unit <= report.UTF16; unit++ {
		bytes, utf16 := offsets(text, unit)
		fits := !slices.ContainsFunc(places, func(p report.Place) bool {
			if p.Start < 0 || p.Start > p.End || p.End >= len(bytes) {
				return true
			}
			start, end := bytes[p.Start], bytes[p.End]
			return start < 0 || end < 0 || text[start:end] != p.Text
		})
		if fits {
			return utf16, nil
		}
	}
	return nil, fmt.Errorf("the places of the mentions do not fit the text")
}

// offsets gives, for each offset of text in a unit, that in bytes and in UTF-16
// code units; -1 for one inside a character.
func offsets(text string, unit report.Unit) (bytes, utf16 []int) {
	units := 0
	for i, r := range text {
		bytes, utf16 = append(bytes, i), append(utf16, units)
		units++
		inside := 0
		if r > 0xFFFF {
			units++
			inside = 1
		}
		switch unit {
		case report.Runes:
			inside = 0
		case report.Bytes:
			inside = utf8.RuneLen(r) - 1
		}
		for range inside {
			bytes, utf16 = append(bytes, -1), append(utf16, -1)
		}
	}
	return append(bytes, len(text)), append(utf16, units)
}

func known(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
