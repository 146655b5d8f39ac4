// Command glane reads French articles and says who, where, when and how much.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"
)

// The exit statuses.
const (
	allRead      = 0
	someFailed   = 1 // an input, or the output
	wrongCommand = 2
	stopped      = 130 // by Ctrl-C, as shells say it
)

// errInterrupted ends a run that the user stopped.
var errInterrupted = errors.New("interrupted; the records so far are complete")

func main() {
	ctx, restore := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, restore) // a second Ctrl-C ends the process at once
	os.Exit(run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

func run(ctx context.Context, args []string, in io.Reader, out, diag io.Writer) int {
	root := newRootCmd()
	root.SetArgs(args)
	root.SetIn(in)
	root.SetOut(out)
	root.SetErr(diag)
	cmd, err := root.ExecuteContextC(ctx)
	if err == nil {
		return allRead
	}
	newDiagnostics(diag, logFormat(cmd)).ended(cmd, err)
	return status(err)
}

// status is the exit status of a command that ended with err.
func status(err error) int {
	switch {
	case errors.Is(err, errInterrupted):
		return stopped
	case errors.As(err, new(failure)), errors.As(err, new(inputsFailed)):
		return someFailed
	}
	return wrongCommand
}

// logFormat is the form in which cmd tells errors.
func logFormat(cmd *cobra.Command) string {
	if f := cmd.Flags().Lookup("log-format"); f != nil {
		return f.Value.String()
	}
	return "text"
}

// failure is an error of the work, not of the command line.
type failure struct{ error }

func (f failure) Unwrap() error { return f.error }

// inputsFailed counts the inputs that were named on standard error; the output
// has all the others.
type inputsFailed tally

func (f inputsFailed) Error() string {
	return fmt.Sprintf("%d of %d inputs failed", f.failed, f.read)
}

// fail makes a failure of an error, and nothing of nil.
func fail(err error) error {
	if err == nil {
		return nil
	}
	return failure{err}
}

// say prints a line for people: prefixed, lower case, without a full stop.
func say(diag io.Writer, err error) { fmt.Fprintf(diag, "glane: %v\n", err) }
