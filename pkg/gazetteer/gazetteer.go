// Package gazetteer finds known names in a document: lists compiled into one
// hash table over words, or read from a user's table.
//
// Names are compared word by word without case, accents and hyphens, so that
// "ETATS UNIS" is "États-Unis"; Entry.Cased tells names from everyday words
// that are spelt alike.
package gazetteer

import (
	"math/bits"

	"github.com/seed-16be0631/glane/pkg/nlp"
)

// Classes is a set of classes of one Gazetteer, a bit each.
type Classes uint64

// Class is one list of names, or several of the same use.
type Class struct {
	Name  string   // LOC.city
	Kind  nlp.Kind // what its names are; "" for a list that only helps a model: first names, titles
	Alone bool     // a match is a mention by itself, as in a user's list
}

// Entry is what the lists know about one name.
type Entry struct {
	Classes Classes
	Name    string // the canonical name, or ""
	ID      string // an identifier that a user's list gives, or ""
	Caps    uint32 // bit k: word k of the listed form has a capital, for the first 32 words
}

// Match is an Entry found in a document.
type Match struct {
	Entry
	First, Last int  // tokens, Last excluded
	Words       int  // how many words were compared
	Cased       bool // every capital of the listed form stands in the text too
}

// Gazetteer is a set of names. It is never changed and safe for concurrent use.
type Gazetteer struct {
	Classes []Class
	Sources []string // one line each: name, licence
	t       table
	l       letters
}

// Longest gives the longest name that starts at token i of d.
func (g *Gazetteer) Longest(d *nlp.Document, w *Words, i int) (m Match, ok bool) {
	g.Each(d, w, i, func(found Match) { m, ok = found, true })
	return m, ok
}

// Each calls f for every name that starts at token i of d, from the shortest
// to the longest, within w's sentence.
func (g *Gazetteer) Each(d *nlp.Document, w *Words, i int, f func(Match)) {
	if g == nil || w.hash[i] == 0 {
		return
	}
	h, caps := uint64(0), uint32(0)
	for k, n := i, 0; k < int(w.end[i]); k++ {
		if w.hash[k] == 0 {
			continue // a hyphen inside a word
		}
		h = extend(h, w.hash[k])
		v := g.t.find(h)
		if v == 0 {
			return
		}
		if w.capital[k] && n < 32 {
			caps |= 1 << n
		}
		n++
		if v&valueMask == 0 {
			continue // only the beginning of longer names
		}
		e := g.t.entry(v)
		f(Match{Entry: e, First: i, Last: k + 1, Words: n, Cased: e.Caps&^caps == 0})
	}
}

// Has tells whether c holds class k.
func (c Classes) Has(k int) bool { return c>>k&1 != 0 }

// Len is the number of classes in c.
func (c Classes) Len() int { return bits.OnesCount64(uint64(c)) }

// Kinds gives the classes of c that name things of kind k.
func (g *Gazetteer) Kinds(c Classes, k nlp.Kind) Classes {
	var out Classes
	for i, class := range g.Classes {
		if class.Kind == k && c.Has(i) {
			out |= 1 << i
		}
	}
	return out
}

// Len is the number of names.
func (g *Gazetteer) Len() int { return g.t.names }
