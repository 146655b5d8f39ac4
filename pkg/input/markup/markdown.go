package markup

import (
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer/html"

	nethtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// converter reads Markdown as GitHub does, with footnotes. Raw HTML stays: the
// same rules as for pages then take the text out of it.
var converter = goldmark.New(
	goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.Footnote),
	goldmark.WithRendererOptions(html.WithUnsafe()),
)

// Markdown takes the prose out of a Markdown file, without code blocks and the
// marks of footnotes, whose texts stand at the end. The title, date and lang are
// those of its front matter; else the title is the first heading of level one.
// What no writer nests so deep is left as it stands.
func Markdown(src string) Article {
	a, body := frontMatter(src)
	if !isSane(body) {
		a.Text = strings.Trim(body, " \t\r\n")
		return a
	}
	var page strings.Builder
	if err := converter.Convert([]byte(body), &page); err != nil {
		panic(err) // a strings.Builder does not fail
	}
	const wayBack = `<a href="#fnref` // of a footnote; a blank of its own stands before it
	root, err := nethtml.Parse(strings.NewReader(strings.ReplaceAll(page.String(), "&#160;"+wayBack, wayBack)))
	if err != nil {
		a.Text = body // nested too deeply to be prose
		return a
	}
	a.Text = textOf(root, func(n *nethtml.Node) bool { return n.DataAtom == atom.Pre || isNote(n) })
	if a.Title == "" {
		a.Title = readHead(root).headline
	}
	return a
}
