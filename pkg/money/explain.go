package money

import "github.com/seed-16be0631/glane/pkg/nlp"

// Why tells which rule found m and where its currency is from; nothing when m is
// no amount.
func (f *Finder) Why(_ *nlp.Document, m nlp.Mention) []string {
	if m.Kind != nlp.Money {
		return nil
	}
	return append(f.set.Why(m.Rule), "currency: "+m.Money.CurrencyFrom)
}

// Refused gives the words of d that only look like amounts.
func (f *Finder) Refused(d *nlp.Document) []nlp.Refusal {
	_, refused := f.find(d)
	return append(refused, f.set.Refused(d, nlp.Money)...)
}
