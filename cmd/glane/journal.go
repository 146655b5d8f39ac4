package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/seed-16be0631/glane/pkg/report"
)

// A journal tells how far a run has come: behind a line that identifies the run,
// a line for each place where it can go on. A run that ended early, even killed
// between two bytes, goes on behind the last whole line.
type journal struct {
	file *os.File
	at   mark
}

// mark is a line of a journal: how many inputs are done, how many of them
// failed, and what is written by then.
type mark struct {
	Done   int    `json:"done"`
	Failed int    `json:"failed"`
	Errors int64  `json:"errors"`         // bytes of the file of --errors
	Size   int64  `json:"size,omitempty"` // bytes of the output
	File   string `json:"file,omitempty"` // of an output folder, the last that is complete
}

// identity is what must be the same for a run to go on.
type identity struct {
	Tool    report.Tool `json:"tool"`
	Options []string    `json:"options"`
	Inputs  []string    `json:"inputs"`
}

// newJournal begins the journal of a run in file, which is empty.
func newJournal(file *os.File, id identity) (*journal, error) {
	head, err := json.Marshal(id)
	if err != nil {
		return nil, err
	}
	_, err = file.Write(append(head, '\n'))
	return &journal{file: file}, err
}

// resumeJournal reads the journal of an interrupted run whose output has size
// bytes, and cuts it behind the last line that the output keeps.
func resumeJournal(file *os.File, id identity, size int64) (*journal, error) {
	lines := bufio.NewReader(file)
	head, err := lines.ReadBytes('\n')
	if err != nil {
		return nil, fmt.Errorf("%s: want the journal of a run: %w", file.Name(), err)
	}
	want, err := json.Marshal(id)
	if err != nil {
		return nil, err
	}
	if !bytes.Equal(bytes.TrimSuffix(head, []byte("\n")), want) {
		return nil, fmt.Errorf("%s: the interrupted run had other inputs, options, or models: it was %swant %s", file.Name(), head, want)
	}
	j := &journal{file: file}
	return j, j.read(lines, int64(len(head)), size)
}

// read reads the marks, of which the first stands at byte end of the file.
func (j *journal) read(lines *bufio.Reader, end, size int64) error {
	for {
		line, err := lines.ReadBytes('\n')
		if errors.Is(err, io.EOF) {
			break // what is left is no whole line
		}
		if err != nil {
			return err
		}
		var m mark
		if json.Unmarshal(line, &m) != nil || m.Size > size {
			break
		}
		j.at = m
		end += int64(len(line))
	}
	if err := j.file.Truncate(end); err != nil {
		return err
	}
	_, err := j.file.Seek(end, io.SeekStart)
	return err
}

// note writes down that the run can go on from m.
func (j *journal) note(m mark) error {
	line, err := json.Marshal(m)
	if err != nil {
		return err
	}
	j.at = m
	_, err = j.file.Write(append(line, '\n'))
	return err
}
