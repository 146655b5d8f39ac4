package money_test

import (
	"fmt"

	"github.com/seed-16be0631/glane/pkg/lang/fr"
	"github.com/seed-16be0631/glane/pkg/money"
	"github.com/seed-16be0631/glane/pkg/nlp"
	"github.com/seed-16be0631/glane/pkg/segment"
)

// Amounts alone, as exact decimals.
func Example() {
	cut, err := segment.New(fr.Pack())
	if err != nil {
		fmt.Println(err)
		return
	}
	amounts, err := money.New(money.Config{Pack: fr.Pack(), Segmenter: cut})
	if err != nil {
		fmt.Println(err)
		return
	}
	d := &nlp.Document{Text: "Rachetée 6 M€, la start-up genevoise en vaut de 10 à 12 millions de francs suisses ; son café, deux euros cinquante."}
	cut.Split(d)
	for _, m := range amounts.Find(d) {
		a := m.Money
		fmt.Println(d.Surface(m.Span), "=", a.Value+a.Min, a.Max, a.Currency)
	}
	// Output:
	// 6 M€ = 6000000  EUR
	// 10 à 12 millions de francs suisses = 10000000 12000000 CHF
	// deux euros cinquante = 2.5  EUR
}
