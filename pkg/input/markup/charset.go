package markup

import (
	"bytes"
	"regexp"
	"strings"
)

var stated = regexp.MustCompile(`(?i)<meta\b[^>]{0,200}\bcharset\s*=\s*["']?\s*([a-z0-9_.:-]{1,40})|<\?xml\b[^>]{0,100}\bencoding\s*=\s*["']([a-z0-9_.:-]{1,40})`)

// Charset gives the encoding that a page states at its head, in lower case, or
// "".
func Charset(page []byte) string {
	const head = 4096 // bytes; browsers look at 1024
	page = page[:min(len(page), head)]
	m := stated.FindSubmatch(page)
	if m == nil {
		return ""
	}
	return strings.ToLower(string(bytes.Join(m[1:], nil)))
}
