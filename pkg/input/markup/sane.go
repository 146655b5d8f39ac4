package markup

import "strings"

// The most that a Markdown file written by people has. Beyond that, the time or
// memory that it takes to read grows with the square of its size.
const (
	mostNested = 50   // markers of lists and quotes before a line
	mostIndent = 200  // bytes before a line
	mostMarks  = 2000 // of emphasis, links and code, in one paragraph
	mostNotes  = 1000
)

// isSane tells whether src may be read as Markdown in time and memory that grow
// with its size.
func isSane(src string) bool {
	if strings.Count(src, "[^") > mostNotes {
		return false
	}
	cells, marks, lines, columns := 0, 0, 0, 0
	for line := range strings.Lines(src) {
		if strings.TrimSpace(line) == "" {
			marks, lines, columns = 0, 0, 0
			continue
		}
		before := cells - lines*columns
		lines++
		columns = max(columns, strings.Count(line, "|"))
		cells = before + lines*columns // as many as the widest row has, in each
		marks += countMarks(line)
		if isNestedDeep(line) || marks > mostMarks || cells > len(src) {
			return false
		}
	}
	return true
}

func countMarks(line string) int {
	n := 0
	for i := range len(line) {
		switch line[i] {
		case '*', '_', '~', '[', '`', '<', '!':
			n++
		}
	}
	return n
}

// isNestedDeep tells whether a line stands in more lists and quotes than people
// write. A rule of dashes or stars is one marker.
func isNestedDeep(line string) bool {
	text := strings.TrimLeft(line, " \t>-*+.)0123456789")
	before := line[:len(line)-len(text)]
	blanks := strings.Count(before, " ") + strings.Count(before, "\t")
	return strings.Count(before, ">") > mostNested || len(strings.Fields(before)) > mostNested || blanks > mostIndent
}
