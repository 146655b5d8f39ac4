package report

import "fmt"

// Unit is what offsets count.
type Unit int

// The units.
const (
	Runes Unit = iota // code points, as jq and Python slice
	Bytes             // of the UTF-8 text
	UTF16             // code units, as JavaScript and Java slice
)

var unitNames = []string{Runes: "rune", Bytes: "byte", UTF16: "utf16"}

// String is the unit's name. With Set and Type, a Unit is a flag value.
func (u *Unit) String() string { return unitNames[*u] }

// Set sets u by name; an error names those there are.
func (u *Unit) Set(name string) error {
	for i, n := range unitNames {
		if n == name {
			*u = Unit(i)
			return nil
		}
	}
	return fmt.Errorf("want rune, byte or utf16")
}

// Type is how help shows the flag.
func (u *Unit) Type() string { return "UNIT" }

// offsets converts byte offsets that mostly grow.
type offsets struct {
	text     string
	unit     Unit
	byte, at int
}

func newOffsets(text string, unit Unit) *offsets { return &offsets{text: text, unit: unit} }

// of gives the offset, in the unit, of byte b.
func (o *offsets) of(b int) int {
	if o.unit == Bytes {
		return b
	}
	if b < o.byte {
		o.byte, o.at = 0, 0
	}
	for _, r := range o.text[o.byte:b] {
		o.at++
		if o.unit == UTF16 && r > 0xFFFF {
			o.at++
		}
	}
	o.byte = b
	return o.at
}
