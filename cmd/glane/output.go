package main

import (
	"errors"
	"io"
	"os"
	"path/filepath"
)

// output is standard output, or a file that appears under its name only when
// it is complete.
type output struct {
	io.Writer
	file *os.File
	name string
}

// openOutput opens the file called name, or gives out when name is "".
func openOutput(name string, out io.Writer) (*output, error) {
	if name == "" {
		return &output{Writer: out}, nil
	}
	f, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+".*")
	if err != nil {
		return nil, err
	}
	return &output{Writer: f, file: f, name: name}, nil
}

// finish ends the output after work that ended in err, and gives the error to
// report. Inputs that failed do not keep the rest from the file.
func (o *output) finish(err error) error {
	if o.file == nil {
		return err
	}
	if err == nil || errors.As(err, new(inputsFailed)) {
		if e := o.commit(); e == nil {
			return err
		} else {
			err = fail(e)
		}
	}
	o.file.Close()
	os.Remove(o.file.Name())
	return err
}

func (o *output) commit() error {
	const permissions = 0o644 // as os.Create gives; CreateTemp gives 0600
	if err := o.file.Chmod(permissions); err != nil {
		return err
	}
	if err := o.file.Close(); err != nil {
		return err
	}
	return os.Rename(o.file.Name(), o.name)
}
