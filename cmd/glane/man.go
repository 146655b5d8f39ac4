package main

import (
	"os"
	"strconv"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"

	"github.com/seed-16be0631/glane/pkg/glane"
)

func newManCmd() *cobra.Command {
	return &cobra.Command{
		Use:   "man DIR",
		Short: "Write the manual pages into a folder",
		Long: `Write the manual pages, one a command, into a folder. Their date is
SOURCE_DATE_EPOCH (seconds since 1970) when that is set, else today.`,
		Example: `  glane man ~/.local/share/man/man1`,
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := os.MkdirAll(args[0], 0o755); err != nil {
				return fail(err)
			}
			date := time.Now()
			if s, err := strconv.ParseInt(os.Getenv("SOURCE_DATE_EPOCH"), 10, 64); err == nil {
				date = time.Unix(s, 0).UTC()
			}
			root := cmd.Root()
			root.DisableAutoGenTag = true
			return fail(doc.GenManTree(root, &doc.GenManHeader{
				Title: "GLANE", Section: "1", Source: "glane " + glane.Version, Manual: "User commands", Date: &date,
			}, args[0]))
		},
	}
}
