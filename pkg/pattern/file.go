package pattern

import (
	"fmt"
	"slices"
)

// file files every rule by the words it can begin with, so that a word that
// begins none costs one look-up.
func (s *Set[T]) file() error {
	firsts := make([]map[int32]bool, len(s.cats))
	for c := range s.cats {
		if len(s.cats[c].rules) == 0 {
			return fmt.Errorf("no rule yields %q", s.cats[c].name)
		}
	}
	for c := range s.cats {
		if _, err := s.firstsOf(c, firsts, nil); err != nil {
			return err
		}
	}
	for c := range s.cats {
		cat := &s.cats[c]
		for _, r := range cat.rules {
			words := map[int32]bool{}
			if err := s.starts(r, 0, words, firsts, nil); err != nil {
				return err
			}
			for w := range words {
				cat.byWord[w] = append(cat.byWord[w], r)
			}
		}
	}
	return nil
}

// firstsOf gives the words that rules of category c can begin with. open: the
// categories that wait for it.
func (s *Set[T]) firstsOf(c int, firsts []map[int32]bool, open []int) (map[int32]bool, error) {
	if firsts[c] != nil {
		return firsts[c], nil
	}
	if slices.Contains(open, c) {
		return nil, fmt.Errorf("<%s> begins with itself", s.cats[c].name)
	}
	words := map[int32]bool{}
	for _, r := range s.cats[c].rules {
		if err := s.starts(r, 0, words, firsts, append(open, c)); err != nil {
			return nil, err
		}
	}
	firsts[c] = words
	return words, nil
}

// starts adds to words those with which r can go on at pc.
func (s *Set[T]) starts(r *rule[T], pc int, words map[int32]bool, firsts []map[int32]bool, open []int) error {
	switch in := r.prog[pc]; in.op {
	case opWord:
		words[int32(in.x)] = true
	case opNumeral:
		words[anyDigits] = true
	case opClass:
		s.classes[in.x].addStarts(words)
	case opCat:
		of, err := s.firstsOf(in.x, firsts, open)
		if err != nil {
			return fmt.Errorf("rule %s: %w", r.Name, err)
		}
		for w := range of {
			words[w] = true
		}
	case opSplit:
		if err := s.starts(r, in.x, words, firsts, open); err != nil {
			return err
		}
		return s.starts(r, in.y, words, firsts, open)
	case opJump:
		return s.starts(r, in.x, words, firsts, open)
	case opOpen, opClose:
		return s.starts(r, pc+1, words, firsts, open)
	case opNot:
		return s.starts(r, pc+2, words, firsts, open)
	case opMatch:
		return fmt.Errorf("rule %s can be found in no words at all", r.Name)
	}
	return nil
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
