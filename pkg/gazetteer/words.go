package gazetteer

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/seed-16be0631/glane/pkg/nlp"
)

// Words is a document as a Gazetteer reads it.
type Words struct {
	hash    []uint64 // of each token; 0 for a hyphen inside a word
	end     []int32  // of each token: the end of its sentence
	capital []bool   // the token has a capital or a digit
}

// NewWords prepares d for Gazetteers. It can be shared between them.
func NewWords(d *nlp.Document) *Words {
	n := len(d.Tokens)
	w := &Words{hash: make([]uint64, n), end: make([]int32, n), capital: make([]bool, n)}
	for _, s := range d.Sentences {
		for i := s.First; i < s.Last; i++ {
			w.end[i] = int32(s.Last)
		}
	}
	for i, t := range d.Tokens {
		if t.Kind == nlp.Punct && isDash(t.Norm) && d.Glued(i) && d.Glued(i+1) {
			continue
		}
		w.hash[i] = hashWord(t.Norm)
		w.capital[i] = hasCapital(d.Text[t.Start:t.End])
	}
	return w
}

// Hash is the hash of token i, 0 for a hyphen inside a word.
func (w *Words) Hash(i int) uint64 { return w.hash[i] }

func isDash(s string) bool { return s == "-" || s == "‐" || s == "‑" || s == "–" }

func hasCapital(s string) bool {
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' {
				return true
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if unicode.IsUpper(r) {
			return true
		}
		i += n
	}
	return false
}

const (
	offset64 = 14695981039346656037
	prime64  = 1099511628211
)

// hashWord hashes a lower-case word without its accents. It is never 0.
func hashWord(s string) uint64 {
	h := uint64(offset64)
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			h = (h ^ uint64(c)) * prime64
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		h = hashLetter(h, r)
		i += n
	}
	if h == 0 {
		return 1
	}
	return h
}

// hashLetter adds the letters of r without its accents: œ is oe.
func hashLetter(h uint64, r rune) uint64 {
	switch r {
	case 'é', 'è', 'ê', 'ë':
		return (h ^ 'e') * prime64
	case 'à', 'â', 'ä', 'á':
		return (h ^ 'a') * prime64
	case 'œ':
		return (((h ^ 'o') * prime64) ^ 'e') * prime64
	case 'æ':
		return (((h ^ 'a') * prime64) ^ 'e') * prime64
	case '’':
		return (h ^ '\'') * prime64
	}
	for _, d := range norm.NFD.String(string(r)) {
		if unicode.Is(unicode.Mn, d) {
			continue
		}
		for i := 0; i < 4; i++ {
			h = (h ^ uint64(byte(d>>(8*i)))) * prime64
			if d < utf8.RuneSelf {
				break
			}
		}
	}
	return h
}

// extend gives the hash of a name's first words from that of the words before.
func extend(h, word uint64) uint64 {
	h = (h ^ word) * 0x9E3779B97F4A7C15
	h ^= h >> 29
	return h*0xBF58476D1CE4E5B9 | 1
}
