package eval

import (
	"bufio"
	"fmt"
	"strings"

	"github.com/seed-16be0631/glane/pkg/nlp"
)

// readColumns reads CoNLL columns; a sentence becomes a document.
func readColumns(lines *bufio.Scanner) ([]*nlp.Document, error) {
	var docs []*nlp.Document
	var text strings.Builder
	var mentions []nlp.Mention
	open := ""
	flush := func() {
		if text.Len() > 0 {
			docs = append(docs, &nlp.Document{ID: fmt.Sprint(len(docs) + 1), Text: text.String(), Mentions: mentions})
		}
		text.Reset()
		mentions, open = nil, ""
	}
	for n := 1; lines.Scan(); n++ {
		cells := strings.Fields(lines.Text())
		if len(cells) == 0 {
			flush()
			continue
		}
		if cells[0] == "-DOCSTART-" || cells[0] == "#" {
			continue
		}
		part, label, _ := strings.Cut(cells[len(cells)-1], "-")
		if text.Len() > 0 && !strings.HasSuffix(text.String(), "'") && !strings.HasSuffix(text.String(), "’") {
			text.WriteByte(' ')
		}
		start := text.Len()
		text.WriteString(cells[0])
		if part == "O" {
			open = ""
			continue
		}
		kind, ok := kinds[label]
		if !ok {
			return nil, fmt.Errorf("line %d: label %q: want O, or B-, I-, E- or S- with PER, ORG, LOC, PRODUCT, EVENT, WORK or MISC", n, cells[len(cells)-1])
		}
		if (part == "I" || part == "E") && open == label {
			mentions[len(mentions)-1].End = text.Len()
			continue
		}
		open = label
		mentions = append(mentions, nlp.Mention{Span: nlp.Span{Start: start, End: text.Len()}, Kind: kind, Score: 1})
	}
	flush()
	return docs, nil
}
