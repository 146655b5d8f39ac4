package money

import (
	"cmp"

	"github.com/seed-16be0631/glane/pkg/number"
	"github.com/seed-16be0631/glane/pkg/pattern"
)

// How large a sum may be that cents are added to.
const (
	few    = 3 // powers of ten: "96 000 € 41" holds two amounts
	anySum = 18
)

// compound reads "15 dollars et 15 cents": a whole sum below ten to the power of
// most, and a number of coins worth ten to the power of exp.
func (r reader) compound(exp, most int) pattern.Reading[sum] {
	return func(m *match) (sum, pattern.Verdict) {
		value, scaled := valueOf(r.numbers, m, "n", "")
		total, ok := value.Plus(number.Int(uint64(m.Int("m"))).Shift(exp))
		if !ok || !joined(m, value, scaled) || value.Exp < 0 || value.Magnitude() >= most {
			return sum{}, pattern.Refuse
		}
		return sum{value: total, currency: cmp.Or(m.Text("coin"), m.Text("c"))}, pattern.Read
	}
}

// halfOne reads "un demi-euro".
func halfOne(m *match) (sum, pattern.Verdict) {
	return sum{value: number.Decimal{Coef: 5, Exp: -1}, currency: m.Text("c")}, pattern.Read
}

// half reads "deux euros et demi" and "deux millions d'euros et demi".
func (r reader) half(m *match) (sum, pattern.Verdict) {
	value, scaled := valueOf(r.numbers, m, "n", "")
	share := number.Decimal{Coef: 5, Exp: -1}
	if scaled {
		share = share.Shift(r.scaleOf(m))
	}
	total, ok := value.Plus(share)
	if !ok || value.Exp < 0 || !joined(m, value, scaled) {
		return sum{}, pattern.Refuse
	}
	return sum{value: total, currency: m.Text("c")}, pattern.Read
}

// minor reads cents, or what else is ten to the power of exp of a currency.
func (r reader) minor(exp int) pattern.Reading[sum] {
	return func(m *match) (sum, pattern.Verdict) {
		value, scaled := valueOf(r.numbers, m, "n", "")
		if !joined(m, value, scaled) {
			return sum{}, pattern.Refuse
		}
		return sum{value: value.Shift(exp), currency: m.Text("c")}, pattern.Read
	}
}
