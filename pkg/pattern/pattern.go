// Package pattern reads rules over words and word classes from tables, and
// finds where a document keeps to them. It knows no language and nothing of
// what the rules mean: a rule names a reading, a Go function that gives the
// value of a match.
//
// # The table
//
// A rule is a line of four cells: its name, the category it yields, its
// pattern, and its reading (with arguments, separated by blanks). Under it,
// behind an empty first cell, stand examples: a phrase with each mention in
// square brackets, and the values of the mentions, separated by " ; ". A
// phrase without brackets must find nothing.
//
//	days	date	du DAY:from au {DAY:to MONTH [YEAR]}	days
//		du [3 au 5 mai 2021]	2021-05-03/2021-05-05
//
// # Patterns
//
//	du week-end d'ici   words, in lower case, cut as the segmenter cuts text
//	MONTH               a class: any of its phrases, from the class table or from Go
//	<date>              any rule that yields the category date
//	[x y]  [x | y z]    perhaps x y; perhaps x, or y z
//	(x | y z)           x, or y z
//	{x y}               the mention, where the rule needs words around it; else the whole
//	X:role              X, under a name by which the reading asks for it
//	!X                  first: not behind the word X; elsewhere: X does not follow
//	&X                  first: only behind the word X
//	A/B                 written without a blank: no blank may stand between them
//	\(                  the sign itself
//
// # The class table
//
// A line has the class, a value, and the phrases that have it, separated by |:
//
//	MONTH	1	janvier|janv.|janv
package pattern

import (
	"fmt"
	"strings"

	"github.com/seed-16be0631/glane/pkg/lang"
	"github.com/seed-16be0631/glane/pkg/nlp"
)

// Verdict is what a reading makes of a match.
type Verdict uint8

// The verdicts.
const (
	Refuse     Verdict = iota // the match is none after all: others may have the words
	Read                      // it has a value
	Unreadable                // it is a mention, but names nothing real: 31 février
	Nothing                   // the words are spoken for and mean nothing: du jour au lendemain
)

// A Reading gives the value of a match.
type Reading[T any] func(m *Match[T]) (T, Verdict)

// A ReadClass reads a class that no list can hold, such as numbers. It gives the
// end of what it read from token i on (excluded) and its value; ok is false
// when nothing is there.
type ReadClass func(d *nlp.Document, i int) (end, value int, ok bool)

// Class is a class that is read by Go, behind the phrases that a class table
// may have under the same name.
type Class struct {
	Read   ReadClass
	Single bool     // it reads one token
	Digits bool     // it may begin with a number token
	Words  []string // the words it may begin with
	Inside []string // the words that may follow its first, besides digits; nil: any
}

// Config is what a Set is made of.
type Config[T any] struct {
	Rules    *lang.Table
	Phrases  []*lang.Table // class tables
	Classes  map[string]Class
	Readings map[string]Reading[T]
	Top      string                        // the category whose rules make hits
	Cut      func(text string) []nlp.Token // the segmenter's
}

// Set is a list of rules, filed by the words they can begin with. It is safe
// for concurrent use.
type Set[T any] struct {
	words    map[string]int32 // word -> its number, from firstWord on
	classes  []class
	cats     []category[T]
	top      int
	examples []Example
	named    map[string]int // class name -> index
	reads    int            // classes of Go
	pool     pool[T]
}

// Rule is where a hit came from.
type Rule struct {
	Name    string
	Table   string // fr/dates.tsv
	Line    int
	Pattern string
}

// ID is the rule as records and explanations show it: "dates.tsv:days".
func (r *Rule) ID() string {
	return r.Table[strings.LastIndexByte(r.Table, '/')+1:] + ":" + r.Name
}

// Example is a phrase from the table and what must be found in it.
type Example struct {
	Rule   *Rule
	Line   int
	Text   string
	Spans  []nlp.Span // the bracketed parts of the phrase, in Text
	Values []string   // one a span
	Rest   []string   // further cells
}

// Examples gives the phrases of the rule table, in its order.
func (s *Set[T]) Examples() []Example { return s.examples }

func parseExample(rule *Rule, r lang.Row) (Example, error) {
	e := Example{Rule: rule, Line: r.Line}
	var text strings.Builder
	start := -1
	for _, c := range r.Cell(1) {
		switch {
		case c == '[' && start < 0:
			start = text.Len()
		case c == ']' && start >= 0:
			e.Spans = append(e.Spans, nlp.Span{Start: start, End: text.Len()})
			start = -1
		default:
			text.WriteRune(c)
		}
	}
	e.Text = text.String()
	if r.Cell(2) != "" && r.Cell(2) != "-" {
		e.Values = strings.Split(r.Cell(2), " ; ")
	}
	if len(e.Values) != len(e.Spans) {
		return e, fmt.Errorf("%d mentions in %q and %d values", len(e.Spans), r.Cell(1), len(e.Values))
	}
	if len(r.Cells) > 3 {
		e.Rest = r.Cells[3:]
	}
	return e, nil
}

// Match is the words that a pattern was found in.
type Match[T any] struct {
	Doc         *nlp.Document
	Rule        *Rule
	First, Last int      // tokens, Last excluded
	Args        []string // of the reading, from the table
	captures    []capture[T]
}

type capture[T any] struct {
	role        string
	first, last int
	n           int
	text        string
	value       T
}

func (m *Match[T]) find(role string) *capture[T] {
	for i := range m.captures {
		if m.captures[i].role == role {
			return &m.captures[i]
		}
	}
	return nil
}

// Has tells whether the part named role was there.
func (m *Match[T]) Has(role string) bool { return m.find(role) != nil }

// Int is the value of the class behind role as a number, 0 when it has none.
func (m *Match[T]) Int(role string) int {
	if c := m.find(role); c != nil {
		return c.n
	}
	return 0
}

// Text is the value of the class behind role as the table writes it.
func (m *Match[T]) Text(role string) string {
	if c := m.find(role); c != nil {
		return c.text
	}
	return ""
}

// Value is what the rule behind role read; ok is false when it was not there.
func (m *Match[T]) Value(role string) (v T, ok bool) {
	if c := m.find(role); c != nil {
		return c.value, true
	}
	return v, false
}

// Tokens gives the first token of role and the one behind its last.
func (m *Match[T]) Tokens(role string) (first, last int) {
	if c := m.find(role); c != nil {
		return c.first, c.last
	}
	return 0, 0
}

// Arg is the i-th argument of the reading, or "".
func (m *Match[T]) Arg(i int) string {
	if i < len(m.Args) {
		return m.Args[i]
	}
	return ""
}

// class is a class of either kind, ready to match.
type class struct {
	name    string
	phrases map[int32][]phrase // by first word, longest first
	read    ReadClass
	slot    int // of the memory of read
	single  bool
	digits  bool
	starts  []int32
	inside  []int32 // nil: any

	index    []uint16 // word -> lists; the same as phrases, faster
	lists    [][]phrase
	numerals map[string][]phrase // those that begin with digits, by them
}

type phrase struct {
	words []phraseWord
	n     int // the value, when it is a number
	text  string
}

type phraseWord struct {
	id      int32
	numeral string // the digits, when id is anyDigits
	glued   bool   // no blank before it
}
