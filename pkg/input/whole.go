package input

import (
	"io"

	"github.com/seed-16be0631/glane/pkg/charset"
)

// headBytes is how much of a file shows whether it is text.
const headBytes = 8 << 10

// readWhole reads f to its end, or one byte more than max bytes. It stops early
// at a binary file that the user did not name.
func readWhole(f file, max int) (raw []byte, binary bool, err error) {
	room := headBytes
	if 0 < f.size && f.size <= int64(max) {
		room = int(f.size)
	}
	raw = make([]byte, 0, room+1) // with room to see the end
	checked := f.named
	for len(raw) <= max {
		if len(raw) == cap(raw) {
			raw = append(raw, 0)[:len(raw)]
		}
		n, err := f.in.Read(raw[len(raw):min(cap(raw), max+1)])
		raw = raw[:len(raw)+n]
		if !checked && (err != nil || len(raw) >= headBytes) {
			checked = true
			if charset.CheckText(raw[:min(len(raw), headBytes)]) != nil {
				return nil, true, nil
			}
		}
		switch {
		case err == io.EOF:
			return raw, false, nil
		case err != nil:
			return nil, false, err
		}
	}
	return raw, false, nil
}
