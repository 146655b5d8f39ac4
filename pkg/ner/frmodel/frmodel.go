// Package frmodel is the weights of the French tagger. MODEL.md tells what
// they were trained on and how good they are.
package frmodel

import (
	_ "embed"
	"sync"

	"github.com/seed-16be0631/glane/pkg/ner"
)

//go:embed fr.model
var file string

// Model gives the model.
var Model = sync.OnceValues(func() (*ner.Model, error) { return ner.Open(file) })
