package ner

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/seed-16be0631/glane/pkg/nlp"
)

func TestLabels(t *testing.T) {
	for _, c := range []struct {
		before, after string
		want          bool
	}{
		{"O", "O", true}, {"O", "B-PERSON", true}, {"O", "I-PERSON", false}, {"O", "E-PERSON", false},
		{"B-PERSON", "E-PERSON", true}, {"B-PERSON", "I-PERSON", true}, {"B-PERSON", "E-LOCATION", false},
		{"B-PERSON", "O", false}, {"E-PERSON", "B-PERSON", true}, {"S-WORK", "S-MISC", true}, {"I-EVENT", "E-EVENT", true},
	} {
		if got := byName(t, c.after).follows(byName(t, c.before)); got != c.want {
			t.Errorf("%s behind %s: got %v, want %v", c.after, c.before, got, c.want)
		}
	}
}

func byName(t *testing.T, name string) Label {
	for l := Outside; l < labels; l++ {
		if l.String() == name {
			return l
		}
	}
	t.Fatalf("no label %s", name)
	return 0
}

// chains calls f for all legal sequences of n labels between the edges.
func chains(n int, e edges, f func([]Label)) {
	path := make([]Label, n)
	var walk func(i int)
	walk = func(i int) {
		for l := Outside; l < labels; l++ {
			prev := Outside
			if i > 0 {
				prev = path[i-1]
			}
			if !l.follows(prev) || i == n-1 && l.open() {
				continue
			}
			path[i] = l
			if i == n-1 {
				f(path)
				continue
			}
			walk(i + 1)
		}
	}
	walk(0)
}

func chainScore(tr *transitions, s []scores, e edges, path []Label) float64 {
	prev, sum := e.before, 0.0
	for i, l := range path {
		sum += float64(tr[prev][l] + s[i][l])
		prev = l
	}
	if e.behind {
		sum += float64(tr[prev][Outside])
	}
	return sum
}

// TestLattice compares the sums and the best sequence with a count of all
// sequences.
func TestLattice(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	var tr transitions
	for i := range tr {
		for j := range tr[i] {
			tr[i][j] = r.Float32()*4 - 2
		}
	}
	for _, e := range []edges{whole, {before: Outside, behind: true}, {before: beginning, behind: true}} {
		s := make([]scores, 3)
		for i := range s {
			for j := range s[i] {
				s[i][j] = r.Float32()*6 - 3
			}
		}
		var l lattice
		l.setTransitions(&tr)
		total, best := 0.0, math.Inf(-1)
		var bestPath []Label
		var marginal [3][labels]float64
		chains(len(s), e, func(path []Label) {
			x := chainScore(&tr, s, e, path)
			total += math.Exp(x)
			for i, j := range path {
				marginal[i][j] += math.Exp(x)
			}
			if x > best {
				best, bestPath = x, append([]Label(nil), path...)
			}
		})
		if got := l.sum(s, e); math.Abs(got-math.Log(total)) > 1e-3 {
			t.Errorf("%v: log of the sum: got %v, want %v", e, got, math.Log(total))
		}
		for i := range s {
			for j := Outside; j < labels; j++ {
				if got, want := float64(l.marginal(i, j)), marginal[i][j]/total; math.Abs(got-want) > 1e-4 {
					t.Errorf("%v: token %d, %v: got %v, want %v", e, i, j, got, want)
				}
			}
		}
		got := l.viterbi(&tr, s, e)
		for i := range got {
			if got[i] != bestPath[i] {
				t.Errorf("%v: best: got %v, want %v", e, got, bestPath)
				break
			}
		}
	}
}

func TestEncode(t *testing.T) {
	d := document(t, "M. Jean-Luc Dupont vit à Lyon.")
	want := map[string]string{"Jean": "B-PERSON", "-": "I-PERSON", "Luc": "I-PERSON", "Dupont": "E-PERSON", "Lyon": "S-LOCATION"}
	mentions := []nlp.Mention{mention(d, "Jean-Luc Dupont", nlp.Person), mention(d, "Lyon", nlp.Location)}
	for i, l := range encode(d, mentions) {
		word := d.Surface(d.Tokens[i].Span)
		if w := want[word]; w != l.String() && !(w == "" && l == Outside) {
			t.Errorf("%s: got %v, want %s", word, l, w)
		}
	}
}

func TestFastExp(t *testing.T) {
	for x := float32(0); x > -60; x -= 0.37 {
		want := math.Exp(float64(x))
		if got := float64(fastExp(x)); math.Abs(got-want) > 1e-4*want {
			t.Errorf("%v: got %v, want %v", x, got, want)
		}
	}
	if got := fastExp(-100); got != 0 {
		t.Errorf("-100: got %v, want 0", got)
	}
}
