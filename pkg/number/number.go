package number

import (
	"fmt"
	"maps"
	"strconv"
	"strings"

	"github.com/seed-16be0631/glane/pkg/lang"
	"github.com/seed-16be0631/glane/pkg/nlp"
	"github.com/seed-16be0631/glane/pkg/segment"
)

// Reader reads the numbers of one language. It is safe for concurrent use.
type Reader struct {
	decimal string // the mark before the decimals
	group   string // the mark between groups of three digits, besides blanks and apostrophes
	words   map[string][]entry
	mixed   *Reader // nil: it reads either way itself
}

// role is what a word does in a number.
type role uint8

const (
	add   role = iota // sept, soixante: adds its value
	times             // cent: multiplies what is before it, below a thousand
	scale             // mille, million: multiplies all before it
	join              // et, and: stands between two that add up
	part              // demi, trois quarts de: a share of the scale behind it
	half              // et demi: half of the scale before it, or of one behind it
)

// entry is a word or a phrase of the table.
type entry struct {
	role  role
	value Decimal
	rest  []nlp.Token // the words behind the first
}

// New reads the table numbers.tsv of the pack.
func New(pack *lang.Pack, cut *segment.Segmenter) (*Reader, error) {
	table, err := pack.Table("numbers.tsv")
	if err != nil {
		return nil, err
	}
	r := &Reader{words: map[string][]entry{}}
	for _, row := range table.Rows {
		if err := r.row(row, cut); err != nil {
			return nil, table.Errorf(row, "%w", err)
		}
	}
	r.mixed = &Reader{decimal: r.decimal, group: r.group, words: maps.Clone(r.words)}
	for _, row := range table.Rows {
		if row.Cells[0] == "foreign" {
			if err := r.mixed.replace(row, cut); err != nil {
				return nil, table.Errorf(row, "%w", err)
			}
		}
	}
	return r, nil
}

// Mixed gives a reader for places where this language's texts write numbers in
// another's way as well: there either mark may group or begin the decimals, as
// the number of digits behind it tells, and a foreign scale word has its
// foreign value ("$97.4 billion").
func (r *Reader) Mixed() *Reader { return r.mixed }

// Decimal is the mark before the decimals.
func (r *Reader) Decimal() string { return r.decimal }

// replace lets the words of a foreign scale have the value of the row only.
func (r *Reader) replace(row lang.Row, cut *segment.Segmenter) error {
	for _, form := range strings.Split(row.Cell(2), "|") {
		delete(r.words, form)
	}
	row.Cells = append([]string{"scale"}, row.Cells[1:]...)
	return r.row(row, cut)
}

var roles = map[string]role{"add": add, "times": times, "scale": scale, "join": join, "part": part, "half": half}

func (r *Reader) row(row lang.Row, cut *segment.Segmenter) error {
	switch row.Cells[0] {
	case "decimal":
		r.decimal = row.Cell(1)
		return nil
	case "group":
		r.group = row.Cell(1)
		return nil
	case "foreign":
		return nil
	}
	does, ok := roles[row.Cells[0]]
	if !ok {
		return fmt.Errorf("unknown role %q: want decimal, group, foreign, add, times, scale, join, part or half", row.Cells[0])
	}
	value, err := parse(row.Cell(1))
	if err != nil {
		return err
	}
	for _, form := range strings.Split(row.Cell(2), "|") {
		tokens := cut.Tokens(form)
		if len(tokens) == 0 {
			return fmt.Errorf("an empty form")
		}
		first := tokens[0].Norm
		list := append(r.words[first], entry{does, value, tokens[1:]})
		for i := len(list) - 1; i > 0 && len(list[i].rest) > len(list[i-1].rest); i-- {
			list[i], list[i-1] = list[i-1], list[i] // the longest first
		}
		r.words[first] = list
	}
	return nil
}

// parse reads a value of the table: 80, 0.5 or 1e9.
func parse(s string) (Decimal, error) {
	mantissa, power, _ := strings.Cut(s, "e")
	whole, decimals, _ := strings.Cut(mantissa, ".")
	coef, err := strconv.ParseUint(whole+decimals, 10, 64)
	if err != nil {
		return Decimal{}, fmt.Errorf("value %q: want a number as 80, 0.5 or 1e9", s)
	}
	exp := 0
	if power != "" {
		if exp, err = strconv.Atoi(power); err != nil {
			return Decimal{}, fmt.Errorf("value %q: want a number as 80, 0.5 or 1e9", s)
		}
	}
	return Decimal{coef, exp - len(decimals)}.reduced(), nil
}

// Words gives the words, beside figures, that a number can begin with.
func (r *Reader) Words() []string {
	var words []string
	for w, list := range r.words {
		if list[0].role != join && list[0].role != half {
			words = append(words, w)
		}
	}
	return words
}

// Inside gives the words and marks, beside figures, that can stand behind the
// first word or figures of a number.
func (r *Reader) Inside() []string {
	words := []string{r.decimal, r.group, "'", "’", "-"}
	for w, list := range r.words {
		words = append(words, w)
		for _, e := range list {
			for _, t := range e.rest {
				words = append(words, t.Norm)
			}
		}
	}
	return words
}

// Read reads the longest number that begins at token i of d. It gives its value
// and the token behind it. scaled tells whether it ends on a word of a million
// or more, behind which French wants "de".
func (r *Reader) Read(d *nlp.Document, i int) (value Decimal, end int, scaled, ok bool) {
	if i >= len(d.Tokens) {
		return Decimal{}, i, false, false
	}
	c := cardinal{r: r, d: d, i: i}
	if d.Tokens[i].Kind == nlp.Number {
		return c.figures()
	}
	if len(r.words[d.Tokens[i].Norm]) == 0 {
		return Decimal{}, i, false, false
	}
	return c.spelled()
}

// ReadWhole reads a whole number that fits an int, in the form of a
// pattern.ReadClass.
func (r *Reader) ReadWhole(d *nlp.Document, i int) (end, value int, ok bool) {
	n, end, _, ok := r.Read(d, i)
	if !ok || n.Exp < 0 {
		return i, 0, false
	}
	whole, ok := n.scaled(0)
	if !ok || whole > 1e15 {
		return i, 0, false
	}
	return end, int(whole), true
}

// ReadBelow reads the number at token i up to where it would reach limit.
func (r *Reader) ReadBelow(d *nlp.Document, i, limit int) (end, value int, ok bool) {
	c := cardinal{r: r, d: d, i: i, limit: uint64(limit)}
	if d.Tokens[i].Kind == nlp.Number {
		end, value, ok = r.ReadWhole(d, i)
		return end, value, ok && value < limit
	}
	for c.step(add, join) {
	}
	return c.i, int(c.group), c.have
}

// Scale gives the power of ten of the last scale word in the tokens from first
// on, last excluded; 0 when there is none.
func (r *Reader) Scale(d *nlp.Document, first, last int) int {
	for i := last - 1; i >= first; i-- {
		for _, e := range r.words[d.Tokens[i].Norm] {
			if e.role == scale {
				return e.value.Magnitude()
			}
		}
	}
	return 0
}
