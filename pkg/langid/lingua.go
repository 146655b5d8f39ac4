package langid

import (
	"strings"
	"sync"
	"unicode"

	"github.com/pemistahl/lingua-go"
)

// linguaTags are lingua's names of the languages of tags, in their order.
var linguaTags = []lingua.Language{
	lingua.French, lingua.English, lingua.German, lingua.Spanish, lingua.Italian, lingua.Portuguese,
	lingua.Dutch, lingua.Polish, lingua.Romanian, lingua.Swedish, lingua.Danish, lingua.Catalan,
}

// loadLingua takes 0.2 s. The call inside warms up what lingua loads on its
// first: many goroutines at once would each load it.
var loadLingua = sync.OnceValue(func() lingua.LanguageDetector {
	d := lingua.NewLanguageDetectorBuilder().FromLanguages(linguaTags...).
		WithLowAccuracyMode().WithPreloadedLanguageModels().Build()
	d.ComputeLanguageConfidenceValues("a text of letters that all languages have")
	return d
})

// lingua12 gives lingua's confidence for each of tags; all are 0 for a text that
// it cannot tell. Letters that are not Latin are left out: lingua chooses among
// as many alphabets by chance.
func lingua12(text string) (shares [12]float64) {
	for _, v := range loadLingua().ComputeLanguageConfidenceValues(strings.Map(latin, text)) {
		for i, l := range linguaTags {
			if l == v.Language() {
				shares[i] = round(v.Value())
			}
		}
	}
	return shares
}

func latin(r rune) rune {
	if r > unicode.MaxLatin1 && unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) {
		return ' '
	}
	return r
}
