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

// Offsets converts the byte offsets of a text to another unit. It is quick for
// those that mostly grow.
type Offsets struct {
	text     string
	unit     Unit
	byte, at int
}

// NewOffsets gives the Offsets of text.
func NewOffsets(text string, unit Unit) *Offsets { return &Offsets{text: text, unit: unit} }

// Of gives the offset, in the unit, of byte b.
func (o *Offsets) Of(b int) int {
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
