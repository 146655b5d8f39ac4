package langid

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"
	"unicode"
	"unicode/utf8"
)

func detector(t testing.TB) *Detector {
	t.Helper()
	d, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// wordsOnly gives a Detector that may not ask lingua.
func wordsOnly(t testing.TB) *Detector {
	d := detector(t)
	d.lingua = func(text string) [12]float64 {
		t.Errorf("lingua was asked about %.60q", text)
		return [12]float64{}
	}
	return d
}

// paragraphsOf gives the paragraphs of testdata by language.
func paragraphsOf(t testing.TB) map[string]string {
	t.Helper()
	src, err := os.ReadFile("testdata/paragraphs.tsv")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for line := range strings.Lines(string(src)) {
		if tag, text, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok && line[0] != '#' {
			out[tag] = text
		}
	}
	return out
}

func TestParagraphsNeedNoLingua(t *testing.T) {
	d := wordsOnly(t)
	texts := paragraphsOf(t)
	for _, tag := range tags {
		got := d.Detect(texts[tag])
		if got.Tag != tag || got.Confidence < 0.97 || got.Confidence > 1 {
			t.Errorf("%s: got %+v", tag, got)
		}
	}
}

func TestLinguaAgreesOnParagraphs(t *testing.T) {
	d := detector(t)
	d.words = wordTable{}
	texts := paragraphsOf(t)
	for _, tag := range tags {
		if got := d.Detect(texts[tag]); got.Tag != tag || got.Confidence < 0.9 {
			t.Errorf("%s: got %+v", tag, got)
		}
	}
}

func TestArticlesNeedNoLingua(t *testing.T) {
	names, err := filepath.Glob("../../testdata/articles/*.txt")
	if err != nil || len(names) == 0 {
		t.Fatal("no articles found", err)
	}
	d := wordsOnly(t)
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if got := d.Detect(string(text)); got.Tag != "fr" || got.Confidence < 0.97 {
			t.Errorf("%s: got %+v", name, got)
		}
	}
}

const (
	paragraph = "Le conseil municipal a voté jeudi soir un budget de douze millions d'euros pour la rénovation des écoles de la ville, dont les travaux commenceront en juin. L'opposition, qui n'a pas pris part au vote, estime que cette somme ne suffira pas et demande une étude plus complète."
	tweets    = "Congratulations to everyone at the school board, this is a big win for our kids and for the town! https://t.co/aBcDeF123\n@mayor they do not actually have the money, and it will be over before the end of the year. I have that on good authority."
)

func TestFrenchInAllForms(t *testing.T) {
	for _, c := range []struct{ name, text string }{
		{"plain", paragraph},
		{"capitals", strings.ToUpper(paragraph)},
		{"without accents", strings.NewReplacer("é", "e", "è", "e", "É", "E").Replace(paragraph)},
		{"typographic", strings.ReplaceAll(paragraph, "'", "’")},
		{"decomposed", strings.ReplaceAll(paragraph, "é", "e\u0301")},
		{"with tweets", paragraph + "\n" + tweets},
		{"with tweets before", tweets + "\n" + paragraph},
		{"with Russian", paragraph + " Он сказал привет. α"},
		{"long, an English notice before", "We use cookies to improve your experience on our site. By continuing you accept that. " + strings.Repeat(paragraph+"\n", 9)},
		{"list of names behind", paragraph + "\n" + strings.Repeat("Elon Musk, Sam Altman, SoftBank, Stargate\n", 4)},
	} {
		if got := detector(t).Detect(c.text); got.Tag != "fr" {
			t.Errorf("%s: got %+v, want fr", c.name, got)
		}
	}
}

func TestShortTexts(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Il est là.", "fr"},
		{"Les Échos", Und}, // "les" is Catalan too
		{"L’été dans la ville", "fr"},
		{"It was the end", "en"},
		{"Das ist nicht wahr", "de"},
		{"Intelligence artificielle : Stargate divise", "fr"},
		{"Le prix du pétrole s'envole", "fr"},
		{"Paris", Und},
		{"Elon Musk", Und},
		{"12 500 €", Und},
		{"🤣🤣🤣 !!! …", Und},
		{" \n\t", Und},
		{"", Und},
		{"https://example.org/le-prix-de-la-vie @les_des_du", Und},
	} {
		if got := detector(t).Detect(c.text); got.Tag != c.want {
			t.Errorf("%q: got %+v, want %s", c.text, got, c.want)
		}
	}
}

func TestScripts(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Городской совет проголосовал за бюджет.", "ru"},
		{"صوت مجلس المدينة على الميزانية.", "ar"},
		{"市议会投票通过了预算。", "zh"},
		{"市議会は予算を可決しました。", "ja"},
		{"シティカウンシル", "ja"},
		{"시의회가 예산을 통과시켰다.", "ko"},
		{"Το δημοτικό συμβούλιο ψήφισε.", "el"},
		{"מועצת העיר הצביעה.", "he"},
		{"สภาเมืองลงมติ", "th"},
		{"नगर परिषद ने मतदान किया", "hi"},
		{"ქალაქის საბჭომ", Und},
	} {
		if got := detector(t).Detect(c.text); got.Tag != c.want {
			t.Errorf("%q: got %+v, want %s", c.text, got, c.want)
		}
	}
}

func TestMixedTextIsLessSure(t *testing.T) {
	texts := paragraphsOf(t)
	got := detector(t).Detect(texts["fr"] + "\n" + texts["de"][:300])
	if got.Tag != "fr" || got.Confidence < 0.5 || got.Confidence > 0.7 || len(got.Ranked) != 2 || got.Ranked[1].Tag != "de" {
		t.Errorf("got %+v, want French before German", got)
	}
}

func TestSameGuessEachTime(t *testing.T) {
	for _, text := range []string{paragraph, paragraph + "\n" + tweets, "Elon Musk vs Sam Altman : clash sur Stargate", "Il dit bonjour. Он сказал привет. α", "Elon Musk, Sam Altman, Larry Ellison. Он сказал привет. α β γ"} {
		want := detector(t).Detect(text)
		for range 20 {
			if got := detector(t).Detect(text); !reflect.DeepEqual(got, want) {
				t.Fatalf("%.40q: got %+v, before %+v", text, got, want)
			}
		}
	}
}

func TestConcurrentUse(t *testing.T) {
	d := detector(t)
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() { d.Detect("Elon Musk vs Sam Altman : clash sur Stargate, 2025") })
	}
	group.Wait()
}

func TestWordsAreInOrder(t *testing.T) {
	before := ""
	for line := range strings.Lines(table) {
		word, langs, _ := strings.Cut(strings.TrimSpace(line), "\t")
		if line[0] == '#' {
			continue
		}
		if word <= before || word != strings.ToLower(word) || strings.IndexFunc(langs, unicode.IsSpace) >= 0 {
			t.Errorf("%q behind %q: want small letters, in byte order", word, before)
		}
		before = word
	}
}

func TestWordsThatCannotBe(t *testing.T) {
	for _, c := range []struct{ table, want string }{
		{"le fr\n", "words.tsv:1"},
		{"# x\nle\tfr\nle\tit\n", "words.tsv:3"},
		{"le\tfr,xx\n", `unknown language "xx"`},
	} {
		if _, err := readWords(c.table); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: got %v, want %s", c.table, err, c.want)
		}
	}
}

func TestCut(t *testing.T) {
	long := strings.Repeat("été http://a.b ", 1000)
	for _, text := range []string{"", "a", paragraph, paragraph + "\n" + tweets, long, strings.Repeat("é", 5000), strings.Repeat("a b\n", 299), strings.Repeat("\xff", 2000)} {
		total := 0
		for _, w := range cut(text) {
			n := utf8.RuneCountInString(w)
			total += n
			if n == 0 || n > windowSize || strings.Contains(w, "://") || utf8.ValidString(text) && !utf8.ValidString(w) {
				t.Errorf("%.20q: window of %d characters: %.40q", text, n, w)
			}
		}
		if total > shortText {
			t.Errorf("%.20q: %d characters in windows", text, total)
		}
	}
	if n := len(cut(long)); n != 3 {
		t.Errorf("%d windows of a long text, want 3", n)
	}
}

func FuzzDetect(f *testing.F) {
	for _, s := range []string{paragraph, tweets, "Он сказал", "\xff\xfe", "l’é", strings.Repeat("a ", 700)} {
		f.Add(s)
	}
	d := detector(f)
	d.lingua = func(string) [12]float64 { return [12]float64{0.25, 0.25} } // lingua is slow under the fuzzer
	f.Fuzz(func(t *testing.T, text string) {
		got := d.Detect(text)
		if got.Tag == "" || got.Confidence < 0 || got.Confidence > 1 || got.Tag == Und && got.Confidence != 0 {
			t.Errorf("%q: got %+v", text, got)
		}
	})
}

func benchmark(b *testing.B, d *Detector, text string) {
	d.Detect(text)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		d.Detect(text)
	}
}

func BenchmarkDetect(b *testing.B) {
	asked := detector(b)
	asked.words = wordTable{}
	article := strings.Repeat(paragraph+"\n", 18) // 5 KB
	b.Run("words/300B", func(b *testing.B) { benchmark(b, detector(b), paragraph) })
	b.Run("words/5KB", func(b *testing.B) { benchmark(b, detector(b), article) })
	b.Run("lingua/300B", func(b *testing.B) { benchmark(b, asked, paragraph) })
	b.Run("lingua/5KB", func(b *testing.B) { benchmark(b, asked, article) })
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		detector(b)
	}
}
