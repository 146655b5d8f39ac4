// Package money finds amounts of money and reads them to exact decimals with
// ISO 4217 codes. The rules and the names of currencies are tables of the
// language pack: amounts.tsv, currencies.tsv, currency-cues.tsv.
package money

import "github.com/seed-16be0631/glane/pkg/number"

// sum is what a rule of the category money reads.
type sum struct {
	value, min number.Decimal // of a range, value is the larger end
	isRange    bool
	negative   bool   // a minus sign stands before it
	vague      bool   // no value: plusieurs milliards
	currency   string // an ISO 4217 code, or a family in lower case
	bound, per string
	implicit   bool // the currency stands elsewhere
	year       int  // named beside it, of a family
	sure       bool // it is money, whatever the currency's name also means
}

// ordered puts the ends of a range in order.
func (s sum) ordered() sum {
	if s.isRange && s.value.Compare(s.min) < 0 {
		s.value, s.min = s.min, s.value
	}
	return s
}

// isFamily tells whether the document must say which currency it is.
func (s sum) isFamily() bool { return s.currency != "" && s.currency[0] >= 'a' }
