// Package markup takes the prose out of HTML pages and Markdown files.
package markup

import (
	"fmt"
	"regexp"
	"strings"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Article is the prose of a page, and what the page says about it.
type Article struct {
	Text  string   // paragraphs with a blank line between them
	Title string   // or ""
	Dates []string // of publication, as written, the one to be trusted most first
	Lang  string   // the language tag as written, or ""
}

// IsHTML tells whether text begins as an HTML page does.
func IsHTML(text string) bool {
	text = strings.TrimLeft(text, " \t\r\n")
	if strings.HasPrefix(text, "<?xml") {
		_, text, _ = strings.Cut(text, "?>")
		text = strings.TrimLeft(text, " \t\r\n")
	}
	for _, begin := range []string{"<!doctype html", "<html"} {
		if len(text) >= len(begin) && strings.EqualFold(text[:len(begin)], begin) {
			return true
		}
	}
	return false
}

// largePage is from how many bytes on a page is no article among other things:
// readability takes some 80 times the size of a page in memory.
const largePage = 2 << 20

// HTML takes the article out of a page: what people read as prose, without
// menus, teasers, forms and comments. The error says that the page is nested
// too deeply to be one.
func HTML(page string) (Article, error) {
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		return Article{}, fmt.Errorf("want an HTML page: %w", err)
	}
	h := readHead(root)
	a := Article{Title: h.bestTitle(), Dates: h.allDates(), Lang: h.lang}
	text := ""
	if len(page) <= largePage {
		text = articleText(root)
	}
	if text == "" {
		if root, err = html.Parse(strings.NewReader(page)); err == nil { // the other one is taken apart
			text = anyText(root)
		}
	}
	a.Text = withHeadline(text, h.headline)
	return a, err
}

// articleText gives the text of the article in root, which it takes apart, or "".
func articleText(root *html.Node) string {
	p := readability.NewParser()
	p.KeepClasses = true // they name what stands around the article
	p.DisableJSONLD = true
	a, err := p.ParseAndMutate(root, nil)
	if err != nil || a.Node == nil {
		return ""
	}
	nameKinds(a.Node)
	return textOf(a.Node, isNoneOfIt)
}

// anyText gives the text in root that is none of what stands around articles,
// else all.
func anyText(root *html.Node) string {
	if text := textOf(root, isNoneOfIt); text != "" {
		return text
	}
	return textOf(root, isNote)
}

func isNoneOfIt(n *html.Node) bool { return isNote(n) || isBoilerplate(n) }

// nameKinds gives the elements below root their kinds: those that readability
// has made or renamed have the name alone.
func nameKinds(root *html.Node) {
	for n := range root.Descendants() {
		if n.Type == html.ElementNode {
			n.DataAtom = atom.Lookup([]byte(n.Data))
		}
	}
}

// withHeadline puts the headline before an article that does not begin with it:
// who and what it is about stands there.
func withHeadline(text, headline string) string {
	if headline == "" || strings.HasPrefix(text, headline) {
		return text
	}
	if text == "" {
		return headline
	}
	return headline + "\n\n" + text
}

// around are elements that stand around an article, and roles that say so.
var (
	around = map[atom.Atom]bool{atom.Nav: true, atom.Footer: true, atom.Menu: true}
	roles  = map[string]bool{"navigation": true, "contentinfo": true, "search": true, "dialog": true, "alertdialog": true, "menu": true}
)

// boilerplate are the words by which sites name what is not the article though
// it stands inside, in a class or id: "ad-slot", "c-related", "newsletter".
var boilerplate = regexp.MustCompile(`(?i)(?:^|[-_\s])(?:ads?|advert\w*|breadcrumbs?|consent|cookies?|disqus|fil-?ariane|` +
	`newsletter|paywall|publicite|related|share|sharing|sharedaddy|taboola|outbrain|lire-aussi|read-?more|` +
	`editsection|navbox|infobox|reflist|skip-link|sr-only|visually-hidden)(?:$|[-_\s])`)

// isBoilerplate tells whether n stands around an article, by its kind or name.
func isBoilerplate(n *html.Node) bool {
	switch {
	case n.Type != html.ElementNode || n.DataAtom == atom.Body || n.DataAtom == atom.Html || n.DataAtom == atom.Main || n.DataAtom == atom.Article:
		return false
	case around[n.DataAtom] || roles[attr(n, "role")]:
		return true
	}
	return boilerplate.MatchString(attr(n, "class")) || boilerplate.MatchString(attr(n, "id"))
}
