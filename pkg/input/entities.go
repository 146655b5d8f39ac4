package input

import (
	"fmt"
	"html"
	"regexp"
	"strings"

	"github.com/seed-16be0631/glane/pkg/nlp"
)

var entity = regexp.MustCompile(`&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});`)

// decodeEntities decodes the HTML entities that scraped text is left with, such
// as &nbsp; and &#8217;, and says so in a warning: positions in the file are
// others then. Only whole entities count, so that "AT&T" and "?a=1&copy=2" stay.
func decodeEntities(d *nlp.Document) {
	d.Title, _ = unescape(d.Title)
	var n int
	if d.Text, n = unescape(d.Text); n > 0 {
		d.Warnings = append(d.Warnings, fmt.Sprintf("%d HTML entities such as &nbsp; in the text: decoded, so that positions refer to the text as --text gives it", n))
	}
}

// unescape decodes the entities in text and counts them.
func unescape(text string) (string, int) {
	if strings.IndexByte(text, '&') < 0 {
		return text, 0
	}
	n := 0
	text = entity.ReplaceAllStringFunc(text, func(e string) string {
		decoded := html.UnescapeString(e)
		if decoded == e {
			return e // none that HTML knows
		}
		n++
		return decoded
	})
	return text, n
}
