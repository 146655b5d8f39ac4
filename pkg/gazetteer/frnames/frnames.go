// Package frnames is the French name lists, compiled. licences.txt in the
// folder build says where they are from.
package frnames

import (
	_ "embed"
	"sync"

	"github.com/seed-16be0631/glane/pkg/gazetteer"
)

//go:embed names.table
var table string

// Names gives the lists.
var Names = sync.OnceValues(func() (*gazetteer.Gazetteer, error) { return gazetteer.Open(table) })
