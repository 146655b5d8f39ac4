package main

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"syscall"

	"github.com/seed-16be0631/glane/pkg/input"
	"github.com/seed-16be0631/glane/pkg/report"
)

// The files in an output folder while a run is not complete. No record file has
// such a name: those end in the format's.
const (
	treeJournal = ".glane.journal"
	treePartial = ".glane.partial" // the file at work, which is renamed when it is complete
)

// tree is a folder with a file of records for each source. It is new or empty
// when a run begins, so that a name taken means that two sources have the same.
type tree struct {
	form
	dir     string
	root    *os.Root // nothing outside can be reached by it
	journal *journal
	at      mark // behind the last input

	source  string // the last one
	refused error  // why it has no file
	name    string // of its file
	folder  string // the last one that was made
	file    *os.File
	members *members
	records report.Writer // nil: no file is at work
}

// openTree opens the folder dir, which it makes if need be. With resume, it goes
// on with the run id that was interrupted there, if there was one.
func openTree(dir string, f form, resume bool, id identity) (*tree, error) {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	t := &tree{form: f, dir: dir, root: root}
	if resume {
		err := t.resume(id)
		if err == nil || !errors.Is(err, fs.ErrNotExist) {
			return t, err
		}
	}
	return t, t.begin(id)
}

func (t *tree) begin(id identity) error {
	if taken, err := isTaken(t.dir); err != nil || taken {
		return errors.Join(err, fmt.Errorf("%s: is not empty: want a new folder, or --resume and one with an interrupted run", t.dir))
	}
	lines, err := t.root.Create(treeJournal)
	if err != nil {
		return err
	}
	t.journal, err = newJournal(lines, id)
	return err
}

// isTaken tells whether there is anything in dir.
func isTaken(dir string) (bool, error) {
	d, err := os.Open(dir)
	if err != nil {
		return false, err
	}
	defer d.Close()
	_, err = d.ReadDir(1)
	if errors.Is(err, io.EOF) {
		return false, nil
	}
	return true, err
}

// resume opens what an interrupted run left. The error is fs.ErrNotExist when
// there was none.
func (t *tree) resume(id identity) error {
	lines, err := t.root.OpenFile(treeJournal, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	if t.journal, err = resumeJournal(lines, id, 0); err != nil {
		lines.Close()
		return err
	}
	t.at = t.journal.at
	if t.at.File == "" {
		return nil
	}
	if _, err := t.root.Lstat(t.at.File); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := t.root.Rename(treePartial, t.at.File); err != nil { // the run ended just before it
		return fmt.Errorf("the interrupted run had written %s: %v", filepath.Join(t.dir, t.at.File), err)
	}
	return nil
}

func (t *tree) earlier() mark { return t.journal.at }

func (t *tree) put(source string, record report.Encoded) error {
	if source != t.source {
		if err := t.complete(); err != nil {
			return err
		}
		t.source = source
		if err := t.start(); err != nil {
			return err
		}
	}
	if t.refused != nil {
		return &input.Error{Source: source, Err: t.refused}
	}
	if err := t.records.Write(record); err != nil {
		return err
	}
	_, err := t.members.cut()
	return err
}

// start begins the file of t.source, or finds why there can be none.
func (t *tree) start() error {
	t.name, t.refused = recordFile(t.source, t.suffix())
	if t.refused != nil {
		return nil
	}
	if _, err := t.root.Lstat(t.name); err == nil {
		t.refused = fmt.Errorf("%s is there already, from an input with the same name", filepath.Join(t.dir, t.name))
		return nil
	}
	if err := t.makeFolder(filepath.Dir(t.name)); err != nil {
		if e := (*fs.PathError)(nil); errors.As(err, &e) && isAboutName(e.Err) {
			t.refused = fmt.Errorf("no folder for %s: %w", filepath.Join(t.dir, t.name), e.Err)
			return nil
		}
		return err
	}
	var err error
	if t.file, err = t.root.Create(treePartial); err != nil {
		return err
	}
	t.members = newMembers(t.file, t.compress)
	t.records = report.NewWriter(t.members, t.format)
	return nil
}

// makeFolder makes the folder dir in the output folder; most are there already.
func (t *tree) makeFolder(dir string) error {
	if dir == t.folder {
		return nil
	}
	err := t.root.MkdirAll(dir, 0o777)
	if err == nil {
		t.folder = dir
	}
	return err
}

// isAboutName tells whether err is about the name of one file, as opposed to the
// state of the disk.
func isAboutName(err error) bool {
	return errors.Is(err, syscall.ENOTDIR) || errors.Is(err, syscall.ENAMETOOLONG) || errors.Is(err, fs.ErrExist)
}

// complete ends the file at work, if there is one. The journal tells so before
// it is renamed: a run that goes on can then do it.
func (t *tree) complete() error {
	if t.records == nil {
		return nil
	}
	if err := errors.Join(t.records.Close(), t.members.Close(), t.file.Close()); err != nil {
		return err
	}
	t.records = nil
	t.at.File = t.name
	if err := t.journal.note(t.at); err != nil {
		return err
	}
	t.at.File = ""
	return t.root.Rename(treePartial, t.name)
}

// note waits with the journal while a file is at work: a run that goes on begins
// it again.
func (t *tree) note(m mark) error {
	m.File = ""
	t.at = m
	if t.records != nil {
		return nil
	}
	return t.journal.note(m)
}

func (t *tree) finish(err error) error {
	defer t.root.Close()
	if isWhole(err) {
		if e := t.complete(); e != nil {
			err = writing(e)
		}
	}
	t.journal.file.Close()
	if !isWhole(err) {
		if t.records != nil {
			t.file.Close()
		}
		return fmt.Errorf("%w (--resume goes on with %s)", err, t.dir)
	}
	if e := t.root.Remove(treeJournal); e != nil {
		return writing(e)
	}
	return err
}

// suffix ends the names of record files.
func (f form) suffix() string {
	if f.compress == plain {
		return "." + f.format.Name
	}
	return "." + f.format.Name + "." + string(f.compress)
}

// longestName is how many bytes file systems allow in a name.
const longestName = 255

// recordFile gives the name, inside the output folder, of the file with the
// records of source: its path without what leads outside - a root, a drive, ".."
// - and the suffix. The error says that no file can have that name here.
func recordFile(source, suffix string) (string, error) {
	if source == "-" {
		return "stdin" + suffix, nil
	}
	source = source[len(filepath.VolumeName(source)):]
	dir, base := path.Split(path.Clean("/" + source)[1:])
	if len(base)+len(suffix) > longestName {
		base = shorten(base, longestName-len(suffix))
	}
	name, err := filepath.Localize(dir + base + suffix)
	if err != nil || base == "" {
		return "", fmt.Errorf("want a path that can be one in the output folder")
	}
	return name, nil
}

// shorten gives a name of max bytes at most that other long names do not have.
func shorten(name string, max int) string {
	sum := fmt.Sprintf("~%x", sha256.Sum256([]byte(name)))[:17]
	return strings.ToValidUTF8(name[:max-len(sum)], "") + sum
}
