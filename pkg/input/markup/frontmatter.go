package markup

import "strings"

// frontMatter splits off the YAML (between ---) or TOML (between +++) at the
// head of a Markdown file, and reads the title, date and lang in it. Only plain
// values on the line of their key are read.
func frontMatter(src string) (a Article, body string) {
	src = strings.ReplaceAll(src, "\r\n", "\n")
	for _, fence := range []struct{ mark, sign string }{{"---", ":"}, {"+++", "="}} {
		head, rest, ok := fenced(src, fence.mark)
		if !ok {
			continue
		}
		for line := range strings.Lines(head) {
			key, value, ok := strings.Cut(line, fence.sign)
			if ok {
				a.set(strings.TrimRight(key, " \t"), scalar(value))
			}
		}
		return a, rest
	}
	return Article{}, src
}

// fenced splits src behind a head between two lines of mark.
func fenced(src, mark string) (head, rest string, ok bool) {
	first, rest, ok := strings.Cut(src, "\n")
	if !ok || strings.TrimRight(first, " \t") != mark {
		return "", src, false
	}
	for at := 0; at < len(rest); {
		line, _, _ := strings.Cut(rest[at:], "\n")
		next := min(at+len(line)+1, len(rest))
		if end := strings.TrimRight(line, " \t"); end == mark || end == "..." && mark == "---" {
			return rest[:at], rest[next:], true
		}
		at = next
	}
	return "", src, false
}

func (a *Article) set(key, value string) {
	switch key {
	case "title":
		a.Title = value
	case "date":
		a.Dates = []string{value}
	case "lang", "language":
		a.Lang = value
	}
}

// scalar reads a plain or quoted value, without the comment behind it.
func scalar(value string) string {
	value = strings.TrimSpace(value)
	if value == "" || value[0] == '|' || value[0] == '>' || value[0] == '[' || value[0] == '{' {
		return "" // of several lines or parts
	}
	if quote := value[0]; quote == '"' || quote == '\'' {
		if end := strings.LastIndexByte(value, quote); end > 0 {
			value = value[1:end]
			if quote == '\'' {
				return strings.ReplaceAll(value, "''", "'")
			}
			return strings.NewReplacer(`\"`, `"`, `\\`, `\`).Replace(value)
		}
	}
	value, _, _ = strings.Cut(value, " #")
	return strings.TrimSpace(value)
}
