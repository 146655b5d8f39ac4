package gazetteer

import (
	"bytes"
	"fmt"
	"hash/crc32"
	"math"
	"slices"

	"github.com/seed-16be0631/glane/pkg/nlp"
	"github.com/seed-16be0631/glane/pkg/segment"
)

// Builder collects names and compiles them into a table.
type Builder struct {
	segmenter *segment.Segmenter
	classes   []Class
	sources   []string
	names     map[uint64]*Entry // by the hash of all words
	parts     map[uint64]bool   // hashes of beginnings
	spellings map[string]*spelling
	// Letters is how many rows the model of spelling has, a power of two; 0
	// for no model.
	Letters int
}

// NewBuilder gives a Builder that cuts names into words as s cuts text.
func NewBuilder(s *segment.Segmenter) *Builder {
	return &Builder{segmenter: s, names: map[uint64]*Entry{}, parts: map[uint64]bool{}, spellings: map[string]*spelling{}}
}

// Source notes where names come from.
func (b *Builder) Source(line string) { b.sources = append(b.sources, line) }

// Class gives the number of class c, made if it is new.
func (b *Builder) Class(c Class) (int, error) {
	if k := slices.Index(b.classes, c); k >= 0 {
		return k, nil
	}
	if len(b.classes) == 64 {
		return 0, fmt.Errorf("class %s: there are 64 already", c.Name)
	}
	b.classes = append(b.classes, c)
	return len(b.classes) - 1, nil
}

// Add notes that name is of a class. The canonical name and the identifier
// may be "", and the first that is given stays. It tells whether name has any
// words.
func (b *Builder) Add(name string, class int, canonical, id string) bool {
	d := &nlp.Document{Text: name}
	d.Tokens = b.segmenter.Tokens(name)
	if len(d.Tokens) == 0 {
		return false
	}
	d.Sentences = []nlp.Sentence{{First: 0, Last: len(d.Tokens)}}
	w := NewWords(d)
	h, n, caps := uint64(0), 0, uint32(0)
	var words []string
	for i := range d.Tokens {
		if w.hash[i] == 0 {
			continue
		}
		if n > 0 {
			b.parts[h] = true
		}
		h = extend(h, w.hash[i])
		if w.capital[i] && n < 32 {
			caps |= 1 << n
		}
		if w.capital[i] && d.Tokens[i].Kind == nlp.Word {
			words = append(words, d.Tokens[i].Norm)
		}
		n++
	}
	if n == 0 {
		return false
	}
	b.learn(words, b.classes[class])
	e := b.names[h]
	if e == nil {
		e = &Entry{Caps: caps}
		b.names[h] = e
	}
	e.Classes |= 1 << class
	e.Caps &= caps // the most lower-case of the listed forms
	if e.Name == "" && canonical != name {
		e.Name = canonical
	}
	if e.ID == "" {
		e.ID = id
	}
	return true
}

// Compile gives the table for Open.
func (b *Builder) Compile() string {
	var hashes []uint64
	for h := range b.names {
		hashes = append(hashes, h)
	}
	for h := range b.parts {
		if b.names[h] == nil {
			hashes = append(hashes, h)
		}
	}
	slices.Sort(hashes)
	size := 1
	for size*9 < len(hashes)*10+10 {
		size *= 2
	}
	slots := make([]uint64, size)
	var records, text bytes.Buffer
	text.WriteByte(0)
	at, numbers := map[string]uint32{"": 0}, map[Entry]uint64{}
	str := func(s string) uint32 {
		if len(s) > 255 {
			s = s[:255]
		}
		k, ok := at[s]
		if !ok {
			k = uint32(text.Len())
			at[s] = k
			text.WriteByte(byte(len(s)))
			text.WriteString(s)
		}
		return k
	}
	for _, h := range hashes {
		value := uint64(0)
		if e := b.names[h]; e != nil {
			n, ok := numbers[*e]
			if !ok {
				n = uint64(len(numbers) + 1)
				numbers[*e] = n
				appendLE(&records, uint64(e.Classes))
				appendLE(&records, e.Caps)
				appendLE(&records, str(e.Name))
				appendLE(&records, str(e.ID))
			}
			value = n
		}
		k := h >> valueBits & uint64(size-1)
		for slots[k] != 0 {
			k = (k + 1) & uint64(size-1)
		}
		slots[k] = h>>valueBits<<valueBits | value
	}
	var rows []int8
	var unit float32
	if b.Letters > 0 {
		rows, unit = trainLetters(b.spellings, b.Letters)
	}
	var body bytes.Buffer
	appendLE(&body, slots)
	body.Write(records.Bytes())
	body.Write(text.Bytes())
	appendLE(&body, rows)
	var out bytes.Buffer
	fmt.Fprintln(&out, magic)
	for _, s := range b.sources {
		fmt.Fprintf(&out, "source %s\n", s)
	}
	for _, c := range b.classes {
		fmt.Fprintf(&out, "class %s\n", c)
	}
	fmt.Fprintf(&out, "names %d\nletters %d %08x\narrays %d %d %d %08x\n\n", len(b.names), b.Letters, math.Float32bits(unit),
		size, records.Len()/recordSize, text.Len(), crc32.ChecksumIEEE(body.Bytes()))
	out.Write(body.Bytes())
	return out.String()
}

// Build compiles and opens.
func (b *Builder) Build() (*Gazetteer, error) { return Open(b.Compile()) }
