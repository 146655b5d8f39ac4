package english_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/seed-16be0631/glane/pkg/lang/en"
	"github.com/seed-16be0631/glane/pkg/ner/english"
	"github.com/seed-16be0631/glane/pkg/nlp"
	"github.com/seed-16be0631/glane/pkg/segment"
)

func read(t testing.TB, text string) *nlp.Document {
	t.Helper()
	s, err := segment.New(en.Pack())
	if err != nil {
		t.Fatal(err)
	}
	d := &nlp.Document{Text: text}
	s.Split(d)
	return d
}

// find gives the mentions as "text/KIND", with commas between them.
func find(t testing.TB, text string) string {
	t.Helper()
	d := read(t, text)
	var got []string
	for _, m := range english.New().Find(d) {
		got = append(got, d.Surface(m.Span)+"/"+string(m.Kind))
	}
	return strings.Join(got, ", ")
}

func TestFind(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Elon Musk met Donald Trump in Washington.", "Elon Musk/PERSON, Donald Trump/PERSON, Washington/LOCATION"},
		{"She met Angela Merkel", "Angela Merkel/PERSON"},
		{"He lives in Paris", "Paris/LOCATION"},
		{"“Angela Merkel’s plan”, said Barack Obama.", "Angela Merkel/PERSON, Barack Obama/PERSON"},
		{"She met Angela\u00A0Merkel and Barack\u202FObama.", "Angela\u00A0Merkel/PERSON, Barack\u202FObama/PERSON"},
		{"nothing here", ""},
		{"", ""},
	} {
		if got := find(t, c.text); got != c.want {
			t.Errorf("%q: got %s, want %s", c.text, got, c.want)
		}
	}
}

func TestMentionsSayWhatFoundThem(t *testing.T) {
	m := english.New().Find(read(t, "She met Angela Merkel."))
	if len(m) != 1 || m[0].Rule != "prose:en" || m[0].Score <= 0.5 || m[0].Score >= 1 {
		t.Errorf("got %+v, want one mention by prose:en with its precision", m)
	}
}

// hostile makes prose panic, lose words or take minutes.
var hostile = []string{
	"\uFFFD\uFFFD\uFFFD's", "ȺȺȺȺ's", "İstanbul's İİİ's", "‘solution’ 'sans 'mais 'market'", "'s 'm 're 'll",
	strings.Repeat("!", 20000), strings.Repeat("(A) ", 3000), strings.Repeat("A(", 5000), strings.Repeat("Aa", 200000),
	"&rsquo;A&rsquo; Angela &quot;Merkel&quot;", "A\u0301 B\u00ADC", "Miners' Federation's",
}

func TestHostileText(t *testing.T) {
	for _, text := range hostile {
		began := time.Now()
		check(t, "Angela Merkel came. "+text+" She met Angela Merkel")
		if took := time.Since(began); took > 20*time.Second {
			t.Errorf("%.20q: took %v", text, took)
		}
	}
}

func TestHostileTextCostsItsSentenceOnly(t *testing.T) {
	for _, text := range hostile[:5] {
		if got := find(t, "She met Angela Merkel. "+text+"\n\nShe met Angela Merkel"); strings.Count(got, "Angela Merkel/PERSON") != 2 {
			t.Errorf("%q: got %s, want Angela Merkel twice", text, got)
		}
	}
}

// check holds the laws that any text must keep.
func check(t *testing.T, text string) {
	t.Helper()
	d := read(t, text)
	end := 0
	for _, m := range english.New().Find(d) {
		if m.Start < end || m.End <= m.Start || m.End > len(text) || !utf8.ValidString(d.Surface(m.Span)) {
			t.Fatalf("%.200q: mention %+v behind byte %d", text, m, end)
		}
		end = m.End
	}
}

func TestConcurrentUse(t *testing.T) {
	const text = "Elon Musk met Donald Trump in Washington. She met Angela Merkel."
	want := fmt.Sprint(english.New().Find(read(t, text)))
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			if got := fmt.Sprint(english.New().Find(read(t, text))); got != want {
				t.Errorf("got %s, want %s", got, want)
			}
		})
	}
	group.Wait()
}

func FuzzFind(f *testing.F) {
	for _, s := range hostile {
		if len(s) < 1000 {
			f.Add(s)
		}
	}
	f.Add("“Angela Merkel’s plan”, said OpenAI Inc. in the U.S.")
	f.Fuzz(func(t *testing.T, text string) {
		if utf8.ValidString(text) {
			check(t, text)
		}
	})
}

func BenchmarkFind(b *testing.B) {
	text := strings.Repeat("OpenAI, Oracle and SoftBank will invest in the United States, said Donald Trump in the White House. ", 10)
	d := read(b, text)
	f := english.New()
	f.Find(d)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		f.Find(d)
	}
}
