// Package house holds the rules of the source tree as tests.
package house

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/seed-16be0631/glane/"

// layers are the packages from the ground up. Imports point down only, never
// sideways and never up; tests may import what they like.
var layers = [][]string{
	{"pkg/nlp", "pkg/charset", "pkg/input/markup"},
	{"pkg/lang", "pkg/input", "pkg/link"},
	{"pkg/segment"},
	{"pkg/number", "pkg/pattern", "pkg/gazetteer"},
	{"pkg/timex", "pkg/money", "pkg/ner", "pkg/ner/english", "pkg/langid"},
	{"pkg/extract", "pkg/report", "pkg/eval"},
	{"pkg/glane", "pkg/page"},
	{"cmd/glane", "pkg/gazetteer/frnames/build"},
}

// data are packages of tables and weights, with what they may import. Only
// pkg/glane and the command may import them: an engine cannot see one.
var data = map[string]string{
	"pkg/lang/fr":           "pkg/lang",
	"pkg/lang/en":           "pkg/lang",
	"pkg/gazetteer/frnames": "pkg/gazetteer",
	"pkg/ner/frmodel":       "pkg/ner",
}

func TestImportsPointDown(t *testing.T) {
	level := map[string]int{}
	for i, layer := range layers {
		for _, p := range layer {
			level[p] = i
		}
	}
	top := level["pkg/glane"]
	for file, imports := range sources(t) {
		from := filepath.ToSlash(filepath.Dir(file))
		if strings.HasPrefix(from, "pkg/internal/") {
			continue
		}
		for _, to := range imports {
			_, known := level[from]
			switch want, isData := data[from]; {
			case isData:
				if to != want {
					t.Errorf("%s imports %s: this data package may import %s only", file, to, want)
				}
			case !known:
				t.Errorf("%s: package %s has no layer: give it one in this test", file, from)
			case data[to] != "":
				if level[from] < top {
					t.Errorf("%s imports the data package %s: an engine takes data as an argument", file, to)
				}
			case level[to] >= level[from]:
				t.Errorf("%s imports %s, which is not below it", file, to)
			}
		}
	}
}

// sources gives the module's own imports of every Go file that is no test.
func sources(t *testing.T) map[string][]string {
	t.Helper()
	const root = "../../.."
	files := map[string][]string{}
	for _, dir := range []string{"cmd", "pkg"} {
		err := filepath.WalkDir(filepath.Join(root, dir), func(path string, e fs.DirEntry, err error) error {
			if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
			if err != nil {
				return err
			}
			name, err := filepath.Rel(root, path)
			if err != nil {
				return err
			}
			files[name] = nil
			for _, i := range f.Imports {
				p, err := strconv.Unquote(i.Path.Value)
				if err != nil {
					return err
				}
				if own, ok := strings.CutPrefix(p, module); ok {
					files[name] = append(files[name], own)
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if len(files) == 0 {
		t.Fatal("no sources found")
	}
	return files
}
