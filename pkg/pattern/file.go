package pattern

import (
	"encoding/binary"
	"fmt"
	"slices"
)

// bits is a set of word numbers.
type bits []uint64

func (b bits) has(w int32) bool { return b[w>>6]&(1<<(w&63)) != 0 }
func (b bits) add(w int32)      { b[w>>6] |= 1 << (w & 63) }
func (b bits) addAll(o bits) {
	for i := range o {
		b[i] |= o[i]
	}
}

// key is a string that only equal sets share.
func (b bits) key() string {
	var key []byte
	for _, w := range b {
		key = binary.LittleEndian.AppendUint64(key, w)
	}
	return string(key)
}

// starts are the rules that a word can begin, and the words that can follow it.
type starts[T any] struct {
	rules []start[T]
	next  bits // of all of them; nil: any
}

type start[T any] struct {
	rule *rule[T]
	next bits // nil: any
}

// filer files every rule by the word it can begin with and by the second one,
// so that two words that begin none cost two look-ups.
type filer[T any] struct {
	set    *Set[T]
	firsts []map[int32]bool     // by category: the words that it can begin with
	pairs  []map[int32]*follows // and what can follow them
	known  map[string]bits      // one copy of each set
}

// follows is what can stand behind a first word. end: the match may end there.
type follows struct {
	next bits
	any  bool
	end  bool
}

func (s *Set[T]) file() error {
	f := &filer[T]{set: s, firsts: make([]map[int32]bool, len(s.cats)), pairs: make([]map[int32]*follows, len(s.cats)), known: map[string]bits{}}
	for c := range s.cats {
		if len(s.cats[c].rules) == 0 {
			return fmt.Errorf("no rule yields %q", s.cats[c].name)
		}
	}
	for c := range s.cats {
		if _, err := f.firstsOf(c, nil); err != nil {
			return err
		}
	}
	for c := range s.cats {
		f.fileCategory(c)
	}
	for i := range s.classes {
		s.classes[i].list(s.size())
	}
	return nil
}

// list files the phrases of a class by their first word.
func (c *class) list(words int) {
	c.index, c.lists = make([]uint16, words), [][]phrase{nil}
	for w, phrases := range c.phrases {
		c.index[w] = uint16(len(c.lists))
		c.lists = append(c.lists, phrases)
	}
	c.numerals = map[string][]phrase{}
	for _, p := range c.phrases[anyDigits] {
		c.numerals[p.words[0].numeral] = append(c.numerals[p.words[0].numeral], p)
	}
}

// fileCategory files the rules of a category.
func (f *filer[T]) fileCategory(c int) {
	cat := &f.set.cats[c]
	cat.byWord = make([]starts[T], f.set.size())
	for _, r := range cat.rules {
		pairs := map[int32]*follows{}
		f.walk(r, 0, pairs)
		for w, p := range pairs {
			s := &cat.byWord[w]
			s.rules = append(s.rules, start[T]{r, f.shared(p)})
		}
	}
	for w := range cat.byWord {
		if len(cat.byWord[w].rules) > 0 {
			cat.byWord[w].next = f.union(cat.byWord[w].rules)
		}
	}
}

func (f *filer[T]) union(rules []start[T]) bits {
	all := follows{next: f.empty()}
	for _, r := range rules {
		if r.next == nil {
			return nil
		}
		all.next.addAll(r.next)
	}
	return f.shared(&all)
}

func (f *filer[T]) empty() bits { return make(bits, (f.set.size()+63)/64) }

// shared gives the one copy of a set, nil when any word may follow.
func (f *filer[T]) shared(p *follows) bits {
	if p.any || p.end {
		return nil
	}
	key := p.next.key()
	if b, ok := f.known[key]; ok {
		return b
	}
	f.known[key] = p.next
	return p.next
}

// size is how many word numbers there are.
func (s *Set[T]) size() int { return int(firstWord) + len(s.words) }

// firstsOf gives the words that rules of category c can begin with. open: the
// categories that wait for it.
func (f *filer[T]) firstsOf(c int, open []int) (map[int32]bool, error) {
	if f.firsts[c] != nil {
		return f.firsts[c], nil
	}
	if slices.Contains(open, c) {
		return nil, fmt.Errorf("<%s> begins with itself", f.set.cats[c].name)
	}
	words := map[int32]bool{}
	for _, r := range f.set.cats[c].rules {
		if end, err := f.starts(r, 0, words, append(open, c)); err != nil {
			return nil, err
		} else if end {
			return nil, fmt.Errorf("rule %s can be found in no words at all", r.Name)
		}
	}
	f.firsts[c] = words
	return words, nil
}

// starts adds to words those with which r can go on at pc, and tells whether it
// can end there.
func (f *filer[T]) starts(r *rule[T], pc int, words map[int32]bool, open []int) (end bool, err error) {
	switch in := r.prog[pc]; in.op {
	case opWord:
		words[int32(in.x)] = true
	case opNumeral:
		words[anyDigits] = true
	case opClass:
		f.set.classes[in.x].addStarts(words)
	case opCat:
		of, err := f.firstsOf(in.x, open)
		if err != nil {
			return false, fmt.Errorf("rule %s: %w", r.Name, err)
		}
		for w := range of {
			words[w] = true
		}
	case opSplit:
		a, err := f.starts(r, in.x, words, open)
		if err != nil {
			return false, err
		}
		b, err := f.starts(r, in.y, words, open)
		return a || b, err
	case opJump:
		return f.starts(r, in.x, words, open)
	case opOpen, opClose:
		return f.starts(r, pc+1, words, open)
	case opNot:
		return f.starts(r, pc+2, words, open)
	case opMatch:
		return true, nil
	}
	return false, nil
}

func (c *class) addStarts(words map[int32]bool) {
	for w := range c.phrases {
		words[w] = true
	}
	for _, w := range c.starts {
		words[w] = true
	}
	if c.digits {
		words[anyDigits] = true
	}
}

// walk adds to pairs the words with which r can begin at pc, and those that can
// follow each.
func (f *filer[T]) walk(r *rule[T], pc int, pairs map[int32]*follows) {
	switch in := r.prog[pc]; in.op {
	case opWord:
		f.add(pairs, int32(in.x), f.after(r, pc+1))
	case opNumeral:
		f.add(pairs, anyDigits, f.after(r, pc+1))
	case opClass:
		f.walkClass(&f.set.classes[in.x], f.after(r, pc+1), pairs)
	case opCat:
		behind := f.after(r, pc+1)
		for w, p := range f.pairsOf(in.x) {
			q := &follows{next: f.empty(), any: p.any}
			q.next.addAll(p.next)
			f.add(pairs, w, q)
			if p.end {
				f.add(pairs, w, behind)
			}
		}
	case opSplit:
		f.walk(r, in.x, pairs)
		f.walk(r, in.y, pairs)
	case opJump:
		f.walk(r, in.x, pairs)
	case opOpen, opClose:
		f.walk(r, pc+1, pairs)
	case opNot:
		f.walk(r, pc+2, pairs)
	}
}

func (f *filer[T]) walkClass(c *class, behind *follows, pairs map[int32]*follows) {
	for w, phrases := range c.phrases {
		for _, p := range phrases {
			if len(p.words) == 1 {
				f.add(pairs, w, behind)
				continue
			}
			second := &follows{next: f.empty()}
			second.next.add(p.words[1].id)
			f.add(pairs, w, second)
		}
	}
	if c.read != nil && !c.single {
		behind = f.insideOf(c, behind)
	}
	for _, w := range c.starts {
		f.add(pairs, w, behind)
	}
	if c.digits {
		f.add(pairs, anyDigits, behind)
	}
}

// insideOf gives the words that can stand behind the first one of a class that Go
// reads: those inside it, or behind it.
func (f *filer[T]) insideOf(c *class, behind *follows) *follows {
	p := &follows{next: f.empty(), any: behind.any || c.inside == nil, end: behind.end}
	p.next.addAll(behind.next)
	p.next.add(anyDigits)
	for _, w := range c.inside {
		p.next.add(w)
	}
	return p
}

func (f *filer[T]) add(pairs map[int32]*follows, w int32, p *follows) {
	q := pairs[w]
	if q == nil {
		q = &follows{next: f.empty()}
		pairs[w] = q
	}
	q.next.addAll(p.next)
	q.any, q.end = q.any || p.any, q.end || p.end
}

// after gives the words with which r can go on at pc.
func (f *filer[T]) after(r *rule[T], pc int) *follows {
	words := map[int32]bool{}
	end, _ := f.starts(r, pc, words, nil) // every category has been read by now
	p := &follows{next: f.empty(), end: end}
	for w := range words {
		p.next.add(w)
	}
	return p
}

// pairsOf gives the words that begin a category, and what can follow them. No
// category begins with itself, so this ends.
func (f *filer[T]) pairsOf(c int) map[int32]*follows {
	if f.pairs[c] == nil {
		pairs := map[int32]*follows{}
		for _, r := range f.set.cats[c].rules {
			f.walk(r, 0, pairs)
		}
		f.pairs[c] = pairs
	}
	return f.pairs[c]
}
