package english

import (
	"sort"
	"strings"
	"unicode"

	"github.com/jdkato/prose/v2"

	"github.com/seed-16be0631/glane/pkg/nlp"
)

// locate gives the mentions of the names that prose found in p, by a search
// that goes forward through the tokens.
func locate(p plain, tokens []nlp.Token, found []prose.Entity) []nlp.Mention {
	var out []nlp.Mention
	at := 0 // in p.squeeze
	for _, e := range found {
		label, known := labels[e.Label]
		name := strings.ReplaceAll(e.Text, " ", "")
		if !known || strings.IndexFunc(name, unicode.IsUpper) < 0 {
			continue
		}
		first, last, end, ok := p.find(name, at, tokens)
		if !ok {
			continue
		}
		at = end
		if first, last = trim(tokens, first, last); first < last {
			span := nlp.Span{Start: tokens[first].Start, End: tokens[last-1].End}
			out = append(out, nlp.Mention{Span: span, Kind: label.kind, Rule: rule, Score: label.score})
		}
	}
	return out
}

// find gives the tokens that name is, first to last (excluded), searching from
// byte at of the squeezed text; end is where to search on.
func (p plain) find(name string, at int, tokens []nlp.Token) (first, last, end int, ok bool) {
	for name != "" {
		i := strings.Index(p.squeeze[at:], name)
		if i < 0 {
			break
		}
		start := at + i
		end = start + len(name)
		first = tokenAt(tokens, p.origin[start])
		last = tokenAt(tokens, p.origin[end-1]) + 1
		whole := end == len(p.origin) || tokenAt(tokens, p.origin[end]) >= last
		if tokens[first].Start == p.origin[start] && whole {
			return first, last, end, true
		}
		at = start + 1
	}
	return 0, 0, 0, false
}

// tokenAt gives the index of the token that holds byte i of the document.
func tokenAt(tokens []nlp.Token, i int) int {
	return sort.Search(len(tokens), func(k int) bool { return tokens[k].End > i })
}

// trim takes marks and a genitive off the ends; the stop of "Inc." stays.
func trim(tokens []nlp.Token, first, last int) (int, int) {
	for first < last && tokens[first].Kind == nlp.Punct {
		first++
	}
	for first < last {
		t := tokens[last-1]
		if t.Norm != "'s" && (t.Kind != nlp.Punct || t.Norm == ".") {
			break
		}
		last--
	}
	return first, last
}
