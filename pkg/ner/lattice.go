package ner

import "math"

// scores is one number for each label.
type scores [labels]float32

// transitions is the score of label j behind label i; the last row is the
// beginning of a sentence. Illegal ones are never looked at.
type transitions [labels + 1][labels]float32

const beginning = labels // the row of the sentence's beginning

// closed are the labels behind which a mention may begin, and starts those
// that may begin there.
var closed, starts = func() (c, s []Label) {
	for l := Outside; l < labels; l++ {
		if !l.open() {
			c = append(c, l)
		}
		if l == Outside || l.part() == begin || l.part() == single {
			s = append(s, l)
		}
	}
	return c, s
}()

// lattice holds the sums of one sentence: scratch space, used again and again.
type lattice struct {
	alpha, beta []scores // of exponentials, each row scaled to sum 1
	exp         []scores
	scale       []float32
	from        [][labels]Label
	best        []Label
	tr          [labels + 1][labels]float32 // exp of the transitions

	// what is less likely than 1e-6 of the likeliest is left out; 0 in training
	quick bool
}

const (
	tiny    = 1e-6 // probabilities left out when quick
	tinyLog = 20   // the same for the best sequence, where transitions weigh in too
)

func (l *lattice) setTransitions(t *transitions) {
	for i := range t {
		for j := range t[i] {
			l.tr[i][j] = float32(math.Exp(float64(t[i][j])))
		}
	}
}

func (l *lattice) resize(n int) {
	if cap(l.alpha) < n {
		l.alpha, l.beta, l.exp = make([]scores, n), make([]scores, n), make([]scores, n)
		l.scale, l.from, l.best = make([]float32, n), make([][labels]Label, n), make([]Label, n)
	}
	l.alpha, l.beta, l.exp = l.alpha[:n], l.beta[:n], l.exp[:n]
	l.scale, l.from, l.best = l.scale[:n], l.from[:n], l.best[:n]
}

// edges is what stands before and behind a stretch of tokens.
type edges struct {
	before Label // the label before, or beginning
	behind bool  // a token labelled Outside follows
}

// whole are the edges of a whole sentence.
var whole = edges{before: beginning}

// viterbi gives the best legal sequence. It is good until the next call.
func (l *lattice) viterbi(t *transitions, s []scores, e edges) []Label {
	n := len(s)
	l.resize(n)
	if n == 0 {
		return nil
	}
	const low = float32(-1e30)
	var v, w scores
	for j := range v {
		v[j] = low
	}
	for _, j := range starts {
		v[j] = s[0][j] + t[e.before][j]
	}
	var likely [labels]Label
	for i := 1; i < n; i++ {
		top, m := low, 0
		for _, p := range closed {
			top = max(top, v[p])
		}
		for _, p := range closed {
			if !l.quick || v[p] > top-tinyLog {
				likely[m] = p
				m++
			}
		}
		for _, j := range starts {
			best, from := low, Outside
			for _, p := range likely[:m] {
				if x := v[p] + t[p][j]; x > best {
					best, from = x, p
				}
			}
			w[j], l.from[i][j] = best+s[i][j], from
		}
		for k := Label(1); k < labels; k += 4 {
			for _, j := range [2]Label{k + inside, k + end} {
				from := k + begin
				best := v[k+begin] + t[k+begin][j]
				if x := v[k+inside] + t[k+inside][j]; x > best {
					best, from = x, k+inside
				}
				w[j], l.from[i][j] = best+s[i][j], from
			}
		}
		v = w
	}
	if e.behind {
		for _, j := range closed {
			v[j] += t[j][Outside]
		}
	}
	best := Outside
	for _, j := range closed {
		if v[j] > v[best] {
			best = j
		}
	}
	for i := n - 1; i >= 0; i-- {
		l.best[i] = best
		best = l.from[i][best]
	}
	return l.best
}

// sum fills alpha and beta, and gives the logarithm of the sum over all legal
// sequences.
func (l *lattice) sum(s []scores, at edges) float64 {
	n := len(s)
	l.resize(n)
	logZ := 0.0
	last := func(j int) float32 {
		switch {
		case Label(j).open():
			return 0
		case at.behind:
			return l.tr[j][Outside]
		}
		return 1
	}
	for i := range s {
		top := s[i][0]
		for _, x := range s[i][1:] {
			top = max(top, x)
		}
		for j, x := range s[i] {
			l.exp[i][j] = fastExp(x - top)
		}
		logZ += float64(top)
	}
	for i := 0; i < n; i++ {
		a, e := &l.alpha[i], &l.exp[i]
		if i == 0 {
			*a = scores{}
			for _, j := range starts {
				a[j] = l.tr[at.before][j] * e[j]
			}
		} else {
			l.forward(&l.alpha[i-1], a, e)
		}
		total := float32(0)
		for j, x := range a {
			if i == n-1 {
				x *= last(j)
			}
			total += x
		}
		l.scale[i] = 1 / total
		for j := range a {
			a[j] *= l.scale[i]
		}
		logZ += math.Log(float64(total))
	}
	b := &l.beta[n-1]
	*b = scores{}
	for _, j := range closed {
		b[j] = last(int(j))
	}
	for i := n - 2; i >= 0; i-- {
		l.backward(&l.beta[i+1], &l.beta[i], &l.exp[i+1], l.scale[i+1])
	}
	return logZ
}

func (l *lattice) forward(p, a, e *scores) {
	var x scores
	for _, i := range closed {
		v, row := p[i], &l.tr[i]
		if v == 0 || l.quick && v < tiny {
			continue
		}
		for _, j := range starts {
			x[j] += v * row[j]
		}
	}
	for k := Label(1); k < labels; k += 4 {
		b, i := p[k+begin], p[k+inside]
		x[k+inside] = b*l.tr[k+begin][k+inside] + i*l.tr[k+inside][k+inside]
		x[k+end] = b*l.tr[k+begin][k+end] + i*l.tr[k+inside][k+end]
	}
	for j := range x {
		a[j] = x[j] * e[j]
	}
}

func (l *lattice) backward(next, b, e *scores, scale float32) {
	var x scores
	top := float32(0)
	for j := range x {
		x[j] = next[j] * e[j] * scale
		top = max(top, x[j])
	}
	limit := float32(0)
	if l.quick {
		limit = top * tiny
	}
	var likely [labels]Label
	n := 0
	for _, j := range starts {
		if x[j] > limit {
			likely[n] = j
			n++
		}
	}
	for _, i := range closed {
		sum, row := float32(0), &l.tr[i]
		for _, j := range likely[:n] {
			sum += row[j] * x[j]
		}
		b[i] = sum
	}
	for k := Label(1); k < labels; k += 4 {
		for _, i := range [2]Label{k + begin, k + inside} {
			b[i] = l.tr[i][k+inside]*x[k+inside] + l.tr[i][k+end]*x[k+end]
		}
	}
}

// marginal is the probability of label j at token i, after sum.
func (l *lattice) marginal(i int, j Label) float32 { return l.alpha[i][j] * l.beta[i][j] }

// mentionProbability is the probability that tokens first to last, excluded,
// are exactly one mention labelled as path says, after sum.
func (l *lattice) mentionProbability(path []Label, first, last int) float32 {
	p := l.alpha[first][path[first]]
	for i := first + 1; i < last; i++ {
		p *= l.tr[path[i-1]][path[i]] * l.exp[i][path[i]] * l.scale[i]
	}
	return min(1, p*l.beta[last-1][path[last-1]])
}

// fastExp is e^x for x ≤ 0, to four digits; what is below 1e-30 is 0. It is
// 2^k times a polynomial for the rest.
func fastExp(x float32) float32 {
	if x < -69 {
		return 0
	}
	y := x * math.Log2E
	k := int32(y - 0.5) // rounds to the nearest, as y ≤ 0
	r := float32(y - float32(k))
	p := 1 + r*(0.6931472+r*(0.2402265+r*(0.0555041+r*0.0096181)))
	return p * math.Float32frombits(uint32(127+k)<<23)
}
