package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/sentences"

	"github.com/seed-16be0631/glane/pkg/nlp"
)

// sentences cuts at the boundaries of Unicode Standard Annex 29, takes back
// those behind an abbreviation, inside a quotation or at a hard-wrapped line's
// end, and adds those that a missing blank hides ("partenaires.En août").
func (s *Segmenter) sentences(text string, tokens []nlp.Token) []nlp.Sentence {
	var out []nlp.Sentence
	first, end, i := 0, 0, 0
	close := func(last int) {
		if last > first {
			span := nlp.Span{Start: tokens[first].Start, End: tokens[last-1].End}
			out = append(out, nlp.Sentence{Span: span, First: first, Last: last})
			first = last
		}
	}
	for it := sentences.FromString(text); it.Next(); {
		end += len(it.Value())
		for ; i < len(tokens) && tokens[i].Start < end; i++ {
			if i > first && s.hidden(text, tokens, i) {
				close(i)
			}
		}
		if i < len(tokens) && s.ends(text, tokens, first, i) {
			close(i)
		}
	}
	close(len(tokens))
	return out
}

// ends tells whether the boundary that the annex sees before token i is one.
func (s *Segmenter) ends(text string, tokens []nlp.Token, first, i int) bool {
	if i <= first {
		return false
	}
	prev, next := tokens[i-1], tokens[i]
	gap := text[prev.End:next.Start]
	lower := startsLower(text[next.Start:])
	if n := strings.Count(gap, "\n"); n > 0 {
		wrapped := n == 1 && text[next.Start:next.End] == next.Norm && lower && !isStop(text[prev.Start:prev.End])
		return !wrapped // "xAI" begins a line of its own
	}
	if isCloser(text[next.Start:next.End]) || lower && isCloser(text[prev.Start:prev.End]) {
		return false // « Viens ! » dit-il
	}
	if prev.Norm == "." && i-1 > first && prev.Start == tokens[i-2].End {
		return !s.abbreviated(text, tokens[i-2], lower || next.Kind == nlp.Number)
	}
	return true
}

// abbreviated tells whether the full stop behind t belongs to it. goesOn: what
// follows does not look like the beginning of a sentence.
func (s *Segmenter) abbreviated(text string, t nlp.Token, goesOn bool) bool {
	if r, n := utf8.DecodeRuneInString(text[t.Start:]); n == t.Len() && unicode.IsUpper(r) {
		return true // an initial
	}
	mayEnd, known := s.abbreviations[t.Norm]
	return known && (!mayEnd || goesOn)
}

// hidden tells whether a sentence begins at token i that the annex does not
// see: a dash behind a stop, or a capitalised word glued to a stop that is glued
// to a lower-case one.
func (s *Segmenter) hidden(text string, tokens []nlp.Token, i int) bool {
	if isDash(tokens[i].Norm) {
		prev := tokens[i-1]
		return prev.End < tokens[i].Start && isStop(prev.Norm) && prev.Norm != ":"
	}
	if i < 2 || tokens[i].Kind != nlp.Word || tokens[i-1].Kind != nlp.Punct || tokens[i-1].End != tokens[i].Start {
		return false
	}
	stop, before := tokens[i-1], tokens[i-2]
	if !isStop(text[stop.Start:stop.End]) || stop.Norm == ":" || before.End != stop.Start {
		return false
	}
	if before.Kind == nlp.Word && (before.Len() < 2 || !startsLower(text[before.Start:])) {
		return false
	}
	t := tokens[i]
	if r, _ := utf8.DecodeRuneInString(text[t.Start:]); !unicode.IsUpper(r) {
		return false
	}
	after := text[t.End:]
	return strings.HasSuffix(t.Norm, "'") || after != "" && (after[0] == ' ' || after[0] == ',')
}

func startsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

func isStop(mark string) bool {
	switch mark {
	case ".", "!", "?", "…", ":":
		return true
	}
	return false
}

func isDash(mark string) bool { return mark == "-" || mark == "–" || mark == "—" }

func isCloser(mark string) bool {
	switch mark {
	case "»", "”", ")", "]":
		return true
	}
	return false
}
