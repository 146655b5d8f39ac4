package link

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/seed-16be0631/glane/pkg/nlp"
)

// joinAcronyms joins capitals with the one long form that they abridge.
func (g *group) joinAcronyms() {
	for k := range g.forms {
		f := &g.forms[k]
		if f.kind == nlp.Person || !acronym(f.surface) {
			continue
		}
		letters := f.words[0]
		o := g.only(k, func(o *form) bool { return len(o.words) > 1 && abridges(letters, o) })
		if o >= 0 && (len(letters) > 2 || g.introduced(k, o)) {
			g.join(o, k)
		}
	}
}

// acronym tells whether s is one word of two to eight capitals.
func acronym(s string) bool {
	n := 0
	for _, r := range strings.ReplaceAll(s, ".", "") {
		if !unicode.IsUpper(r) {
			return false
		}
		n++
	}
	return n >= 2 && n <= 8 && len(split(s)) == 1
}

// abridges tells whether letters are the initials of o's words, in order and
// from the first on; only words of up to three letters may be left out.
func abridges(letters string, o *form) bool {
	if letters == "" || o.words[0][0] != letters[0] {
		return false
	}
	i := 0
	for _, w := range o.words {
		if i < len(letters) && w[0] == letters[i] && !(utf8.RuneCountInString(w) <= 3 && lowerWord(o.surface, w)) {
			i++
			continue
		}
		if i < len(letters) && w[0] == letters[i] && len(letters)-i > contentLeft(o, w) {
			i++
			continue
		}
		if utf8.RuneCountInString(strings.TrimSuffix(w, "'")) > 3 {
			return false
		}
	}
	return i == len(letters)
}

// contentLeft counts the words of o behind w that are longer than three
// letters.
func contentLeft(o *form, w string) int {
	n, behind := 0, false
	for _, x := range o.words {
		if behind && utf8.RuneCountInString(x) > 3 {
			n++
		}
		behind = behind || x == w
	}
	return n
}

// lowerWord tells whether w stands in s in lower case.
func lowerWord(s, w string) bool { return strings.Contains(" "+s+" ", " "+w+" ") }

// introduced tells whether somewhere one of the two stands in brackets behind
// the other.
func (g *group) introduced(a, b int) bool {
	for _, i := range g.forms[a].mentions {
		for _, j := range g.forms[b].mentions {
			x, y := g.d.Mentions[i], g.d.Mentions[j]
			if x.Start > y.Start {
				x, y = y, x
			}
			if x.End <= y.Start && strings.TrimSpace(g.d.Text[x.End:y.Start]) == "(" {
				return true
			}
		}
	}
	return false
}
