package gazetteer

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"math"
	"strings"

	"github.com/seed-16be0631/glane/pkg/nlp"
)

// A compiled table is a head of text lines and, behind an empty line, three
// arrays of little-endian numbers:
//
//	slots    8 bytes each: hash (high 40 bits), number of the record + 1 (low 24
//	         bits; 0 for a beginning of names), open addressing
//	records  20 bytes each: classes (8), capitals (4), offset of the canonical
//	         name (4) and of the identifier (4) in the strings
//	strings  length (1), bytes
//	letters  8 bytes for each row of the model of spelling
//
// It is read where it lies: nothing is unpacked.
const (
	magic      = "glane-names 1"
	slotSize   = 8
	recordSize = 20
	valueBits  = 24
	valueMask  = 1<<valueBits - 1
)

type table struct {
	slots   string
	records string
	strings string
	mask    uint64
	names   int
}

// find gives the slot of hash h, or 0.
func (t *table) find(h uint64) uint64 {
	if t.mask == 0 {
		return 0
	}
	for k := h >> valueBits & t.mask; ; k = (k + 1) & t.mask {
		s := le64(t.slots[k*slotSize:])
		if s == 0 || s>>valueBits == h>>valueBits {
			return s
		}
	}
}

func (t *table) entry(slot uint64) Entry {
	r := t.records[(slot&valueMask-1)*recordSize:]
	return Entry{
		Classes: Classes(le64(r)),
		Caps:    le32(r[8:]),
		Name:    t.str(le32(r[12:])),
		ID:      t.str(le32(r[16:])),
	}
}

func (t *table) str(at uint32) string {
	n := int(t.strings[at])
	return t.strings[at+1 : int(at)+1+n]
}

func le64(s string) uint64 {
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

func le32(s string) uint32 {
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
}

// Open reads a compiled table, which it keeps.
func Open(data string) (*Gazetteer, error) {
	head, body, ok := strings.Cut(data, "\n\n")
	if !ok || !strings.HasPrefix(head, magic+"\n") {
		first, _, _ := strings.Cut(data[:min(len(data), 40)], "\n")
		return nil, fmt.Errorf("name table: begins with %q: want %q", first, magic)
	}
	g := &Gazetteer{}
	var slots, records, size, letters int
	var sum, unit uint32
	for _, line := range strings.Split(head, "\n")[1:] {
		key, value, _ := strings.Cut(line, " ")
		var err error
		switch key {
		case "source":
			g.Sources = append(g.Sources, value)
		case "class":
			var c Class
			c, err = parseClass(value)
			g.Classes = append(g.Classes, c)
		case "names":
			_, err = fmt.Sscan(value, &g.t.names)
		case "letters":
			_, err = fmt.Sscanf(value, "%d %x", &letters, &unit)
		case "arrays":
			_, err = fmt.Sscanf(value, "%d %d %d %x", &slots, &records, &size, &sum)
		}
		if err != nil {
			return nil, fmt.Errorf("name table: line %q: %w", line, err)
		}
	}
	if len(g.Classes) > 64 || slots < 0 || records < 0 || size < 1 || slots&(slots-1) != 0 || records > valueMask ||
		letters < 0 || letters&(letters-1) != 0 || letters > len(body)/8 ||
		slots > len(body)/slotSize || records > len(body)/recordSize || len(body) != slots*slotSize+records*recordSize+size+letters*8 {
		return nil, fmt.Errorf("name table: %d bytes behind the head: want %d slots, %d records, %d of strings, %d rows of letters", len(body), slots, records, size, letters)
	}
	if got := checksum(body); got != sum {
		return nil, fmt.Errorf("name table: checksum %08x: want %08x", got, sum)
	}
	g.t.slots, body = body[:slots*slotSize], body[slots*slotSize:]
	g.t.records, body = body[:records*recordSize], body[records*recordSize:]
	g.t.strings, g.l.rows = body[:size], body[size:]
	if letters > 0 {
		g.l.mask, g.l.unit = uint64(letters-1), math.Float32frombits(unit)
	}
	if slots > 0 {
		g.t.mask = uint64(slots - 1)
	}
	return g, g.t.check()
}

// checksum sums up a string piece by piece, without a copy of it all.
func checksum(s string) uint32 {
	var buf [1 << 15]byte
	sum := uint32(0)
	for len(s) > 0 {
		n := copy(buf[:], s)
		sum = crc32.Update(sum, crc32.IEEETable, buf[:n])
		s = s[n:]
	}
	return sum
}

// check makes sure that no slot or record points outside the table, and that
// a search ends.
func (t *table) check() error {
	free := t.mask == 0
	for k := 0; k < len(t.slots); k += slotSize {
		v := le64(t.slots[k:])
		free = free || v == 0
		if int(v&valueMask) > len(t.records)/recordSize {
			return fmt.Errorf("name table: slot %d points to record %d of %d", k/slotSize, v&valueMask, len(t.records)/recordSize)
		}
	}
	if !free {
		return fmt.Errorf("name table: no free slot")
	}
	for k := 0; k < len(t.records); k += recordSize {
		for _, at := range []uint32{le32(t.records[k+12:]), le32(t.records[k+16:])} {
			if int(at) >= len(t.strings) || int(at)+1+int(t.strings[at]) > len(t.strings) {
				return fmt.Errorf("name table: record %d points outside the strings", k/recordSize)
			}
		}
	}
	return nil
}

// prefixes of class names, and the kinds they stand for.
var kinds = map[string]nlp.Kind{
	"PER": nlp.Person, "ORG": nlp.Organization, "LOC": nlp.Location, "PRODUCT": nlp.Product,
	"EVENT": nlp.Event, "WORK": nlp.Work, "MISC": nlp.Misc,
}

// parseClass reads "LOC.city" or "PER.user alone".
func parseClass(s string) (Class, error) {
	name, alone, _ := strings.Cut(s, " ")
	if name == "" || alone != "" && alone != "alone" {
		return Class{}, fmt.Errorf(`want a class, and "alone" or nothing`)
	}
	kind, _, _ := strings.Cut(name, ".")
	c := NewClass(name, kind)
	c.Alone = alone != ""
	return c, nil
}

// NewClass gives the class of a list whose names are of kind PER, ORG, LOC,
// PRODUCT, EVENT, WORK or MISC, or of none of them.
func NewClass(name, kind string) Class { return Class{Name: name, Kind: kinds[kind]} }

func (c Class) String() string {
	if c.Alone {
		return c.Name + " alone"
	}
	return c.Name
}

func appendLE(b *bytes.Buffer, v any) {
	if err := binary.Write(b, binary.LittleEndian, v); err != nil {
		panic(err) // a buffer takes everything
	}
}
