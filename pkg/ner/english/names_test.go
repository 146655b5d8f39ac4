package english

import "testing"

func TestProseMayPanic(t *testing.T) {
	for _, text := range []string{"ȺȺȺȺ's", "\xe9\xe9\xe9's"} {
		if got := names(text); got != nil {
			t.Errorf("%q: got %v, want nothing", text, got)
		}
	}
}
