package ner

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"math"
	"slices"
	"sort"
	"strings"
)

// A model file is a head of text lines and, behind an empty line, three arrays:
//
//	transitions  4 bytes each, row by row, the beginning of a sentence last
//	features     32 bytes for each slot: 29 weights (0 is -128), 2 bytes of the
//	             feature's hash (0 for a free slot), 1 not used; open addressing
//	lexicon      8 bytes for each slot
//
// Numbers are little-endian.
const (
	modelMagic = "glane-model 1"
	slotSize   = 32
	tagAt      = labels // in a slot
	maxFill    = 0.85
)

// Model is the weights of a tagger. It is never changed and safe for
// concurrent use.
type Model struct {
	Info    []Info   // in the order of the file
	tags    []uint16 // what the slots keep of the hashes, together in a small array
	slots   []byte   // copied from the file, so that a slot is in one line of the processor's cache
	mask    uint64
	unit    float32 // what a weight of 1 is worth
	tr      transitions
	lexicon *Lexicon

	calibration calibration
}

// Info is one fact about a model: name, corpora, date, scores.
type Info struct{ Key, Value string }

// Get gives the first value of key, or "".
func (m *Model) Get(key string) string {
	for _, i := range m.Info {
		if i.Key == key {
			return i.Value
		}
	}
	return ""
}

// defaultSlots is how much room for features a model has, of 32 bytes each.
const defaultSlots = 1 << 19

// newModel packs weights, each divided by n. There is room for slots features:
// those with small weights and those that are rare go.
func newModel(keys []uint64, count []int32, w []scores, n float32, tr *transitions, lex *Lexicon, slots int) *Model {
	type sized struct {
		id   int
		size float32
	}
	var kept []sized
	top := float32(0)
	for f := range w {
		size := float32(0)
		for _, x := range w[f] {
			size = max(size, float32(math.Abs(float64(x))))
		}
		if size > 0 {
			kept = append(kept, sized{f, size * float32(math.Sqrt(math.Sqrt(float64(count[f]))))})
			top = max(top, size)
		}
	}
	sort.SliceStable(kept, func(i, j int) bool { return kept[i].size > kept[j].size })
	fill := float64(slots) * maxFill
	limit := int(fill) - 1
	kept = kept[:min(len(kept), limit)]
	size := 1
	for float64(size)*maxFill < float64(len(kept)+1) {
		size *= 2
	}
	unit := top / n / 127
	if unit == 0 {
		unit = 1
	}
	data := make([]byte, size*slotSize)
	tags := make([]uint16, size)
	mask := uint64(size - 1)
	for _, k := range kept {
		h := keys[k.id]
		at := h & mask
		for tags[at] != 0 {
			at = (at + 1) & mask
		}
		tags[at] = tagOf(h)
		binary.LittleEndian.PutUint16(data[at*slotSize+tagAt:], tagOf(h))
		slot := data[at*slotSize : (at+1)*slotSize]
		for j, x := range w[k.id] {
			slot[j] = byte(128 + max(-127, min(127, math.Round(float64(x/n/unit)))))
		}
	}
	return &Model{tags: tags, slots: data, mask: mask, unit: unit, tr: *tr, lexicon: lex}
}

const (
	evenBytes = 0x00FF00FF00FF00FF
	fiveBytes = 0x000000FFFFFFFFFF
)

// sums are added weights: 16 bits a label, four labels in a number, even and
// odd labels apart.
type sums struct {
	even, odd [4]uint64
	n         int // features
}

// add adds the weights of those features that the model has.
func (m *Model) add(s *sums, features []uint64) {
	var found [256]uint32 // no token has more features
	n := 0
	for _, h := range features {
		tag := tagOf(h)
		for k := h & m.mask; ; k = (k + 1) & m.mask {
			at := m.tags[k]
			if at == tag {
				found[n&255] = uint32(k)
				n++
			}
			if at == tag || at == 0 {
				break
			}
		}
	}
	n = min(n, len(found), mostFeatures-s.n)
	// in a loop of their own, the reads do not wait for each other
	e0, e1, e2, e3 := s.even[0], s.even[1], s.even[2], s.even[3]
	o0, o1, o2, o3 := s.odd[0], s.odd[1], s.odd[2], s.odd[3]
	for _, k := range found[:n] {
		b := (*[slotSize]byte)(m.slots[int(k)*slotSize:])
		x := binary.LittleEndian.Uint64(b[0:])
		e0 += x & evenBytes
		o0 += x >> 8 & evenBytes
		x = binary.LittleEndian.Uint64(b[8:])
		e1 += x & evenBytes
		o1 += x >> 8 & evenBytes
		x = binary.LittleEndian.Uint64(b[16:])
		e2 += x & evenBytes
		o2 += x >> 8 & evenBytes
		x = binary.LittleEndian.Uint64(b[24:]) & fiveBytes
		e3 += x & evenBytes
		o3 += x >> 8 & evenBytes
	}
	s.even, s.odd = [4]uint64{e0, e1, e2, e3}, [4]uint64{o0, o1, o2, o3}
	s.n += n
}

// mostFeatures is how many weights sums hold without a carry into the next
// label.
const mostFeatures = 1<<16/255 - 1

// plus adds other sums, as long as there is room.
func (s *sums) plus(o *sums) {
	if s.n+o.n > mostFeatures {
		return
	}
	for i := range s.even {
		s.even[i] += o.even[i]
		s.odd[i] += o.odd[i]
	}
	s.n += o.n
}

// scores unpacks sums.
func (m *Model) scores(s *sums, out *scores) {
	base := float32(128 * s.n)
	for j := range out {
		lane := s.even[j/8]
		if j%2 == 1 {
			lane = s.odd[j/8]
		}
		out[j] = (float32(uint16(lane>>(j%8/2*16))) - base) * m.unit
	}
}

// score adds up the weights of features.
func (m *Model) score(features []uint64, out *scores) {
	var s sums
	m.add(&s, features)
	m.scores(&s, out)
}

// tagOf is what the array of tags keeps of a hash; never 0, nor its low byte.
func tagOf(h uint64) uint16 { return uint16(h>>40) | 1 }

// Bytes gives the model file.
func (m *Model) Bytes() []byte {
	var body bytes.Buffer
	write := func(v any) {
		if err := binary.Write(&body, binary.LittleEndian, v); err != nil {
			panic(err) // a buffer takes everything
		}
	}
	write(m.tr)
	body.Write(m.slots)
	body.WriteString(m.lexicon.data)
	var out bytes.Buffer
	fmt.Fprintln(&out, modelMagic)
	for _, i := range m.Info {
		fmt.Fprintf(&out, "info %s %s\n", i.Key, strings.ReplaceAll(i.Value, "\n", " "))
	}
	fmt.Fprintf(&out, "arrays %d %d %08x %08x\n\n", len(m.slots)/slotSize, len(m.lexicon.data)/8, math.Float32bits(m.unit), crc32.ChecksumIEEE(body.Bytes()))
	out.Write(body.Bytes())
	return out.Bytes()
}

// Open reads a model file.
func Open(data string) (*Model, error) {
	head, body, ok := strings.Cut(data, "\n\n")
	if !ok || !strings.HasPrefix(head, modelMagic+"\n") {
		first, _, _ := strings.Cut(data[:min(len(data), 40)], "\n")
		return nil, fmt.Errorf("model: begins with %q: want %q", first, modelMagic)
	}
	m := &Model{lexicon: &Lexicon{}}
	var slots, words int
	var unit, sum uint32
	for _, line := range strings.Split(head, "\n")[1:] {
		key, value, _ := strings.Cut(line, " ")
		switch key {
		case "info":
			k, v, _ := strings.Cut(value, " ")
			m.Info = append(m.Info, Info{k, v})
		case "arrays":
			if _, err := fmt.Sscanf(value, "%d %d %x %x", &slots, &words, &unit, &sum); err != nil {
				return nil, fmt.Errorf("model: line %q: %w", line, err)
			}
		}
	}
	m.unit = math.Float32frombits(unit)
	var err error
	if m.calibration, err = parseCalibration(m.Get(calibrationKey)); err != nil {
		return nil, err
	}
	size := binary.Size(m.tr)
	if slots < 1 || words < 1 || slots&(slots-1) != 0 || words&(words-1) != 0 || slots > len(body)/slotSize || words > len(body)/8 ||
		len(body) != size+slots*slotSize+words*8 {
		return nil, fmt.Errorf("model: %d bytes behind the head do not hold %d features and %d words", len(body), slots, words)
	}
	if got := checksum(body); got != sum {
		return nil, fmt.Errorf("model: checksum %08x: want %08x", got, sum)
	}
	if _, err := binary.Decode([]byte(body[:size]), binary.LittleEndian, &m.tr); err != nil {
		return nil, fmt.Errorf("model: %w", err)
	}
	body = body[size:]
	m.slots, m.mask = []byte(body[:slots*slotSize]), uint64(slots-1)
	m.tags = make([]uint16, slots)
	for k := range m.tags {
		m.tags[k] = binary.LittleEndian.Uint16(m.slots[k*slotSize+tagAt:])
	}
	m.lexicon.data, m.lexicon.mask = body[slots*slotSize:], uint64(words-1)
	return m, m.check()
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

// check makes sure that every search ends.
func (m *Model) check() error {
	if !slices.Contains(m.tags, 0) {
		return fmt.Errorf("model: no free slot among the features")
	}
	free := false
	for k := 0; k < len(m.lexicon.data) && !free; k += 8 {
		free = m.lexicon.data[k:k+4] == "\x00\x00\x00\x00"
	}
	if !free {
		return fmt.Errorf("model: no free slot among the words")
	}
	return nil
}

// Lexicon is the model's table of words.
func (m *Model) Lexicon() *Lexicon { return m.lexicon }

// NewEmpty gives a model without weights, to keep a Lexicon in a file.
func NewEmpty(l *Lexicon) *Model {
	return newModel(nil, nil, nil, 1, &transitions{}, l, 1)
}

// Lean gives a model that takes more words for names (b > 0) or fewer: b is
// added to the score of every mention's first token.
func (m *Model) Lean(b float32) *Model {
	out := *m
	for p := range out.tr {
		for l := Label(1); l < labels; l++ {
			if l.part() == begin || l.part() == single {
				out.tr[p][l] += b
			}
		}
	}
	return &out
}
