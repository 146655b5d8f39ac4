package input

import (
	"bytes"
	"errors"
	"io"
)

var errQuote = errors.New(`a quoted field does not end with its quote: want "" for a quote inside it`)

// rowReader splits a table into rows. A quoted field may hold line ends.
//
// When a quote is not closed, or not within max bytes, the rows behind must not
// be lost with it: the lines that it has swallowed are read again, one row a
// line.
type rowReader struct {
	lines   *lineReader
	comma   byte
	max     int
	again   [][]byte // lines to be read again
	single  int      // how many of them are a row each, whatever their quotes
	againAt int      // line number of again[0]
}

// next gives the next row without its line end, in memory of its own, and the
// number of its first line. errTooLong and errQuote cost that row only. The end
// is io.EOF.
func (r *rowReader) next() (row []byte, n int, err error) {
	var state quoting
	var whole [][]byte // the lines of the row
	size := 0
	for {
		alone := r.single > 0
		line, at, err := r.line()
		if len(whole) == 0 {
			n = at
		}
		switch {
		case err == io.EOF && len(whole) > 0:
			return nil, n, r.swallowed(whole, n, false, errQuote)
		case err == errTooLong && len(whole) > 0:
			return nil, n, r.swallowed(whole, n, false, errTooLong)
		case err != nil:
			return nil, at, err
		}
		whole = append(whole, line)
		size += len(line) + 1
		ok := state.line(line, r.comma)
		switch {
		case !ok && len(whole) > 1:
			return nil, n, r.swallowed(whole, n, true, errQuote)
		case !ok, alone && state == quoted:
			return nil, n, errQuote
		case size > r.max+1:
			return nil, n, r.swallowed(whole, n, false, errTooLong)
		case state != quoted:
			return bytes.Join(whole, []byte("\n")), n, nil
		}
	}
}

// line gives the next line, of again or of the file, and its number.
func (r *rowReader) line() (line []byte, n int, err error) {
	if len(r.again) == 0 {
		line, err = r.lines.next()
		return line, r.lines.n, err
	}
	line, n = r.again[0], r.againAt
	r.again = r.again[1:]
	r.againAt++
	r.single = max(0, r.single-1)
	return line, n, nil
}

// swallowed puts the lines behind the first one of a bad row back and gives the
// fault. The last line, if it is where the fault shows, may begin a row of
// several lines.
func (r *rowReader) swallowed(whole [][]byte, n int, faultInLast bool, fault error) error {
	back := whole[1:]
	r.single = len(back)
	if faultInLast {
		r.single--
	}
	r.again = append(back[:len(back):len(back)], r.again...)
	r.againAt = n + 1
	return fault
}

// quoting is where in a row one is.
type quoting int

const (
	start  quoting = iota // where a field begins
	bare                  // in a field without quotes
	quoted                // in a quoted field
	closed                // behind its end
)

// line goes over a line. It gives false where a quoted field goes on behind its
// end.
func (q *quoting) line(line []byte, comma byte) bool {
	if *q != quoted {
		*q = start
	}
	for i := 0; i < len(line); i++ {
		c := line[i]
		switch {
		case *q == quoted:
			j := bytes.IndexByte(line[i:], '"')
			if j < 0 {
				return true
			}
			i += j
			if i+1 < len(line) && line[i+1] == '"' {
				i++
			} else {
				*q = closed
			}
		case c == comma:
			*q = start
		case *q == closed:
			return false
		case *q == start && c == '"':
			*q = quoted
		case *q == start:
			*q = bare
		}
	}
	return true
}
