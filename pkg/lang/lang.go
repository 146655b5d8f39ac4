// Package lang reads what the engine must know of one language: a Pack of
// tables. The languages themselves are the folders below it; no engine
// imports them.
package lang

import (
	"bufio"
	"fmt"
	"io/fs"
	"strings"
)

// Pack is the tables of one language.
type Pack struct {
	Tag string // ISO 639-1 code
	dir fs.FS
}

// New gives the pack of the language tag whose tables are the files of dir.
func New(tag string, dir fs.FS) *Pack { return &Pack{Tag: tag, dir: dir} }

// Table is a list of rows of tab-separated cells.
type Table struct {
	Name string // language and file, as error messages and explanations show it: fr/dates.tsv
	Rows []Row
}

// Row is one line of a table. A line that begins with a tab has an empty
// first cell.
type Row struct {
	Line  int // in the file, from 1
	Cells []string
}

// Cell gives the i-th cell, or "" when the line is shorter.
func (r Row) Cell(i int) string {
	if i < len(r.Cells) {
		return r.Cells[i]
	}
	return ""
}

// Table reads the table in the file name. Blank lines and lines that begin
// with # are left out; blanks around a cell do not count.
func (p *Pack) Table(name string) (*Table, error) {
	f, err := p.dir.Open(name)
	if err != nil {
		return nil, fmt.Errorf("language %s: %w", p.Tag, err)
	}
	defer f.Close()
	t := &Table{Name: p.Tag + "/" + name}
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		line := lines.Text()
		if strings.TrimSpace(line) == "" || line[0] == '#' {
			continue
		}
		cells := strings.Split(line, "\t")
		for i := range cells {
			cells[i] = strings.Trim(cells[i], " ")
		}
		t.Rows = append(t.Rows, Row{Line: n, Cells: cells})
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", t.Name, err)
	}
	return t, nil
}

// Errorf is an error about row r of t: "fr/dates.tsv:12: ...".
func (t *Table) Errorf(r Row, format string, args ...any) error {
	return fmt.Errorf("%s:%d: %w", t.Name, r.Line, fmt.Errorf(format, args...))
}
