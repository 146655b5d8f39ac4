package input_test

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/klauspost/compress/zstd"

	"github.com/seed-16be0631/glane/pkg/input"
)

func gzipped(text string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	io.WriteString(w, text)
	w.Close()
	return b.String()
}

func zstandard(text string) string {
	w, err := zstd.NewWriter(nil)
	if err != nil {
		panic(err)
	}
	return string(w.EncodeAll([]byte(text), nil))
}

// member is a file to be put into an archive.
type member struct{ name, text string }

func zipOf(members ...member) string {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, m := range members {
		w, err := z.Create(m.name)
		if err != nil {
			panic(err)
		}
		io.WriteString(w, m.text)
	}
	z.Close()
	return b.String()
}

func tarOf(members ...member) string {
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for _, m := range members {
		h := &tar.Header{Name: m.name, Size: int64(len(m.text)), Mode: 0o600}
		if m.text == "" {
			h.Typeflag, h.Linkname = tar.TypeSymlink, "/etc/passwd"
		}
		if err := w.WriteHeader(h); err != nil {
			panic(err)
		}
		io.WriteString(w, m.text)
	}
	w.Close()
	return b.String()
}

func TestFormatByName(t *testing.T) {
	tree(t, map[string]string{
		"a.txt": "A", "page.aspx": "<!doctype html><p>Une page.", "page.txt": "<html>", "b.html": "<p>l&eacute;t&eacute;",
		"c.md": "# C\n\n`x` [y](z)", "d.csv": "id;text\n1;\"D;\"\"d\"\"\"\n", "e.tsv": "text\tid\nE \"e\"\t2\n", "f.ndjson": `{"text":"F"}`,
		"a.txt.gz": gzipped("A"), "b.HTML.zst": zstandard("<p>B"), "d.csv.gz": gzipped("text\nD\n"), "f.jsonl.zst": zstandard("{\"text\":\"F\"}\n"), "g.zst": zstandard("G"),
	})
	for _, c := range []struct{ name, want string }{
		{"a.txt", "a.txt = A"},
		{"page.aspx", "page.aspx = Une page."},
		{"page.txt", "page.txt = <html>"},
		{"b.html", "b.html = lété"},
		{"c.md", "c.md = C\n\nx y"},
		{"d.csv", `1 = D;"d"`},
		{"e.tsv", `2 = E "e"`},
		{"f.ndjson", "f.ndjson:1 = F"},
		{"a.txt.gz", "a.txt.gz = A"},
		{"b.HTML.zst", "b.HTML.zst = B"},
		{"d.csv.gz", "d.csv.gz:2 = D"},
		{"f.jsonl.zst", "f.jsonl.zst:1 = F"},
		{"g.zst", "g.zst = G"},
	} {
		check(t, read(&input.Reader{}, "", c.name), c.want)
	}
	check(t, read(&input.Reader{Format: input.Markdown}, "*a*", "c.md", "a.txt.gz", "-"), "c.md = C\n\nx y", "a.txt.gz = A", "- = a")
	check(t, read(&input.Reader{}, "<html><p>Une page."), "- = Une page.")
}

func TestPage(t *testing.T) {
	tree(t, map[string]string{"a.html": "<html lang=fr-FR><meta charset=iso-8859-15><meta name=date content='12 mars'><meta property=article:published_time content=2025-03-12T10:00:00Z><title>Titre</title><p>5 \xA4"})
	for d, err := range (&input.Reader{}).Documents([]string{"a.html"}, nil) {
		if err != nil {
			t.Fatal(err)
		}
		if d.Text != "5 €" || d.Title != "Titre" || d.Date != "2025-03-12" || d.WantLang != "fr" || d.Encoding != "iso-8859-15" || len(d.Warnings) != 0 {
			t.Errorf("got %+v", d)
		}
	}
}

func TestFrontMatter(t *testing.T) {
	tree(t, map[string]string{"a.md": "---\ntitle: T\ndate: hier\nlang: fr\n---\nA"})
	for d, err := range (&input.Reader{}).Documents([]string{"a.md"}, nil) {
		if err != nil {
			t.Fatal(err)
		}
		if d.Text != "A" || d.Title != "T" || d.WantLang != "fr" || len(d.Warnings) != 1 || !strings.HasPrefix(d.Warnings[0], `a.md: date "hier" ignored`) {
			t.Errorf("got %+v", d)
		}
	}
}

func TestEntities(t *testing.T) {
	for _, c := range []struct {
		text, want string
		warnings   int
	}{
		{"l&#8217;&eacute;t&eacute; &amp; 5&nbsp;&#x20AC;", "l’été & 5\u00A0€", 1},
		{"AT&T, R&D; ?a=1&copy=2 &inconnu;", "AT&T, R&D; ?a=1&copy=2 &inconnu;", 0},
		{"&amp;nbsp;", "&nbsp;", 1}, // once
		{"&#0;", "\uFFFD", 1},
	} {
		for d, err := range (&input.Reader{}).Documents(nil, strings.NewReader(c.text)) {
			if err != nil || d.Text != c.want || len(d.Warnings) != c.warnings {
				t.Errorf("%q: got %q, %q, %v; want %q and %d warnings", c.text, d.Text, d.Warnings, err, c.want, c.warnings)
			}
		}
	}
}

func TestFields(t *testing.T) {
	r := &input.Reader{Format: input.JSONL, Fields: input.Fields{Text: "body", ID: "url", Date: "published"}}
	for d, err := range r.Documents(nil, strings.NewReader(`{"body":"A","text":"x","url":"u","id":3,"published":"2025-02-12","title":"T","lang":"fr"}`)) {
		if err != nil || d.Text != "A" || d.ID != "u" || d.Date != "2025-02-12" || d.Title != "T" || d.WantLang != "fr" {
			t.Errorf("got %+v, %v", d, err)
		}
	}
	check(t, read(r, `{"text":"x"}`), `! -:1: no "body": want {"body": "...", "url": "...", "published": "2025-02-12"}, or --text-field`)
	r.Format = input.CSV
	check(t, read(r, "Url,Body,published\nu,A,2025\n"), "u = A")
	check(t, read(r, "url,text,published\nu,A,2025\n"), `! -:1: no column "body" among url, text, published: want its name in --text-field`)
	check(t, read(r, "url,body\nu,A\n"), `! -:1: no column "published" among url, body: want its name in --date-field`)
}

func TestTables(t *testing.T) {
	const unclosed = `a quoted field does not end with its quote: want "" for a quote inside it`
	for _, c := range []struct {
		name, src string
		want      []string
	}{
		{"quoted line ends", "text,id\r\n\"un\r\ndeux\",1\r\n\r\ntrois,2", []string{"1 = un\ndeux", "2 = trois"}},
		{"mark and 1252", "\xEF\xBB\xBFtext;id\n\xE9t\xE9;1\n", []string{"1 = été"}},
		{"bars", "id|text\n1|a,b", []string{"1 = a,b"}},
		{"too few", "id,text\n1\n2,B\n", []string{"! -:2: 1 columns: want 2 as the header has", "2 = B"}},
		{"too many", "id,text\n1,a,b\n2,B\n", []string{"! -:2: 3 columns: want 2 as the header has", "2 = B"}},
		{"a quote inside", "id,text\n1,a \"b\" c\n", []string{`1 = a "b" c`}},
		{"a quote that the next row ends", "id,text\n1,\"a\n2,\"b\"\n3,C\n", []string{"! -:2: " + unclosed, "2 = b", "3 = C"}},
		{"a quote that nothing ends", "id,text\n1,\"a\n2,b\n3,c", []string{"! -:2: " + unclosed, "2 = b", "3 = c"}},
		{"rows of several lines behind a fault", "id,text\n1,\"a\n2,b\n3,\"c\nd\"\n", []string{"! -:2: " + unclosed, "2 = b", "3 = c\nd"}},
		{"longer than a document", "id,text\n1,\"" + strings.Repeat("abcdefghi\n", 9) + "\"\n2,b\n", nil},
		{"a long line inside", "id,text\n1,\"a\n" + strings.Repeat("x", 80) + "\n\"\n2,b\n", []string{
			"! -:2: more than 60 bytes: want shorter documents, or a greater --max-bytes", "! -:4: " + unclosed, "2 = b"}},
		{"nothing", "", []string{"! -:1: no header: want a line of column names first"}},
		{"header alone", "text\n", nil},
		{"UTF-16", "\xFF\xFEt\x00", []string{"! -: UTF-16: want tables in UTF-8"}},
		{"a NUL", "id,text\n1,a\x00\n2,b\n", []string{"! -:2: binary data (a NUL at byte 3), want text", "2 = b"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := read(&input.Reader{Format: input.CSV, MaxBytes: 60}, c.src)
			if c.name == "longer than a document" {
				if !strings.Contains(got[0], "-:2: more than 60 bytes") || got[len(got)-1] != "2 = b" {
					t.Errorf("got %q, want an error of line 2, and document 2", got)
				}
				return
			}
			check(t, got, c.want...)
		})
	}
}

func TestArchives(t *testing.T) {
	members := []member{{"b.txt", "B"}, {"d/c.jsonl", `{"text":"C"}`}, {"a.md", "*A*"}, {".x", "x"}, {"__MACOSX/._a", "x"}, {"i.png", "\x89PNG\x00"},
		{"../../etc/up.txt", "U"}, {"/root.txt", "R"}, {`d\w.txt`, "W"}, {"z.txt.gz", gzipped("Z")}, {"in.zip", zipOf(member{"a", "a"})}}
	tree(t, map[string]string{"a.zip": zipOf(members...), "b.tar": tarOf(append(members, member{"link", ""})...), "c.tgz": gzipped(tarOf(member{"c.txt", "C"})),
		"d.tar.zst": zstandard(tarOf(member{"d.txt", "D"})), "broken.zip": "PK\x03\x04xx", "cut.tar": tarOf(member{"a", "A"}, member{"b", strings.Repeat("b", 2000)})[:2048],
		"dir/a.zip": zipOf(member{"a.txt", "A"})})
	zip := &input.Reader{}
	check(t, read(zip, "", "a.zip"), "a.zip/a.md = A", "a.zip/b.txt = B", "a.zip/d/c.jsonl:1 = C", "a.zip/d/w.txt = W", "a.zip/etc/up.txt = U",
		"! a.zip/in.zip: a ZIP archive in an archive: want it beside", "a.zip/root.txt = R", "a.zip/z.txt.gz = Z")
	if got, want := zip.LeftOut(), (input.LeftOut{Hidden: 2, Binary: 1}); got != want {
		t.Errorf("left out %+v, want %+v", got, want)
	}
	tar := &input.Reader{}
	check(t, read(tar, "", "b.tar"), "b.tar/b.txt = B", "b.tar/d/c.jsonl:1 = C", "b.tar/a.md = A", "b.tar/etc/up.txt = U", "b.tar/root.txt = R",
		"b.tar/d/w.txt = W", "b.tar/z.txt.gz = Z", "! b.tar/in.zip: a ZIP archive in an archive: want it beside")
	if got, want := tar.LeftOut(), (input.LeftOut{Hidden: 2, Binary: 1, Links: 1}); got != want {
		t.Errorf("left out %+v, want %+v", got, want)
	}
	check(t, read(&input.Reader{}, "", "c.tgz", "d.tar.zst", "dir"), "c.tgz/c.txt = C", "d.tar.zst/d.txt = D", "dir/a.zip/a.txt = A")
	check(t, read(&input.Reader{}, "", "broken.zip", "c.tgz"), "! broken.zip: want a whole ZIP archive: zip: not a valid zip file", "c.tgz/c.txt = C")
	check(t, read(&input.Reader{}, "", "cut.tar"), "cut.tar/a = A", "! cut.tar/b: unexpected EOF", "! cut.tar: want a whole TAR archive: unexpected EOF")
}

func TestDamagedCompression(t *testing.T) {
	long := strings.Repeat("{\"text\":\"A\"}\n", 20_000)
	tree(t, map[string]string{
		"cut.txt.gz": gzipped(long)[:60], "cut.jsonl.zst": zstandard(long)[:40], "no.gz": "Le texte entier", "no.zst": "Le texte", "empty.gz": "", "a.txt": "A",
		"sum.txt.gz": gzipped("A")[:20] + "\x00\x00\x00\x00" + gzipped("A")[24:],
	})
	check(t, read(&input.Reader{}, "", "cut.txt.gz", "no.gz", "no.zst", "empty.gz", "sum.txt.gz", "a.txt"),
		"! cut.txt.gz: the gzip data breaks off: want a whole file", "! no.gz: the gzip data is damaged: gzip: invalid header",
		"! no.zst: the zstd data is damaged: invalid input: magic number mismatch", "! empty.gz: the gzip data breaks off: want a whole file",
		"! sum.txt.gz: the gzip data is damaged: gzip: invalid checksum", "a.txt = A")
	got := read(&input.Reader{}, "", "cut.jsonl.zst")
	if last := got[len(got)-1]; !strings.HasSuffix(last, "the zstd data breaks off: want a whole file") {
		t.Errorf("got %q", last)
	}
}

// TestBombs wants an error, not the memory, for what decompresses to more than
// a document may have.
func TestBombs(t *testing.T) {
	zeros := strings.Repeat("a", 50<<20)
	tree(t, map[string]string{"a.gz": gzipped(zeros), "b.jsonl.zst": zstandard(zeros), "c.zip": zipOf(member{"c.txt", zeros}), "d.csv.gz": gzipped("text\n" + zeros + "\nD\n")})
	const long = "more than 1000 bytes: want shorter documents, or a greater --max-bytes"
	check(t, read(&input.Reader{MaxBytes: 1000}, "", "a.gz", "b.jsonl.zst", "c.zip", "d.csv.gz"),
		"! a.gz: "+long, "! b.jsonl.zst:1: "+long, "! c.zip/c.txt: "+long, "! d.csv.gz:2: "+long, "d.csv.gz:3 = D")
}

func TestLeftOut(t *testing.T) {
	tree(t, map[string]string{"d/a.txt": "A", "d/.b": "b", "d/.git/x": "x", "d/i.png": "\x89PNG", "d/n": "un\x00", "d/late": strings.Repeat("a", 9000) + "\x00",
		"d/u.txt": "\xFF\xFEU\x00", "d/i.gz": gzipped("\x89PNG"), "e/i.png": "\x89PNG"})
	if err := os.Symlink(".", "d/loop"); err != nil {
		t.Skip("no symbolic links here: ", err)
	}
	r := &input.Reader{}
	check(t, read(r, "", "d"), "d/a.txt = A", "! d/late: binary data (a NUL at byte 9000), want text", "d/u.txt = U")
	if got, want := r.LeftOut(), (input.LeftOut{Hidden: 2, Binary: 3, Links: 1}); got != want {
		t.Errorf("left out %+v, want %+v", got, want)
	}
	if got := read(r, "", "e"); len(got) != 1 || !strings.HasPrefix(got[0], "! e: no files to read in the folder") {
		t.Errorf("got %q", got)
	}
}

func TestGlobs(t *testing.T) {
	tree(t, map[string]string{"d/a.txt": "A", "d/b.md": "B", "d/2024/c.txt": "C", "d/2025/02/e.txt": "E", "d/z.zip": zipOf(member{"2024/f.txt", "F"}, member{"g.md", "G"})})
	for _, c := range []struct {
		globs input.Globs
		want  []string
	}{
		{input.Globs{Include: []string{"*.txt"}}, []string{"d/2024/c.txt = C", "d/2025/02/e.txt = E", "d/a.txt = A", "d/z.zip/2024/f.txt = F"}},
		{input.Globs{Include: []string{"2025/**"}}, []string{"d/2025/02/e.txt = E"}},
		{input.Globs{Exclude: []string{"2024", "*.md"}}, []string{"d/2025/02/e.txt = E", "d/a.txt = A"}},
		{input.Globs{Exclude: []string{"2024/", "*.zip", "2025/*/e.txt"}}, []string{"d/a.txt = A", "d/b.md = B"}},
		{input.Globs{Include: []string{"*.{md,zip}"}, Exclude: []string{"g.*"}}, []string{"d/b.md = B"}},
	} {
		check(t, read(&input.Reader{Globs: c.globs}, "", "d"), c.want...)
	}
	check(t, read(&input.Reader{Globs: input.Globs{Exclude: []string{"*"}}}, "", "d/a.txt"), "d/a.txt = A")
	for _, bad := range []string{"", "[a", "{a"} {
		if err := (input.Globs{Exclude: []string{bad}}).Check(); err == nil || !strings.Contains(err.Error(), fmt.Sprintf("%q", bad)) {
			t.Errorf("%q: got %v, want an error that names it", bad, err)
		}
	}
}

// fuzz reads src as the format, and checks what every format must keep.
func fuzz(t *testing.T, r *input.Reader, name, src string) {
	t.Helper()
	for item, err := range r.Items([]string{name}, strings.NewReader(src)) {
		if err != nil {
			continue
		}
		if len(item.Raw) > r.MaxBytes+1 {
			t.Fatalf("%q: a document of %d bytes, want at most %d", src, len(item.Raw), r.MaxBytes)
		}
		d, err := item.Document()
		if err == nil && (d.ID == "" || !utf8.ValidString(d.Text) || len(d.SHA256) != 64) {
			t.Errorf("%q: got %+v", item.Raw, d)
		}
	}
}

func FuzzTable(f *testing.F) {
	for _, s := range []string{"id;text\n1;\"a\nb\"\n", "text\n\"a\n\"b\"c\n", "text\tid\na\"\tb", "\xEF\xBB\xBFtext|x\n\xE9|\n", "a\",b,\"text\na\",b,\"c\n"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) {
		for _, format := range []input.Format{input.CSV, input.TSV} {
			line := 0
			for item, err := range (&input.Reader{Format: format, MaxBytes: 50}).Items(nil, strings.NewReader(src)) {
				if err == nil && item.Line <= line {
					t.Fatalf("%q: line %d behind %d", src, item.Line, line)
				}
				if err == nil {
					line = item.Line
				}
			}
			fuzz(t, &input.Reader{Format: format, MaxBytes: 50}, "-", src)
		}
	})
}

func FuzzWhole(f *testing.F) {
	for _, s := range []string{"l&#8217;&eacute;t&eacute; &#xFFFFFF;", "<html><p>a", "---\ndate: 2025\n---\na", "<meta charset=macintosh>\x8E"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) {
		for _, format := range []input.Format{input.Auto, input.Text, input.HTML, input.Markdown} {
			fuzz(t, &input.Reader{Format: format, MaxBytes: 1000}, "-", src)
		}
	})
}

func FuzzArchive(f *testing.F) {
	two := []member{{"a.txt", "A"}, {"../b.csv", "text\nB\n"}}
	for _, s := range []string{zipOf(two...), tarOf(two...), gzipped(tarOf(two...)), zstandard(tarOf(two...)), gzipped("a"), zstandard("a")} {
		f.Add(s)
	}
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, src string) {
		for _, name := range []string{"a.zip", "a.tar", "a.tgz", "a.tar.zst", "a.txt.gz", "a.jsonl.zst"} {
			name = dir + "/" + fmt.Sprint(os.Getpid()) + name // workers share the folder
			if err := os.WriteFile(name, []byte(src), 0o600); err != nil {
				t.Fatal(err)
			}
			fuzz(t, &input.Reader{MaxBytes: 1000}, name, src)
		}
	})
}

func BenchmarkFiles(b *testing.B) {
	dir := b.TempDir()
	text := strings.Repeat("Le président a versé 5 € à l’école. ", 100)
	for i := range 100 {
		if err := os.WriteFile(fmt.Sprintf("%s/%d.txt", dir, i), []byte(text), 0o600); err != nil {
			b.Fatal(err)
		}
	}
	b.SetBytes(int64(100 * len(text)))
	b.ReportAllocs()
	for b.Loop() {
		for _, err := range (&input.Reader{}).Documents([]string{dir}, nil) {
			if err != nil {
				b.Fatal(err)
			}
		}
	}
}
