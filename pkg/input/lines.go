package input

import (
	"bufio"
	"bytes"
	"errors"
	"io"
)

var errTooLong = errors.New("line too long")

// lines gives the lines of in that are not blank; false: the caller wants no
// more. One line at a time is in memory.
func (r *Reader) lines(source string, in io.Reader, yield yielder) bool {
	buf := bufio.NewReaderSize(in, 64<<10)
	if mark, _ := buf.Peek(2); string(mark) == "\xFF\xFE" || string(mark) == "\xFE\xFF" {
		return yield(Item{}, &Error{source, 0, errors.New("UTF-16: want JSON Lines in UTF-8")})
	}
	if mark, _ := buf.Peek(3); string(mark) == "\xEF\xBB\xBF" {
		buf.Discard(3)
	}
	for n := 1; ; n++ {
		line, err := readLine(buf, r.max())
		more := true
		switch {
		case err == errTooLong:
			more = yield(Item{}, &Error{source, n, r.tooLong()})
		case err != nil && err != io.EOF:
			return yield(Item{}, &Error{source, n, cause(err)})
		case len(bytes.TrimSpace(line)) > 0:
			more = yield(Item{Source: source, Line: n, Raw: line}, nil)
		}
		if err == io.EOF || !more {
			return more
		}
	}
}

// readLine gives the next line without its end, in memory of its own. It reads
// a line of more than max bytes to its end and gives errTooLong. io.EOF comes
// with the last line.
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
