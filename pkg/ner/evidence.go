package ner

import (
	"slices"
	"sort"
	"strings"
	"sync"

	"github.com/seed-16be0631/glane/pkg/nlp"
)

// A name is often clear in one place of a document and unclear in another: a
// headline, a list, the beginning of a sentence. Evidence lets the clear places
// decide.

const (
	sure      = 0.9 // a score that no other place overrules
	clearOne  = 0.8 // a score that lets one place alone speak for others
	clearMean = 0.6 // the mean score that lets several places do so
)

// votes is what the mentions of one written form say.
type votes struct {
	sum  [7]float64 // of scores, by kind
	n    int
	top  float64 // the greatest score
	none float64 // places where it stands and names nothing

	first string // its first token
}

// winner gives the kind that most places say, and whether it is beyond doubt.
func (v *votes) winner() (kind int, beyond bool) {
	second := 0.0
	for k, s := range v.sum {
		switch {
		case s > v.sum[kind]:
			second, kind = v.sum[kind], k
		case k != kind && s > second:
			second = s
		}
	}
	if v.none > 2*v.sum[kind] {
		return kind, false
	}
	enough := v.top >= clearOne || v.n > 1 && v.sum[kind] >= clearMean*float64(v.n)
	return kind, enough && v.sum[kind] >= 2*second
}

// weigh gives found after the document's evidence: mentions of one written
// form agree where some are clear, places that were overlooked are added, and
// a form that names nothing nearly everywhere names nothing.
func (w *work) weigh(found []nlp.Mention) []nlp.Mention {
	ballot := w.vote(found)
	if len(ballot) == 0 {
		return found
	}
	found = w.split(found, ballot)
	places := w.overlooked(found, ballot)
	out := w.drop(w.agree(slices.Clone(found), ballot))
	return merge(out, w.fill(places, ballot))
}

// agree gives each unsure mention the kind of its form's winner.
func (w *work) agree(found []nlp.Mention, ballot map[string]*votes) []nlp.Mention {
	for i := range found {
		m := &found[i]
		v := ballot[w.a.doc.Surface(m.Span)]
		if m.Score >= sure {
			continue
		}
		if kind, ok := v.winner(); ok && nlp.EntityKinds[kind] != m.Kind {
			m.Kind, m.Rule = nlp.EntityKinds[kind], "evidence:elsewhere"
			m.Score = v.sum[kind] / float64(v.n)
		}
	}
	return slices.DeleteFunc(found, func(m nlp.Mention) bool {
		v := ballot[w.a.doc.Surface(m.Span)]
		return m.Score < sure && v.none > 2*v.sum[kindIndex(m.Kind)]
	})
}

// undertakings are common nouns that begin names of things that people plan.
var undertakings = map[string]bool{
	"projet": true, "project": true, "plan": true, "programme": true, "program": true, "opération": true, "operation": true, "mission": true,
}

// vote collects what each written form is taken for; the surname of a full name
// counts too, and "Stargate" of "Project Stargate".
func (w *work) vote(found []nlp.Mention) map[string]*votes {
	ballot := map[string]*votes{}
	add := func(start int, m nlp.Mention) {
		form := w.a.doc.Text[start:m.End]
		v := ballot[form]
		if v == nil {
			v = &votes{first: w.tokenAt(start)}
			ballot[form] = v
		}
		v.sum[kindIndex(m.Kind)] += m.Score
		v.n++
		v.top = max(v.top, m.Score)
	}
	for _, m := range found {
		form := w.a.doc.Surface(m.Span)
		add(m.Start, m)
		if m.Score < clearOne {
			continue
		}
		switch m.Kind {
		case nlp.Person:
			if k := strings.LastIndexByte(form, ' '); k > 0 && len(form)-k > 3 {
				add(m.Start+k+1, m)
			}
		case nlp.Misc:
			if noun, name, ok := strings.Cut(form, " "); ok && undertakings[strings.ToLower(noun)] {
				add(m.End-len(name), m)
			}
		}
	}
	return ballot
}

// split parts an unsure mention into the clear names that it is made of, when
// nothing else with a capital is left: "Musk & Zuckerberg", "Rattraper GPT" in a
// headline.
func (w *work) split(found []nlp.Mention, ballot map[string]*votes) []nlp.Mention {
	var out []nlp.Mention
	k := 0
	for _, m := range found {
		for w.a.doc.Tokens[k].Start < m.Start {
			k++
		}
		parts := w.parts(m, k, ballot)
		if parts == nil {
			out = append(out, m)
			continue
		}
		out = append(out, parts...)
	}
	return out
}

// parts gives the clear names that m, which begins with token k, is made of, or
// nil.
func (w *work) parts(m nlp.Mention, k int, ballot map[string]*votes) []nlp.Mention {
	d := w.a.doc
	if m.Score >= clearOne {
		return nil
	}
	var out []nlp.Mention
	for i := k; i < len(d.Tokens) && d.Tokens[i].Start < m.End; i++ {
		t := &w.a.tokens[i]
		v := ballot[d.Surface(d.Tokens[i].Span)]
		if v != nil && t.isCapital() && t.compoundAt == 0 {
			if kind, ok := v.winner(); ok {
				out = append(out, nlp.Mention{Span: d.Tokens[i].Span, Kind: nlp.EntityKinds[kind], Rule: "evidence:elsewhere", Score: v.sum[kind] / float64(v.n)})
				continue
			}
		}
		everyday := t.word.Dictionary() && t.style != running
		if t.isCapital() && !everyday || t.shape == lower && !t.word.Function() {
			return nil
		}
	}
	if len(out) == 1 && out[0].Span == m.Span {
		return nil
	}
	return out
}

// drop takes out an unsure single word at a sentence's beginning that the
// document also has in lower case.
func (w *work) drop(found []nlp.Mention) []nlp.Mention {
	lowered := sync.OnceValue(func() map[uint64]bool {
		words := map[uint64]bool{}
		for i := range w.a.tokens {
			if w.a.tokens[i].shape == lower {
				words[w.a.tokens[i].norm] = true
			}
		}
		return words
	})
	k := 0
	return slices.DeleteFunc(found, func(m nlp.Mention) bool {
		for w.a.doc.Tokens[k].Start < m.Start {
			k++
		}
		t := &w.a.tokens[k]
		return m.Score < clearOne && t.first && t.shape == initial && w.a.doc.Tokens[k].End == m.End && lowered()[t.norm]
	})
}

// place is where a form stands that is found elsewhere.
type place struct {
	span nlp.Span
	form string
}

// overlooked gives the places outside found where forms of the ballot stand,
// and counts them as places where the form names nothing: half where capitals
// say little.
func (w *work) overlooked(found []nlp.Mention, ballot map[string]*votes) []place {
	byFirst := map[string][]string{} // forms by their first token
	for form, v := range ballot {
		byFirst[v.first] = append(byFirst[v.first], form)
	}
	for _, forms := range byFirst {
		slices.SortFunc(forms, func(a, b string) int { return len(b) - len(a) })
	}
	d := w.a.doc
	var out []place
	k := 0
	for i := 0; i < len(d.Tokens); i++ {
		t, at := d.Tokens[i], &w.a.tokens[i]
		for k < len(found) && found[k].End <= t.Start {
			k++
		}
		if !at.isCapital() || at.web || d.Glued(i) && at.compoundAt > 1 {
			continue
		}
		limit := len(d.Text)
		if k < len(found) {
			limit = found[k].Start
		}
		form, end := w.formAt(i, limit, byFirst)
		if form == "" {
			continue
		}
		out = append(out, place{nlp.Span{Start: t.Start, End: t.Start + len(form)}, form})
		if at.first || at.style != running {
			ballot[form].none += 0.5
		} else {
			ballot[form].none++
		}
		i = end - 1
	}
	return out
}

// fill gives the mentions of places whose form has a winner.
func (w *work) fill(places []place, ballot map[string]*votes) []nlp.Mention {
	var out []nlp.Mention
	for _, p := range places {
		v := ballot[p.form]
		if kind, ok := v.winner(); ok {
			score := v.sum[kind] / (float64(v.n) + v.none)
			out = append(out, nlp.Mention{Span: p.span, Kind: nlp.EntityKinds[kind], Rule: "evidence:elsewhere", Score: score})
		}
	}
	return out
}

// formAt gives the longest form that stands at token i as whole words before the
// byte limit, and the token behind it.
func (w *work) formAt(i, limit int, byFirst map[string][]string) (form string, end int) {
	d := w.a.doc
	start := d.Tokens[i].Start
	for _, f := range byFirst[d.Surface(d.Tokens[i].Span)] {
		stop := start + len(f)
		if stop > limit || !strings.HasPrefix(d.Text[start:], f) {
			continue
		}
		for end = i; end < len(d.Tokens) && d.Tokens[end].End < stop; end++ {
		}
		if end < len(d.Tokens) && d.Tokens[end].End == stop && !(end+1 < len(d.Tokens) && d.Glued(end+1) && w.a.tokens[end+1].compoundAt > 1) {
			return f, end + 1
		}
	}
	return "", 0
}

// tokenAt is the token that begins at a byte, or "".
func (w *work) tokenAt(start int) string {
	d := w.a.doc
	k := sort.Search(len(d.Tokens), func(k int) bool { return d.Tokens[k].Start >= start })
	if k == len(d.Tokens) || d.Tokens[k].Start != start {
		return ""
	}
	return d.Surface(d.Tokens[k].Span)
}
