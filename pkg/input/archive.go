package input

import (
	"archive/tar"
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// zip gives the documents of a ZIP archive, in byte order of their paths.
func (r *Reader) zip(f file, at io.ReaderAt, yield yielder) bool {
	z, err := zip.NewReader(at, f.size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return yield(Item{}, &Error{f.source, 0, fmt.Errorf("want a whole ZIP archive: %w", err)})
	}
	slices.SortStableFunc(z.File, func(a, b *zip.File) int { return strings.Compare(inside(a.Name), inside(b.Name)) })
	for _, entry := range z.File {
		if r.takes(f, entry.Name, entry.Mode()) && !r.zipped(f, entry, yield) {
			return false
		}
	}
	return true
}

func (r *Reader) zipped(f file, entry *zip.File, yield yielder) bool {
	inner := file{source: f.source + "/" + inside(entry.Name)}
	const encrypted = 1
	if entry.Flags&encrypted != 0 {
		return yield(Item{}, &Error{inner.source, 0, errors.New("encrypted: want an archive without password")})
	}
	in, err := entry.Open()
	if err != nil {
		return yield(Item{}, &Error{inner.source, 0, err})
	}
	defer in.Close()
	inner.in = in
	return r.member(inner, yield)
}

// tar gives the documents of a TAR archive, in its own order.
func (r *Reader) tar(f file, p packing, yield yielder) bool {
	in, stop, err := unpack(f.in, p)
	if err != nil {
		return yield(Item{}, &Error{f.source, 0, err})
	}
	defer stop()
	for t := tar.NewReader(in); ; {
		h, err := t.Next()
		switch {
		case err == io.EOF:
			return true
		case err != nil && !errors.Is(err, tar.ErrInsecurePath):
			return yield(Item{}, &Error{f.source, 0, fmt.Errorf("want a whole TAR archive: %w", err)})
		case r.takes(f, h.Name, h.FileInfo().Mode()) && !r.member(file{source: f.source + "/" + inside(h.Name), in: t}, yield):
			return false
		}
	}
}

// takes tells whether the member of f called name is to be read, and counts it
// when it is left out.
func (r *Reader) takes(f file, name string, mode fs.FileMode) bool {
	name = inside(name)
	switch {
	case mode.IsDir():
		return false
	case slices.ContainsFunc(strings.Split(name, "/"), isHidden):
		r.left.hidden.Add(1)
		return false
	case mode&fs.ModeSymlink != 0:
		r.left.links.Add(1)
		return false
	}
	return mode.IsRegular() && r.Globs.takePath(name)
}

// inside makes the name of a member a path that stays in its archive, whatever
// it holds: "../x" and "/x" are x.
func inside(name string) string {
	name = path.Clean("/" + strings.ReplaceAll(name, `\`, "/"))
	return strings.ToValidUTF8(name[1:], "\uFFFD")
}

// member gives the documents of a file in an archive.
func (r *Reader) member(f file, yield yielder) bool {
	k := r.kindOf(f.source)
	if k.archive != single {
		return yield(Item{}, &Error{f.source, 0, fmt.Errorf("a %s archive in an archive: want it beside", k.archive)})
	}
	return r.stream(f, k, yield)
}
