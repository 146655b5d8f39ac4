package timex

import (
	"strings"

	"github.com/seed-16be0631/glane/pkg/nlp"
	"github.com/seed-16be0631/glane/pkg/pattern"
)

// headTokens is how far from its beginning a text says when it was written.
const headTokens = 120

// Anchor gives the date that the text itself gives at its head: "Publié le 12
// mars 2025", "Paris, le 3 mars 2024", a line that holds a date and nothing
// else. Without one it is zero.
func (f *Finder) Anchor(d *nlp.Document) nlp.Anchor {
	head := &nlp.Document{Text: d.Text, Sentences: d.Sentences, Tokens: d.Tokens[:min(len(d.Tokens), headTokens)]}
	for _, h := range f.sets[0].FindOnly(head, "head") {
		if p, reason := h.Value.expr.in(&setting{}); reason == "" && !p.vague {
			return nlp.Anchor{Value: p.value, From: "text"}
		}
	}
	return nlp.Anchor{}
}

// readHead reads a date at the head of a text. It must name a day or a month of
// a year, and only one: not 7/3/2019 in English. Its argument: line, when it must be a line, or one side of a dash or
// bar; place, when a line must begin with a place or name before it.
func readHead(m *match) (sense, pattern.Verdict) {
	e, ok := inner(m, "x").(fields)
	if !ok || !e.hasYear || e.month == 0 || e.either {
		return refuse()
	}
	apart := true
	switch m.Arg(0) {
	case "line":
		apart = beginsLine(m.Doc, m.First) && endsLine(m.Doc, m.Last)
	case "place":
		apart = isBehindPlace(m.Doc, m.First) && endsLine(m.Doc, m.Last)
	}
	if !apart {
		return refuse()
	}
	return found(m, e)
}

// isBehindPlace tells whether a few words that begin a line with a capital
// letter stand before token i: "Crest (Drôme), 19 juillet 2023".
func isBehindPlace(d *nlp.Document, i int) bool {
	k := i - 1
	for ; k > max(0, i-longestPlace) && !beginsLine(d, k); k-- {
		if d.Tokens[k].Kind == nlp.Number {
			return false
		}
	}
	_, _, isName := capital(d, k)
	return isName && beginsLine(d, k)
}

// longestPlace is how many tokens a place, a name or a newsroom may have.
const longestPlace = 9

func beginsLine(d *nlp.Document, i int) bool {
	return i == 0 || isApart(d.Tokens[i-1].Norm) || isNewLine(d, i)
}

func endsLine(d *nlp.Document, i int) bool {
	return i == len(d.Tokens) || isApart(d.Tokens[i].Norm) || isNewLine(d, i)
}

func isNewLine(d *nlp.Document, i int) bool {
	return strings.ContainsRune(d.Text[d.Tokens[i-1].End:d.Tokens[i].Start], '\n')
}

// isApart tells whether sign sets the parts of a head line apart.
func isApart(sign string) bool {
	switch sign {
	case "–", "—", "-", "|", "•", "·", "/", "(", ".":
		return true
	}
	return false
}
