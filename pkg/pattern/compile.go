package pattern

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/seed-16be0631/glane/pkg/lang"
	"github.com/seed-16be0631/glane/pkg/nlp"
)

const (
	noWord     int32 = iota // a word that no rule knows
	anyDigits               // a number token
	firstWord               // words of the rules are numbered from here
	noRole     = ""
	maxPattern = 400 // instructions of one rule
)

type category[T any] struct {
	name   string
	rules  []*rule[T]
	byWord []starts[T] // by the number of the first word
}

type rule[T any] struct {
	Rule
	order   int // in the table: the earlier wins where two are of the same length
	cat     int
	prog    []instr
	reading Reading[T]
	args    []string
	behind  []instr // not behind these; those with y set: only behind them
}

type op uint8

const (
	opWord    op = iota // the word x
	opNumeral           // the digits text
	opClass             // the class x
	opCat               // the category x
	opSplit             // try x, then y
	opJump              // go on at x
	opOpen              // the mention begins
	opClose             // the mention ends
	opNot               // the instruction behind this one must not match
	opMatch
)

type instr struct {
	op    op
	glued bool // no blank before it
	x, y  int
	text  string
	role  string
}

// NewSet compiles the tables. An error names the table and the line.
func NewSet[T any](c Config[T]) (*Set[T], error) {
	s := &Set[T]{words: map[string]int32{}, named: map[string]int{}}
	for _, t := range c.Phrases {
		if err := s.readPhrases(t, c.Cut); err != nil {
			return nil, err
		}
	}
	for name, k := range c.Classes {
		s.addClass(name, k)
	}
	if err := s.readRules(c); err != nil {
		return nil, err
	}
	s.top = s.category(c.Top)
	return s, s.file()
}

func (s *Set[T]) word(w string) int32 {
	n, ok := s.words[w]
	if !ok {
		n = firstWord + int32(len(s.words))
		s.words[w] = n
	}
	return n
}

// category gives the index of a category, which need not have rules yet.
func (s *Set[T]) category(name string) int {
	for i := range s.cats {
		if s.cats[i].name == name {
			return i
		}
	}
	s.cats = append(s.cats, category[T]{name: name})
	return len(s.cats) - 1
}

func (s *Set[T]) readPhrases(t *lang.Table, cut func(string) []nlp.Token) error {
	for _, r := range t.Rows {
		name := r.Cells[0]
		i, ok := s.named[name]
		if !ok {
			i = len(s.classes)
			s.named[name] = i
			s.classes = append(s.classes, class{name: name, phrases: map[int32][]phrase{}})
		}
		for _, form := range strings.Split(r.Cell(2), "|") {
			p := s.phrase(cutWords(cut, form), r.Cell(1))
			if len(p.words) == 0 {
				return t.Errorf(r, "%s has an empty phrase", name)
			}
			list := append(s.classes[i].phrases[p.words[0].id], p)
			slices.SortStableFunc(list, func(a, b phrase) int { return len(b.words) - len(a.words) })
			s.classes[i].phrases[p.words[0].id] = list
		}
	}
	return nil
}

// phrase numbers the words of a phrase. Behind an elided word a blank does not
// matter: "l' an" is written too.
func (s *Set[T]) phrase(tokens []nlp.Token, value string) phrase {
	p := phrase{text: value}
	p.n, _ = strconv.Atoi(value)
	for i, t := range tokens {
		w := phraseWord{id: anyDigits, numeral: t.Norm, glued: i > 0 && isGlued(tokens[i-1], t)}
		if t.Kind != nlp.Number {
			w.id, w.numeral = s.word(t.Norm), ""
		}
		p.words = append(p.words, w)
	}
	return p
}

// isGlued tells whether no blank may stand between a and b, which the table
// writes as they are.
func isGlued(a, b nlp.Token) bool {
	return a.End == b.Start && !isElided(a)
}

// cutWords cuts the words of a table. An elided word at their end is cut as if
// the next word followed.
func cutWords(cut func(string) []nlp.Token, text string) []nlp.Token {
	if !strings.HasSuffix(text, "'") {
		return cut(text)
	}
	tokens := cut(text + "a")
	return tokens[:len(tokens)-1]
}

func isElided(t nlp.Token) bool { return strings.HasSuffix(t.Norm, "'") }

// addClass adds a class that Go reads. The table may have phrases of the same
// class, which go first.
func (s *Set[T]) addClass(name string, k Class) {
	i, ok := s.named[name]
	if !ok {
		i = len(s.classes)
		s.named[name] = i
		s.classes = append(s.classes, class{name: name})
	}
	c := &s.classes[i]
	c.read, c.single, c.digits = k.Read, k.Single, k.Digits
	c.slot = s.reads
	s.reads++
	for _, w := range k.Words {
		c.starts = append(c.starts, s.word(w))
	}
	for _, w := range k.Inside {
		c.inside = append(c.inside, s.word(w))
	}
}

func (s *Set[T]) readRules(c Config[T]) error {
	var last *rule[T]
	for _, r := range c.Rules.Rows {
		if r.Cells[0] == "" {
			if last == nil {
				return c.Rules.Errorf(r, "an example without a rule")
			}
			e, err := parseExample(&last.Rule, r)
			if err != nil {
				return c.Rules.Errorf(r, "%w", err)
			}
			s.examples = append(s.examples, e)
			continue
		}
		rule, err := s.rule(c, r)
		if err != nil {
			return c.Rules.Errorf(r, "rule %s: %w", r.Cells[0], err)
		}
		last = rule
	}
	return nil
}

func (s *Set[T]) rule(c Config[T], row lang.Row) (*rule[T], error) {
	if len(row.Cells) < 4 {
		return nil, fmt.Errorf("%d cells: want name, category, pattern, reading", len(row.Cells))
	}
	reading := strings.Fields(row.Cell(3))
	if len(reading) == 0 || c.Readings[reading[0]] == nil {
		return nil, fmt.Errorf("unknown reading %q", row.Cell(3))
	}
	r := &rule[T]{
		Rule:    Rule{Name: row.Cells[0], Table: c.Rules.Name, Line: row.Line, Pattern: row.Cell(2)},
		order:   row.Line,
		cat:     s.category(row.Cell(1)),
		reading: c.Readings[reading[0]],
		args:    reading[1:],
	}
	p := parser[T]{set: s, cut: c.Cut, in: []rune(row.Cell(2)), spaced: true}
	if err := p.parse(); err != nil {
		return nil, err
	}
	r.prog, r.behind = append(p.prog, instr{op: opMatch}), p.behind
	if len(r.prog) > maxPattern {
		return nil, fmt.Errorf("longer than %d instructions", maxPattern)
	}
	s.cats[r.cat].rules = append(s.cats[r.cat].rules, r)
	return r, nil
}

// parser turns one pattern into instructions.
type parser[T any] struct {
	set    *Set[T]
	cut    func(string) []nlp.Token
	in     []rune
	pos    int
	prog   []instr
	behind []instr
	spaced bool // a blank, or nothing, stands between pos and the atom before it
}

func (p *parser[T]) parse() error {
	if err := p.sequence(); err != nil {
		return err
	}
	if p.pos < len(p.in) {
		return fmt.Errorf("unexpected %q at %d", p.in[p.pos], p.pos+1)
	}
	return nil
}

func (p *parser[T]) skip() {
	for p.pos < len(p.in) && p.in[p.pos] == ' ' {
		p.pos++
		p.spaced = true
	}
}

func (p *parser[T]) sequence() error {
	for {
		p.skip()
		if p.pos == len(p.in) || strings.ContainsRune("])}|", p.in[p.pos]) {
			return nil
		}
		if err := p.item(); err != nil {
			return err
		}
	}
}

func (p *parser[T]) item() error {
	switch c := p.in[p.pos]; c {
	case '[':
		return p.optional()
	case '(':
		return p.choice(')')
	case '{':
		return p.mention()
	case '!':
		return p.not()
	case '&':
		return p.only()
	}
	return p.atom()
}

func (p *parser[T]) emit(i instr) int {
	p.prog = append(p.prog, i)
	return len(p.prog) - 1
}

func (p *parser[T]) expect(c rune) error {
	if p.pos == len(p.in) || p.in[p.pos] != c {
		return fmt.Errorf("want %q at %d", c, p.pos+1)
	}
	p.pos++
	return nil
}

func (p *parser[T]) optional() error {
	split := p.emit(instr{op: opSplit})
	p.prog[split].x = split + 1
	if err := p.choice(']'); err != nil {
		return err
	}
	p.prog[split].y = len(p.prog)
	return nil
}

// choice reads alternatives up to end.
func (p *parser[T]) choice(end rune) error {
	p.pos++
	spaced := p.spaced
	var ends []int
	for {
		split := p.emit(instr{op: opSplit})
		p.prog[split].x = split + 1
		p.spaced = spaced
		if err := p.sequence(); err != nil {
			return err
		}
		if p.pos < len(p.in) && p.in[p.pos] == '|' {
			p.pos++
			ends = append(ends, p.emit(instr{op: opJump}))
			p.prog[split].y = len(p.prog)
			continue
		}
		// The last alternative needs no split: turn it into a jump to itself.
		p.prog[split] = instr{op: opJump, x: split + 1}
		break
	}
	for _, e := range ends {
		p.prog[e].x = len(p.prog)
	}
	p.spaced = false
	return p.expect(end)
}

func (p *parser[T]) mention() error {
	p.pos++
	p.emit(instr{op: opOpen})
	if err := p.sequence(); err != nil {
		return err
	}
	p.emit(instr{op: opClose})
	return p.expect('}')
}

func (p *parser[T]) not() error {
	p.pos++
	first := !slices.ContainsFunc(p.prog, func(i instr) bool { return i.op <= opCat })
	if !first {
		p.emit(instr{op: opNot})
	}
	from := len(p.prog)
	if err := p.atom(); err != nil {
		return err
	}
	if len(p.prog) != from+1 {
		return fmt.Errorf("behind ! stands one word or class")
	}
	if first {
		p.behind = append(p.behind, p.prog[from])
		p.prog = p.prog[:from]
		p.behind[len(p.behind)-1].glued = p.pos < len(p.in) && p.in[p.pos] != ' '
		p.spaced = true
	}
	return nil
}

// only reads what a rule must stand behind.
func (p *parser[T]) only() error {
	if len(p.prog) > 0 {
		return fmt.Errorf("& stands first")
	}
	p.pos++
	if err := p.atom(); err != nil {
		return err
	}
	if len(p.prog) != 1 {
		return fmt.Errorf("behind & stands one word or class")
	}
	in := p.prog[0]
	in.y, in.glued = 1, p.pos < len(p.in) && p.in[p.pos] != ' '
	p.behind, p.prog, p.spaced = append(p.behind, in), p.prog[:0], true
	return nil
}

// atom reads a class, a category or words.
func (p *parser[T]) atom() error {
	if p.pos == len(p.in) {
		return fmt.Errorf("the pattern ends too early")
	}
	glued := !p.spaced
	p.spaced = false
	switch {
	case p.in[p.pos] == '<':
		name, err := p.until('>')
		if err != nil {
			return err
		}
		role := p.role()
		p.emit(instr{op: opCat, glued: glued, x: p.set.category(name), role: role})
	case p.isClass():
		name := p.run(func(c rune) bool { return unicode.IsUpper(c) || unicode.IsDigit(c) })
		c, ok := p.set.named[name]
		if !ok {
			return fmt.Errorf("unknown class %s", name)
		}
		p.emit(instr{op: opClass, glued: glued, x: c, role: p.role()})
	default:
		return p.words(glued)
	}
	return nil
}

func (p *parser[T]) isClass() bool {
	return p.pos+1 < len(p.in) && unicode.IsUpper(p.in[p.pos]) && unicode.IsUpper(p.in[p.pos+1])
}

func (p *parser[T]) words(glued bool) error {
	from := p.pos
	var text strings.Builder
	for p.pos < len(p.in) && !strings.ContainsRune(" []()|{}!:<", p.in[p.pos]) && (p.pos == from || !p.isClass()) {
		if p.in[p.pos] == '\\' && p.pos+1 < len(p.in) {
			p.pos++
		}
		text.WriteRune(p.in[p.pos])
		p.pos++
	}
	tokens := cutWords(p.cut, text.String())
	if len(tokens) == 0 {
		return fmt.Errorf("no word at %d", from+1)
	}
	for i, t := range tokens {
		in := instr{op: opWord, glued: glued}
		if i > 0 {
			in.glued = isGlued(tokens[i-1], t)
		}
		if t.Kind == nlp.Number {
			in.op, in.text = opNumeral, t.Norm
		} else {
			in.x = int(p.set.word(t.Norm))
		}
		p.emit(in)
	}
	p.prog[len(p.prog)-1].role = p.role()
	p.spaced = isElided(tokens[len(tokens)-1]) // a blank behind it does not matter
	return nil
}

func (p *parser[T]) role() string {
	if p.pos == len(p.in) || p.in[p.pos] != ':' {
		return noRole
	}
	p.pos++
	return p.run(func(c rune) bool { return unicode.IsLower(c) || unicode.IsDigit(c) })
}

func (p *parser[T]) run(in func(rune) bool) string {
	from := p.pos
	for p.pos < len(p.in) && in(p.in[p.pos]) {
		p.pos++
	}
	return string(p.in[from:p.pos])
}

func (p *parser[T]) until(end rune) (string, error) {
	p.pos++
	name := p.run(func(c rune) bool { return c != end })
	return name, p.expect(end)
}
