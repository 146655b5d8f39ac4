package extract

import (
	"cmp"
	"slices"
	"strings"

	"github.com/seed-16be0631/glane/pkg/nlp"
)

// resolve gives the mentions that stay where some overlap: the longest wins,
// then the one that was found first. One that is less likely than not wins over
// its like only. They come sorted by Start, disjoint.
func resolve(found []nlp.Mention) []nlp.Mention {
	slices.SortStableFunc(found, func(a, b nlp.Mention) int { return cmp.Compare(a.Start, b.Start) })
	kept := found[:0:0]
	for len(found) > 0 {
		n, end := 1, found[0].End
		for n < len(found) && found[n].Start < end {
			end = max(end, found[n].End)
			n++
		}
		kept = append(kept, settle(found[:n])...)
		found = found[n:]
	}
	return kept
}

// settle resolves one cluster, in which each mention overlaps another.
func settle(cluster []nlp.Mention) []nlp.Mention {
	if len(cluster) == 1 {
		return cluster
	}
	slices.SortStableFunc(cluster, func(a, b nlp.Mention) int { return cmp.Compare(weight(b), weight(a)) })
	var kept []nlp.Mention
	for _, m := range cluster {
		if !slices.ContainsFunc(kept, func(k nlp.Mention) bool { return k.Overlaps(m.Span) }) {
			kept = append(kept, m)
		}
	}
	slices.SortFunc(kept, func(a, b nlp.Mention) int { return cmp.Compare(a.Start, b.Start) })
	return kept
}

// weight is a mention's length in bytes, or 0 when it is less likely than not.
func weight(m nlp.Mention) int {
	if m.Score < 0.5 {
		return 0
	}
	return m.Len()
}

func isBlank(text string) bool { return strings.TrimSpace(text) == "" }
