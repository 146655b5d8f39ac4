package langid

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Sizes in characters. Beyond some 450 a call of lingua's costs four times as
// much.
const (
	windowSize = 400
	shortText  = 1200 // is read whole
	ownVote    = 100  // a paragraph from here on is a window of its own
)

// cut gives the windows by which text is judged, without addresses and handles.
func cut(text string) []string {
	if prefix(text, shortText) == len(text) {
		return paragraphs(text)
	}
	// Thrice what is wanted: addresses go.
	start := text[:prefix(text, 3*windowSize)]
	middle := text[len(text)/2:]
	middle = behindBlank(middle[:prefix(middle, 3*windowSize)])
	end := behindBlank(text[len(text)-suffix(text, 3*windowSize):])
	var windows []string
	for _, w := range []string{clip(clean(start)), clip(clean(middle)), clipEnd(clean(end))} {
		if w != "" {
			windows = append(windows, w)
		}
	}
	return windows
}

// paragraphs gives the paragraphs of text as windows; short ones are joined,
// long ones cut.
func paragraphs(text string) []string {
	var windows []string
	group := ""
	flush := func() {
		if group != "" {
			windows = append(windows, group)
			group = ""
		}
	}
	for line := range strings.Lines(text) {
		line = clean(line)
		if n := utf8.RuneCountInString(line); n > ownVote || utf8.RuneCountInString(group)+n > windowSize {
			flush()
		}
		for prefix(line, windowSize) < len(line) {
			w := clip(line)
			windows = append(windows, w)
			line = strings.TrimSpace(line[len(w):])
		}
		if line != "" {
			group = strings.TrimSpace(group + "\n" + line)
		}
		if utf8.RuneCountInString(group) > ownVote {
			flush()
		}
	}
	flush()
	return windows
}

// clean takes out of text the words that are addresses or handles, and joins
// the others with one blank.
func clean(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	for word := range strings.FieldsSeq(text) {
		if isAddress(word) {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(word)
	}
	return b.String()
}

func isAddress(word string) bool {
	return strings.HasPrefix(word, "www.") || strings.Contains(word, "://") || strings.IndexByte(word, '@') >= 0
}

// clip gives the first windowSize characters of text, up to a blank if there is
// one.
func clip(text string) string {
	n := prefix(text, windowSize)
	if n == len(text) {
		return text
	}
	if i := strings.LastIndexByte(text[:n], ' '); i > 0 {
		n = i
	}
	return text[:n]
}

// clipEnd gives the last windowSize characters of text, from a blank on if there
// is one.
func clipEnd(text string) string {
	n := len(text) - suffix(text, windowSize)
	if n == 0 {
		return text
	}
	return behindBlank(text[n:])
}

// behindBlank gives text, which may begin inside a word or even a character,
// from its first whole word on.
func behindBlank(text string) string {
	if i := strings.IndexFunc(text, unicode.IsSpace); i >= 0 {
		return text[i:]
	}
	return strings.ToValidUTF8(text, "")
}

// prefix gives the length in bytes of the first n characters of s.
func prefix(s string, n int) int {
	for i := range s {
		if n == 0 {
			return i
		}
		n--
	}
	return len(s)
}

// suffix gives the length in bytes of the last n characters of s.
func suffix(s string, n int) int {
	i := len(s)
	for ; n > 0 && i > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:i])
		i -= size
	}
	return len(s) - i
}
