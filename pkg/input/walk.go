package input

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

type yielder = func(Item, error) bool

// argument gives the documents of one argument; false: the caller wants no more.
func (r *Reader) argument(arg string, stdin io.Reader, yield yielder) bool {
	if arg == "-" {
		return r.stream("-", stdin, r.Format.of("-"), yield)
	}
	source := filepath.ToSlash(arg)
	info, err := os.Stat(arg)
	switch {
	case err != nil:
		return yield(Item{}, &Error{source, 0, cause(err)})
	case !info.IsDir():
		return r.file(arg, source, yield)
	}
	w := walker{r: r, yield: yield}
	prefix := strings.TrimRight(source, "/") + "/"
	if !w.folder(arg, prefix) {
		return false
	}
	if w.seen == 0 {
		return yield(Item{}, &Error{source, 0, errors.New("no files in the folder: want text or .jsonl files")})
	}
	return true
}

// walker reads a folder and those in it. Symbolic links to files are read;
// those to folders are not followed, so that no loop can be walked.
type walker struct {
	r     *Reader
	yield yielder
	seen  int // files, and folders that cannot be read
}

// folder gives the documents of the folder dir, whose sources begin with
// prefix; false: the caller wants no more.
func (w *walker) folder(dir, prefix string) bool {
	entries, err := os.ReadDir(dir)
	if err != nil {
		w.seen++
		return w.yield(Item{}, &Error{strings.TrimSuffix(prefix, "/"), 0, cause(err)})
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(sortKey(a), sortKey(b)) })
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") && !w.entry(e, filepath.Join(dir, e.Name()), prefix+e.Name()) {
			return false
		}
	}
	return true
}

// sortKey brings names into the order of their paths: "a.txt" before "a/b.txt".
func sortKey(e fs.DirEntry) string {
	if e.IsDir() {
		return e.Name() + "/"
	}
	return e.Name()
}

func (w *walker) entry(e fs.DirEntry, path, source string) bool {
	if e.IsDir() {
		return w.folder(path, source+"/")
	}
	info, err := os.Stat(path) // of what a link points to
	switch {
	case err != nil:
		w.seen++
		return w.yield(Item{}, &Error{source, 0, cause(err)})
	case !info.Mode().IsRegular():
		return true
	}
	w.seen++
	return w.r.file(path, source, w.yield)
}

func (r *Reader) file(path, source string, yield yielder) bool {
	f, err := os.Open(path)
	if err != nil {
		return yield(Item{}, &Error{source, 0, cause(err)})
	}
	defer f.Close()
	return r.stream(source, f, r.Format.of(source), yield)
}

func (r *Reader) stream(source string, in io.Reader, format Format, yield yielder) bool {
	if format == JSONL {
		return r.lines(source, in, yield)
	}
	raw, err := io.ReadAll(io.LimitReader(in, int64(r.max())+1))
	switch {
	case err != nil:
		return yield(Item{}, &Error{source, 0, cause(err)})
	case len(raw) > r.max():
		return yield(Item{}, &Error{source, 0, r.tooLong()})
	}
	return yield(Item{Source: source, Raw: raw}, nil)
}

func (r *Reader) tooLong() error {
	return fmt.Errorf("more than %d bytes: want shorter documents", r.max())
}

// cause takes the path out of err: an Error has the source already.
func cause(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}
