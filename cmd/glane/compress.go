package main

import (
	"bytes"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"sync"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// compression is how an output is compressed: gz, zst, or none.
type compression string

// The compressions are the endings of file names too.
const (
	plain compression = ""
	gz    compression = "gz"
	zst   compression = "zst"
)

// compressionNamed gives the compression that the user asks for by name, or by
// that of the output file.
func compressionNamed(name, output string) (compression, error) {
	switch c := compression(name); c {
	case gz, zst:
		return c, nil
	case "none":
		return plain, nil
	case "auto":
		if c := compression(strings.TrimPrefix(filepath.Ext(output), ".")); c == gz || c == zst {
			return c, nil
		}
		return plain, nil
	}
	return plain, fmt.Errorf("unknown compression %q: want auto, none, gz or zst", name)
}

// memberSize is how many bytes of output, at least, are compressed together. A
// run that was interrupted goes on behind a whole member.
const memberSize = 1 << 20

// members compresses what is written to it: a row of gzip members or Zstandard
// frames, which end behind a record, each by itself a whole file. Where they end
// depends on nothing but the records.
type members struct {
	out      io.Writer
	compress func([]byte) ([]byte, error) // nil: not at all
	pending  bytes.Buffer
	started  bool // there is a member
}

func newMembers(out io.Writer, c compression) *members {
	m := &members{out: out}
	switch c {
	case gz:
		m.compress = gzipMember
	case zst:
		m.compress = zstdFrame
	}
	return m
}

func (m *members) Write(p []byte) (int, error) {
	if m.compress == nil {
		return m.out.Write(p)
	}
	return m.pending.Write(p)
}

// cut ends the member behind a record if it is long enough, and tells whether
// all that came so far is written.
func (m *members) cut() (bool, error) {
	if m.pending.Len() >= memberSize {
		return true, m.end()
	}
	return m.pending.Len() == 0, nil
}

// Close ends the last member. An output without a byte is a member too: a file
// without one could not be decompressed.
func (m *members) Close() error {
	if m.compress == nil || m.started && m.pending.Len() == 0 {
		return nil
	}
	return m.end()
}

func (m *members) end() error {
	member, err := m.compress(m.pending.Bytes())
	if err != nil {
		return err
	}
	m.pending.Reset()
	m.started = true
	_, err = m.out.Write(member)
	return err
}

func gzipMember(text []byte) ([]byte, error) {
	var b bytes.Buffer
	w := gzipWriters.Get().(*gzip.Writer)
	defer gzipWriters.Put(w)
	w.Reset(&b) // without a name or a time: the same bytes on every run
	if _, err := w.Write(text); err != nil {
		return nil, err
	}
	err := w.Close()
	return b.Bytes(), err
}

// gzipWriters are used again: each takes near a megabyte.
var gzipWriters = sync.Pool{New: func() any { return gzip.NewWriter(io.Discard) }}

func zstdFrame(text []byte) ([]byte, error) {
	w, err := zstdEncoder()
	if err != nil {
		return nil, err
	}
	return w.EncodeAll(text, nil), nil
}

var zstdEncoder = sync.OnceValues(func() (*zstd.Encoder, error) {
	return zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1))
})
