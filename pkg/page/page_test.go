package page

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/seed-16be0631/glane/pkg/nlp"
	"github.com/seed-16be0631/glane/pkg/report"
)

// hostile is what must never run nor break out.
const hostile = `Bob <script>alert("x")</script></script><!-- <img src=x onerror=alert(1)> ${7} 🍿 "l'été"` + "\x00 \u2028 " + `Bob`

// articles gives the records of texts in which every Bob is a person.
func articles(u report.Unit, texts ...string) []Article {
	var out []Article
	for i, text := range texts {
		d := &nlp.Document{ID: string(rune('a' + i)), Text: text, Lang: "fr", Status: nlp.OK}
		var places []int
		for at := 0; ; {
			k := strings.Index(text[at:], "Bob")
			if k < 0 {
				break
			}
			places = append(places, len(d.Mentions))
			d.Mentions = append(d.Mentions, nlp.Mention{Span: nlp.Span{Start: at + k, End: at + k + 3}, Kind: nlp.Person, Score: 0.9})
			at += k + 3
		}
		if places != nil {
			d.Entities = []nlp.Entity{{Kind: nlp.Person, Name: "Bob", Mentions: places}}
		}
		out = append(out, Article{Record: report.New(d, report.Options{Offsets: u, Text: true})})
	}
	return out
}

func write(t *testing.T, r []Article, failures ...Failure) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, "Titre & <b>", r, failures); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// elements gives the elements of a page by name.
func elements(t *testing.T, page string) map[string][]*html.Node {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]*html.Node{}
	for n := range root.Descendants() {
		if n.Type == html.ElementNode {
			out[n.Data] = append(out[n.Data], n)
		}
	}
	return out
}

func TestHostileText(t *testing.T) {
	page := write(t, articles(report.Runes, hostile), Failure{"</script><b>", 0, "<i>"})
	e := elements(t, page)
	if len(e["script"]) != 2 || len(e["img"]) != 0 || len(e["b"]) != 0 || len(e["i"]) != 0 {
		t.Fatalf("%d scripts, %d images: want the page's two and none", len(e["script"]), len(e["img"]))
	}
	var data struct {
		Documents []document
		Failures  []Failure
	}
	if err := json.Unmarshal([]byte(e["script"][0].FirstChild.Data), &data); err != nil {
		t.Fatal(err)
	}
	if got := data.Documents[0].Text; got != hostile || data.Failures[0].Error != "<i>" {
		t.Errorf("got %q, %v", got, data.Failures)
	}
	if rest := strings.ReplaceAll(page, "http://www.w3.org/2000/svg", ""); strings.Contains(rest, "http://") || strings.Contains(rest, "https://") {
		t.Error("the page names an address")
	}
}

// The place of the second Bob, behind an emoji, in UTF-16 code units.
func TestOffsetsOfAnyUnit(t *testing.T) {
	for _, u := range []report.Unit{report.Runes, report.Bytes, report.UTF16} {
		d, err := newDocument(articles(u, "Bob 🍿 é Bob")[0])
		if err != nil {
			t.Fatal(err)
		}
		if m := d.Mentions[1]; m.Start != 9 || m.End != 12 {
			t.Errorf("%s: got %d to %d, want 9 to 12", u.String(), m.Start, m.End)
		}
	}
}

func TestErrors(t *testing.T) {
	r := articles(report.Runes, "Bob")
	r[0].Record.Entities[0].Mentions[0].Start = 1
	if err := Write(&bytes.Buffer{}, "", r, nil); err == nil || !strings.HasPrefix(err.Error(), "a: ") {
		t.Errorf("wrong offsets: got %v", err)
	}
	r[0].Record.Text = nil
	if err := Write(&bytes.Buffer{}, "", r, nil); err == nil || !strings.Contains(err.Error(), "--text") {
		t.Errorf("no text: got %v", err)
	}
}

func TestRules(t *testing.T) {
	a := articles(report.Runes, "Bob et Bob")[0]
	a.Rules = map[report.Place]string{{Text: "Bob", Start: 7, End: 10}: "model:fr"}
	d, err := newDocument(a)
	if err != nil {
		t.Fatal(err)
	}
	if d.Mentions[0].Rule != "" || d.Mentions[1].Rule != "model:fr" {
		t.Errorf("got %+v, want a rule of the second place", d.Mentions)
	}
}

func TestSameBytes(t *testing.T) {
	r := articles(report.Runes, "Bob et Bob", hostile)
	first, second := write(t, r), write(t, r)
	if first != second {
		t.Error("two pages of one folder differ")
	}
}

// TestChromium opens a page in a browser, when there is one.
func TestChromium(t *testing.T) {
	browser := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			browser = path
		}
	}
	if browser == "" {
		t.Skip("no Chromium found")
	}
	file := filepath.Join(t.TempDir(), "page.html")
	if err := os.WriteFile(file, []byte(write(t, articles(report.Runes, hostile, "Bob est là."), Failure{"c.txt", 3, "no such file"})), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(browser, "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir="+t.TempDir(),
		"--enable-logging=stderr", "--virtual-time-budget=3000", "--dump-dom", "file://"+file)
	var diag bytes.Buffer
	cmd.Stderr = &diag
	dom, err := cmd.Output()
	if err != nil {
		t.Skipf("%s does not run here: %v", browser, err)
	}
	if strings.Contains(diag.String(), "CONSOLE") {
		t.Errorf("the console says:\n%s", diag.String())
	}
	e := elements(t, string(dom))
	if len(e["mark"]) != 2 || len(e["img"]) != 0 {
		t.Errorf("%d marked names, %d images: want 2 and none", len(e["mark"]), len(e["img"]))
	}
	for _, want := range []string{"2 articles", "PERSON 3", "1 failure", "c.txt:3", "no such file"} {
		if !strings.Contains(string(dom), want) {
			t.Errorf("%q is not on the page", want)
		}
	}
}
