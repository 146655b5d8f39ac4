package input

import (
	"fmt"
	"path"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// Globs choose files of folders and archives by their path in them. A pattern
// without a slash is about the name alone; ** stands for any folders. Files
// that the user names are always read.
type Globs struct {
	Include []string // all when empty
	Exclude []string // wins; a folder too
}

// Check gives an error that names the first pattern that is none.
func (g Globs) Check() error {
	for _, patterns := range [][]string{g.Include, g.Exclude} {
		for _, p := range patterns {
			if p == "" || !doublestar.ValidatePattern(p) {
				return fmt.Errorf("pattern %q: want one as *.txt or 2025/**", p)
			}
		}
	}
	return nil
}

// take tells whether the file with that path is included.
func (g Globs) take(name string) bool { return len(g.Include) == 0 || matches(g.Include, name) }

// excludes tells whether the file or folder with that path is excluded.
func (g Globs) excludes(name string) bool { return matches(g.Exclude, name) }

// takePath tells whether a file is included, and neither it nor a folder that
// holds it is excluded.
func (g Globs) takePath(name string) bool {
	if !g.take(name) {
		return false
	}
	for i, c := range name {
		if c == '/' && g.excludes(name[:i]) {
			return false
		}
	}
	return !g.excludes(name)
}

func matches(patterns []string, name string) bool {
	for _, p := range patterns {
		p = strings.TrimSuffix(p, "/")
		of := name
		if !strings.Contains(p, "/") {
			of = path.Base(name)
		}
		if ok, _ := doublestar.Match(p, of); ok { // Check has read the patterns
			return true
		}
	}
	return false
}
