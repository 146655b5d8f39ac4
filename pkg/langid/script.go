package langid

import "unicode"

// scripts are the scripts that tell a language well enough for a tool that
// reads none of them: Bulgarian is "ru" here, Persian "ar". Kana come before
// Han, since Japanese has both.
var scripts = []struct {
	tag   string
	table *unicode.RangeTable
}{
	{"ru", unicode.Cyrillic},
	{"ar", unicode.Arabic},
	{"el", unicode.Greek},
	{"he", unicode.Hebrew},
	{"ko", unicode.Hangul},
	{"th", unicode.Thai},
	{"hi", unicode.Devanagari},
	{"ja", unicode.Hiragana},
	{"ja", unicode.Katakana},
	{"zh", unicode.Han},
}

// survey counts the letters of the windows. When most are not Latin, their
// script tells the language, and foreign says how many of all they are.
func survey(windows []string) (letters int, foreign Ranked) {
	n := 0 // letters that are not Latin
	counts := make([]int, len(scripts))
	for _, w := range windows {
		for _, r := range w {
			switch {
			case r < unicode.MaxASCII:
				if 'a' <= r|0x20 && r|0x20 <= 'z' {
					letters++
				}
			case unicode.IsLetter(r):
				letters++
				if r > unicode.MaxLatin1 && !unicode.Is(unicode.Latin, r) {
					n++
					countScript(counts, r)
				}
			}
		}
	}
	if n*2 <= letters {
		return letters, Ranked{}
	}
	return letters, Ranked{mostUsed(counts), float64(n) / float64(letters)}
}

func countScript(counts []int, r rune) {
	for i, s := range scripts {
		if unicode.Is(s.table, r) {
			counts[i]++
			return
		}
	}
}

// mostUsed gives the language of the script with the most letters. A tenth of
// kana among Han is Japanese.
func mostUsed(counts []int) string {
	best := -1
	for i, n := range counts {
		if n > 0 && (best < 0 || n > counts[best]) {
			best = i
		}
	}
	if best < 0 {
		return Und
	}
	han := len(scripts) - 1
	if kana := counts[han-1] + counts[han-2]; best == han && kana*10 > counts[han] {
		return "ja"
	}
	return scripts[best].tag
}
