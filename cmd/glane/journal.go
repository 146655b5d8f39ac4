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
// a line for each input that is done, with how many are done, how many of them
// failed, and the size of the output in bytes by then. A run that ended early,
// even killed between two bytes, goes on behind the last whole line.
type journal struct {
	file *os.File
	at   progress
}

// progress is a line of a journal.
type progress struct {
	done, failed int
	size         int64
}

const journalLine = "%d %d %d\n"

// identity is what must be the same for a run to go on.
type identity struct {
	Tool    report.Tool `json:"tool"`
	Options []string    `json:"options"`
	Inputs  []string    `json:"inputs"`
}

// newJournal begins the journal of a run in the file called name.
func newJournal(name string, id identity) (*journal, error) {
	head, err := json.Marshal(id)
	if err != nil {
		return nil, err
	}
	f, err := os.Create(name)
	if err != nil {
		return nil, err
	}
	_, err = f.Write(append(head, '\n'))
	return &journal{file: f}, err
}

// resumeJournal opens the journal of an interrupted run whose output has size
// bytes, and cuts it behind the last line that the output keeps. The error is
// fs.ErrNotExist when there is no such run.
func resumeJournal(name string, id identity, size int64) (*journal, error) {
	f, err := os.OpenFile(name, os.O_RDWR, 0)
	if err != nil {
		return nil, err
	}
	j := &journal{file: f}
	if err := j.read(name, id, size); err != nil {
		f.Close()
		return nil, err
	}
	return j, nil
}

func (j *journal) read(name string, id identity, size int64) error {
	lines := bufio.NewReader(j.file)
	head, err := lines.ReadBytes('\n')
	if err != nil {
		return fmt.Errorf("%s: want the journal of a run: %w", name, err)
	}
	want, err := json.Marshal(id)
	if err != nil {
		return err
	}
	if !bytes.Equal(bytes.TrimSuffix(head, []byte("\n")), want) {
		return fmt.Errorf("%s: the interrupted run had other inputs, options, or models: it was %swant %s", name, head, want)
	}
	end := int64(len(head))
	for {
		line, err := lines.ReadString('\n')
		if errors.Is(err, io.EOF) {
			break // what is left is no whole line
		}
		if err != nil {
			return err
		}
		var p progress
		if _, err := fmt.Sscanf(line, journalLine, &p.done, &p.failed, &p.size); err != nil || p.size > size {
			break
		}
		j.at = p
		end += int64(len(line))
	}
	if err := j.file.Truncate(end); err != nil {
		return err
	}
	_, err = j.file.Seek(end, io.SeekStart)
	return err
}

// note writes down that one more input is done, the output having size bytes.
func (j *journal) note(failed bool, size int64) error {
	j.at.done++
	if failed {
		j.at.failed++
	}
	j.at.size = size
	_, err := fmt.Fprintf(j.file, journalLine, j.at.done, j.at.failed, size)
	return err
}
