package markup

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// silent are elements whose text no reader sees as prose.
var silent = map[atom.Atom]bool{
	atom.Head: true, atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true,
	atom.Iframe: true, atom.Object: true, atom.Svg: true, atom.Math: true, atom.Canvas: true,
	atom.Audio: true, atom.Video: true, atom.Select: true, atom.Textarea: true, atom.Button: true,
	atom.Input: true, atom.Datalist: true, atom.Dialog: true, atom.Rp: true, atom.Rt: true,
}

// blocks are elements that stand in lines of their own.
var blocks = map[atom.Atom]bool{
	atom.Address: true, atom.Article: true, atom.Aside: true, atom.Blockquote: true, atom.Body: true,
	atom.Caption: true, atom.Dd: true, atom.Details: true, atom.Div: true, atom.Dl: true, atom.Dt: true,
	atom.Fieldset: true, atom.Figcaption: true, atom.Figure: true, atom.Footer: true, atom.Form: true,
	atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true,
	atom.Header: true, atom.Hr: true, atom.Li: true, atom.Main: true, atom.Nav: true, atom.Ol: true,
	atom.P: true, atom.Pre: true, atom.Section: true, atom.Summary: true, atom.Table: true, atom.Ul: true,
}

// writer writes the text of a page: paragraphs with a blank line between them,
// and single blanks between words. A non-breaking space stays, because amounts
// are written with it.
type writer struct {
	out   strings.Builder
	gap   string // what stands before the next word
	leave func(*html.Node) bool
}

// textOf gives the text below n, without the elements that leave tells.
func textOf(n *html.Node, leave func(*html.Node) bool) string {
	w := writer{leave: leave}
	w.node(n)
	return w.out.String()
}

// node writes n and what is below it. It does not recurse, so that no depth of
// elements can use up the stack.
func (w *writer) node(root *html.Node) {
	for n := root; n != nil; {
		if w.open(n) && n.FirstChild != nil {
			n = n.FirstChild
			continue
		}
		for ; n != root && n.NextSibling == nil; n = n.Parent {
			w.close(n)
		}
		w.close(n)
		if n == root {
			return
		}
		n = n.NextSibling
	}
}

// open writes what stands before the children of n, and tells whether they are
// written.
func (w *writer) open(n *html.Node) bool {
	switch n.Type {
	case html.TextNode:
		w.words(n.Data)
		return false
	case html.ElementNode:
		w.edge(n)
		return !silent[n.DataAtom] && !isHidden(n) && !w.leave(n)
	}
	return n.Type == html.DocumentNode
}

func (w *writer) close(n *html.Node) {
	if n.Type == html.ElementNode {
		w.edge(n)
	}
}

// edge notes the gap that an element makes before and behind it.
func (w *writer) edge(n *html.Node) {
	switch {
	case blocks[n.DataAtom]:
		w.widen("\n\n")
	case n.DataAtom == atom.Br, n.DataAtom == atom.Tr:
		w.widen("\n")
	case n.DataAtom == atom.Td, n.DataAtom == atom.Th:
		w.widen("\t")
	}
}

// gaps are ordered from narrow to wide.
const gaps = " \t\n"

// widen makes the gap before the next word at least gap.
func (w *writer) widen(gap string) {
	if len(gap) > len(w.gap) || len(gap) == len(w.gap) && strings.Index(gaps, gap) > strings.Index(gaps, w.gap) {
		w.gap = gap
	}
}

// words writes the words of text.
func (w *writer) words(text string) {
	for text != "" {
		if i := strings.IndexFunc(text, isNoBlank); i != 0 {
			w.widen(" ")
			if i < 0 {
				return
			}
			text = text[i:]
		}
		end := strings.IndexFunc(text, isBlank)
		if end < 0 {
			end = len(text)
		}
		if w.out.Len() > 0 {
			w.out.WriteString(w.gap)
		}
		w.gap = ""
		w.out.WriteString(text[:end])
		text = text[end:]
	}
}

// isBlank tells whether HTML folds r.
func isBlank(r rune) bool {
	return r == ' ' || r == '\n' || r == '\t' || r == '\r' || r == '\f'
}

func isNoBlank(r rune) bool { return !isBlank(r) }

// isHidden tells whether a browser shows nothing of n.
func isHidden(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "aria-hidden":
			return strings.EqualFold(a.Val, "true")
		case "style":
			style := strings.ToLower(strings.ReplaceAll(a.Val, " ", ""))
			if strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden") {
				return true
			}
		}
	}
	return false
}

// isNote tells whether n is the mark of a footnote or the way back from one: a
// number that would stick to the word or amount before it.
func isNote(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Sup:
		link := n.FirstChild
		return link != nil && link.DataAtom == atom.A && strings.HasPrefix(attr(link, "href"), "#")
	case atom.A:
		return attr(n, "class") == "footnote-backref"
	}
	return false
}

// attr gives the value of an attribute of n, or "".
func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}
