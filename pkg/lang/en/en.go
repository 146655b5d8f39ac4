// Package en is what glane knows of English: tables, and nothing else.
package en

import (
	"embed"

	"github.com/seed-16be0631/glane/pkg/lang"
)

//go:embed *.tsv
var tables embed.FS

// Pack gives the English tables.
func Pack() *lang.Pack { return lang.New("en", tables) }
