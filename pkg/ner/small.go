package ner

import "github.com/seed-16be0631/glane/pkg/lang"

// SmallWords reads the table ner.tsv of a pack: words that may stand inside a
// name, between its capitalised words.
func SmallWords(pack *lang.Pack) (map[string]bool, error) {
	table, err := pack.Table("ner.tsv")
	if err != nil {
		return nil, err
	}
	words := map[string]bool{}
	for _, r := range table.Rows {
		if r.Cells[0] != "small" || r.Cell(1) == "" {
			return nil, table.Errorf(r, "%q: want small and a word", r.Cells[0])
		}
		words[r.Cell(1)] = true
	}
	return words, nil
}
