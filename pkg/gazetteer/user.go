package gazetteer

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/seed-16be0631/glane/pkg/nlp"
	"github.com/seed-16be0631/glane/pkg/segment"
)

// types are the ways to write a type in a user's list.
var types = map[string]string{
	"PER": "PER", "PERSON": "PER", "ORG": "ORG", "ORGANIZATION": "ORG", "ORGANISATION": "ORG",
	"LOC": "LOC", "LOCATION": "LOC", "PRODUCT": "PRODUCT", "EVENT": "EVENT", "WORK": "WORK", "MISC": "MISC",
}

// ReadUser reads a user's list: lines of tab-separated name, type, canonical
// name and identifier, the last two optional; empty lines and lines that begin
// with # do not count. source is named in errors.
func ReadUser(r io.Reader, source string, s *segment.Segmenter) (*Gazetteer, error) {
	b := NewBuilder(s)
	b.Source(source)
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSuffix(strings.TrimPrefix(lines.Text(), "\ufeff"), "\r")
		if strings.TrimSpace(line) == "" || line[0] == '#' {
			continue
		}
		if err := b.userLine(strings.Split(line, "\t")); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", source, n, err)
		}
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", source, err)
	}
	return b.Build()
}

func (b *Builder) userLine(cells []string) error {
	for i := range cells {
		cells[i] = strings.TrimSpace(cells[i])
	}
	cells = append(cells, "", "", "", "")
	name, kind := cells[0], types[strings.ToUpper(cells[1])]
	if kind == "" {
		return fmt.Errorf("type %q: want PERSON, ORGANIZATION, LOCATION, PRODUCT, EVENT, WORK or MISC behind a tab", cells[1])
	}
	for _, c := range cells[2:4] {
		if len(c) > 255 {
			return fmt.Errorf("%.20q…: %d bytes: want at most 255", c, len(c))
		}
	}
	class, err := b.Class(Class{Name: kind + ".user", Kind: kinds[kind], Alone: true})
	if err != nil {
		return err
	}
	if !b.Add(name, class, cells[2], cells[3]) {
		return fmt.Errorf("name %q: want a name", name)
	}
	return nil
}

// Alone gives the kind of a match that is a mention by itself, or "".
func (g *Gazetteer) Alone(m Match) nlp.Kind {
	if !m.Cased {
		return ""
	}
	for i, c := range g.Classes {
		if c.Alone && m.Classes.Has(i) {
			return c.Kind
		}
	}
	return ""
}
