package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"

	"github.com/spf13/cobra"
)

// diagnostics is what a run says on standard error: lines for people, or JSON
// lines for programs.
type diagnostics struct {
	out io.Writer
	log *slog.Logger // nil: for people
}

// newDiagnostics writes to out in the form of --log-format: text or json.
func newDiagnostics(out io.Writer, format string) diagnostics {
	d := diagnostics{out: out}
	if format == "json" {
		d.log = slog.New(slog.NewJSONHandler(out, nil))
	}
	return d
}

// ended tells why cmd ended with err.
func (d diagnostics) ended(cmd *cobra.Command, err error) {
	if d.log != nil {
		d.log.Error("ended", "error", err.Error())
		return
	}
	say(d.out, err)
	if status(err) == wrongCommand {
		fmt.Fprintf(d.out, "run '%s --help' for usage\n", cmd.CommandPath())
	}
}

// inputFailed names an input that failed with err.
func (d diagnostics) inputFailed(f failedInput, err error) {
	if d.log == nil {
		say(d.out, err)
		return
	}
	d.log.Error("input failed", "source", f.Source, "line", f.Line, "error", f.Error)
}

// tell tells how a run goes: text for people, or what happened and its figures.
func (d diagnostics) tell(text, what string, figures ...slog.Attr) {
	if d.log == nil {
		say(d.out, errors.New(text))
		return
	}
	d.log.LogAttrs(context.Background(), slog.LevelInfo, what, figures...)
}
