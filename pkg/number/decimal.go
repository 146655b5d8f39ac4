// Package number reads numbers, written in figures or in words, as exact
// decimals.
package number

import (
	"cmp"
	"math"
	"math/bits"
	"strconv"
	"strings"
)

// Decimal is Coef times ten to the power of Exp. It holds every number of up to
// 19 digits.
type Decimal struct {
	Coef uint64
	Exp  int // at most maxExp from 0
}

const maxExp = 60

// Int gives n as a Decimal.
func Int(n uint64) Decimal { return Decimal{Coef: n}.reduced() }

// reduced moves trailing zeros from Coef to Exp, so that equal numbers are
// equal Decimals.
func (d Decimal) reduced() Decimal {
	if d.Coef == 0 {
		return Decimal{}
	}
	for d.Coef%10 == 0 {
		d.Coef /= 10
		d.Exp++
	}
	return d
}

// Shift gives d times ten to the power of n.
func (d Decimal) Shift(n int) Decimal {
	if d.Coef == 0 {
		return d
	}
	return Decimal{d.Coef, d.Exp + n}
}

// Times gives d times n; ok is false when that has too many digits.
func (d Decimal) Times(n Decimal) (product Decimal, ok bool) {
	high, low := bits.Mul64(d.Coef, n.Coef)
	return Decimal{low, d.Exp + n.Exp}.reduced(), high == 0
}

// Plus gives the sum; ok is false when it has too many digits.
func (d Decimal) Plus(o Decimal) (sum Decimal, ok bool) {
	exp := min(d.Exp, o.Exp)
	a, ok1 := d.scaled(exp)
	b, ok2 := o.scaled(exp)
	total, carry := bits.Add64(a, b, 0)
	return Decimal{total, exp}.reduced(), ok1 && ok2 && carry == 0
}

// scaled gives the coefficient of d for the smaller exponent exp.
func (d Decimal) scaled(exp int) (uint64, bool) {
	c := d.Coef
	for e := d.Exp; e > exp && c != 0; e-- {
		if c > math.MaxUint64/10 {
			return 0, false
		}
		c *= 10
	}
	return c, true
}

// Compare orders decimals by size. Numbers too far apart for 19 digits are
// ordered by their magnitude.
func (d Decimal) Compare(o Decimal) int {
	exp := min(d.Exp, o.Exp)
	a, ok1 := d.scaled(exp)
	b, ok2 := o.scaled(exp)
	if ok1 && ok2 {
		return cmp.Compare(a, b)
	}
	return cmp.Compare(d.Magnitude(), o.Magnitude())
}

// Magnitude is the power of ten of the first digit: 0 for 7, 3 for 1000.
func (d Decimal) Magnitude() int {
	if d.Coef == 0 {
		return 0
	}
	return len(strconv.FormatUint(d.Coef, 10)) - 1 + d.Exp
}

// String writes d without exponent and without grouping: 97400000000, 0.85.
func (d Decimal) String() string {
	d = d.reduced()
	digits := strconv.FormatUint(d.Coef, 10)
	if d.Exp >= 0 {
		return digits + strings.Repeat("0", min(d.Exp, maxExp))
	}
	places := min(-d.Exp, maxExp)
	if len(digits) <= places {
		digits = strings.Repeat("0", places-len(digits)+1) + digits
	}
	return digits[:len(digits)-places] + "." + digits[len(digits)-places:]
}
