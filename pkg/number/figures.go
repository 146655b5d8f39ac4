package number

import (
	"math/bits"
	"strconv"

	"github.com/seed-16be0631/glane/pkg/nlp"
)

// maxDigits is how many digits one token may have; uint64 holds 19.
const maxDigits = 18

// digits reads figures at token i: 1234, 1 234, 1.234,56. It gives the token
// behind them.
func (r *Reader) digits(d *nlp.Document, i int) (value Decimal, end int, ok bool) {
	first := d.Tokens[i]
	if first.Len() > maxDigits {
		return Decimal{}, i, false
	}
	coef, _ := strconv.ParseUint(first.Norm, 10, 64) // digits only, and few
	mark := ""
	groups := 0
	end = i + 1
	if first.Len() <= 3 && first.Norm[0] != '0' {
		for groups < 6 {
			sign, next := r.group3(d, end)
			if sign == "" || mark != "" && sign != mark {
				break
			}
			mark = sign
			n, _ := strconv.ParseUint(d.Tokens[next-1].Norm, 10, 64)
			coef, end = coef*1000+n, next
			groups++
		}
	}
	decimals, next := r.decimals(d, end, mark)
	for _, digit := range []byte(decimals) {
		high, low := bits.Mul64(coef, 10)
		if coef = low + uint64(digit-'0'); high != 0 || coef < low {
			return Decimal{}, i, false
		}
	}
	return Decimal{coef, -len(decimals)}.reduced(), next, true
}

// group3 reads a mark and a group of three digits at token i. It gives the mark
// ("" for none) and the token behind the group.
func (r *Reader) group3(d *nlp.Document, i int) (mark string, next int) {
	if i >= len(d.Tokens) {
		return "", i
	}
	t := d.Tokens[i]
	if t.Kind == nlp.Number {
		gap := d.Text[d.Tokens[i-1].End:t.Start]
		if t.Len() == 3 && isBlank(gap) && !r.glues(d, i) {
			return " ", i + 1
		}
		return "", i
	}
	if !r.groups(d, i) || i+1 >= len(d.Tokens) || !d.Glued(i) || !d.Glued(i+1) {
		return "", i
	}
	if g := d.Tokens[i+1]; g.Kind != nlp.Number || g.Len() != 3 {
		return "", i
	}
	return t.Norm, i + 2
}

// groups tells whether the mark at token i may group digits. The decimal mark
// does in numbers written the other way round: 1,234.56 and 1,234,567 in French.
func (r *Reader) groups(d *nlp.Document, i int) bool {
	switch d.Tokens[i].Norm {
	case r.group:
		return r.mixed != nil || !r.scaled(d, i+2)
	case "'", "’":
		return true
	case r.decimal:
		if r.mixed == nil && !r.scaled(d, i+2) {
			return true
		}
		return i+3 < len(d.Tokens) && d.Glued(i+2) && d.Glued(i+3) && d.Tokens[i+1].Len() == 3 &&
			d.Tokens[i+3].Kind == nlp.Number && (d.Tokens[i+2].Norm == r.group || d.Tokens[i+2].Norm == r.decimal) ||
			i >= 2 && d.Tokens[i-2].Norm == r.decimal && d.Tokens[i-1].Len() == 3
	}
	return false
}

// scaled tells whether a scale word stands at token i: "$1.234 billion" has
// decimals, "$1,234" has none.
func (r *Reader) scaled(d *nlp.Document, i int) bool {
	if i >= len(d.Tokens) {
		return false
	}
	for _, e := range r.words[d.Tokens[i].Norm] {
		if e.role == scale {
			return true
		}
	}
	return false
}

// glues tells whether letters are glued to the digits at i: "1 200m" is a
// number, "page 3 125e" holds two.
func (r *Reader) glues(d *nlp.Document, i int) bool {
	return d.Glued(i+1) && d.Tokens[i+1].Kind == nlp.Word && (d.Tokens[i+1].Norm == "e" || d.Tokens[i+1].Norm == "er")
}

// isBlank tells whether gap is one blank that may stand inside a number.
func isBlank(gap string) bool {
	switch gap {
	case " ", "\u00A0", "\u202F", "\u2009", "\u2007":
		return true
	}
	return false
}

// decimals reads the decimals behind the token before i. group is the mark that
// grouped the digits, which cannot be the decimal mark too.
func (r *Reader) decimals(d *nlp.Document, i int, group string) (digits string, next int) {
	if i+1 >= len(d.Tokens) || d.Tokens[i+1].Kind != nlp.Number || !d.Glued(i) || !d.Glued(i+1) {
		return "", i
	}
	mark, t := d.Tokens[i].Norm, d.Tokens[i+1]
	switch {
	case t.Len() > maxDigits || mark == group:
		return "", i
	case mark == r.decimal, mark == r.group && (group == r.decimal || t.Len() != 3 || r.mixed == nil || d.Tokens[i-1].Norm == "0"):
		if r.chained(d, i+2, mark) {
			return "", i
		}
		return t.Norm, i + 2
	}
	return "", i
}

// chained tells whether the same mark and more digits follow: 1.2.3 is a
// version, 12.05.2024 a date.
func (r *Reader) chained(d *nlp.Document, i int, mark string) bool {
	return i+1 < len(d.Tokens) && d.Tokens[i].Norm == mark && d.Tokens[i+1].Kind == nlp.Number && d.Glued(i) && d.Glued(i+1)
}
