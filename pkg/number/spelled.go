package number

import (
	"slices"

	"github.com/seed-16be0631/glane/pkg/nlp"
)

// cardinal reads one number word by word, from the largest scale down.
type cardinal struct {
	r *Reader
	d *nlp.Document
	i int // the next token

	total  Decimal // of the scales read
	group  uint64  // of the words below a thousand since
	figure Decimal // the figures before a scale: 97,4 milliards
	digits bool    // the number began with figures: words below a thousand do not add
	have   bool    // group or figure has something
	limit  uint64  // what may still be added to group is smaller
	last   Decimal // the scale read last; 0: none
	scaled bool    // the last token read is a scale of a million or more
}

const (
	fresh   = 1000
	million = 6 // as a power of ten
)

// figures reads a number that begins with figures.
func (c *cardinal) figures() (Decimal, int, bool, bool) {
	value, end, ok := c.r.digits(c.d, c.i)
	if !ok {
		return Decimal{}, c.i, false, false
	}
	c.figure, c.digits, c.have, c.i, c.limit = value, true, true, end, 0
	return c.more()
}

// spelled reads a number that begins with a word.
func (c *cardinal) spelled() (Decimal, int, bool, bool) {
	c.limit = fresh
	return c.more()
}

// more reads on as long as the words go on with the number.
func (c *cardinal) more() (Decimal, int, bool, bool) {
	for c.step(add, times, scale, join, part, half) {
	}
	value, ok := c.sum()
	return value, c.i, c.scaled, ok
}

func (c *cardinal) sum() (Decimal, bool) {
	value, ok := c.total.Plus(c.pending())
	return value, ok && (c.have || c.last.Coef != 0) && value.Exp <= maxExp && value.Exp >= -maxExp
}

// pending is what stands behind the last scale.
func (c *cardinal) pending() Decimal {
	if c.figure.Coef != 0 {
		return c.figure
	}
	return Int(c.group)
}

// step reads the next word, if it has one of the roles, or tells that it does
// not go on with the number.
func (c *cardinal) step(roles ...role) bool {
	at := c.i
	if c.started() && c.hyphen(at) {
		at++
	}
	if at >= len(c.d.Tokens) || c.started() && !c.near(at) {
		return false
	}
	if c.d.Tokens[at].Kind == nlp.Number {
		return c.lower(at)
	}
	for _, e := range c.r.words[c.d.Tokens[at].Norm] {
		if end, ok := c.matches(e, at); ok && slices.Contains(roles, e.role) && c.take(e, end) {
			return true
		}
	}
	return false
}

func (c *cardinal) started() bool { return c.have || c.last.Coef != 0 }

// hyphen tells whether token i is a hyphen between two words: deux-cents.
func (c *cardinal) hyphen(i int) bool {
	return i+1 < len(c.d.Tokens) && c.d.Tokens[i].Norm == "-" && c.d.Glued(i) && c.d.Glued(i+1) && c.d.Tokens[i+1].Kind == nlp.Word &&
		c.d.Tokens[i-1].Kind == nlp.Word
}

// near tells whether token i stands on the line of the token before it.
func (c *cardinal) near(i int) bool {
	for k := c.d.Tokens[i-1].End; k < c.d.Tokens[i].Start; k++ {
		if c.d.Text[k] == '\n' {
			return false
		}
	}
	return true
}

// matches tells whether e's words stand at token i, and gives the token behind.
func (c *cardinal) matches(e entry, i int) (end int, ok bool) {
	end = i + 1
	for k, t := range e.rest {
		if end >= len(c.d.Tokens) || c.d.Tokens[end].Norm != t.Norm || c.d.Glued(end) != glued(e.rest, k, t) {
			return i, false
		}
		end++
	}
	return end, true
}

// glued tells whether the table writes the k-th further word without a blank.
func glued(rest []nlp.Token, k int, t nlp.Token) bool {
	if k == 0 {
		return t.Norm == "-"
	}
	return rest[k-1].End == t.Start
}

// take adds e, which ends before token end, unless it does not fit.
func (c *cardinal) take(e entry, end int) bool {
	switch e.role {
	case add:
		return c.add(e.value, end)
	case times:
		return c.times(e.value, end)
	case scale:
		return c.scale(e.value, end)
	case join:
		return c.join(end)
	case part:
		return c.part(e.value, end)
	case half:
		return c.half(end)
	}
	return false
}

func (c *cardinal) add(v Decimal, end int) bool {
	n, _ := v.scaled(0)
	if c.digits || n >= c.limit {
		return false
	}
	c.group += n
	c.limit = below(n)
	c.advance(end)
	return true
}

// below is what may be added to a word of value n: vingt-deux, soixante-douze.
func below(n uint64) uint64 {
	switch {
	case n == 60 || n == 80:
		return 20
	case n >= 20 && n%10 == 0:
		return 10
	}
	return 0
}

func (c *cardinal) times(v Decimal, end int) bool {
	n, _ := v.scaled(0)
	if c.digits || c.group >= n || c.group == 1 && c.r.decimal == "," {
		return false
	}
	if c.group == 0 && c.limit != fresh || c.group == 10 || c.group >= 20 {
		return false // nobody writes "dix cents" or "vingt cents" for a thousand or two
	}
	c.group = max(c.group, 1) * n
	c.limit = n
	c.advance(end)
	return true
}

// scale multiplies what stands before it. "mille" may stand alone; "million"
// may not.
func (c *cardinal) scale(v Decimal, end int) bool {
	if c.last.Coef != 0 && v.Compare(c.last) >= 0 && !c.squared(v) {
		return false
	}
	if !c.have {
		if v.Magnitude() >= million {
			return false
		}
		c.group = 1
	}
	product, ok := c.pending().Times(v)
	if !ok {
		return false
	}
	total, ok := c.total.Plus(product)
	if !ok {
		return false
	}
	c.total, c.last = total, v
	c.group, c.figure, c.have, c.limit = 0, Decimal{}, false, fresh
	c.i, c.scaled = end, v.Magnitude() >= million
	return true
}

// squared reads "mille milliards": it multiplies the total instead.
func (c *cardinal) squared(v Decimal) bool {
	if c.last.Magnitude() >= million || v.Magnitude() < million {
		return false
	}
	whole, ok := c.total.Plus(c.pending())
	if !ok {
		return false
	}
	c.total, c.figure, c.have = Decimal{}, whole, true
	return true
}

// join reads "et" only where what follows adds up: vingt et un.
func (c *cardinal) join(end int) bool {
	if c.hyphen(end) {
		end++
	}
	if c.digits || c.limit == 0 || end >= len(c.d.Tokens) || !c.near(end) {
		return false
	}
	one := !c.have // only "mille et un" goes on behind a scale
	if one && c.last.Magnitude() != 3 {
		return false
	}
	for _, e := range c.r.words[c.d.Tokens[end].Norm] {
		after, ok := c.matches(e, end)
		if !ok || e.role != add || one && (e.value.Compare(Int(1)) != 0 || c.r.scaled(c.d, after)) {
			continue
		}
		if c.unit(e.value) && c.add(e.value, after) {
			return true
		}
	}
	return false
}

// unit tells whether v may stand behind "et": vingt et un, soixante et onze. In
// a language with decimal points, anything may: one hundred and fifty.
func (c *cardinal) unit(v Decimal) bool {
	n, _ := v.scaled(0)
	return n > 0 && (c.r.decimal == "." || n%10 == 1)
}

// part reads "demi-milliard", "trois quarts de million".
func (c *cardinal) part(v Decimal, end int) bool {
	if c.last.Coef != 0 || c.have && (c.group != 1 || c.figure.Coef != 0) {
		return false
	}
	if c.hyphenAt(end) {
		end++
	}
	if end >= len(c.d.Tokens) {
		return false
	}
	for _, e := range c.r.words[c.d.Tokens[end].Norm] {
		if after, ok := c.matches(e, end); ok && e.role == scale && e.value.Magnitude() >= million {
			c.group, c.figure, c.have = 0, v, true
			return c.scale(e.value, after)
		}
	}
	return false
}

func (c *cardinal) hyphenAt(i int) bool {
	return i < len(c.d.Tokens) && c.d.Tokens[i].Norm == "-" && c.d.Glued(i)
}

// half reads "et demi" behind a scale, "and a half" in front of one too.
func (c *cardinal) half(end int) bool {
	if c.last.Coef == 0 && c.r.scaled(c.d, end) {
		return c.halfMore(end)
	}
	if c.last.Coef == 0 || c.have || c.last.Magnitude() < million {
		return false
	}
	share, _ := c.last.Times(Decimal{5, -1})
	total, ok := c.total.Plus(share)
	if !ok {
		return false
	}
	c.total, c.limit, c.i = total, 0, end
	return true
}

// halfMore adds a half to what the scale at token end will multiply: three and
// a half million.
func (c *cardinal) halfMore(end int) bool {
	value, ok := c.pending().Plus(Decimal{5, -1})
	if !ok || !c.have || !c.near(end) {
		return false
	}
	c.group, c.figure, c.limit = 0, value, 0
	c.advance(end)
	return true
}

// lower reads figures behind a larger scale: 1 million 200 000.
func (c *cardinal) lower(at int) bool {
	if c.last.Coef == 0 || c.have || c.limit != fresh || c.last.Magnitude() < million {
		return false
	}
	value, end, ok := c.r.digits(c.d, at)
	if !ok || value.Exp < 0 || value.Magnitude() >= c.last.Magnitude() || value.Magnitude() < 3 && !c.r.scaled(c.d, end) {
		return false
	}
	c.figure, c.limit = value, 0
	c.advance(end)
	return true
}

func (c *cardinal) advance(end int) { c.i, c.have, c.scaled = end, true, false }
