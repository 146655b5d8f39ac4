package money

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/seed-16be0631/glane/pkg/lang"
)

//go:embed iso4217.tsv
var iso4217 string

// codes tells which currency codes there are, and whether each is a
// crypto-currency's.
var codes = sync.OnceValue(func() map[string]bool {
	known := map[string]bool{}
	for line := range strings.Lines(iso4217) {
		if code, kind, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok && code[0] != '#' {
			known[code] = kind == "crypto"
		}
	}
	return known
})

// naming are the classes whose values are currencies.
var naming = map[string]bool{
	"CURRENCY": true, "SIGN": true, "CODE": true, "OLDSIGN": true, "MINOR": true, "MINOR3": true,
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
