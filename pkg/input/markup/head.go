package markup

import (
	"encoding/json"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// head is what a page says about itself.
type head struct {
	lang              string
	title             string   // of the element title
	named             []string // titles in metadata
	headline          string   // of the first h1
	dates, timestamps []string // of metadata; of <time>
	linked            []string // dates of JSON-LD
}

// titleNames and dateNames are the metadata that state the title and the day of
// publication. The day of a change is none.
var (
	titleNames = map[string]bool{"og:title": true, "twitter:title": true, "dc.title": true, "dcterms.title": true}
	dateNames  = map[string]bool{
		"article:published_time": true, "og:article:published_time": true, "og:published_time": true,
		"datepublished": true, "date": true, "dc.date": true, "dc.date.issued": true, "dcterms.date": true,
		"dcterms.issued": true, "pubdate": true, "publishdate": true, "publish-date": true,
		"publication_date": true, "citation_publication_date": true, "sailthru.date": true, "parsely-pub-date": true,
	}
)

// readHead reads what root says about itself.
func readHead(root *html.Node) head {
	var h head
	for n := range root.Descendants() {
		if n.Type == html.ElementNode {
			h.element(n)
		}
	}
	return h
}

func (h *head) element(n *html.Node) {
	switch n.DataAtom {
	case atom.Html:
		h.lang = attr(n, "lang")
	case atom.Title:
		if h.title == "" && n.Parent.DataAtom == atom.Head { // an svg has titles too
			h.title = line(n)
		}
	case atom.H1:
		if h.headline == "" {
			h.headline = line(n)
		}
	case atom.Meta:
		h.meta(strings.ToLower(attr(n, "property")+attr(n, "name")+attr(n, "itemprop")), strings.TrimSpace(attr(n, "content")))
	case atom.Time:
		if t := attr(n, "datetime"); t != "" && !inside(n, atom.Aside, atom.Footer, atom.Nav) {
			h.timestamps = append(h.timestamps, strings.TrimSpace(t))
		}
	case atom.Script:
		if strings.EqualFold(attr(n, "type"), "application/ld+json") && n.FirstChild != nil {
			h.linked = append(h.linked, linkedDates(n.FirstChild.Data)...)
		}
	}
}

func (h *head) meta(name, content string) {
	switch {
	case content == "":
	case titleNames[name]:
		h.named = append(h.named, content)
	case dateNames[name]:
		h.dates = append(h.dates, content)
	}
}

// bestTitle prefers metadata and the headline to the title element, which
// mostly has the name of the site behind it.
func (h *head) bestTitle() string {
	switch {
	case len(h.named) > 0:
		return h.named[0]
	case h.headline != "" && (h.title == "" || strings.Contains(h.title, h.headline)):
		return h.headline
	case h.title != "":
		return h.title
	}
	return h.headline
}

// allDates gives the dates, the one to be trusted most first.
func (h *head) allDates() []string {
	return append(append(h.dates, h.linked...), h.timestamps...)
}

// linkedDates gives each datePublished in JSON-LD, from the top down. Broken
// JSON has none.
func linkedDates(src string) []string {
	var v any
	if json.Unmarshal([]byte(src), &v) != nil {
		return nil
	}
	var dates []string
	level := []any{v}
	for len(level) > 0 {
		var below []any
		for _, v := range level {
			switch v := v.(type) {
			case []any:
				below = append(below, v...)
			case map[string]any:
				if s, ok := v["datePublished"].(string); ok {
					dates = append(dates, s)
				}
				if graph, ok := v["@graph"]; ok {
					below = append(below, graph)
				}
			}
		}
		level = below
	}
	return dates
}

// line gives the text of n in one line.
func line(n *html.Node) string {
	var words []string
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			words = append(words, d.Data)
		}
	}
	return strings.Join(strings.FieldsFunc(strings.Join(words, ""), isBlank), " ")
}

// inside tells whether n is in an element of one of the kinds.
func inside(n *html.Node, kinds ...atom.Atom) bool {
	for up := range n.Ancestors() {
		for _, k := range kinds {
			if up.DataAtom == k {
				return true
			}
		}
	}
	return false
}
