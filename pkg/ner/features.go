package ner

import (
	"math/bits"

	"github.com/seed-16be0631/glane/pkg/gazetteer"
	"github.com/seed-16be0631/glane/pkg/nlp"
)

// Groups of features, in the order in which they are emitted. Training hides
// whole groups at times, so that none is relied upon alone.
const (
	groupOwn     = iota // how the word looks and what raw text says about it
	groupWord           // what the word is
	groupPrev           // the word before
	groupNext           // the word behind
	groupPair           // the word together with its neighbours
	groupContext        // all else around it
	groupList           // what lists say
	groupBag            // what stands nearby
	groups
)

// extractor makes the features of one token after the other. A feature is the
// hash of a number, which names what it tells, and of what it tells; a number is
// used in one place only, and never again for anything else.
type extractor struct {
	a       *analysis
	classes []uint64 // hash of each list class
	kinds   []uint8  // bit of each list class's kind; 0 for lists that only help
	out     []uint64
	bound   [groups + 1]int

	trace bool     // keep ids
	ids   []uint64 // the number of each feature of out
}

func newExtractor(a *analysis, names *gazetteer.Gazetteer) *extractor {
	x := &extractor{a: a}
	if names == nil {
		return x
	}
	for _, c := range names.Classes {
		x.classes = append(x.classes, hashString(c.Name))
		k := kindIndex(c.Kind)
		if k < 0 {
			x.kinds = append(x.kinds, 0)
		} else {
			x.kinds = append(x.kinds, 1<<k)
		}
	}
	return x
}

var edge = token{norm: 7, surface: 7, shape: mark, long: 7, chunk: -1, quote: -1}

func (x *extractor) f(id uint64, v uint64) { x.emit(id, mix(id*0x9E3779B97F4A7C15, v)) }

func (x *extractor) f2(id, v, w uint64) { x.emit(id, mix(mix(id*0x9E3779B97F4A7C15, v), w)) }

func (x *extractor) f3(id, u, v, w uint64) {
	x.emit(id, mix(mix(mix(id*0x9E3779B97F4A7C15, u), v), w))
}

func (x *extractor) emit(id, feature uint64) {
	x.out = append(x.out, feature)
	if x.trace {
		x.ids = append(x.ids, id)
	}
}

// clear makes room for the features of the next token.
func (x *extractor) clear() { x.out, x.ids = x.out[:0], x.ids[:0] }

// token fills out with the features of token i of sentence s. Those of the word
// itself and of its two neighbours depend on nothing else, see cache.
func (x *extractor) token(s *nlp.Sentence, i int) {
	x.clear()
	p1, t, n1 := x.at(s, i-1), x.at(s, i), x.at(s, i+1)
	x.own(t)
	x.bound[groupWord] = len(x.out)
	x.word(t)
	x.bound[groupPrev] = len(x.out)
	x.prev(p1, t.shape)
	x.bound[groupNext] = len(x.out)
	x.next(n1, t.shape)
	x.bound[groupPair] = len(x.out)
	x.rest(s, i)
}

// rest appends the features that depend on more than one word.
func (x *extractor) rest(s *nlp.Sentence, i int) {
	p2, p1, t, n1, n2 := x.at(s, i-2), x.at(s, i-1), x.at(s, i), x.at(s, i+1), x.at(s, i+2)
	x.pair(p1, t, n1)
	x.bound[groupContext] = len(x.out)
	x.context(s, i, p2, p1, t, n1, n2)
	x.bound[groupList] = len(x.out)
	x.list(p1, t, n1)
	x.bound[groupBag] = len(x.out)
}

// at is token k, or the edge outside s.
func (x *extractor) at(s *nlp.Sentence, k int) *token {
	if k < s.First || k >= s.Last {
		return &edge
	}
	return &x.a.tokens[k]
}

// all calls f with each group of features of token i.
func (x *extractor) all(s *nlp.Sentence, i int, f func(group int, features []uint64)) {
	x.token(s, i)
	for g := 0; g < groupBag; g++ {
		f(g, x.out[x.bound[g]:x.bound[g+1]])
	}
	var bag []uint64
	if t := &x.a.tokens[i]; t.inBag() {
		bag = x.bag(s, x.a.chunks[t.chunk])
	}
	f(groupBag, bag)
}

func flag(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}

// own emits how a word looks, and what raw text and its letters say about it.
func (x *extractor) own(t *token) {
	sh, start, w := uint64(t.shape), flag(t.first), t.word
	x.f(1, 1)
	x.f2(2, sh, start)
	x.f(3, t.long)
	for k := 1; k < 4; k++ {
		x.f2(20+uint64(k), t.prefix[k], 0)
	}
	for k := 0; k < 4; k++ {
		x.f2(30+uint64(k), t.suffix[k], flag(t.shape == lower))
	}
	if t.web {
		x.f(44, 1)
	}
	x.f3(110, w.usage(), sh, start)
	if w != 0 {
		x.f(113, w.fine())
		x.f(114, w.middle())
		x.f(115, w.coarse())
		x.f2(116, w.coarse(), sh)
	}
	x.letters(t)
}

// word emits what a word is.
func (x *extractor) word(t *token) {
	x.f(70, t.norm)
	x.f(71, t.surface)
	x.f2(72, t.norm, flag(t.first))
	x.f2(75, t.suffix[4], 0)
	x.f2(76, t.prefix[4], 0)
}

// prev emits the word before one of a shape.
func (x *extractor) prev(p *token, of shape) {
	sh := uint64(of)
	x.f2(4, p.long, 0)
	x.f2(9, p.norm, sh)
	x.f2(40, p.suffix[2], sh)
	x.f2(111, p.word.ratio(), sh)
	x.f2(117, p.word.fine(), 0)
	x.f2(119, p.word.middle(), sh)
	x.classesOf(103, p, sh)
	if p.look > 0 {
		x.f2(195, uint64(p.look), sh)
	}
}

// next emits the word behind one of a shape.
func (x *extractor) next(n *token, of shape) {
	sh := uint64(of)
	x.f2(5, n.long, 0)
	x.f2(10, n.norm, sh)
	x.f2(41, n.suffix[2], sh)
	x.f2(42, n.suffix[1], uint64(n.shape))
	x.f2(112, n.word.ratio(), sh)
	x.f2(118, n.word.fine(), 0)
	x.f2(120, n.word.middle(), sh)
	x.classesOf(104, n, sh)
	if n.look > 0 {
		x.f2(196, uint64(n.look), sh)
	}
}

// classesOf emits the lists that have a word by itself.
func (x *extractor) classesOf(id uint64, t *token, more uint64) {
	for set := t.lists[single]; set != 0; set &= set - 1 {
		x.f2(id, x.classes[bits.TrailingZeros64(uint64(set))], more)
	}
}

// pair emits the word together with its neighbours.
func (x *extractor) pair(p1, t, n1 *token) {
	x.f2(73, p1.norm, t.norm)
	x.f2(74, t.norm, n1.norm)
	if t.compoundAt > 0 {
		x.f2(77, t.compound, uint64(t.compoundAt))
	}
}

func (x *extractor) context(s *nlp.Sentence, i int, p2, p1, t, n1, n2 *token) {
	sh := uint64(t.shape)
	x.f3(6, uint64(p1.shape), sh, uint64(n1.shape))
	x.f3(7, uint64(p2.shape), uint64(p1.shape), sh)
	x.f3(8, sh, uint64(n1.shape), uint64(n2.shape))
	x.f(11, p2.norm)
	x.f(12, n2.norm)
	x.f3(13, p1.norm, n1.norm, sh)
	x.f3(14, p2.norm, p1.norm, sh)
	x.f3(15, n1.norm, n2.norm, sh)
	if t.quoted || t.bracketed {
		x.f3(43, flag(t.quoted), flag(t.bracketed), sh)
	}
	if t.compoundAt > 0 {
		x.f2(45, uint64(t.compoundAt), sh)
	}
	if t.style != running {
		x.headline(t, n1)
	}
	x.classPairs(p2, p1, t, n1, n2)
	x.run(s, i, t)
	x.surroundings(s, i, t)
	if t.chunk < 0 && t.shape != mark {
		x.head(s, i, t, p1)
	}
}

// classPairs emits what raw text says about the words around.
func (x *extractor) classPairs(p2, p1, t, n1, n2 *token) {
	w, sh := t.word, uint64(t.shape)
	x.f2(121, p2.word.middle(), 0)
	x.f2(122, n2.word.middle(), 0)
	x.f3(123, p1.word.middle(), w.middle(), 0)
	x.f3(124, w.middle(), n1.word.middle(), 0)
	x.f3(125, p1.word.middle(), n1.word.middle(), sh)
	x.f3(126, p2.word.coarse(), p1.word.middle(), sh)
	x.f3(127, n1.word.middle(), n2.word.coarse(), sh)
}

// head emits, for a word before a run of capitals, what it says about names
// that begin with a common noun: "chambre d'agriculture de la Drôme". ahead is
// how the words between it and the run look.
func (x *extractor) head(s *nlp.Sentence, i int, t, p1 *token) {
	ahead := uint64(1)
	for k := i + 1; k < min(s.Last, i+6); k++ {
		n := &x.a.tokens[k]
		switch {
		case n.chunk >= 0 && !n.web:
			first := x.a.tokens[k].norm
			if t.word.Function() || t.shape == lowerElided {
				x.behindHead(s, i, ahead)
				return
			}
			x.f2(130, t.norm, ahead)
			x.f2(131, t.word.fine(), ahead)
			x.f2(132, t.word.middle(), ahead)
			x.f2(133, t.norm, first)
			x.f3(134, p1.norm, t.norm, ahead)
			x.f2(135, t.suffix[2], ahead)
			x.headClasses(246, t, ahead, first)
			x.headClasses(249, p1, ahead, t.norm)
			x.f3(136, t.word.middle(), uint64(x.kindsOf(n.longest)), ahead)
			x.behindHead(s, i, ahead)
			return
		case n.shape == mark:
			return
		case n.word.Function() || n.shape == lowerElided:
			ahead = mix(ahead, n.norm)
		default:
			ahead = mix(ahead, 77) // any other word
		}
	}
}

// behindHead emits the nearest words with a meaning before token i.
func (x *extractor) behindHead(s *nlp.Sentence, i int, ahead uint64) {
	h1, h2 := x.heads(s, i)
	x.f3(140, h1.norm, x.a.tokens[i].norm, ahead)
	x.f2(141, h1.norm, ahead)
	x.f2(142, h1.word.middle(), ahead)
	x.f3(143, h2.norm, h1.norm, ahead)
	x.headClasses(252, h1, ahead, x.a.tokens[i].norm)
	x.headClasses(255, h2, ahead, h1.norm)
}

// heads gives the two nearest lower-case words with a meaning before token i,
// no mark between.
func (x *extractor) heads(s *nlp.Sentence, i int) (h1, h2 *token) {
	h1, h2 = &edge, &edge
	for k := i - 1; k >= max(s.First, i-7); k-- {
		b := &x.a.tokens[k]
		switch {
		case b.shape == mark && !b.isQuote(x.a.doc, k), b.chunk >= 0:
			return h1, h2
		case b.shape != lower || b.word.Function():
		case h1 == &edge:
			h1 = b
		default:
			return h1, b
		}
	}
	return h1, h2
}

// run emits what stands around the run of capitals that t belongs to, or that
// begins within a few words.
func (x *extractor) run(s *nlp.Sentence, i int, t *token) {
	if t.chunk < 0 {
		return
	}
	c := x.a.chunks[t.chunk]
	part := uint64(2)
	switch {
	case c.last == c.first+1:
		part = 4
	case i == c.first:
		part = 1
	case i == c.last-1:
		part = 3
	}
	before, after, before2, after2 := &edge, &edge, &edge, &edge
	if c.first > s.First {
		before = &x.a.tokens[c.first-1]
	}
	if c.first > s.First+1 {
		before2 = &x.a.tokens[c.first-2]
	}
	if c.last < s.Last {
		after = &x.a.tokens[c.last]
	}
	if c.last+1 < s.Last {
		after2 = &x.a.tokens[c.last+1]
	}
	x.f2(50, part, uint64(min(c.last-c.first, 5)))
	x.f2(51, before.norm, part)
	x.f2(52, after.norm, part)
	x.f3(53, before2.norm, before.norm, part)
	x.f3(54, after.norm, after2.norm, part)
	x.f2(55, before.word.fine(), part)
	x.f2(56, after.word.fine(), part)
	first, last := &x.a.tokens[c.first], &x.a.tokens[c.last-1]
	x.f2(58, first.norm, part)
	x.f2(59, last.norm, part)
	x.f2(60, after.suffix[1], part)
	// the last words with a meaning before the run: "le film", "l'entreprise"
	h1, h2 := x.heads(s, c.first)
	if h1 == &edge {
		return
	}
	x.f2(63, h1.norm, part)
	x.f3(64, h1.norm, before.norm, part)
	x.f3(67, h1.word.fine(), part, uint64(x.kindsOf(t.longest)))
	x.f3(68, h1.norm, part, uint64(x.kindsOf(t.longest)))
	x.headClasses(240, h1, part, before.norm)
	x.headClasses(243, h2, part, h1.norm)
}

// headClasses emits what lists say about a common noun before a name.
func (x *extractor) headClasses(id uint64, h *token, part, more uint64) {
	for set := h.lists[single]; set != 0; set &= set - 1 {
		class := x.classes[bits.TrailingZeros64(uint64(set))]
		x.f2(id, class, part)
		x.f3(id+1, class, part, more)
	}
}

func (t *token) isQuote(d *nlp.Document, i int) bool {
	switch d.Tokens[i].Norm {
	case "«", "“", "\"", "(":
		return true
	}
	return false
}

func (x *extractor) list(p1, t, n1 *token) {
	x.spelling(p1, t, n1)
	sh := uint64(t.shape)
	all := gazetteer.Classes(0)
	for part, set := range t.lists {
		all |= set
		for set != 0 {
			k := bits.TrailingZeros64(uint64(set))
			set &= set - 1
			x.f2(80+uint64(part), x.classes[k], flag(t.shape == lower))
		}
	}
	if all == 0 {
		x.f2(90, sh, flag(t.first))
	}
	if t.part > 0 {
		set := t.longest
		kinds := uint64(x.kindsOf(set))
		x.f3(91, kinds, uint64(t.part), flag(t.cased))
		x.f3(92, kinds, uint64(t.part), uint64(t.words))
		x.f3(93, kinds, uint64(t.part), sh)
		x.f2(94, x.hashOf(set), uint64(t.part))
		x.f3(95, kinds, uint64(t.part), t.word.ratio())
		x.f3(96, kinds, uint64(t.part), p1.norm)
		x.f3(97, kinds, uint64(t.part), n1.norm)
		for set != 0 {
			k := bits.TrailingZeros64(uint64(set))
			set &= set - 1
			x.f3(98, x.classes[k], uint64(t.part), uint64(t.words)<<1|flag(t.cased))
		}
	}
	if p1.part > 0 {
		x.f3(100, uint64(x.kindsOf(p1.longest)), uint64(p1.part), sh)
	}
	if n1.part > 0 {
		x.f3(101, uint64(x.kindsOf(n1.longest)), uint64(n1.part), sh)
	}
	if p1.lists[single] != 0 || n1.lists[single] != 0 || t.lists[single] != 0 {
		x.f3(102, uint64(x.kindsOf(p1.lists[single])), uint64(x.kindsOf(t.lists[single])), uint64(x.kindsOf(n1.lists[single])))
	}
}

// hashOf is the same for a set of classes in whatever order a table has them.
func (x *extractor) hashOf(set gazetteer.Classes) uint64 {
	h := uint64(0)
	for ; set != 0; set &= set - 1 {
		h += x.classes[bits.TrailingZeros64(uint64(set))]
	}
	return h
}

func (x *extractor) kindsOf(set gazetteer.Classes) uint8 {
	var out uint8
	for ; set != 0; set &= set - 1 {
		out |= x.kinds[bits.TrailingZeros64(uint64(set))]
	}
	return out
}

// headline emits what a word is worth where capitals say nothing.
func (x *extractor) headline(t, n1 *token) {
	style := uint64(t.style)
	x.f2(260, style, t.word.usage())
	x.f3(261, style, t.word.ratio(), uint64(t.shape))
	x.f3(262, style, uint64(x.kindsOf(t.longest)), uint64(t.part))
	x.f3(263, style, uint64(t.look), flag(x.listed(t)))
	x.f3(264, style, t.word.ratio(), n1.word.ratio())
	x.f3(265, style, flag(t.word.Dictionary()), uint64(x.kindsOf(t.longest)))
}
