// Package ner finds names of persons, organisations, places, products, events,
// works and other things: a linear-chain conditional random field over hashed
// features of words, lists and context, joined with the document's own
// evidence.
package ner

import "github.com/seed-16be0631/glane/pkg/nlp"

// Label is what a token is to a mention: outside, or beginning, inside, end or
// single token of a mention of one kind.
type Label uint8

// Outside is the label of tokens that belong to no mention.
const Outside Label = 0

// The parts of a mention: label = 1 + 4*kind + part.
const (
	begin = iota
	inside
	end
	single
)

const labels = 1 + 4*7 // Outside, and four parts of each of nlp.EntityKinds

func labelOf(kind, part int) Label { return Label(1 + 4*kind + part) }

// Kind is the number of l's kind in nlp.EntityKinds, -1 for Outside.
func (l Label) Kind() int {
	if l == Outside {
		return -1
	}
	return int(l-1) / 4
}

func (l Label) part() int { return int(l-1) % 4 }

// open tells whether the mention goes on behind l.
func (l Label) open() bool { return l != Outside && l.part() < end }

// String is O, B-PERSON, S-LOCATION ...
func (l Label) String() string {
	if l == Outside {
		return "O"
	}
	return "BIES"[l.part():l.part()+1] + "-" + string(nlp.EntityKinds[l.Kind()])
}

// follows tells whether l may stand behind p in a legal sequence.
func (l Label) follows(p Label) bool {
	if p.open() {
		return l.Kind() == p.Kind() && (l.part() == inside || l.part() == end)
	}
	return l == Outside || l.part() == begin || l.part() == single
}

// kindIndex is the number of a kind, -1 when it is no entity's.
func kindIndex(k nlp.Kind) int {
	for i, e := range nlp.EntityKinds {
		if e == k {
			return i
		}
	}
	return -1
}

// encode gives the labels of d's tokens for the entities among mentions. A
// token that a mention cuts belongs to it.
func encode(d *nlp.Document, mentions []nlp.Mention) []Label {
	out := make([]Label, len(d.Tokens))
	i := 0
	for _, m := range mentions {
		k := kindIndex(m.Kind)
		if k < 0 {
			continue
		}
		for i < len(d.Tokens) && d.Tokens[i].End <= m.Start {
			i++
		}
		first := i
		for i < len(d.Tokens) && d.Tokens[i].Start < m.End {
			i++
		}
		if i == first {
			continue
		}
		if i == first+1 {
			out[first] = labelOf(k, single)
			continue
		}
		out[first] = labelOf(k, begin)
		for j := first + 1; j < i-1; j++ {
			out[j] = labelOf(k, inside)
		}
		out[i-1] = labelOf(k, end)
	}
	return out
}
