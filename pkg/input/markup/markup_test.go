package markup_test

import (
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/seed-16be0631/glane/pkg/input/markup"
)

var update = flag.Bool("update", false, "rewrite the texts of the pages in testdata")

// TestPages compares the text of each page in testdata with the file beside it.
func TestPages(t *testing.T) {
	pages, err := filepath.Glob("testdata/*.html")
	if err != nil || len(pages) == 0 {
		t.Fatalf("no pages: %v", err)
	}
	for _, page := range pages {
		got := readPage(t, page).Text + "\n"
		golden := strings.TrimSuffix(page, ".html") + ".txt"
		if *update {
			if err := os.WriteFile(golden, []byte(got), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s: got\n%s\nwant\n%s", page, got, want)
		}
	}
}

func readPage(t *testing.T, page string) markup.Article {
	t.Helper()
	src, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	a, err := markup.HTML(string(src))
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestPageSays(t *testing.T) {
	for _, c := range []struct{ page, title, date, lang string }{
		{"news", "Budget : le Sénat vote le texte", "2025-02-12T18:30:00+01:00", "fr-FR"},
		{"blog", "Mes vacances à Brest", "2019-08-03T10:12:00+02:00", "fr"},
		{"old", "La gazette de Saint-Malo", "", ""},
		{"brief", "Incendie à Lens", "2024-11-03", "fr"},
		{"ministry", "Plan vélo : 250 millions d’euros", "2023-05-05", "fr"},
		{"split", "Rachat de Mistral Énergie", "2025-03-18", "fr"},
		{"wiki", "Pont de Normandie", "", "fr"},
	} {
		a := readPage(t, "testdata/"+c.page+".html")
		date := ""
		if len(a.Dates) > 0 {
			date = a.Dates[0]
		}
		if a.Title != c.title || date != c.date || a.Lang != c.lang {
			t.Errorf("%s: got %q, %q, %q; want %q, %q, %q", c.page, a.Title, date, a.Lang, c.title, c.date, c.lang)
		}
	}
}

func TestHTML(t *testing.T) {
	for _, c := range []struct{ name, page, want string }{
		{"entities", "<p>l&#8217;&eacute;t&eacute; &amp; 5&nbsp;000&nbsp;&euro;", "l’été & 5\u00A0000\u00A0€"},
		{"folded blanks", "<p>un\n  deux<b> trois</b> </p>", "un deux trois"},
		{"inline elements do not part words", "<p>l’<b>É</b>tat", "l’État"},
		{"lines", "<p>un<br>deux<br/>trois", "un\ndeux\ntrois"},
		{"ordinals stay", "<p>le XX<sup>e</sup> siècle", "le XXe siècle"},
		{"notes go", `<p>5 millions<sup><a href="#n">1</a></sup>.`, "5 millions."},
		{"scripts go", "<p>un<script>if (a < b) {}</script> deux<style>p{}</style>", "un deux"},
		{"hidden goes", `<p>un <span style="display: none">caché</span><span hidden>x</span> deux`, "un deux"},
		{"headline", "<title>T</title><h1>Le titre</h1><p>Le texte.", "Le titre\n\nLe texte."},
		{"no page", "rien", "rien"},
		{"empty", "", ""},
		{"a form around all", "<form><p>Le texte d’une page ASP.</p></form>", "Le texte d’une page ASP."},
		{"links alone", `<nav><a href="/">Accueil</a></nav>`, "Accueil"},
	} {
		a, err := markup.HTML(c.page)
		if err != nil || a.Text != c.want {
			t.Errorf("%s: got %q, %v; want %q", c.name, a.Text, err, c.want)
		}
	}
}

func TestHTMLRefuses(t *testing.T) {
	if _, err := markup.HTML(strings.Repeat("<div>", 100_000)); err == nil || !strings.Contains(err.Error(), "want an HTML page") {
		t.Errorf("got %v, want an error about nesting", err)
	}
}

func TestTitlesAndDates(t *testing.T) {
	for _, c := range []struct {
		head, title string
		dates       []string
	}{
		{`<title>Le titre - Le site</title><h1>Le titre</h1>`, "Le titre", nil},
		{`<title>Le titre</title><h1>Le Site</h1>`, "Le titre", nil},
		{`<h1>Le titre</h1>`, "Le titre", nil},
		{`<meta property="og:title" content="OG"><title>T</title>`, "OG", nil},
		{`<svg><title>logo</title></svg><title>T</title>`, "", nil}, // the title is in the body by then
		{`<meta name="date" content="2025-01-02"><body><time datetime="2024-01-01">`, "", []string{"2025-01-02", "2024-01-01"}},
		{`<body><footer><time datetime="2024-01-01"></footer>`, "", nil},
		{`<meta property="article:modified_time" content="2025-01-02">`, "", nil},
		{`<script type="application/ld+json">[{"@graph":[{"datePublished":"2025-01-03"}]}]</script>`, "", []string{"2025-01-03"}},
		{`<script type="application/ld+json">{"comment":{"datePublished":"2025-01-03"}}</script>`, "", nil},
		{`<script type="application/ld+json">{broken</script>`, "", nil},
	} {
		a, err := markup.HTML(c.head)
		if err != nil || a.Title != c.title || !reflect.DeepEqual(a.Dates, c.dates) {
			t.Errorf("%s: got %q, %q, %v; want %q, %q", c.head, a.Title, a.Dates, err, c.title, c.dates)
		}
	}
}

func TestIsHTML(t *testing.T) {
	for _, c := range []struct {
		text string
		want bool
	}{
		{"<!DOCTYPE html><p>", true},
		{"\r\n <HTML lang=fr>", true},
		{"<?xml version='1.0'?>\n<!doctype HTML PUBLIC>", true},
		{"<?xml version='1.0'?><rss>", false},
		{"<p>un", false},
		{"Le <html> commence", false},
		{"<!doc", false},
		{"", false},
	} {
		if got := markup.IsHTML(c.text); got != c.want {
			t.Errorf("%q: got %v, want %v", c.text, got, c.want)
		}
	}
}

func TestCharset(t *testing.T) {
	for _, c := range []struct{ page, want string }{
		{`<meta charset="ISO-8859-15">`, "iso-8859-15"},
		{`<META HTTP-EQUIV=Content-Type CONTENT="text/html; charset=macintosh">`, "macintosh"},
		{`<?xml version="1.0" encoding='latin9'?>`, "latin9"},
		{`<p>charset=x`, ""},
		{strings.Repeat(" ", 5000) + `<meta charset=x>`, ""},
	} {
		if got := markup.Charset([]byte(c.page)); got != c.want {
			t.Errorf("%.60s: got %q, want %q", c.page, got, c.want)
		}
	}
}

func TestMarkdown(t *testing.T) {
	for _, c := range []struct {
		name, src string
		want      markup.Article
	}{
		{"front matter", "---\ntitle: \"L’été : \\\"chaud\\\"\"\ndate: 2025-02-12 # mercredi\nlang: fr\ntags: [a, b]\n---\nLe *texte*.\n",
			markup.Article{Title: "L’été : \"chaud\"", Dates: []string{"2025-02-12"}, Lang: "fr", Text: "Le texte."}},
		{"TOML", "+++\r\ntitle = 'T'\r\ndate = 2025-02-12T10:00:00Z\r\n+++\r\nLe texte.",
			markup.Article{Title: "T", Dates: []string{"2025-02-12T10:00:00Z"}, Text: "Le texte."}},
		{"nested keys are none", "---\nseo:\n  title: X\n---\na", markup.Article{Text: "a"}},
		{"a rule is no front matter", "---\n\nLe texte.", markup.Article{Text: "Le texte."}},
		{"heading", "# Le titre\n\nUn\ndeux.", markup.Article{Title: "Le titre", Text: "Le titre\n\nUn deux."}},
		{"links and pictures", "[Paul Dupont](http://x.fr/2020-01-01) ![photo du 3 mai](a.png) et <http://y.fr>", markup.Article{Text: "Paul Dupont et http://y.fr"}},
		{"code", "Avant.\n\n```\nprix = 5 euros\n```\n\n    4 euros\n\nAprès `5 €`.", markup.Article{Text: "Avant.\n\nAprès 5 €."}},
		{"footnotes", "Il a payé 5 millions[^1].\n\n[^1]: Le 3 mai 2020.", markup.Article{Text: "Il a payé 5 millions.\n\nLe 3 mai 2020."}},
		{"table", "| A | B |\n|---|---|\n| 1 | 2 € |", markup.Article{Text: "A\tB\n1\t2 €"}},
		{"raw HTML", "<div>Le <b>maire</b></div>\n\n<!-- le 3 mai -->\n\nfin&nbsp;!", markup.Article{Text: "Le maire\n\nfin\u00A0!"}},
		{"lists", "- un\n- deux\n\n> cité", markup.Article{Text: "un\n\ndeux\n\ncité"}},
		{"empty", "", markup.Article{}},
	} {
		if got := markup.Markdown(c.src); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: got %+q, want %+q", c.name, got, c.want)
		}
	}
}

// TestHostileMarkdown reads what would take minutes or gigabytes as Markdown.
func TestHostileMarkdown(t *testing.T) {
	for name, src := range map[string]string{
		"quotes": strings.Repeat("> ", 200_000) + "a", "quotes without blanks": strings.Repeat(">", 200_000) + "a",
		"lists": strings.Repeat("- ", 200_000) + "a", "numbered lists": strings.Repeat("1. ", 200_000) + "a",
		"indented lists": strings.Repeat(strings.Repeat(" ", 900)+"- a\n", 1000), "brackets": strings.Repeat("[", 500_000) + "a",
		"emphasis": strings.Repeat("_a*__b**", 100_000), "table": strings.Repeat("|a", 9000) + "\n" + strings.Repeat("|-", 9000) + strings.Repeat("\n|", 9000),
		"notes": strings.Repeat("[^a]: b\n\n", 100_000),
	} {
		if got := markup.Markdown(src).Text; got != strings.TrimSpace(src) {
			t.Errorf("%s: got %.40q, want the text as it stands", name, got)
		}
	}
	if got := markup.Markdown("un\n\n" + strings.Repeat("-", 500) + "\n\n" + strings.Repeat("* ", 20) + "\n\n*deux*").Text; got != "un\n\ndeux" {
		t.Errorf("got %q: a rule is no nesting", got)
	}
}

func FuzzHTML(f *testing.F) {
	for _, s := range []string{
		"<title>T</title><h1>T</h1><p>Un texte.<br>Deux.", "<table><tr><td>a<td>b", "<script type=application/ld+json>{\"datePublished\":\"2025\"}</script>",
		"<svg><title>x</title></svg><template><p>x", "<frameset>", "<div class=ad><p>x</div><sup><a href=#n>1</a></sup>",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, page string) {
		a, err := markup.HTML(page)
		if err != nil {
			return
		}
		again, err := markup.HTML(page)
		if err != nil || !reflect.DeepEqual(a, again) {
			t.Errorf("%q: got %+v, then %+v, %v", page, a, again, err)
		}
		checkText(t, page, a.Text)
		markup.Charset([]byte(page))
		markup.IsHTML(page)
	})
}

func FuzzMarkdown(f *testing.F) {
	for _, s := range []string{"---\ntitle: 'T'\n---\n# a\n", "+++\ndate=1\n+++", "a[^1]\n\n[^1]: b", "|a|\n|-|\n|b|", "> - `x`\n\n<div>\n*x*", "---\n..."} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) { checkText(t, src, markup.Markdown(src).Text) })
}

// checkText checks that text is UTF-8 when its source is, without blanks around it.
func checkText(t *testing.T, src, text string) {
	t.Helper()
	if utf8.ValidString(src) && !utf8.ValidString(text) {
		t.Errorf("%q: not UTF-8: %q", src, text)
	}
	if strings.Trim(text, " \t\r\n\f") != text {
		t.Errorf("%q: blanks around %q", src, text)
	}
}

func BenchmarkHTML(b *testing.B) {
	src, err := os.ReadFile("testdata/news.html")
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(src)))
	for b.Loop() {
		if _, err := markup.HTML(string(src)); err != nil {
			b.Fatal(err)
		}
	}
}

// A page that is too large for readability still gives its prose.
func TestLargePage(t *testing.T) {
	const line = "<div><p>Il a dit que la vente aurait lieu demain à Paris.</p></div>\n"
	const lines = 40000 // 2.7 MB
	page := "<html><body><nav>Accueil</nav>" + strings.Repeat(line, lines) + "</body></html>"
	a, err := markup.HTML(page)
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(a.Text, "Il a dit"); n != lines || strings.Contains(a.Text, "Accueil") {
		t.Errorf("%d sentences of %d, menu %v", n, lines, strings.Contains(a.Text, "Accueil"))
	}
}
