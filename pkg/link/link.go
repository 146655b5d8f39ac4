// Package link joins the mentions of one thing into one entity. It would
// rather leave two mentions apart than join two things.
//
// What joins two forms of one kind, each found by a rule of its own file or
// function:
//
//	the same words, whatever case, accents and hyphens   ETATS UNIS, États-Unis
//	an article or a legal form more                      The Boring Company, Apple Inc.
//	a person's surname, first name or initial            Musk, Elon, E. Musk
//	an acronym and its long form                         OMS, Organisation mondiale de la santé
//	an old name and a new one in brackets                X (anciennement Twitter)
//	two names with "alias" between them                  Haiyan, alias Yolanda
//	the canonical name that a user's list gives
//
// A short form that fits two longer ones joins neither: two Clintons stay two. A
// family, les Kennedy, is none of its members.
package link

import (
	"fmt"
	"slices"
	"strings"

	"github.com/seed-16be0631/glane/pkg/nlp"
)

// Link fills d.Entities from d.Mentions.
func Link(d *nlp.Document) {
	g := collect(d)
	g.joinCanonical()
	g.joinArticles()
	g.joinPersons()
	g.joinAcronyms()
	g.joinRenamed()
	d.Entities = g.entities()
}

// form is one way in which the document names something of one kind.
type form struct {
	kind     nlp.Kind
	words    []string // lower case, no accents
	surface  string   // as it stands first
	family   bool     // the family of that name, no person: les Kennedy
	canon    string   // the canonical name that a list gives, or ""
	mentions []int
	into     int // the form it was joined with, or itself
}

// group is the forms of a document, in the order of the text.
type group struct {
	d     *nlp.Document
	forms []form
}

// collect sorts the mentions by kind and words.
func collect(d *nlp.Document) *group {
	g := &group{d: d}
	at := map[string]int{}
	for i, m := range d.Mentions {
		if !m.Kind.IsEntity() {
			continue
		}
		surface := strings.Join(strings.Fields(d.Surface(m.Span)), " ")
		words := split(surface)
		family := m.Kind == nlp.Person && g.ofFamily(m.Start, words)
		key := fmt.Sprint(m.Kind, family, words)
		k, ok := at[key]
		if !ok {
			k = len(g.forms)
			at[key] = k
			g.forms = append(g.forms, form{kind: m.Kind, words: words, surface: surface, family: family, into: k})
		}
		f := &g.forms[k]
		f.mentions = append(f.mentions, i)
		if f.canon == "" {
			f.canon = m.Name
		}
	}
	return g
}

// root gives the form that k was joined into.
func (g *group) root(k int) int {
	for g.forms[k].into != k {
		k = g.forms[k].into
	}
	return k
}

// join makes a and b one entity.
func (g *group) join(a, b int) {
	a, b = g.root(a), g.root(b)
	g.forms[max(a, b)].into = min(a, b)
}

// only gives the one entity among those forms of f's kind that fit, -1 for none
// or several.
func (g *group) only(f int, fits func(*form) bool) int {
	found := -1
	for k := range g.forms {
		if k == f || g.forms[k].kind != g.forms[f].kind || !fits(&g.forms[k]) {
			continue
		}
		if found >= 0 && g.root(found) != g.root(k) {
			return -1
		}
		found = k
	}
	return found
}

func (g *group) joinCanonical() {
	for k := range g.forms {
		f := &g.forms[k]
		if f.canon == "" {
			continue
		}
		for j := range g.forms {
			o := &g.forms[j]
			if o.kind == f.kind && (o.canon == f.canon || o.canon == "" && slices.Equal(o.words, split(f.canon))) {
				g.join(j, k)
			}
		}
	}
}

// joinArticles joins forms that differ by a short word in front or a legal form
// behind: Wall Street Journal, The Wall Street Journal.
func (g *group) joinArticles() {
	for k := range g.forms {
		f := &g.forms[k]
		if f.kind == nlp.Person {
			continue
		}
		short := bare(f.words)
		if o := g.only(k, func(o *form) bool { return slices.Equal(bare(o.words), short) }); o >= 0 {
			g.join(o, k)
		}
	}
}

// joinRenamed joins two names of one kind where what stands between them says
// that they are of one thing: X (anciennement Twitter), Haiyan, alias Yolanda.
func (g *group) joinRenamed() {
	at := map[int]int{} // forms by mention
	for k := range g.forms {
		for _, i := range g.forms[k].mentions {
			at[i] = k
		}
	}
	d := g.d
	for i := 1; i < len(d.Mentions); i++ {
		a, b := d.Mentions[i-1], d.Mentions[i]
		if a.Kind != b.Kind || !a.Kind.IsEntity() || b.Start < a.End || b.Start-a.End > 40 {
			continue
		}
		if between := d.Text[a.End:b.Start]; renamed(a.Kind, between) || aliased(between) {
			g.join(at[i-1], at[i])
		}
	}
}

// renamed tells whether between opens a bracket and says that a name is old or
// new. Of persons, "ex" and "ancien" say something else.
func renamed(kind nlp.Kind, between string) bool {
	between, ok := strings.CutPrefix(strings.TrimSpace(between), "(")
	words := split(between)
	return ok && kind != nlp.Person && len(words) == 1 && renamings[words[0]]
}

// aliased tells whether between says that the second name is another of the
// first one's bearer.
func aliased(between string) bool {
	return !strings.ContainsAny(between, ".;:!?)") && aliases[strings.Join(split(between), " ")]
}

// bare is words without an article in front and a legal form behind.
func bare(words []string) []string {
	if len(words) > 1 && articles[words[0]] {
		words = words[1:]
	}
	if len(words) > 1 && legalForms[words[len(words)-1]] {
		words = words[:len(words)-1]
	}
	return words
}

// entities gives what was joined, in the order of the text.
func (g *group) entities() []nlp.Entity {
	var out []nlp.Entity
	at := map[int]int{}
	var members [][]int
	for k := range g.forms {
		r := g.root(k)
		n, ok := at[r]
		if !ok {
			n = len(members)
			at[r] = n
			members = append(members, nil)
		}
		members[n] = append(members[n], k)
	}
	for _, forms := range members {
		out = append(out, g.entity(forms))
	}
	slices.SortStableFunc(out, func(a, b nlp.Entity) int { return a.Mentions[0] - b.Mentions[0] })
	return out
}

func (g *group) entity(forms []int) nlp.Entity {
	e := nlp.Entity{Kind: g.forms[forms[0]].kind}
	best := forms[0]
	for _, k := range forms {
		f := &g.forms[k]
		e.Mentions = append(e.Mentions, f.mentions...)
		if fuller(f, &g.forms[best]) {
			best = k
		}
		if e.Name == "" {
			e.Name = f.canon
		}
	}
	slices.Sort(e.Mentions)
	if e.Name == "" {
		e.Name = g.bestSurface(&g.forms[best])
	}
	for _, i := range e.Mentions {
		s := strings.Join(strings.Fields(g.d.Surface(g.d.Mentions[i].Span)), " ")
		if s != e.Name && !slices.Contains(e.Aliases, s) {
			e.Aliases = append(e.Aliases, s)
		}
	}
	return e
}

// fuller tells whether f says more than o: it has more words, then more
// letters; the first stays where they are equal.
func fuller(f, o *form) bool {
	if len(f.words) != len(o.words) {
		return len(f.words) > len(o.words)
	}
	return len(strings.Join(f.words, "")) > len(strings.Join(o.words, ""))
}

// bestSurface is how f is written: the first time not in capitals, if there is
// one.
func (g *group) bestSurface(f *form) string {
	for _, i := range f.mentions {
		s := strings.Join(strings.Fields(g.d.Surface(g.d.Mentions[i].Span)), " ")
		if strings.ToUpper(s) != s {
			return s
		}
	}
	return f.surface
}
