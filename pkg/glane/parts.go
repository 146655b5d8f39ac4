package glane

import (
	"fmt"

	"github.com/seed-16be0631/glane/pkg/gazetteer/frnames"
	"github.com/seed-16be0631/glane/pkg/ner/frmodel"
	"github.com/seed-16be0631/glane/pkg/report"
)

// prose is the model that reads names in English documents.
const prose = "prose v2.0.0"

// Tool is what records say made them.
func Tool() (report.Tool, error) {
	model, err := frmodel.Model()
	if err != nil {
		return report.Tool{}, err
	}
	french := model.Get("name") + " " + model.Get("version")
	return report.Tool{Name: "glane", Version: Version, Models: []string{french, prose}}, nil
}

// Parts names the tool, its models and its word lists with their versions, one a
// line.
func Parts() ([]string, error) {
	model, err := frmodel.Model()
	if err != nil {
		return nil, err
	}
	names, err := frnames.Names()
	if err != nil {
		return nil, err
	}
	parts := []string{
		"glane " + Version,
		fmt.Sprintf("model %s %s (French and English names, trained %s)", model.Get("name"), model.Get("version"), model.Get("date")),
		"model " + prose + " (votes on English names)",
		fmt.Sprintf("names %d", names.Len()),
	}
	for _, source := range names.Sources {
		parts = append(parts, "  "+source)
	}
	return parts, nil
}
