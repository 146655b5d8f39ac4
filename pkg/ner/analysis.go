package ner

import (
	"unicode"
	"unicode/utf8"

	"github.com/seed-16be0631/glane/pkg/gazetteer"
	"github.com/seed-16be0631/glane/pkg/nlp"
)

// shape tells how a token is written.
type shape uint8

const (
	lower       shape = iota
	initial           // Paris
	capitals          // ONU
	letter            // X
	mixed             // OpenAI, iPhone
	digits            // 2018
	mark              // punctuation
	lowerElided       // l'
	upperElided       // L'
)

// token is what the features need to know about a token.
type token struct {
	norm    uint64 // hashes
	surface uint64
	long    uint64 // the written form, letter by letter: Xxxx-d
	prefix  [5]uint64
	suffix  [5]uint64
	word    WordInfo
	shape   shape

	first      bool // nothing but opening marks stands before it in its sentence
	quoted     bool
	bracketed  bool
	web        bool // of a URL, an e-mail address, a @handle or a #hashtag
	compound   uint64
	compoundAt uint8 // 0 none, else part begin.. +1
	chunk      int32 // number of its run of capitalised words, -1 for none
	quote      int32 // number of its quotation, -1 for none
	acronym    uint8 // part begin … of a name and its acronym, +1; 0 for none

	lists   [4]gazetteer.Classes // begin, inside, end, single: of all matches
	longest gazetteer.Classes    // of the longest match that covers it
	part    uint8                // of that match, +1; 0 for none
	words   uint8                // of that match
	cased   bool                 // that match has the listed capitals

	style      headline // of its sentence
	look, next uint8    // what its letters look like first and second, +1; 0 for nothing
	looks      [5]uint8 // how much so, in drawers
}

// headline tells how a sentence uses capitals.
type headline uint8

const (
	running    headline = iota // as text does
	titleCase                  // Every Word of Any Length
	allCapital                 // EVERY LETTER
)

// headline finds out how s uses capitals: by its words of more than three
// letters, at least four of them.
func (a *analysis) headline(s *nlp.Sentence) {
	words, upper, initials := 0, 0, 0
	for i := s.First; i < s.Last; i++ {
		t := &a.tokens[i]
		if a.doc.Tokens[i].Len() < 4 || t.shape == mark || t.shape == digits {
			continue
		}
		words++
		switch t.shape {
		case capitals:
			upper++
		case initial, mixed:
			initials++
		}
	}
	style := running
	switch {
	case words >= 2 && upper*5 >= words*4:
		style = allCapital
	case words >= 4 && (initials+upper)*4 >= words*3:
		style = titleCase
	}
	if style == running {
		return
	}
	for i := s.First; i < s.Last; i++ {
		a.tokens[i].style = style
	}
}

// chunk is a run of capitalised words with the small words between them.
type chunk struct{ first, last int }

// analysis is a document as the features see it.
type analysis struct {
	doc    *nlp.Document
	tokens []token
	chunks []chunk
	quotes []quotation
	words  *gazetteer.Words
	names  *gazetteer.Gazetteer

	lexicon *Lexicon
	seen    []seenWord // what words are by themselves, since few make up most of a text
}

// seenWord is a token as it is before anything around it is looked at.
type seenWord struct {
	surface uint64
	token   token
}

// seenWords is how many words are remembered.
const seenWords = 1 << 12

func (a *analysis) reset(d *nlp.Document, m *Lexicon, names *gazetteer.Gazetteer) {
	if a.seen == nil || a.lexicon != m || a.names != names {
		a.seen = make([]seenWord, seenWords)
	}
	a.doc, a.names, a.lexicon = d, names, m
	a.words = gazetteer.NewWords(d)
	if cap(a.tokens) < len(d.Tokens) {
		a.tokens = make([]token, len(d.Tokens)*5/4)
	}
	a.tokens = a.tokens[:len(d.Tokens)]
	a.chunks, a.quotes = a.chunks[:0], a.quotes[:0]
	for i := range a.tokens {
		a.read(i)
	}
	a.compounds()
	a.web()
	for k := range d.Sentences {
		a.sentence(&d.Sentences[k])
	}
	if names != nil {
		a.lists()
	}
}

// read fills in what depends on token i alone.
func (a *analysis) read(i int) {
	tok := &a.doc.Tokens[i]
	surface := hashString(a.doc.Text[tok.Start:tok.End]) + 1
	e := &a.seen[(surface^surface>>32)%seenWords]
	if e.surface != surface {
		*e = seenWord{surface, token{surface: surface, chunk: -1, quote: -1}}
		e.token.read(a.doc, i, a.lexicon)
		if a.names != nil {
			e.token.guess(a.names, tok.Norm)
		}
	}
	a.tokens[i] = e.token
}

// read fills in what depends on the token alone, but its surface.
func (t *token) read(d *nlp.Document, i int, m *Lexicon) {
	tok := &d.Tokens[i]
	text := d.Text[tok.Start:tok.End]
	t.norm = hashString(tok.Norm)
	t.shape, t.long = shapeOf(text, tok)
	if tok.Kind == nlp.Word {
		t.affixes(tok.Norm)
	}
	t.word = m.info(t.norm, t.shape != lower)
}

func (t *token) affixes(s string) {
	h := uint64(17)
	for k, at := 0, 0; k < 5 && at < len(s); k++ {
		_, n := utf8.DecodeRuneInString(s[at:])
		h = mix(h, hashString(s[at:at+n]))
		t.prefix[k] = h
		at += n
	}
	h = 19
	for k, at := 0, len(s); k < 5 && at > 0; k++ {
		_, n := utf8.DecodeLastRuneInString(s[:at])
		h = mix(h, hashString(s[at-n:at]))
		t.suffix[k] = h
		at -= n
	}
}

func shapeOf(text string, tok *nlp.Token) (shape, uint64) {
	long := uint64(23)
	if tok.Kind == nlp.Punct {
		return mark, long
	}
	if tok.Kind == nlp.Number {
		return digits, mix(long, uint64(min(len(text), 5)))
	}
	var up, low, n int
	firstUp := false
	last, run := byte(0), 0
	for _, r := range text {
		c := byte('x')
		switch {
		case unicode.IsUpper(r):
			c = 'X'
			up++
			firstUp = firstUp || n == 0
		case unicode.IsLetter(r):
			low++
		default:
			c = '\''
		}
		n++
		if c == last && run >= 2 {
			continue
		}
		if c != last {
			run = 0
		}
		last = c
		run++
		long = mix(long, uint64(c))
	}
	elided := last == '\''
	switch {
	case elided && up > 0:
		return upperElided, long
	case elided:
		return lowerElided, long
	case up == 0:
		return lower, long
	case low == 0 && up == 1:
		return letter, long
	case low == 0:
		return capitals, long
	case firstUp && up == 1:
		return initial, long
	}
	return mixed, long
}

func (t *token) isCapital() bool {
	return t.shape == initial || t.shape == capitals || t.shape == letter || t.shape == mixed
}

// compounds marks the parts of words with hyphens, and of GPT-4 and A320.
func (a *analysis) compounds() {
	d := a.doc
	for i := 0; i < len(d.Tokens); {
		j := i + 1
		for j < len(d.Tokens) && d.Glued(j) && a.joins(j) {
			j++
		}
		if j-i > 1 {
			h := uint64(29)
			for k := i; k < j; k++ {
				h = mix(h, a.tokens[k].norm)
			}
			for k := i; k < j; k++ {
				part := inside
				if k == i {
					part = begin
				} else if k == j-1 {
					part = end
				}
				a.tokens[k].compound, a.tokens[k].compoundAt = h, uint8(part+1)
			}
		}
		i = j
	}
}

// joins tells whether token j, glued to the one before, is in one word with it.
func (a *analysis) joins(j int) bool {
	d := a.doc
	hyphen := func(i int) bool { return d.Tokens[i].Norm == "-" || d.Tokens[i].Norm == "‑" }
	inWord := func(i int) bool { return i < len(d.Tokens) && d.Tokens[i].Kind != nlp.Punct }
	if hyphen(j) {
		return inWord(j-1) && inWord(j+1) && d.Glued(j+1)
	}
	if hyphen(j - 1) {
		return inWord(j)
	}
	p := a.tokens[j-1].shape
	return inWord(j-1) && inWord(j) && p != lowerElided && p != upperElided
}

// web marks the parts of URLs, e-mail addresses, @handles and #hashtags.
func (a *analysis) web() {
	d := a.doc
	for i := 0; i < len(d.Tokens); {
		j := i + 1
		for j < len(d.Tokens) && d.Glued(j) {
			j++
		}
		if j-i > 1 {
			a.webRun(i, j)
		}
		i = j
	}
}

// webRun looks at tokens i to j that stand without a blank between them.
func (a *analysis) webRun(i, j int) {
	d := a.doc
	mark := func(from, to int) {
		for k := from; k < to; k++ {
			a.tokens[k].web = true
		}
	}
	for k := i; k < j; k++ {
		switch n := d.Tokens[k].Norm; n {
		case "#", "@":
			if k+1 < j && d.Tokens[k+1].Kind != nlp.Punct {
				to := k + 1
				for to < j && (d.Tokens[to].Kind != nlp.Punct || d.Tokens[to].Norm == "_" || n == "@" && d.Tokens[to].Norm == "." && to+1 < j && a.tokens[to+1].shape == lower) {
					to++
				}
				from := k
				if n == "@" {
					for from > i && (d.Tokens[from-1].Kind != nlp.Punct || d.Tokens[from-1].Norm == "." || d.Tokens[from-1].Norm == "_" || d.Tokens[from-1].Norm == "-") {
						from--
					}
				}
				mark(from, to)
				k = to - 1
			}
		case "/":
			if k+1 < j && k > i && d.Tokens[k+1].Norm == "/" && d.Tokens[k-1].Norm == ":" {
				mark(max(i, k-2), j)
				return
			}
		case ".":
			if k > i && k+1 < j && a.tokens[k+1].shape == lower && d.Tokens[k-1].Kind != nlp.Punct && d.Tokens[k+1].Len() <= 4 && k+2 < j && d.Tokens[k+2].Norm == "/" {
				mark(i, j)
				return
			}
		}
	}
}

// sentence fills in what the sentence tells: its beginning, quotes, brackets,
// runs of capitals.
func (a *analysis) sentence(s *nlp.Sentence) {
	quote, bracket, first := false, 0, true
	for i := s.First; i < s.Last; i++ {
		t := &a.tokens[i]
		switch n := a.doc.Tokens[i].Norm; n {
		case "«", "“", "„":
			quote = true
			first = true
			continue
		case "»", "”":
			quote = false
		case "\"":
			quote = !quote
		case "(", "[":
			bracket++
		case ")", "]":
			bracket = max(0, bracket-1)
		default:
			t.quoted, t.bracketed = quote, bracket > 0
			if t.shape != mark {
				t.first = first
				first = false
			}
		}
	}
	a.headline(s)
	a.chunkSentence(s)
	a.quotations(s)
	a.initials(s)
}

// chunkSentence finds the runs of capitalised words; small words and hyphens
// between two of them belong to the run.
func (a *analysis) chunkSentence(s *nlp.Sentence) {
	for i := s.First; i < s.Last; i++ {
		if !a.tokens[i].isCapital() {
			continue
		}
		last := i + 1
		for j := last; j < s.Last && j < last+3; j++ {
			switch {
			case a.tokens[j].isCapital() || a.tokens[j].shape == digits && j == last:
				last = j + 1
			case a.tokens[j].word.Function() && a.tokens[j].shape != mark || a.doc.Tokens[j].Norm == "-" && a.doc.Glued(j) || a.doc.Tokens[j].Norm == "&":
				continue
			default:
				j = s.Last
			}
		}
		n := int32(len(a.chunks))
		a.chunks = append(a.chunks, chunk{i, last})
		for j := i; j < last; j++ {
			a.tokens[j].chunk = n
		}
		i = last - 1
	}
}

// lists looks all names up.
func (a *analysis) lists() {
	for _, s := range a.doc.Sentences {
		covered := s.First
		for i := s.First; i < s.Last; i++ {
			if a.tokens[i].web {
				continue
			}
			var longest gazetteer.Match
			a.names.Each(a.doc, a.words, i, func(m gazetteer.Match) {
				a.mark(m)
				if m.Cased || longest.Words == 0 {
					longest = m
				}
			})
			if longest.Words == 0 || longest.Last <= covered || i < covered {
				continue
			}
			a.markLongest(longest)
			if longest.Cased {
				covered = longest.Last
			}
		}
	}
}

func (a *analysis) mark(m gazetteer.Match) {
	if !m.Cased && m.Words == 1 && a.tokens[m.First].shape != lower {
		return
	}
	if m.Last == m.First+1 {
		a.tokens[m.First].lists[single] |= m.Classes
		return
	}
	if !m.Cased {
		return
	}
	a.tokens[m.First].lists[begin] |= m.Classes
	for i := m.First + 1; i < m.Last-1; i++ {
		a.tokens[i].lists[inside] |= m.Classes
	}
	a.tokens[m.Last-1].lists[end] |= m.Classes
}

func (a *analysis) markLongest(m gazetteer.Match) {
	for i := m.First; i < m.Last; i++ {
		part := inside
		switch {
		case m.Last == m.First+1:
			part = single
		case i == m.First:
			part = begin
		case i == m.Last-1:
			part = end
		}
		t := &a.tokens[i]
		t.longest, t.part, t.words, t.cased = m.Classes, uint8(part+1), uint8(min(m.Words, 5)), m.Cased
	}
}

func hashString(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}

func mix(a, b uint64) uint64 {
	h := (a ^ b>>32 ^ b<<32) * 0x9E3779B97F4A7C15
	h ^= h >> 31
	return h + b
}
