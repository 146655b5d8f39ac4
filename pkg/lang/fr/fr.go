// Package fr is what glane knows of French: tables, and nothing else.
package fr

import (
	"embed"

	"github.com/seed-16be0631/glane/pkg/lang"
)

//go:embed *.tsv
var tables embed.FS

// Pack gives the French tables.
func Pack() *lang.Pack { return lang.New("fr", tables) }
