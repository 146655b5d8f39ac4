package langid_test

import (
	"fmt"

	"github.com/seed-16be0631/glane/pkg/langid"
)

func Example() {
	d, err := langid.New()
	if err != nil {
		fmt.Println(err)
		return
	}
	const text = "Sur son compte, il a répondu dans la nuit à ceux qui le lui reprochaient :\nThis is what we have been told by all of them.\n"
	fmt.Println(d.Detect(text).Tag)
	for _, p := range d.Passages(text, "fr") {
		fmt.Printf("%s %q\n", p.Lang, text[p.Start:p.End])
	}
	// Output:
	// fr
	// fr "Sur son compte, il a répondu dans la nuit à ceux qui le lui reprochaient :\n"
	// en "This is what we have been told by all of them.\n"
}
