package link

import (
	_ "embed"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

//go:embed words.tsv
var table string

// articles may stand in front of a name, legalForms behind a company's, renamings
// between the old name and the new one, aliases between two names of any thing,
// families in front of a family's name.
var (
	articles   = class("article")
	legalForms = class("legal")
	renamings  = class("renamed")
	aliases    = class("alias")
	families   = class("family")
)

// class gives the words of one class of the table.
func class(name string) map[string]bool {
	words := map[string]bool{}
	for _, line := range strings.Split(table, "\n") {
		if c, word, ok := strings.Cut(line, "\t"); ok && c == name {
			words[word] = true
		}
	}
	return words
}

// split gives the words of a name in lower case and without accents. Hyphens
// part words, apostrophes end them: L'Oréal is l', oreal.
func split(s string) []string {
	var words []string
	var w strings.Builder
	flush := func() {
		if w.Len() > 0 {
			words = append(words, w.String())
			w.Reset()
		}
	}
	for _, r := range norm.NFD.String(strings.ToLower(s)) {
		switch {
		case r == '\'' || r == '’':
			w.WriteRune('\'')
			flush()
		case r == '&' || r == '+':
			flush()
			words = append(words, string(r))
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			w.WriteRune(r)
		case unicode.Is(unicode.Mn, r):
		default:
			flush()
		}
	}
	flush()
	return words
}
