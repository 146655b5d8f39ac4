package money

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"

	"github.com/seed-16be0631/glane/pkg/lang"
)

//go:embed iso4217.tsv
var iso4217 string

// code is what the table tells of a currency.
type code struct {
	crypto bool
	places int // decimals of a price
}

// codes are the currencies there are.
var codes = sync.OnceValue(func() map[string]code {
	known := map[string]code{}
	for line := range strings.Lines(iso4217) {
		if cells := strings.Split(strings.TrimSpace(line), "\t"); len(cells) == 3 && line[0] != '#' {
			places, _ := strconv.Atoi(cells[2]) // figures, as a test checks
			known[cells[0]] = code{cells[1] == "crypto", places}
		}
	}
	return known
})

// naming are the classes whose values are currencies.
var naming = map[string]bool{
	"CURRENCY": true, "SIGN": true, "CODE": true, "OLDSIGN": true, "FRONT": true, "DINARS": true, "SLANG": true, "MINOR": true, "MINOR3": true,
	"SHORTSIGN": true, "SHORTCODE": true, // behind a power of ten
}

// checkCodes refuses currencies that are neither a code nor a family.
func checkCodes(t *lang.Table, c cues) error {
	for _, r := range t.Rows {
		value := r.Cell(1)
		if !naming[r.Cells[0]] {
			continue
		}
		value = value[strings.LastIndexByte(value, ' ')+1:]
		if _, ok := codes()[value]; !ok && c.families[value] == nil {
			return t.Errorf(r, "unknown currency %q: want a code of iso4217.tsv or a family of currency-cues.tsv", value)
		}
	}
	return nil
}
