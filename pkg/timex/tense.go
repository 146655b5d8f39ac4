package timex

import (
	"strings"

	"github.com/seed-16be0631/glane/pkg/lang"
	"github.com/seed-16be0631/glane/pkg/nlp"
)

// tenses knows the words that tell whether a clause speaks of the past or of
// what is to come: "elle se tiendra mardi", "il a démissionné mardi".
type tenses struct {
	words       map[string]side
	endings     []ending
	participles []string        // endings that speak of the past where the date stands beside
	planned     map[string]bool // participles that speak of what is to come, but for "avait été prévu"
}

type ending struct {
	text string
	side side
}

// farthest is how many tokens away from a date its verb may stand, and closest
// how few if nothing else is to count.
const (
	farthest = 20
	closest  = 3
)

// newTenses reads the table tense.tsv: past, future or none, then words, with a
// leading * endings of words; participle, then endings; planned, then words.
func newTenses(pack *lang.Pack) (*tenses, error) {
	table, err := pack.Table("tense.tsv")
	if err != nil {
		return nil, err
	}
	t := &tenses{words: map[string]side{}, planned: map[string]bool{}}
	sides := map[string]side{"past": before, "future": after, "none": either}
	for _, r := range table.Rows {
		switch r.Cells[0] {
		case "participle":
			t.participles = append(t.participles, strings.Split(r.Cell(1), "|")...)
			continue
		case "planned":
			for _, w := range strings.Split(r.Cell(1), "|") {
				t.planned[w] = true
			}
			continue
		}
		s, ok := sides[r.Cells[0]]
		if !ok {
			return nil, table.Errorf(r, "unknown tense %q: want past, future, participle, planned or none", r.Cells[0])
		}
		for _, w := range strings.Split(r.Cell(1), "|") {
			if end, ok := strings.CutPrefix(w, "*"); ok {
				t.endings = append(t.endings, ending{end, s})
			} else {
				t.words[w] = s
			}
		}
	}
	return t, nil
}

// of gives the side on which the dates of the clause around the tokens from
// first to last lie. The nearest verb decides; behind a comma it counts less.
func (t *tenses) of(d *nlp.Document, first, last int) (on side, away int) {
	lo, hi := 0, len(d.Tokens)
	if k := d.SentenceOf(first); k >= 0 {
		lo, hi = d.Sentences[k].First, d.Sentences[k].Last
	}
	left, away := t.nearest(d, first-1, max(lo, first-farthest)-1, -1)
	right, toRight := t.nearest(d, last, t.clauseEnd(d, first-lo, last, min(hi, last+farthest)), 1)
	if right != either && (left == either || toRight < away) {
		return right, toRight
	}
	return left, away
}

// clauseEnd is where to stop looking behind a date: at the end of the sentence,
// or at a comma when something stands before the date: "on l'ouvrira mardi, a
// dit le maire", but "mardi, le maire a dit".
func (t *tenses) clauseEnd(d *nlp.Document, before, i, end int) int {
	for k := i; before > closest && k < end; k++ {
		if d.Tokens[k].Norm == "," {
			return k
		}
	}
	return end
}

// nearest looks for a verb from token i towards end.
func (t *tenses) nearest(d *nlp.Document, i, end, step int) (on side, away int) {
	for away = 1; (end-i)*step > 0; i += step {
		w := &d.Tokens[i]
		switch {
		case w.Kind == nlp.Word:
			if s := t.side(w.Norm); s != either {
				return s, away
			}
			if t.planned[w.Norm] {
				return t.auxiliary(d, i-1, max(-1, i-1-closest), after), away
			}
			if step < 0 && away <= closest && t.isParticiple(w.Norm) {
				return t.auxiliary(d, i-1, max(end, i-1-closest), before), away
			}
		case w.Norm == ";" || w.Norm == ":":
			return either, 0
		case w.Norm == ",":
			away += 3
		}
		away++
	}
	return either, 0
}

// auxiliary gives the side of the verb before a participle: "sera célébrée
// samedi"; alone is the one without: "célébrée samedi".
func (t *tenses) auxiliary(d *nlp.Document, i, end int, alone side) side {
	for ; i > end && d.Tokens[i].Kind == nlp.Word; i-- {
		if s := t.side(d.Tokens[i].Norm); s != either {
			return s
		}
	}
	return alone
}

// side is what one word says.
func (t *tenses) side(word string) side {
	if s, ok := t.words[word]; ok {
		return s
	}
	for _, e := range t.endings {
		if len(word) > len(e.text)+1 && strings.HasSuffix(word, e.text) {
			return e.side
		}
	}
	return either
}

func (t *tenses) isParticiple(word string) bool {
	if _, ok := t.words[word]; ok {
		return false
	}
	for _, e := range t.participles {
		if strings.HasSuffix(word, e) {
			return true
		}
	}
	return false
}
