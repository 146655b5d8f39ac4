package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/seed-16be0631/glane/pkg/report"
)

// sink is where the records of a run go, in the order of the inputs.
type sink interface {
	// earlier is how far an interrupted run had come that this one goes on with.
	earlier() mark
	// put writes the record of a document from source. An *input.Error is about
	// this document alone.
	put(source string, record report.Encoded) error
	// note tells how far the run has come, behind each input.
	note(mark) error
	// finish ends the output after work that ended in err, and gives the error
	// to report. Inputs that failed do not keep the rest from the output.
	finish(err error) error
}

// form is how the bytes of an output come about.
type form struct {
	format   report.Format
	compress compression
}

// output is standard output, or a file that appears under its name only when
// it is complete. Until then it is NAME.partial, with NAME.journal beside it, so
// that an interrupted run can go on.
type output struct {
	form
	name    string   // "" when nothing is to be renamed
	file    *os.File // nil of standard output
	journal *journal // nil when no run can go on with it
	bytes   *counter
	members *members
	records report.Writer
}

// openOutput opens the file called name, or gives out when name is "". With
// resume, it goes on with the run id that was interrupted, if there was one.
func openOutput(name string, out io.Writer, f form, resume bool, id identity) (*output, error) {
	o := &output{form: f}
	if name == "" {
		o.write(out)
		return o, nil
	}
	if i, err := os.Stat(name); err == nil && !i.Mode().IsRegular() {
		o.file, err = os.OpenFile(name, os.O_WRONLY, 0) // a device or a pipe: nothing to rename
		o.write(o.file)
		return o, err
	}
	o.name = name
	if resume {
		err := o.resume(id)
		if err == nil || !errors.Is(err, fs.ErrNotExist) {
			return o, err
		}
	}
	return o, o.begin(id)
}

// write makes out where the bytes go.
func (o *output) write(out io.Writer) {
	o.bytes = &counter{Writer: out}
	o.members = newMembers(o.bytes, o.compress)
	o.records = report.NewWriter(o.members, o.format)
}

func (o *output) begin(id identity) (err error) {
	if o.file, err = os.Create(o.name + ".partial"); err != nil {
		return err
	}
	o.write(o.file)
	if o.format.Whole {
		return nil
	}
	journal, err := os.Create(o.name + ".journal")
	if err != nil {
		return err
	}
	o.journal, err = newJournal(journal, id)
	return err
}

// resume opens what an interrupted run left, cut behind its last whole record.
// The error is fs.ErrNotExist when there was none.
func (o *output) resume(id identity) error {
	f, err := os.OpenFile(o.name+".partial", os.O_RDWR, 0)
	if err != nil {
		return err
	}
	lines, err := os.OpenFile(o.name+".journal", os.O_RDWR, 0)
	if err != nil {
		f.Close()
		return err
	}
	if err := o.goOn(f, lines, id); err != nil {
		f.Close()
		lines.Close()
		return err
	}
	return nil
}

func (o *output) goOn(f, lines *os.File, id identity) error {
	size, err := f.Seek(0, io.SeekEnd)
	if err != nil {
		return err
	}
	if o.journal, err = resumeJournal(lines, id, size); err != nil {
		return err
	}
	size = o.journal.at.Size
	o.file = f
	o.write(f)
	if size > 0 {
		o.bytes.n = size
		o.members.started = true
		o.records = report.Continue(o.members, o.format)
	}
	if err := f.Truncate(size); err != nil {
		return err
	}
	_, err = f.Seek(size, io.SeekStart)
	return err
}

func (o *output) earlier() mark {
	if o.journal == nil {
		return mark{}
	}
	return o.journal.at
}

func (o *output) put(_ string, record report.Encoded) error { return o.records.Write(record) }

func (o *output) note(m mark) error {
	whole, err := o.members.cut()
	if err != nil || !whole || o.journal == nil {
		return err
	}
	m.Size = o.bytes.n
	return o.journal.note(m)
}

func (o *output) finish(err error) error {
	if !isWhole(err) {
		return o.abandon(err)
	}
	if e := o.close(); e != nil {
		return o.abandon(writing(e))
	}
	if o.name == "" {
		return err
	}
	if e := os.Rename(o.name+".partial", o.name); e != nil {
		return writing(e)
	}
	if o.journal == nil {
		return err
	}
	o.journal.file.Close()
	if e := os.Remove(o.name + ".journal"); e != nil {
		return writing(e)
	}
	return err
}

// close writes what stands behind the last record, to the disk.
func (o *output) close() error {
	if err := o.records.Close(); err != nil {
		return err
	}
	if err := o.members.Close(); err != nil {
		return err
	}
	if o.name != "" {
		if err := o.file.Sync(); err != nil {
			return err
		}
	}
	if o.file == nil {
		return nil
	}
	return o.file.Close()
}

// abandon leaves an output that is not complete to a later run, if one can go on
// with it, and adds that to err.
func (o *output) abandon(err error) error {
	if o.name == "" {
		return err
	}
	o.file.Close() // it may have failed before
	if o.journal == nil {
		return errors.Join(err, os.Remove(o.name+".partial"))
	}
	o.journal.file.Close()
	return fmt.Errorf("%w (--resume goes on with %s.partial)", err, o.name)
}

// isWhole tells whether work that ended in err has gone through all inputs.
func isWhole(err error) bool { return err == nil || errors.As(err, new(inputsFailed)) }

// writing makes a failure of an error about the output, and nothing of nil.
func writing(err error) error {
	if err == nil {
		return nil
	}
	return fail(fmt.Errorf("writing: %w", err))
}

// counter counts the bytes written.
type counter struct {
	io.Writer
	n int64
}

func (c *counter) Write(p []byte) (int, error) {
	n, err := c.Writer.Write(p)
	c.n += int64(n)
	return n, err
}
