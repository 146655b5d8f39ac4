package link

import (
	"slices"
	"strings"
	"unicode"

	"github.com/seed-16be0631/glane/pkg/nlp"
)

// joinPersons joins short forms of a person's name with the one long form that
// they fit, the longest first.
func (g *group) joinPersons() {
	var order []int
	for k := range g.forms {
		if g.forms[k].kind == nlp.Person && !g.forms[k].family {
			order = append(order, k)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return len(g.forms[b].words) - len(g.forms[a].words) })
	for _, k := range order {
		for _, fits := range []func(short, long []string) bool{sameEnds, initialed, surname, firstName} {
			short := g.forms[k].words
			o := g.only(k, func(o *form) bool { return !o.family && fits(short, o.words) })
			if o >= 0 {
				g.join(o, k)
				break
			}
		}
	}
}

// ofFamily tells whether the word before start makes a family of the name: la
// famille Arnault, les Kennedy. Behind les, only a bare surname is one: les Elon
// Musk de demain.
func (g *group) ofFamily(start int, name []string) bool {
	before := strings.TrimRightFunc(g.d.Text[:start], unicode.IsSpace)
	if len(before) == start {
		return false
	}
	last := split(before[strings.LastIndexFunc(before, unicode.IsSpace)+1:])
	if len(last) == 0 || !families[last[len(last)-1]] {
		return false
	}
	return len(name) == 1 || !articles[last[len(last)-1]]
}

// sameEnds: John Kennedy, John Fitzgerald Kennedy.
func sameEnds(short, long []string) bool {
	n, m := len(short), len(long)
	return n > 1 && m > n && short[0] == long[0] && short[n-1] == long[m-1] && subsequence(short, long)
}

// initialed: J.-F. Kennedy, John Fitzgerald Kennedy.
func initialed(short, long []string) bool {
	n, m := len(short), len(long)
	if n < 2 || m < n || short[n-1] != long[m-1] {
		return false
	}
	some := false
	for i, w := range short[:n-1] {
		if len(w) == 1 && long[i][0] == w[0] {
			some = true
		} else if w != long[i] {
			return false
		}
	}
	return some
}

// surname: Gaulle, de Gaulle, Charles de Gaulle.
func surname(short, long []string) bool {
	n, m := len(short), len(long)
	return m > n && slices.Equal(short, long[m-n:]) && len(short[n-1]) > 1
}

// firstName: Elon, Elon Musk.
func firstName(short, long []string) bool {
	return len(short) < len(long) && slices.Equal(short, long[:len(short)]) && len(short[0]) > 1
}

func subsequence(short, long []string) bool {
	i := 0
	for _, w := range long {
		if i < len(short) && short[i] == w {
			i++
		}
	}
	return i == len(short)
}
