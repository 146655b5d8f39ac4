package ner

import (
	"cmp"
	"fmt"
	"math/bits"
	"slices"
	"strings"

	"github.com/seed-16be0631/glane/pkg/gazetteer"
	"github.com/seed-16be0631/glane/pkg/nlp"
)

// Clue is one feature of one token of a mention.
type Clue struct {
	Word    string  // the token
	Feature string  // what the feature looks at
	Weight  float64 // how much more it speaks for the mention's label there than for the other labels on average
}

// Reasons are what a Finder knows about a mention.
type Reasons struct {
	Lists []string // the lists that have just this name, with their kinds
	Clues []Clue   // the heaviest first, for or against
}

// Explain gives what speaks for and against m, a mention of d that this Finder
// found: the lists that have it, and the model's most heaviest features.
func (f *Finder) Explain(d *nlp.Document, m nlp.Mention, most int) Reasons {
	w := f.pool.Get().(*work)
	defer f.pool.Put(w)
	w.a.reset(d, f.c.Model.lexicon, f.c.Names)
	var out Reasons
	first := slices.IndexFunc(d.Tokens, func(t nlp.Token) bool { return t.End > m.Start })
	k := kindIndex(m.Kind)
	if first < 0 || k < 0 {
		return out
	}
	last := first
	for last < len(d.Tokens) && d.Tokens[last].Start < m.End {
		last++
	}
	out.Lists = w.listsOf(first, last)
	labels := encode(d, []nlp.Mention{m})
	for n := range d.Sentences {
		s := &d.Sentences[n]
		for i := max(first, s.First); i < min(last, s.Last); i++ {
			out.Clues = append(out.Clues, w.clues(f.c.Model, s, i, labels[i])...)
		}
	}
	slices.SortStableFunc(out.Clues, func(a, b Clue) int { return cmp.Compare(max(b.Weight, -b.Weight), max(a.Weight, -a.Weight)) })
	out.Clues = out.Clues[:min(most, len(out.Clues))]
	return out
}

// mostClues is how many features Why names.
const mostClues = 10

// Why tells the lists that have m and the features that weigh most for or
// against it; nothing when m is no name.
func (f *Finder) Why(d *nlp.Document, m nlp.Mention) []string {
	if !m.Kind.IsEntity() {
		return nil
	}
	r := f.Explain(d, m, mostClues)
	var out []string
	if m.Name != "" {
		out = append(out, "your list calls it "+m.Name)
	}
	if len(r.Lists) > 0 {
		out = append(out, "lists: "+strings.Join(r.Lists, ", "))
	}
	for _, c := range r.Clues {
		out = append(out, fmt.Sprintf("%+.2f %s: %s", c.Weight, c.Word, c.Feature))
	}
	return out
}

// Refused gives the listed names with capitals in d that the model takes for
// none, and nothing that it finds is in.
func (f *Finder) Refused(d *nlp.Document) []nlp.Refusal {
	found := f.Find(d)
	w := f.pool.Get().(*work)
	defer f.pool.Put(w)
	w.a.reset(d, f.c.Model.lexicon, f.c.Names)
	var out []nlp.Refusal
	for i := 0; i < len(d.Tokens); i++ {
		t := &w.a.tokens[i]
		if !t.cased || t.part == 0 || !t.isCapital() {
			continue
		}
		last := i + 1
		for last < len(d.Tokens) && w.a.tokens[last].part > begin+1 && w.a.tokens[last].part < single+1 {
			last++
		}
		span := nlp.Span{Start: d.Tokens[i].Start, End: d.Tokens[last-1].End}
		lists := w.listsOf(i, last)
		if last == i+1 && t.word.Function() { // Le, Du
			continue
		}
		taken := slices.ContainsFunc(found, func(m nlp.Mention) bool { return m.Overlaps(span) })
		if kinds := w.x.kindsOf(t.longest); !taken && len(lists) > 0 && kinds != 0 {
			kind := nlp.EntityKinds[bits.TrailingZeros8(kinds)]
			out = append(out, nlp.Refusal{Span: span, Kind: kind, Rule: "list", Why: "in lists (" + strings.Join(lists, ", ") + "), but the model takes it for no name here"})
		}
		i = last - 1
	}
	return out
}

// listsOf names the lists that have tokens first to last as one name.
func (w *work) listsOf(first, last int) []string {
	var out []string
	if w.a.names == nil {
		return nil
	}
	w.a.names.Each(w.a.doc, w.a.words, first, func(m gazetteer.Match) {
		if m.Last != last {
			return
		}
		for c, class := range w.a.names.Classes {
			if m.Classes.Has(c) {
				out = append(out, class.String())
			}
		}
	})
	slices.Sort(out)
	return slices.Compact(out)
}

// clues gives the features of token i of s that the model has.
func (w *work) clues(m *Model, s *nlp.Sentence, i int, label Label) []Clue {
	var out []Clue
	x, word := w.x, w.a.doc.Surface(w.a.doc.Tokens[i].Span)
	add := func() {
		for k, h := range x.out {
			if row := m.row(h); row >= 0 {
				out = append(out, Clue{word, featureName(x.ids[k]), m.favour(row, label)})
			}
		}
	}
	x.trace = true
	defer func() { x.trace = false }()
	x.token(s, i)
	add()
	if t := &w.a.tokens[i]; t.inBag() {
		x.bag(s, w.a.chunks[t.chunk])
		add()
	}
	return out
}

// favour is how much more a row speaks for a label than for the others on
// average.
func (m *Model) favour(row int, label Label) float64 {
	weights := m.rows[row*rowSize:][:labels]
	own, others := int(weights[label]), -int(weights[label])
	for _, b := range weights {
		others += int(b)
	}
	return (float64(own) - float64(others)/(labels-1)) * float64(m.unit)
}

// featureNames says what each number of a feature stands for. A feature's word
// is the token's own; "run" is the capitalised words around it, "head" the last
// common noun before them.
var featureNames = map[uint64]string{
	1: "any token", 2: "shape", 3: "letters", 4: "letters of the word before", 5: "letters of the word behind",
	6: "shapes around", 7: "shapes before", 8: "shapes behind", 9: "word before", 10: "word behind",
	11: "second word before", 12: "second word behind", 13: "words around", 14: "two words before", 15: "two words behind",
	21: "first 2 letters", 22: "first 3 letters", 23: "first 4 letters",
	30: "last letter", 31: "last 2 letters", 32: "last 3 letters", 33: "last 4 letters",
	40: "ending of the word before", 41: "ending of the word behind", 42: "ending and shape of the word behind",
	43: "quotes or brackets around", 44: "part of an address", 45: "part of a compound",
	50: "length of the run", 51: "word before the run", 52: "word behind the run", 53: "two words before the run", 54: "two words behind the run",
	55: "class of the word before the run", 56: "class of the word behind the run",
	58: "first word of the run", 59: "last word of the run", 60: "ending of the word behind the run",
	63: "head", 64: "head and word before the run",
	67: "class of the head and list kinds", 68: "head and list kinds",
	70: "word", 71: "word as written", 72: "word, first in its sentence", 73: "word before and word", 74: "word and word behind",
	75: "last 5 letters", 76: "first 5 letters", 77: "compound word",
	80: "list: first word of a name", 81: "list: inside a name", 82: "list: last word of a name", 83: "list: a name by itself",
	90: "in no list", 91: "kinds of the longest listed name", 92: "kinds and length of the longest listed name",
	93: "kinds of the longest listed name and shape", 94: "lists of the longest listed name", 95: "kinds of the longest listed name and how often capitalised",
	96: "kinds of the longest listed name and word before", 97: "kinds of the longest listed name and word behind", 98: "list of the longest listed name",
	100: "list kinds before", 101: "list kinds behind", 102: "list kinds around", 103: "lists of the word before", 104: "lists of the word behind",
	110: "how often capitalised in raw text", 111: "how often the word before is capitalised", 112: "how often the word behind is capitalised",
	113: "fine class", 114: "middle class", 115: "coarse class", 116: "coarse class and shape",
	117: "fine class of the word before", 118: "fine class of the word behind", 119: "middle class of the word before", 120: "middle class of the word behind",
	121: "class of the second word before", 122: "class of the second word behind", 123: "classes of the word before and the word",
	124: "classes of the word and the word behind", 125: "classes around", 126: "classes before", 127: "classes behind",
	130: "common noun of a name ahead", 131: "class of a common noun of a name ahead", 132: "class of a common noun of a name ahead",
	133: "common noun and first word of the name ahead", 134: "word before a common noun of a name ahead",
	135: "ending of a common noun of a name ahead", 136: "class of a common noun and list kinds ahead",
	140: "common noun before, word and name ahead", 141: "common noun before and name ahead", 142: "class of the common noun before and name ahead",
	143: "two common nouns before and name ahead",
	160: "spelt by an acronym in brackets", 161: "length of the quotation", 162: "length of the quotation and shape",
	163: "word before the quotation", 164: "word behind the quotation", 165: "class of the word before the quotation",
	166: "last shape of the quotation", 167: "head before the quotation", 168: "class of the head before the quotation",
	170: "list kinds of the name before", 171: "list kinds of the name before and of this", 172: "class of the name before",
	175: "list kinds of the name behind", 176: "list kinds of the name behind and of this", 177: "class of the name behind",
	180: "word nearby and list kinds", 181: "word nearby", 182: "class of a word nearby",
	190: "spelling", 191: "spelling, second guess", 192: "spelling, each kind", 193: "spelling around", 194: "spelling and word before",
	195: "spelling of the word before", 196: "spelling of the word behind", 197: "spelling and word behind", 198: "spelling, first in its sentence",
	199: "spelling of the run",
	240: "lists of the head", 241: "lists of the head and word before the run", 243: "lists of the second head", 244: "lists of the two heads",
	246: "lists of a common noun of a name ahead", 247: "lists of a common noun and first word of the name ahead",
	249: "lists of the word before a common noun", 250: "lists of the word before a common noun and the noun",
	252: "lists of the common noun before and name ahead", 253: "lists of the common noun before and word",
	255: "lists of the second common noun before", 256: "lists of two common nouns before",
	260: "headline: how often capitalised", 261: "headline: how often capitalised, and shape", 262: "headline: kinds of the longest listed name",
	263: "headline: spelling", 264: "headline: how often capitalised, and the word behind", 265: "headline: an everyday word",
}

// featureName says what the number of a feature stands for.
func featureName(id uint64) string {
	if name, ok := featureNames[id]; ok {
		return name
	}
	return fmt.Sprintf("feature %d", id)
}
