package extract

import (
	"cmp"
	"slices"
	"strings"

	"github.com/seed-16be0631/glane/pkg/nlp"
)

// resolve gives the mentions that stay where some overlap: the longest wins,
// then the one that was found first. They come sorted by Start, disjoint.
func resolve(found []nlp.Mention) []nlp.Mention {
	slices.SortStableFunc(found, func(a, b nlp.Mention) int { return cmp.Compare(b.Len(), a.Len()) })
	kept := make([]nlp.Mention, 0, len(found))
	for _, m := range found {
		at, _ := slices.BinarySearchFunc(kept, m, func(k, m nlp.Mention) int { return cmp.Compare(k.Start, m.Start) })
		if at < len(kept) && kept[at].Overlaps(m.Span) || at > 0 && kept[at-1].Overlaps(m.Span) {
			continue
		}
		kept = slices.Insert(kept, at, m)
	}
	return kept
}

func isBlank(text string) bool { return strings.TrimSpace(text) == "" }
