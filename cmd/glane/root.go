package main

import (
	"github.com/spf13/cobra"

	"github.com/seed-16be0631/glane/pkg/glane"
)

func newRootCmd() *cobra.Command {
	root := &cobra.Command{
		Use:   "glane",
		Short: "Read French articles: who, where, when and how much",
		Long: `glane reads French articles and says who, where, when and how much: names,
dates and amounts of money, as JSON Lines, JSON, CSV or Parquet. It needs no
network.

Exit status: 0 all inputs were read; 1 some could not be, or the output failed
(each is named on standard error, the others are done); 2 wrong command line;
130 stopped by Ctrl-C.`,
		Example: `  glane extract article.txt
  glane extract --format csv --output mentions.csv articles/
  glane extract articles/ | jq -r '.entities[] | select(.type == "PERSON") | .name' | sort | uniq -c`,
		Version:       glane.Version,
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	root.SetVersionTemplate("{{.Name}} {{.Version}}\n")
	root.AddCommand(newExtractCmd(), newDetectCmd(), newExplainCmd(), newReportCmd(), newCheckCmd(), newTrainCmd(), newEvalCmd(), newSchemaCmd(), newManCmd(), newVersionCmd())
	return root
}
