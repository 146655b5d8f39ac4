package ner

import "encoding/binary"

// WordInfo is what raw text says about a word: bits 0-9 its fine class, 10-17
// its middle class, 18-23 its coarse class (0: none), 24-26 how often it is
// capitalised inside sentences (0: unknown word; 1 never … 7 always), 27-29
// how frequent it is, 30 that a dictionary has it in lower case, 31 that it is
// one of the small words that names hold together: de, du, la.
type WordInfo uint32

const (
	dictionaryBit = 1 << 30
	functionBit   = 1 << 31
)

// Function tells whether it is a small word: de, du, la.
func (w WordInfo) Function() bool { return w&functionBit != 0 }

// Dictionary tells whether a dictionary has it in lower case.
func (w WordInfo) Dictionary() bool { return w&dictionaryBit != 0 }

func (w WordInfo) fine() uint64   { return uint64(w & 0x3FF) }
func (w WordInfo) middle() uint64 { return uint64(w >> 10 & 0xFF) }
func (w WordInfo) coarse() uint64 { return uint64(w >> 18 & 0x3F) }

// usage is how often it is capitalised and how frequent it is, and whether a
// dictionary has it.
func (w WordInfo) usage() uint64  { return uint64(w >> 24 & 0x7F) }
func (w WordInfo) frequent() bool { return w>>27&7 >= 6 }
func (w WordInfo) ratio() uint64  { return uint64(w >> 24 & 7) }

// Lexicon is a table of words: open addressing, 4 bytes of the hash and 4 of
// the WordInfo.
type Lexicon struct {
	data string
	mask uint64
}

// info looks up a word by the hash of its normal form.
func (l *Lexicon) info(norm uint64, capital bool) WordInfo {
	if l.mask == 0 {
		return 0
	}
	h := lexiconHash(norm, capital)
	for k := h & l.mask; ; k = (k + 1) & l.mask {
		s := l.data[k*8 : k*8+8]
		fp := uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
		if fp == 0 {
			return 0
		}
		if fp == uint32(h>>32)|1 {
			return WordInfo(uint32(s[4]) | uint32(s[5])<<8 | uint32(s[6])<<16 | uint32(s[7])<<24)
		}
	}
}

func lexiconHash(norm uint64, capital bool) uint64 {
	if capital {
		return mix(norm, 3)
	}
	return mix(norm, 5)
}

// lexiconEntry is one word of a Lexicon to be built.
type lexiconEntry struct {
	hash uint64 // by lexiconHash
	info WordInfo
}

// newLexicon builds the table of entries.
func newLexicon(entries []lexiconEntry) *Lexicon {
	size := 1
	for size*4 < len(entries)*5+4 {
		size *= 2
	}
	data := make([]byte, size*8)
	mask := uint64(size - 1)
	for _, e := range entries {
		k := e.hash & mask
		for binary.LittleEndian.Uint32(data[k*8:]) != 0 {
			k = (k + 1) & mask
		}
		binary.LittleEndian.PutUint32(data[k*8:], uint32(e.hash>>32)|1)
		binary.LittleEndian.PutUint32(data[k*8+4:], uint32(e.info))
	}
	return &Lexicon{data: string(data), mask: mask}
}
