package money

import (
	"strconv"

	"github.com/seed-16be0631/glane/pkg/nlp"
	"github.com/seed-16be0631/glane/pkg/number"
	"github.com/seed-16be0631/glane/pkg/pattern"
)

// reader reads what the rules match.
type reader struct {
	numbers  *number.Reader
	families map[string][]string
	implicit bool
}

func (r reader) classes() map[string]pattern.Class {
	words, inside := r.numbers.Words(), r.numbers.Inside()
	number := func(read pattern.ReadClass) pattern.Class {
		return pattern.Class{Digits: true, Words: words, Inside: inside, Read: read}
	}
	return map[string]pattern.Class{
		"NUM":      number(readBy(r.numbers)),
		"FIGURES":  {Digits: true, Inside: inside, Read: inFigures(readBy(r.numbers))},
		"MIXED":    {Digits: true, Inside: inside, Read: inFigures(readBy(r.numbers.Mixed()))},
		"SMALL":    number(r.below(100)),
		"HUNDREDS": number(r.below(1000)),
		"TWO":      {Digits: true, Single: true, Read: figures(2)},
		"THREE":    {Digits: true, Single: true, Read: figures(3)},
		"SPELLED":  {Words: words, Inside: inside, Read: readBy(r.numbers)},
		"TENS":     {Words: words, Inside: inside, Read: r.tens},
	}
}

func readBy(numbers *number.Reader) pattern.ReadClass {
	return func(d *nlp.Document, i int) (int, int, bool) {
		_, end, _, ok := numbers.Read(d, i)
		return end, 0, ok
	}
}

// inFigures reads only numbers that begin with figures.
func inFigures(read pattern.ReadClass) pattern.ReadClass {
	return func(d *nlp.Document, i int) (end, value int, ok bool) {
		if d.Tokens[i].Kind != nlp.Number {
			return i, 0, false
		}
		return read(d, i)
	}
}

// below reads a number below limit: the cents of "15 dollars et 15 cents".
func (r reader) below(limit int) pattern.ReadClass {
	return func(d *nlp.Document, i int) (end, value int, ok bool) {
		return r.numbers.ReadBelow(d, i, limit)
	}
}

// tens reads ten to ninety-nine in words, as in "cinq francs quarante".
func (r reader) tens(d *nlp.Document, i int) (end, value int, ok bool) {
	end, value, ok = r.numbers.ReadBelow(d, i, 100)
	return end, value, ok && value >= 10 && d.Tokens[i].Kind == nlp.Word
}

// figures reads n figures, as in "3 euros 50"; not those of "3 € 41 200 €".
func figures(n int) pattern.ReadClass {
	return func(d *nlp.Document, i int) (end, value int, ok bool) {
		t := d.Tokens[i]
		if t.Kind != nlp.Number || t.Len() != n || i+1 < len(d.Tokens) && d.Tokens[i+1].Kind == nlp.Number {
			return i, 0, false
		}
		value, err := strconv.Atoi(t.Norm)
		return i + 1, value, err == nil
	}
}
