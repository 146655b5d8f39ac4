package input_test

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf8"

	"github.com/seed-16be0631/glane/pkg/input"
	"github.com/seed-16be0631/glane/pkg/nlp"
)

// tree makes files below a new folder and goes there. A name that ends in / is
// a folder.
func tree(t *testing.T, files map[string]string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for name, text := range files {
		dir := name
		if !strings.HasSuffix(name, "/") {
			dir = filepath.Dir(name)
		}
		if err := os.MkdirAll(dir, 0o777); err != nil {
			t.Fatal(err)
		}
		if dir != name {
			if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// read gives a line for each document (id and text) and each error.
func read(r *input.Reader, stdin string, args ...string) []string {
	var got []string
	for d, err := range r.Documents(args, strings.NewReader(stdin)) {
		if err != nil {
			got = append(got, "! "+err.Error())
			continue
		}
		got = append(got, d.ID+" = "+d.Text)
	}
	return got
}

func check(t *testing.T, got []string, want ...string) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got\n\t%s\nwant\n\t%s", strings.Join(got, "\n\t"), strings.Join(want, "\n\t"))
	}
}

func TestArguments(t *testing.T) {
	tree(t, map[string]string{
		"a.txt": "A", "é.txt": "\xE9t\xE9", "png": "\x89PNG\x00", "empty/": "",
		"d/b.txt": "B", "d/b/c.txt": "C", "d/b-1.txt": "B1", "d/.hidden": "x", "d/.git/x": "x",
		"d/z.JSONL": `{"text": "Z", "id": 7}`,
	})
	for _, c := range []struct {
		name string
		args []string
		want []string
	}{
		{"none", nil, []string{"- = stdin"}},
		{"standard input", []string{"-", "a.txt"}, []string{"- = stdin", "a.txt = A"}},
		{"as typed", []string{"./a.txt"}, []string{"./a.txt = A"}},
		{"windows-1252", []string{"é.txt"}, []string{"é.txt = été"}},
		{"byte order", []string{"d"}, []string{"d/b-1.txt = B1", "d/b.txt = B", "d/b/c.txt = C", "7 = Z"}},
		{"slashes", []string{"d/b//"}, []string{"d/b/c.txt = C"}},
		{"absent among good", []string{"a.txt", "no", "a.txt"}, []string{"a.txt = A", "! no: no such file or directory", "a.txt = A"}},
		{"binary", []string{"png"}, []string{"! png: binary data (PNG), want text"}},
		{"no files", []string{"empty"}, []string{"! empty: no files to read in the folder: want text that is not hidden or left out by --include and --exclude"}},
		{"unset variable", []string{""}, []string{`! "": no such file or directory`}},
	} {
		t.Run(c.name, func(t *testing.T) { check(t, read(&input.Reader{}, "stdin", c.args...), c.want...) })
	}
}

func TestFormat(t *testing.T) {
	tree(t, map[string]string{"a.ndjson": `{"text":"A"}`, "a.txt": `{"text":"B"}`})
	check(t, read(&input.Reader{Format: input.Auto}, "", "a.ndjson", "a.txt"), "a.ndjson:1 = A", `a.txt = {"text":"B"}`)
	check(t, read(&input.Reader{Format: input.Text}, "", "a.ndjson"), `a.ndjson = {"text":"A"}`)
	check(t, read(&input.Reader{Format: input.JSONL}, `{"text":"C"}`, "a.txt", "-"), "a.txt:1 = B", "-:1 = C")
	for _, f := range []input.Format{input.Auto, input.Text, input.Markdown, input.HTML, input.JSONL, input.CSV, input.TSV} {
		if got, err := input.FormatNamed(string(f)); got != f || err != nil {
			t.Errorf("got %q, %v; want %q", got, err, f)
		}
	}
	if _, err := input.FormatNamed("xml"); err == nil || !strings.Contains(err.Error(), "auto, text, markdown, html, jsonl, csv or tsv") {
		t.Errorf("got %v, want an error that lists the formats", err)
	}
}

func TestLinks(t *testing.T) {
	tree(t, map[string]string{"d/a.txt": "A", "b.txt": "B"})
	for link, to := range map[string]string{"d/loop": "../d", "d/b.txt": "../b.txt", "d/broken": "nothing", "e": "d"} {
		if err := os.Symlink(to, link); err != nil {
			t.Skip("no symbolic links here: ", err)
		}
	}
	check(t, read(&input.Reader{}, "", "d"), "d/a.txt = A", "d/b.txt = B", "! d/broken: no such file or directory")
	check(t, read(&input.Reader{}, "", "e"), "e/a.txt = A", "e/b.txt = B", "! e/broken: no such file or directory")
}

func TestUnreadable(t *testing.T) {
	tree(t, map[string]string{"a.txt": "A", "d/b.txt": "B"})
	os.Chmod("a.txt", 0)
	os.Chmod("d", 0)
	defer os.Chmod("d", 0o777)
	if f, err := os.Open("a.txt"); err == nil {
		f.Close()
		t.Skip("this user may read everything")
	}
	check(t, read(&input.Reader{}, "", "a.txt", "d"), "! a.txt: permission denied", "! d: permission denied")
}

func TestErrorsAreTyped(t *testing.T) {
	tree(t, map[string]string{"a.jsonl": "{\"text\":\"A\"}\n{"})
	var last error
	for _, err := range (&input.Reader{}).Documents([]string{"no", "a.jsonl"}, nil) {
		var e *input.Error
		if err != nil && (!errors.As(err, &e) || e.Source == "") {
			t.Errorf("got %#v, want an *input.Error with its source", err)
		}
		if e != nil && e.Source == "no" && !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("got %v, want fs.ErrNotExist", err)
		}
		last = err
	}
	var e *input.Error
	if !errors.As(last, &e) || e.Line != 2 {
		t.Errorf("got %v, want an error of line 2", last)
	}
}

func TestLimit(t *testing.T) {
	r := &input.Reader{MaxBytes: 20}
	tree(t, map[string]string{
		"long.txt": strings.Repeat("a", 21), "fits.txt": strings.Repeat("b", 20),
		"x.jsonl": "{\"text\":\"12345678901\"}\r\n{\"text\":\"123456789\"}\r\n",
	})
	check(t, read(r, "", "long.txt", "fits.txt", "x.jsonl"),
		"! long.txt: more than 20 bytes: want shorter documents, or a greater --max-bytes", "fits.txt = bbbbbbbbbbbbbbbbbbbb",
		"! x.jsonl:1: more than 20 bytes: want shorter documents, or a greater --max-bytes", "x.jsonl:2 = 123456789")
}

func TestReadFails(t *testing.T) {
	for _, format := range []input.Format{input.Text, input.JSONL} {
		n := 0
		for _, err := range (&input.Reader{Format: format}).Items(nil, iotest.ErrReader(errors.New("broken disk"))) {
			n++
			if err == nil || !strings.Contains(err.Error(), "broken disk") {
				t.Errorf("%s: got %v, want the reader's error", format, err)
			}
		}
		if n != 1 {
			t.Errorf("%s: %d errors, want 1", format, n)
		}
	}
}

func TestStopsWhenAsked(t *testing.T) {
	tree(t, map[string]string{"d/a.txt": "A", "d/e/b.txt": "B", "c.jsonl": "{}\n{}\n"})
	for _, args := range [][]string{{"d", "c.jsonl"}, {"c.jsonl", "d"}, {"no", "d"}} {
		n := 0
		for range (&input.Reader{}).Items(args, nil) {
			n++
			break
		}
		if n != 1 {
			t.Errorf("%v: %d items behind the stop", args, n-1)
		}
	}
}

func TestDocument(t *testing.T) {
	tree(t, map[string]string{"a.txt": "\xEF\xBB\xBFA", "m.txt": "Le prÃ©sident"})
	var docs []*nlp.Document
	for d, err := range (&input.Reader{}).Documents([]string{"a.txt", "m.txt"}, nil) {
		if err != nil {
			t.Fatal(err)
		}
		docs = append(docs, d)
	}
	want := &nlp.Document{ID: "a.txt", Source: "a.txt", Text: "A", Encoding: "utf-8",
		SHA256: fmt.Sprintf("%x", sha256.Sum256([]byte("\xEF\xBB\xBFA")))} // with the mark, as sha256sum gives it
	if !reflect.DeepEqual(docs[0], want) {
		t.Errorf("got %+v, want %+v", docs[0], want)
	}
	if len(docs[1].Warnings) != 1 || !strings.Contains(docs[1].Warnings[0], "windows-1252") {
		t.Errorf("got warnings %q, want one about mojibake", docs[1].Warnings)
	}
}

func TestDateInName(t *testing.T) {
	for _, c := range []struct{ name, want string }{
		{"2025-02-12-titre.txt", "2025-02-12"},
		{"20250212_x", "2025-02-12"},
		{"2025-02_x", "2025-02"},
		{"2025-02.txt", "2025-02"},
		{"2025-02_001.txt", "2025-02"},
		{"2025_02_12.txt", "2025-02-12"},
		{"presse/2024-01-01/titre-2025-02-12.txt", "2025-02-12"},
		{"lemonde-20250212T1030.txt", "2025-02-12"},
		{"2025-02-12T10-30-00Z.txt", "2025-02-12"},
		{"2024-01-01/titre.txt", ""},
		{"001_e3a18996d4abb89e.txt", ""},
		{"000_59abd7c09ca89ae9.txt", ""},
		{"a20250212.txt", ""},
		{"20250212e7.txt", ""},
		{"é2025-02-12", ""},
		{"123420250212.txt", ""},
		{"2025-02-30.txt", ""},
		{"2025-02-123.txt", ""},
		{"2025-13.txt", ""},
		{"2014-2015.txt", ""},
		{"12345678.txt", ""},
		{"00010203.txt", ""},
		{"2025.txt", ""},
		{"-", ""},
		{"", ""},
	} {
		if got := input.DateInName(c.name); got != c.want {
			t.Errorf("%q: got %q, want %q", c.name, got, c.want)
		}
	}
}

func FuzzDateInName(f *testing.F) {
	f.Add("2025-02-12T1.txt")
	f.Fuzz(func(t *testing.T, name string) {
		if got := input.DateInName(name); got != "" && len(got) != 7 && len(got) != 10 {
			t.Errorf("%q: got %q", name, got)
		}
	})
}

func FuzzLines(f *testing.F) {
	for _, s := range []string{
		"{\"text\":\"a\",\"id\":7}\r\n\n{}", "{\"text\":\"\\ud800\"}", "\xEF\xBB\xBF{", "[1]", "null", "{\"text\":\"\xE9\"}",
		`{"text":"a","date":"2025-02-12T10:00:00Z","lang":"fr-FR"}`, `{"id":{},"text":""}`, "\xFF\xFEa\x00",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		r := &input.Reader{Format: input.JSONL, MaxBytes: 100}
		line := 0
		for item, err := range r.Items(nil, strings.NewReader(string(src))) {
			if err != nil {
				continue
			}
			if item.Line <= line || len(item.Raw) > 100 || strings.Contains(string(item.Raw), "\n") {
				t.Fatalf("%q: item %+v behind line %d", src, item, line)
			}
			line = item.Line
			d, err := item.Document()
			if err == nil && (d.ID == "" || !utf8.ValidString(d.Text) || len(d.SHA256) != 64) {
				t.Errorf("%q: got %+v", item.Raw, d)
			}
		}
	})
}

func BenchmarkLines(b *testing.B) {
	src := strings.Repeat(`{"id":"a","text":"`+strings.Repeat("Le président a versé 5 € à l’école. ", 100)+"\"}\n", 20)
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		for _, err := range (&input.Reader{Format: input.JSONL}).Documents(nil, strings.NewReader(src)) {
			if err != nil {
				b.Fatal(err)
			}
		}
	}
}

// endless is a stream that never ends: it must not be read whole.
type endless struct{}

func (endless) Read(p []byte) (int, error) { return copy(p, "{\"text\":\"a\"}\n"), nil }

func TestLinesAreStreamed(t *testing.T) {
	n := 0
	for _, err := range (&input.Reader{Format: input.JSONL}).Items(nil, io.Reader(endless{})) {
		if n++; err != nil || n == 1000 {
			break
		}
	}
	if n != 1000 {
		t.Errorf("%d lines, want 1000", n)
	}
}
