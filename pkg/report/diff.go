package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Change is a difference between two records of one document.
type Change struct {
	What string // "appeared", "vanished" or "changed"
	Kind string // PERSON ..., "date", "amount", or the field of the record
	Text string // the mention as it stands in the text
	At   int    // its Start; -1 of a field
	Old  string // what it said: name, value; "" when it appeared
	New  string // what it says; "" when it vanished
}

// String is the change as a person reads it.
func (c Change) String() string {
	s := c.What + " " + c.Kind
	if c.At >= 0 {
		s += fmt.Sprintf(" %q at %d", c.Text, c.At)
	}
	switch c.What {
	case "appeared":
		return s + ": " + c.New
	case "vanished":
		return s + ": " + c.Old
	}
	return fmt.Sprintf("%s: %s -> %s", s, c.Old, c.New)
}

// Diff gives what changed from old to new: mentions that appeared, vanished or
// say something else, then fields of the record. Scores, warnings and what made
// the record do not count, unless strict.
func Diff(old, new *Record, strict bool) []Change {
	changes := diffPoints(points(old, strict), points(new, strict))
	a, b := old.fields(strict), new.fields(strict)
	for i := range a {
		if a[i].says != b[i].says {
			changes = append(changes, Change{"changed", a[i].kind, "", -1, a[i].says, b[i].says})
		}
	}
	return changes
}

// point is one mention, or one field, and what it says.
type point struct {
	kind, text string
	start, end int
	says       string
}

func (p point) compare(o point) int {
	return cmp.Or(cmp.Compare(p.start, o.start), cmp.Compare(p.end, o.end), cmp.Compare(p.kind, o.kind))
}

// points are the mentions of r in the order of the text.
func points(r *Record, strict bool) []point {
	var all []point
	for _, e := range r.Entities {
		for _, m := range e.Mentions {
			says := e.Name
			if strict {
				says += fmt.Sprintf(" (score %g)", m.Score)
			}
			all = append(all, point{string(e.Type), m.Text, m.Start, m.End, says})
		}
	}
	for _, d := range r.Dates {
		all = append(all, point{"date", d.Text, d.Start, d.End, said(text(d.Value), text(d.From)+"/"+text(d.To), d.Mod, d.Anchor)})
	}
	for _, a := range r.Amounts {
		says := said(text(a.Value), text(a.Min)+"/"+text(a.Max), a.Currency, a.CurrencyFrom, a.Bound, a.Per)
		all = append(all, point{"amount", a.Text, a.Start, a.End, says})
	}
	slices.SortFunc(all, point.compare)
	return all
}

// said joins what is not empty.
func said(parts ...string) string {
	parts = slices.DeleteFunc(parts, func(s string) bool { return s == "" || s == "/" })
	if len(parts) == 0 {
		return "nothing"
	}
	return strings.Join(parts, " ")
}

func (r *Record) fields(strict bool) []point {
	f := []point{
		{kind: "language", says: r.Language.Code},
		{kind: "reference_date", says: said(text(r.ReferenceDate.Value), r.ReferenceDate.From)},
		{kind: "status", says: string(r.Status)},
		{kind: "encoding", says: r.Encoding},
		{kind: "sha256", says: r.SHA256},
		{kind: "title", says: r.Title},
	}
	if strict {
		f = append(f,
			point{kind: "tool", says: said(append([]string{r.Tool.Name, r.Tool.Version}, r.Tool.Models...)...)},
			point{kind: "warnings", says: strings.Join(r.Warnings, "; ")})
	}
	return f
}

// diffPoints walks two sorted lists at once.
func diffPoints(old, new []point) []Change {
	var changes []Change
	for len(old) > 0 || len(new) > 0 {
		switch {
		case len(new) == 0 || len(old) > 0 && old[0].compare(new[0]) < 0:
			changes = append(changes, Change{"vanished", old[0].kind, old[0].text, old[0].start, old[0].says, ""})
			old = old[1:]
		case len(old) == 0 || new[0].compare(old[0]) < 0:
			changes = append(changes, Change{"appeared", new[0].kind, new[0].text, new[0].start, "", new[0].says})
			new = new[1:]
		default:
			if old[0].says != new[0].says {
				changes = append(changes, Change{"changed", old[0].kind, new[0].text, old[0].start, old[0].says, new[0].says})
			}
			old, new = old[1:], new[1:]
		}
	}
	return changes
}
