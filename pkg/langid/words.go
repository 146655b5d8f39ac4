package langid

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

//go:embed words.tsv
var table string

// languages is a set of tags, by their indices.
type languages uint16

// wordTable tells in which languages a word is a common function word.
type wordTable map[string]languages

// maxWord is the length of the longest word of the table, in bytes.
const maxWord = 24

// readWords reads lines of a word, a tab and languages with commas between
// them. Lines that begin with # are left out.
func readWords(table string) (wordTable, error) {
	words := wordTable{}
	n := 0
	for line := range strings.Lines(table) {
		n++
		if line[0] == '#' {
			continue
		}
		word, langs, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok || words[word] != 0 || len(word) > maxWord {
			return nil, fmt.Errorf("words.tsv:%d: %q: want a new word of at most %d bytes, a tab and languages", n, word, maxWord)
		}
		for tag := range strings.SplitSeq(langs, ",") {
			i := slices.Index(tags, tag)
			if i < 0 {
				return nil, fmt.Errorf("words.tsv:%d: unknown language %q: want some of %s", n, tag, strings.Join(tags, ", "))
			}
			words[word] |= 1 << i
		}
	}
	return words, nil
}

// tally is the function words of a text.
type tally struct {
	words int         // all words, elided ones too
	found []languages // of each function word
}

// tally looks up every word of the windows.
func (t wordTable) tally(windows ...string) tally {
	var sum tally
	var word [maxWord]byte
	for _, w := range windows {
		sum.found = slices.Grow(sum.found, len(w)/12)
		n := 0 // bytes in word; more than maxWord: a word that is in no table
		for i := 0; i < len(w); {
			r, size := rune(w[i]), 1
			if r >= utf8.RuneSelf {
				r, size = utf8.DecodeRuneInString(w[i:])
			}
			i += size
			switch {
			case 'a' <= r && r <= 'z':
				n = put(&word, n, r)
			case 'A' <= r && r <= 'Z':
				n = put(&word, n, r|0x20)
			case r >= utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsMark(r)):
				n = put(&word, n, unicode.ToLower(r))
			case n > 0:
				if r == '\'' || r == '’' {
					n = put(&word, n, '\'')
				}
				t.count(&sum, word[:min(n, maxWord)])
				n = 0
			}
		}
		if n > 0 {
			t.count(&sum, word[:min(n, maxWord)])
		}
	}
	return sum
}

func put(word *[maxWord]byte, n int, r rune) int {
	if n+utf8.RuneLen(r) > maxWord {
		return maxWord
	}
	return n + utf8.EncodeRune(word[n:], r)
}

func (t wordTable) count(sum *tally, word []byte) {
	sum.words++
	if in := t[string(word)]; in != 0 {
		sum.found = append(sum.found, in)
	}
}

// margin is how clearly function words must speak for a language.
type margin struct {
	words    int // that it has and the rival has not, for each rival
	ratio    int // of those to the words that the rival has and it has not
	coverage int // percent of all words that are its function words
}

// The margins, chosen on the texts of agreement_test.go. Of windows of 400
// characters wide decides 92 %, and lingua says the same. In texts of 12 to 120
// characters narrow is right more often than lingua: one word, and none of a
// rival's.
var (
	wide   = margin{words: 8, ratio: 5, coverage: 25}
	narrow = margin{words: 1, ratio: 1000, coverage: 25}
)

// verdict is the language with the most function words, its nearest rival, and
// the words that only one of the two has.
type verdict struct {
	lang, rival int // indices of tags
	own, theirs int
}

// share is how much of the evidence is lang's. One word of one says less than
// fifty of fifty (the added one and two), and thirteen of fourteen say more than
// 13/14, since a text is rarely in two languages (the squares).
func (v verdict) share() float64 {
	own, theirs := float64(v.own*v.own+1), float64(v.theirs*v.theirs+1)
	return own / (own + theirs)
}

func (v verdict) guess() Guess {
	return rank([]Ranked{{tags[v.lang], v.share()}, {tags[v.rival], 1 - v.share()}})
}

// decide gives a verdict when it has the margin m over every rival.
func (t tally) decide(m margin) (verdict, bool) {
	best, n := t.most()
	if n == 0 || n*100 < m.coverage*t.words {
		return verdict{}, false
	}
	var nearest verdict
	for rival := range tags {
		if rival == best {
			continue
		}
		v := verdict{lang: best, rival: rival}
		v.own, v.theirs = t.against(best, rival)
		if v.own < m.words || v.own < m.ratio*v.theirs {
			return verdict{}, false
		}
		if nearest.own == 0 || v.share() < nearest.share() {
			nearest = v
		}
	}
	return nearest, true
}

// most gives the language with the most function words, and their number.
func (t tally) most() (best, n int) {
	for i, c := range t.counts() {
		if c > n {
			best, n = i, c
		}
	}
	return best, n
}

// counts gives how many of the function words each language has.
func (t tally) counts() (counts [12]int) {
	for _, in := range t.found {
		for i := range counts {
			counts[i] += int(in >> i & 1)
		}
	}
	return counts
}

// against counts the function words of a that are none of b's, and the reverse.
func (t tally) against(a, b int) (own, theirs int) {
	for _, in := range t.found {
		switch inA, inB := in>>a&1, in>>b&1; {
		case inA > inB:
			own++
		case inB > inA:
			theirs++
		}
	}
	return own, theirs
}

// likely takes from shares the languages that have less than two thirds as many of
// the function words as another: names and cognates mislead lingua in short
// texts ("L'Union a reçu d'euros" is no English).
func (t tally) likely(shares [12]float64) [12]float64 {
	count := t.counts()
	most := slices.Max(count[:])
	if most < 2 {
		return shares
	}
	total := 0.0
	for i := range shares {
		if 3*count[i] < 2*most {
			shares[i] = 0
		}
		total += shares[i]
	}
	if total == 0 {
		return shares
	}
	for i := range shares {
		shares[i] /= total
	}
	return shares
}
