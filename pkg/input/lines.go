package input

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
)

var errTooLong = errors.New("line too long")

// lines gives the lines of in that are not blank; false: the caller wants no
// more. One line at a time is in memory.
func (r *Reader) lines(source string, in io.Reader, yield yielder) bool {
	lines, err := newLineReader(in, r.max(), "JSON Lines")
	if err != nil {
		return yield(Item{}, &Error{source, 0, err})
	}
	for {
		line, err := lines.next()
		more := true
		switch {
		case err == io.EOF:
			return true
		case err == errTooLong:
			more = yield(Item{}, &Error{source, lines.n, r.tooLong()})
		case err != nil:
			return yield(Item{}, &Error{source, lines.n, cause(err)})
		case len(bytes.TrimSpace(line)) > 0:
			more = yield(Item{Source: source, Line: lines.n, Raw: line, format: JSONL, fields: &r.Fields}, nil)
		}
		if !more {
			return false
		}
	}
}

// lineReader reads lines.
type lineReader struct {
	in  *bufio.Reader
	max int // bytes of the longest line
	n   int // of the line that next gave last, from 1
	end bool
}

// newLineReader takes a byte order mark off. The error says that it is that of
// UTF-16, where what was wanted.
func newLineReader(in io.Reader, max int, what string) (*lineReader, error) {
	buf := bufio.NewReaderSize(in, 64<<10)
	if mark, _ := buf.Peek(2); string(mark) == "\xFF\xFE" || string(mark) == "\xFE\xFF" {
		return nil, fmt.Errorf("UTF-16: want %s in UTF-8", what)
	}
	if mark, _ := buf.Peek(3); string(mark) == "\xEF\xBB\xBF" {
		buf.Discard(3)
	}
	return &lineReader{in: buf, max: max}, nil
}

// next gives the next line without its end, in memory of its own. It reads a
// line of more than max bytes to its end and gives errTooLong. io.EOF comes
// behind the last line.
func (l *lineReader) next() ([]byte, error) {
	if l.end {
		return nil, io.EOF
	}
	l.n++
	line, err := readLine(l.in, l.max)
	if l.end = err == io.EOF; l.end && len(line) > 0 {
		return line, nil
	}
	return line, err
}

// readLine gives the next line without its end. It reads a line of more than
// max bytes to its end and gives errTooLong. io.EOF comes with the last line.
func readLine(in *bufio.Reader, max int) ([]byte, error) {
	var line []byte
	long := false
	for {
		part, err := in.ReadSlice('\n')
		if long = long || len(line)+len(part) > max+2; !long {
			line = append(line, part...)
		}
		switch {
		case err == bufio.ErrBufferFull:
			continue
		case err != nil && err != io.EOF:
			return nil, err
		}
		line = bytes.TrimSuffix(bytes.TrimSuffix(line, []byte("\n")), []byte("\r"))
		if long || len(line) > max {
			return nil, errTooLong
		}
		return line, err
	}
}
