package glane_test

import (
	"fmt"

	"github.com/seed-16be0631/glane/pkg/glane"
	"github.com/seed-16be0631/glane/pkg/nlp"
)

func Example() {
	x, err := glane.New(glane.Options{ReferenceDate: "2025-02-12"})
	if err != nil {
		fmt.Println(err)
		return
	}
	d := &nlp.Document{Text: "Elon Musk a offert lundi 97,4 milliards de dollars pour racheter OpenAI, que dirige Sam Altman."}
	if err := x.Extract(d); err != nil {
		fmt.Println(err)
		return
	}
	for _, m := range d.Mentions {
		switch {
		case m.Timex != nil:
			fmt.Println(d.Surface(m.Span), "=", m.Timex.Value)
		case m.Money != nil:
			fmt.Println(d.Surface(m.Span), "=", m.Money.Value, m.Money.Currency)
		default:
			fmt.Println(d.Surface(m.Span), "is a", m.Kind)
		}
	}
	// Output:
	// Elon Musk is a PERSON
	// lundi = 2025-02-10
	// 97,4 milliards de dollars = 97400000000 USD
	// OpenAI is a ORGANIZATION
	// Sam Altman is a PERSON
}
