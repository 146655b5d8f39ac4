package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// output is standard output, or a file that appears under its name only when
// it is complete. Until then it is NAME.partial, with NAME.journal beside it, so
// that an interrupted run can go on.
type output struct {
	io.Writer
	name    string // "" when nothing is to be renamed
	partial *os.File
	journal *journal // nil without a name
	size    int64
}

// openOutput opens the file called name, or gives out when name is "". With
// resume, it goes on with the run id that was interrupted, if there was one.
func openOutput(name string, out io.Writer, resume bool, id identity) (*output, error) {
	if name == "" {
		return &output{Writer: out}, nil
	}
	if i, err := os.Stat(name); err == nil && !i.Mode().IsRegular() {
		f, err := os.OpenFile(name, os.O_WRONLY, 0) // a device or a pipe: nothing to rename
		return &output{Writer: f, partial: f}, err
	}
	o := &output{name: name}
	if resume {
		err := o.resume(id)
		if err == nil || !errors.Is(err, fs.ErrNotExist) {
			return o, err
		}
	}
	return o, o.begin(id)
}

func (o *output) begin(id identity) (err error) {
	if o.partial, err = os.Create(o.name + ".partial"); err != nil {
		return err
	}
	o.Writer = o.partial
	o.journal, err = newJournal(o.name+".journal", id)
	return err
}

// resume opens what an interrupted run left, cut behind its last whole record.
func (o *output) resume(id identity) error {
	f, err := os.OpenFile(o.name+".partial", os.O_RDWR, 0)
	if err != nil {
		return err
	}
	size, err := f.Seek(0, io.SeekEnd)
	if err != nil {
		return err
	}
	if o.journal, err = resumeJournal(o.name+".journal", id, size); err != nil {
		f.Close()
		return err
	}
	o.partial, o.Writer, o.size = f, f, o.journal.at.size
	if err := f.Truncate(o.size); err != nil {
		return err
	}
	_, err = f.Seek(o.size, io.SeekStart)
	return err
}

// Write counts what is written.
func (o *output) Write(p []byte) (int, error) {
	n, err := o.Writer.Write(p)
	o.size += int64(n)
	return n, err
}

// earlier is how far an interrupted run had come that this one goes on with.
func (o *output) earlier() progress {
	if o.journal == nil {
		return progress{}
	}
	return o.journal.at
}

// note writes down that one more input is done.
func (o *output) note(failed bool) error {
	if o.journal == nil {
		return nil
	}
	return o.journal.note(failed, o.size)
}

// finish ends the output after work that ended in err, and gives the error to
// report. Inputs that failed do not keep the rest from the file.
func (o *output) finish(err error) error {
	if o.partial == nil {
		return err
	}
	whole := err == nil || errors.As(err, new(inputsFailed))
	if e := o.partial.Close(); e != nil && whole {
		return writing(e)
	}
	if o.name == "" {
		return err
	}
	o.journal.file.Close()
	if !whole {
		return fmt.Errorf("%w (--resume goes on with %s.partial)", err, o.name)
	}
	if e := os.Rename(o.name+".partial", o.name); e != nil {
		return writing(e)
	}
	if e := os.Remove(o.name + ".journal"); e != nil {
		return writing(e)
	}
	return err
}

// writing makes a failure of an error about the output, and nothing of nil.
func writing(err error) error {
	if err == nil {
		return nil
	}
	return fail(fmt.Errorf("writing: %w", err))
}
