package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/seed-16be0631/glane/pkg/glane"
)

func newVersionCmd() *cobra.Command {
	return &cobra.Command{
		Use:     "version",
		Short:   "Print the versions of the tool, its models and its word lists",
		Example: "  glane version",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			parts, err := glane.Parts()
			if err != nil {
				return fail(err)
			}
			out := cmd.OutOrStdout()
			for _, p := range parts {
				if _, err := fmt.Fprintln(out, p); err != nil {
					return fail(err)
				}
			}
			return nil
		},
	}
}
