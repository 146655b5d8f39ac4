package input

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Size gives about how many bytes Items will read from args, or 0 when that
// cannot be known without reading them: standard input, what is compressed.
func (r *Reader) Size(args []string) int64 {
	var sum int64
	for _, arg := range args {
		err := filepath.WalkDir(arg, func(path string, e fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			inside := strings.TrimPrefix(filepath.ToSlash(strings.TrimPrefix(path, arg)), "/")
			k := r.kindOf(path)
			switch {
			case inside == "": // named by the user
			case (isHidden(e.Name()) || r.Globs.excludes(inside)) && e.IsDir():
				return fs.SkipDir
			case isHidden(e.Name()), r.Globs.excludes(inside), k.archive == single && !r.Globs.take(inside):
				return nil
			}
			if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() {
				if k.packing != plain || k.archive == zipped {
					return errors.ErrUnsupported
				}
				sum += info.Size()
			}
			return nil
		})
		if err != nil {
			return 0
		}
	}
	return sum
}
