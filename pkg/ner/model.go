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

// A model file is a head of text lines and, behind an empty line, five arrays:
//
//	transitions  4 bytes each, row by row, the beginning of a sentence last
//	gate         its weights of 1 byte and its limit of 4
//	index        4 bytes for each slot, open addressing: in the high bits some of
//	             a feature's hash, in the low 18 its row + 1; 0 for a free slot
//	rows         32 bytes for each feature, the most frequent first: 29 weights
//	             (0 is -128) and 3 bytes not used
//	lexicon      8 bytes for each slot
//
// Numbers are little-endian.
const (
	modelMagic = "glane-model 2"
	rowSize    = 32
	rowBits    = 18
	rowMask    = 1<<rowBits - 1
	maxFill    = 0.7
)

// Model is the weights of a tagger. It is never changed and safe for
// concurrent use.
type Model struct {
	Info    []Info // in the order of the file
	index   []uint32
	rows    []byte // those of frequent features close together, so that the processor keeps them at hand
	mask    uint64
	unit    float32 // what a weight of 1 is worth
	tr      transitions
	gate    *gate
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

// defaultFeatures is how many features a model keeps.
const defaultFeatures = 220_000

// newModel packs weights, each divided by n. No more than most features are
// kept: those with small weights and those that are rare go.
func newModel(keys []uint64, count []int32, w []scores, n float32, tr *transitions, g *gate, lex *Lexicon, most int) *Model {
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
	kept = kept[:min(len(kept), most, rowMask-1)]
	sort.SliceStable(kept, func(i, j int) bool { return count[kept[i].id] > count[kept[j].id] })
	size := 1
	for float64(size)*maxFill < float64(len(kept)+1) {
		size *= 2
	}
	unit := top / n / 127
	if unit == 0 {
		unit = 1
	}
	m := &Model{
		index: make([]uint32, size), rows: make([]byte, len(kept)*rowSize), mask: uint64(size - 1),
		unit: unit, tr: *tr, gate: g, lexicon: lex,
	}
	for r, k := range kept {
		h := keys[k.id]
		at := h & m.mask
		for m.index[at] != 0 {
			at = (at + 1) & m.mask
		}
		m.index[at] = tagOf(h) | uint32(r+1)
		row := m.rows[r*rowSize:]
		for j, x := range w[k.id] {
			row[j] = byte(128 + max(-127, min(127, math.Round(float64(x/n/unit)))))
		}
	}
	return m
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

// row gives the row of a feature, -1 for none.
func (m *Model) row(h uint64) int {
	tag := tagOf(h)
	for k := h & m.mask; ; k = (k + 1) & m.mask {
		at := m.index[k]
		if at == 0 || at&^rowMask == tag {
			return int(at&rowMask) - 1
		}
	}
}

// add adds the weights of those features that the model has.
func (m *Model) add(s *sums, features []uint64) {
	var found [256]uint32 // no token has more features
	n := 0
	for _, h := range features {
		if row := m.row(h); row >= 0 {
			found[n&255] = uint32(row)
			n++
		}
	}
	n = min(n, len(found), mostFeatures-s.n)
	// in a loop of their own, the reads do not wait for each other
	e0, e1, e2, e3 := s.even[0], s.even[1], s.even[2], s.even[3]
	o0, o1, o2, o3 := s.odd[0], s.odd[1], s.odd[2], s.odd[3]
	for _, k := range found[:n] {
		b := (*[rowSize]byte)(m.rows[int(k)*rowSize:])
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

// tagOf is what the index keeps of a hash, in its high bits.
func tagOf(h uint64) uint32 { return uint32(h>>32) &^ rowMask }

// Bytes gives the model file.
func (m *Model) Bytes() []byte {
	var body bytes.Buffer
	write := func(v any) {
		if err := binary.Write(&body, binary.LittleEndian, v); err != nil {
			panic(err) // a buffer takes everything
		}
	}
	write(m.tr)
	write(m.gate)
	write(m.index)
	body.Write(m.rows)
	body.WriteString(m.lexicon.data)
	var out bytes.Buffer
	fmt.Fprintln(&out, modelMagic)
	for _, i := range m.Info {
		fmt.Fprintf(&out, "info %s %s\n", i.Key, strings.ReplaceAll(i.Value, "\n", " "))
	}
	fmt.Fprintf(&out, "arrays %d %d %d %08x %08x\n\n", len(m.index), len(m.rows)/rowSize, len(m.lexicon.data)/8, math.Float32bits(m.unit), crc32.ChecksumIEEE(body.Bytes()))
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
	m := &Model{lexicon: &Lexicon{}, gate: &gate{}}
	var slots, rows, words int
	var unit, sum uint32
	for _, line := range strings.Split(head, "\n")[1:] {
		key, value, _ := strings.Cut(line, " ")
		switch key {
		case "info":
			k, v, _ := strings.Cut(value, " ")
			m.Info = append(m.Info, Info{k, v})
		case "arrays":
			if _, err := fmt.Sscanf(value, "%d %d %d %x %x", &slots, &rows, &words, &unit, &sum); err != nil {
				return nil, fmt.Errorf("model: line %q: %w", line, err)
			}
		}
	}
	m.unit = math.Float32frombits(unit)
	var err error
	if m.calibration, err = parseCalibration(m.Get(CalibrationKey)); err != nil {
		return nil, err
	}
	size := binary.Size(m.tr) + binary.Size(m.gate)
	if !isPowerOfTwo(slots) || !isPowerOfTwo(words) || rows < 0 || slots > len(body)/4 || rows > len(body)/rowSize || words > len(body)/8 ||
		len(body) != size+slots*4+rows*rowSize+words*8 {
		return nil, fmt.Errorf("model: %d bytes behind the head do not hold %d features and %d words", len(body), rows, words)
	}
	if got := checksum(body); got != sum {
		return nil, fmt.Errorf("model: checksum %08x: want %08x", got, sum)
	}
	m.index, m.mask = make([]uint32, slots), uint64(slots-1)
	small := bytes.NewReader([]byte(body[:size+slots*4]))
	for _, part := range []any{&m.tr, m.gate, m.index} {
		if err := binary.Read(small, binary.LittleEndian, part); err != nil {
			return nil, fmt.Errorf("model: %w", err)
		}
	}
	body = body[size+slots*4:]
	m.rows = []byte(body[:rows*rowSize])
	m.lexicon.data, m.lexicon.mask = body[rows*rowSize:], uint64(words-1)
	return m, m.check()
}

func isPowerOfTwo(n int) bool { return n > 0 && n&(n-1) == 0 }

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

// check makes sure that every search ends, and in a row that is there.
func (m *Model) check() error {
	if !slices.Contains(m.index, 0) {
		return fmt.Errorf("model: no free slot among the features")
	}
	for _, at := range m.index {
		if at != 0 && (at&rowMask == 0 || int(at&rowMask) > len(m.rows)/rowSize) {
			return fmt.Errorf("model: no row %d of %d", at&rowMask, len(m.rows)/rowSize)
		}
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
