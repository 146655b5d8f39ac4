package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/seed-16be0631/glane/pkg/report"
)

func newSchemaCmd() *cobra.Command {
	return &cobra.Command{
		Use:     "schema",
		Short:   "Print the JSON Schema of a record",
		Example: "  glane schema > glane.schema.json",
		RunE: func(cmd *cobra.Command, args []string) error {
			_, err := fmt.Fprint(cmd.OutOrStdout(), report.Schema)
			return fail(err)
		},
		Args: cobra.NoArgs,
	}
}
