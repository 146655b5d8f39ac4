package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"

	"github.com/spf13/cobra"

	"github.com/seed-16be0631/glane/pkg/extract"
	"github.com/seed-16be0631/glane/pkg/glane"
	"github.com/seed-16be0631/glane/pkg/input"
	"github.com/seed-16be0631/glane/pkg/report"
)

// checkFlags are the flags of check.
type checkFlags struct {
	golden         string
	update, strict bool
	referenceDate  string
	inputs         inputFlags
}

func newCheckCmd() *cobra.Command {
	var f checkFlags
	cmd := &cobra.Command{
		Use:   "check DIR --golden DIR",
		Short: "Compare what is extracted with stored records",
		Long: `Extract all of DIR and compare it with the records stored in the golden folder,
one JSON file an article under the same path. Each mention that appeared,
vanished or says something else is a line, and the exit status is 1. Scores and
the versions of tool and models do not count, unless --strict.`,
		Example: `  glane check articles --golden golden --update
  glane check articles --golden golden`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return runCheck(cmd, f, args[0])
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&f.golden, "golden", "", "`DIR` of the stored records")
	flags.BoolVar(&f.update, "update", false, "rewrite the stored records")
	flags.BoolVar(&f.strict, "strict", false, "scores, warnings and versions count too")
	flags.StringVar(&f.referenceDate, "reference-date", "", "as of extract")
	f.inputs.add(flags)
	if err := cmd.MarkFlagRequired("golden"); err != nil {
		panic(err) // a flag that is not there
	}
	return cmd
}

func runCheck(cmd *cobra.Command, f checkFlags, dir string) error {
	if !isDate(f.referenceDate) {
		return badDate(f.referenceDate)
	}
	x, err := glane.New(glane.Options{ReferenceDate: f.referenceDate})
	if err != nil {
		return err
	}
	tool, err := glane.Tool()
	if err != nil {
		return fail(err)
	}
	c := checker{flags: f, dir: dir, x: x, tool: tool, out: cmd.OutOrStdout()}
	if err := c.run(cmd); err != nil {
		return err
	}
	if c.changes > 0 {
		return fail(fmt.Errorf("%d differences from %s (--update accepts them)", c.changes, f.golden))
	}
	return nil
}

// checker compares one document after the other.
type checker struct {
	flags   checkFlags
	dir     string
	x       *extract.Extractor
	tool    report.Tool
	out     io.Writer
	changes int
	seen    map[string]bool // golden files with a document
}

func (c *checker) run(cmd *cobra.Command) error {
	c.seen = map[string]bool{}
	b := batch[struct{}]{jobs: 1} // one keeps count
	b.work = func(item input.Item) (struct{}, error) { return struct{}{}, c.one(item) }
	b.done = func(r *result[struct{}]) error {
		if r.err != nil {
			say(cmd.ErrOrStderr(), r.err)
		}
		return nil
	}
	docs, inputs, err := c.flags.inputs.open([]string{c.dir}, cmd.InOrStdin())
	if err != nil {
		return err
	}
	defer func() { sayLeftOut(cmd.ErrOrStderr(), leftOut(docs.LeftOut())) }()
	t, err := b.run(cmd.Context(), docs.Items(inputs, cmd.InOrStdin()), tally{})
	if err != nil {
		return err
	}
	if err := c.orphans(); err != nil {
		return fail(err)
	}
	return t.err()
}

// one extracts one document and compares it with its stored record, or stores it.
func (c *checker) one(item input.Item) error {
	d, err := item.Document()
	if err != nil {
		return err
	}
	if err := c.x.Extract(d); err != nil {
		return fmt.Errorf("%s: %w", d.Source, err)
	}
	path, err := c.path(item)
	if err != nil {
		return err
	}
	c.seen[path] = true
	got := report.New(d, report.Options{Tool: c.tool})
	if c.flags.update {
		return store(path, got)
	}
	want, err := load(path)
	if errors.Is(err, fs.ErrNotExist) {
		return c.tell("%s: not in %s", item.Source, c.flags.golden)
	}
	if err != nil {
		return err
	}
	for _, change := range report.Diff(want, got, c.flags.strict) {
		if err := c.tell("%s: %s", d.ID, change); err != nil {
			return err
		}
	}
	return nil
}

// path is where the record of item is stored.
func (c *checker) path(item input.Item) (string, error) {
	rel, err := filepath.Rel(c.dir, filepath.FromSlash(item.Source))
	if err != nil || !filepath.IsLocal(rel) {
		return "", fmt.Errorf("%s: not inside %s", item.Source, c.dir)
	}
	if item.Line > 0 {
		rel = filepath.Join(rel, strconv.Itoa(item.Line))
	}
	return filepath.Join(c.flags.golden, rel+".json"), nil
}

func (c *checker) tell(format string, args ...any) error {
	c.changes++
	_, err := fmt.Fprintf(c.out, format+"\n", args...)
	return err
}

// orphans tells of stored records that no document belongs to, or removes them.
func (c *checker) orphans() error {
	return filepath.WalkDir(c.flags.golden, func(path string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case e.IsDir() || filepath.Ext(path) != ".json" || c.seen[path]:
			return nil
		case c.flags.update:
			return os.Remove(path)
		}
		return c.tell("%s: no such document any more", path)
	})
}

func store(path string, r *report.Record) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	encoded, err := json.MarshalIndent(r, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(path, append(encoded, '\n'), 0o644)
}

func load(path string) (*report.Record, error) {
	encoded, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var r report.Record
	if err := json.Unmarshal(encoded, &r); err != nil {
		return nil, fmt.Errorf("%s: want a record of glane: %w", path, err)
	}
	return &r, nil
}
