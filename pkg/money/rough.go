package money

import (
	"github.com/seed-16be0631/glane/pkg/number"
	"github.com/seed-16be0631/glane/pkg/pattern"
)

// about reads "une vingtaine de millions": a round number.
func about(exp int) pattern.Reading[sum] {
	return func(m *match) (sum, pattern.Verdict) {
		value := number.Int(uint64(m.Int("a"))).Shift(m.Int("s") + exp)
		return sum{value: value, bound: "about", currency: m.Text("c")}, pattern.Read
	}
}

// aboutTimes reads "deux milliers".
func (r reader) aboutTimes(m *match) (sum, pattern.Verdict) {
	value, scaled := valueOf(r.numbers, m, "n", "")
	total, ok := value.Times(number.Int(uint64(m.Int("a"))))
	if !ok || scaled {
		return sum{}, pattern.Refuse
	}
	return sum{value: total.Shift(m.Int("s")), bound: "about", currency: m.Text("c")}, pattern.Read
}

func vague(m *match) (sum, pattern.Verdict) {
	return sum{vague: true, currency: m.Text("c")}, pattern.Read
}
