package report

import (
	"bytes"
	"encoding/json"
	"sync"
)

func encodeLine(r *Record) (Encoded, error) { return lines.encode(r) }

// encodeIndented gives the record as an element of an indented array, whose
// Writer ends the line.
func encodeIndented(r *Record) (Encoded, error) {
	e, err := indented.encode(r)
	e.text = bytes.TrimSuffix(e.text, []byte("\n"))
	return e, err
}

var (
	lines    = newEncoders("", "")
	indented = newEncoders("  ", "  ")
)

// encoders are JSON encoders with their buffers, to be used again: a record
// takes the memory of its text and no more.
type encoders struct{ sync.Pool }

type encoder struct {
	bytes.Buffer
	*json.Encoder
	prefix string
}

// newEncoders gives encoders that begin each line with prefix. They write <, >
// and & as they are: the output is for jq, not for a page.
func newEncoders(prefix, indent string) *encoders {
	return &encoders{sync.Pool{New: func() any {
		e := &encoder{prefix: prefix}
		e.Encoder = json.NewEncoder(&e.Buffer)
		e.SetEscapeHTML(false)
		e.SetIndent(prefix, indent)
		return e
	}}}
}

func (p *encoders) encode(r *Record) (Encoded, error) {
	e := p.Get().(*encoder)
	defer p.Put(e)
	e.Reset()
	e.WriteString(e.prefix) // SetIndent has it before the other lines only
	err := e.Encode(r)
	return Encoded{text: bytes.Clone(e.Bytes())}, err
}
