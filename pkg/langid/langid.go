// Package langid tells which language a text is in: by its function words when
// they leave no doubt, else by lingua-go; by its script when that is not Latin.
package langid

import (
	"cmp"
	"math"
	"slices"
)

// Und is the tag of a text whose language cannot be told.
const Und = "und"

// tags are the languages that are told apart, in the order that breaks ties.
// Norwegian, Galician and other languages are taken for the nearest of them.
var tags = []string{"fr", "en", "de", "es", "it", "pt", "nl", "pl", "ro", "sv", "da", "ca"}

// Guess is a text's language.
type Guess struct {
	Tag        string   // ISO 639-1, or Und
	Confidence float64  // 0 to 1, rounded to four decimals: the share of the evidence that speaks for Tag
	Ranked     []Ranked // the languages that any evidence speaks for, the best first
}

// Ranked is one language of a Guess, and its share of the evidence.
type Ranked struct {
	Tag        string
	Confidence float64
}

// Detector detects languages. It is safe for concurrent use.
type Detector struct {
	words  wordTable
	lingua func(text string) [12]float64 // a share for each of tags
}

// New gives a Detector. It is cheap: lingua's models are loaded when the first
// text needs them.
func New() (*Detector, error) {
	words, err := readWords(table)
	if err != nil {
		return nil, err
	}
	return &Detector{words: words, lingua: lingua12}, nil
}

// Numbers of letters: below few, only function words tell a language; below
// enough, they are a better judge than lingua.
const (
	few    = 20
	enough = 120
)

// Detect gives the language of text. A long text is judged by 400 characters at
// its start, its middle and its end; a short one by all its paragraphs. Where
// function words leave a doubt, each of these pieces votes with its letters.
func (d *Detector) Detect(text string) Guess {
	windows := cut(text)
	letters, foreign := survey(windows)
	switch {
	case letters == 0, foreign.Tag == Und:
		return Guess{Tag: Und}
	case foreign.Tag != "":
		return rank([]Ranked{foreign})
	}
	if v, ok := d.clear(letters, windows...); ok {
		return v.guess()
	}
	if letters < few {
		return Guess{Tag: Und}
	}
	return d.vote(windows)
}

// clear gives what the function words of windows with so many letters say, when
// they leave no doubt.
func (d *Detector) clear(letters int, windows ...string) (verdict, bool) {
	t := d.words.tally(windows...)
	if v, ok := t.decide(wide); ok || letters >= enough {
		return v, ok
	}
	return t.decide(narrow)
}

// vote lets each window vote with its letters, by its function words or by
// lingua.
func (d *Detector) vote(windows []string) Guess {
	var votes [12]float64
	total := 0.0
	for _, w := range windows {
		letters, _ := survey([]string{w})
		n := float64(letters)
		total += n
		if v, ok := d.clear(letters, w); ok {
			votes[v.lang] += n
			continue
		}
		shares := d.lingua(w)
		if letters < enough {
			shares = d.words.tally(w).likely(shares)
		}
		for i, share := range shares {
			votes[i] += n * share
		}
	}
	ranked := make([]Ranked, len(tags))
	for i, v := range votes {
		ranked[i] = Ranked{tags[i], v / total}
	}
	return rank(ranked)
}

// rank makes a Guess of shares.
func rank(ranked []Ranked) Guess {
	for i := range ranked {
		ranked[i].Confidence = round(ranked[i].Confidence)
	}
	ranked = slices.DeleteFunc(ranked, func(r Ranked) bool { return r.Confidence == 0 })
	slices.SortStableFunc(ranked, func(a, b Ranked) int { return cmp.Compare(b.Confidence, a.Confidence) })
	if len(ranked) == 0 {
		return Guess{Tag: Und}
	}
	return Guess{Tag: ranked[0].Tag, Confidence: ranked[0].Confidence, Ranked: ranked}
}

// round keeps four decimals: lingua's last digits differ from run to run.
func round(x float64) float64 { return math.Round(x*1e4) / 1e4 }
