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
		return r.stream(file{source: "-", in: stdin, named: true}, r.kindOf("-"), yield)
	}
	source := filepath.ToSlash(arg)
	info, err := os.Stat(arg)
	switch {
	case err != nil:
		return yield(Item{}, &Error{source, 0, cause(err)})
	case !info.IsDir():
		return r.open(arg, source, true, yield)
	}
	w := walker{r: r, yield: yield, root: strings.TrimRight(source, "/") + "/"}
	if !w.folder(arg, w.root) {
		return false
	}
	if w.seen == 0 {
		return yield(Item{}, &Error{source, 0, errors.New("no files to read in the folder: want text that is not hidden or left out by --include and --exclude")})
	}
	return true
}

// walker reads a folder and those in it. Symbolic links to files are read;
// those to folders are not followed, so that no loop can be walked.
type walker struct {
	r     *Reader
	yield yielder
	root  string // source of the folder, with a slash behind it
	seen  int    // files, and folders that cannot be read
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
		if !w.entry(e, filepath.Join(dir, e.Name()), prefix+e.Name()) {
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
	inside := strings.TrimPrefix(source, w.root)
	switch {
	case isHidden(e.Name()):
		w.r.left.hidden.Add(1)
		return true
	case e.IsDir():
		return w.r.Globs.excludes(inside) || w.folder(path, source+"/")
	case !w.r.isArchive(source) && !w.r.Globs.take(inside) || w.r.Globs.excludes(inside):
		return true
	}
	info, err := os.Stat(path) // of what a link points to
	switch {
	case err != nil:
		w.seen++
		return w.yield(Item{}, &Error{source, 0, cause(err)})
	case info.IsDir():
		w.r.left.links.Add(1)
		return true
	case !info.Mode().IsRegular():
		return true
	}
	binary := w.r.left.binary.Load()
	more := w.r.open(path, source, false, w.yield)
	if w.r.left.binary.Load() == binary {
		w.seen++
	}
	return more
}

func isHidden(name string) bool { return strings.HasPrefix(name, ".") }

func (r *Reader) isArchive(name string) bool { return r.kindOf(name).archive != single }

// file is an open file, or one inside an archive.
type file struct {
	source string
	in     io.Reader
	size   int64 // in bytes, when known
	named  bool  // by the user: it must be text
}

func (r *Reader) open(path, source string, named bool, yield yielder) bool {
	in, err := os.Open(path)
	if err != nil {
		return yield(Item{}, &Error{source, 0, cause(err)})
	}
	defer in.Close()
	f := file{source: source, in: in, named: named}
	if info, err := in.Stat(); err == nil {
		f.size = info.Size()
	}
	k := r.kindOf(source)
	switch k.archive {
	case zipped:
		return r.zip(f, in, yield)
	case tarball:
		return r.tar(f, k.packing, yield)
	}
	return r.stream(f, k, yield)
}

// stream gives the documents of a file that is no archive.
func (r *Reader) stream(f file, k kind, yield yielder) bool {
	in, stop, err := unpack(f.in, k.packing)
	if err != nil {
		return yield(Item{}, &Error{f.source, 0, err})
	}
	defer stop()
	f.in = in
	if k.packing != plain {
		f.size = 0 // it will be more
	}
	switch k.format {
	case JSONL:
		return r.lines(f.source, in, yield)
	case CSV, TSV:
		return r.rows(f.source, in, k.format, yield)
	}
	return r.whole(f, k.format, yield)
}

// whole gives a file as one document. A binary file that nobody named is
// counted, not given.
func (r *Reader) whole(f file, format Format, yield yielder) bool {
	raw, binary, err := readWhole(f, r.max())
	switch {
	case err != nil:
		return yield(Item{}, &Error{f.source, 0, cause(err)})
	case binary:
		r.left.binary.Add(1)
		return true
	case len(raw) > r.max():
		return yield(Item{}, &Error{f.source, 0, r.tooLong()})
	}
	return yield(Item{Source: f.source, Raw: raw, format: format}, nil)
}

func (r *Reader) tooLong() error {
	return fmt.Errorf("more than %d bytes: want shorter documents, or a greater --max-bytes", r.max())
}

// cause takes the path out of err: an Error has the source already.
func cause(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}
