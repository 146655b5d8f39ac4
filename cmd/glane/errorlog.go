package main

import (
	"encoding/json"
	"errors"
	"io"

	"github.com/seed-16be0631/glane/pkg/input"
)

// errorLog names failed inputs: a line for people, and a JSON line for programs.
type errorLog struct {
	diag    io.Writer
	records io.Writer // may be nil
}

// failedInput is the JSON line of one failed input.
type failedInput struct {
	Source string `json:"source"`
	Line   int    `json:"line,omitempty"`
	Error  string `json:"error"`
}

func (l errorLog) tell(r result) error {
	say(l.diag, r.err)
	if l.records == nil {
		return nil
	}
	f := failedInput{Source: r.item.Source, Line: r.item.Line, Error: r.err.Error()}
	if e := (*input.Error)(nil); errors.As(r.err, &e) {
		f.Source, f.Line, f.Error = e.Source, e.Line, e.Err.Error()
	}
	line, err := json.Marshal(f)
	if err != nil {
		return err
	}
	_, err = l.records.Write(append(line, '\n'))
	return err
}
