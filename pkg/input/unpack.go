package input

import (
	"compress/gzip"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/zstd"
)

// maxWindow is how far back compressed data may refer, in bytes: what `zstd -d`
// allows by default.
const maxWindow = 128 << 20

// unpack decompresses in. The caller calls stop when done.
func unpack(in io.Reader, p packing) (out io.Reader, stop func(), err error) {
	stop = func() {}
	switch p {
	case gz:
		out, err = gzip.NewReader(in)
	case zst:
		var d *zstd.Decoder
		d, err = zstd.NewReader(in, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(maxWindow))
		if err == nil {
			out, stop = d, d.Close
		}
	default:
		return in, stop, nil
	}
	if err != nil {
		return nil, stop, damaged(err, p)
	}
	return unpacker{out, p}, stop, nil
}

// unpacker words the errors of compressed data.
type unpacker struct {
	in io.Reader
	packing
}

func (u unpacker) Read(p []byte) (int, error) {
	n, err := u.in.Read(p)
	if err != nil && err != io.EOF {
		err = damaged(err, u.packing)
	}
	return n, err
}

func damaged(err error, p packing) error {
	if errors.Is(err, io.ErrUnexpectedEOF) || err == io.EOF {
		return fmt.Errorf("the %s data breaks off: want a whole file", p)
	}
	return fmt.Errorf("the %s data is damaged: %w", p, err)
}
