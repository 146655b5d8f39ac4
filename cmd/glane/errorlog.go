package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/seed-16be0631/glane/pkg/input"
)

// errorLog names failed inputs: a line for people, and a JSON line for programs.
type errorLog struct {
	diag  diagnostics
	file  *os.File // of the JSON lines; may be nil
	bytes counter  // to file
}

// failedInput is the JSON line of one failed input.
type failedInput struct {
	Source string `json:"source"`
	Line   int    `json:"line,omitempty"`
	Error  string `json:"error"`
}

// newFailedInput tells where item failed with err, and why.
func newFailedInput(item input.Item, err error) failedInput {
	if e := (*input.Error)(nil); errors.As(err, &e) {
		return failedInput{e.Source, e.Line, e.Err.Error()}
	}
	return failedInput{item.Source, item.Line, err.Error()}
}

// openErrorLog gives a log with the JSON lines in the file called name, if any,
// behind the first keep bytes that an interrupted run wrote there.
func openErrorLog(diag diagnostics, name string, keep int64) (*errorLog, error) {
	l := &errorLog{diag: diag}
	if name == "" {
		return l, nil
	}
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE, 0o666)
	if err != nil {
		return nil, err
	}
	l.file = f
	l.bytes = counter{f, keep}
	if err := cutFile(f, keep); err != nil {
		f.Close()
		return nil, err
	}
	return l, nil
}

// cutFile goes behind the first keep bytes of f and takes away what follows.
func cutFile(f *os.File, keep int64) error {
	i, err := f.Stat()
	if err != nil || !i.Mode().IsRegular() {
		return err
	}
	if i.Size() < keep {
		return fmt.Errorf("%s: has %d bytes, want the %d that the interrupted run wrote", f.Name(), i.Size(), keep)
	}
	if err := f.Truncate(keep); err != nil {
		return err
	}
	_, err = f.Seek(keep, io.SeekStart)
	return err
}

// tell says that item failed with err. The error is about the log.
func (l *errorLog) tell(item input.Item, err error) error {
	f := newFailedInput(item, err)
	l.diag.inputFailed(f, err)
	if l.file == nil {
		return nil
	}
	line, err := json.Marshal(f)
	if err != nil {
		return err
	}
	_, err = l.bytes.Write(append(line, '\n'))
	return err
}

// close ends the log after work that ended in err, and gives the error to
// report.
func (l *errorLog) close(err error) error {
	if l.file == nil {
		return err
	}
	if e := l.file.Close(); e != nil && isWhole(err) {
		return writing(e)
	}
	return err
}
