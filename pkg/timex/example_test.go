package timex_test

import (
	"fmt"

	"github.com/seed-16be0631/glane/pkg/lang/fr"
	"github.com/seed-16be0631/glane/pkg/nlp"
	"github.com/seed-16be0631/glane/pkg/segment"
	"github.com/seed-16be0631/glane/pkg/timex"
)

// Dates alone, without the models of names: a program that imports these
// packages links nothing else.
func Example() {
	cut, err := segment.New(fr.Pack())
	if err != nil {
		fmt.Println(err)
		return
	}
	dates, err := timex.New(fr.Pack(), cut)
	if err != nil {
		fmt.Println(err)
		return
	}
	d := &nlp.Document{
		Text:   "Réunis lundi dernier, ils ont reporté le vote du 3 au 5 mars, puis à l'automne 2026.",
		Anchor: nlp.Anchor{Value: "2025-02-12"},
	}
	cut.Split(d)
	for _, m := range dates.Find(d) {
		fmt.Printf("%s = %s (%s to %s)\n", d.Surface(m.Span), m.Timex.Value, m.Timex.From, m.Timex.To)
	}
	// Output:
	// lundi dernier = 2025-02-10 (2025-02-10 to 2025-02-10)
	// 3 au 5 mars = 2025-03-03/2025-03-05 (2025-03-03 to 2025-03-05)
	// automne 2026 = 2026-FA (2026-09-01 to 2026-11-30)
}
