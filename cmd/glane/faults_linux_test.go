package main

import (
	"bytes"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// disk mounts a disk of so many KB, and gives its folder and what makes it larger.
func disk(t *testing.T, size int) (dir string, grow func(size int)) {
	t.Helper()
	dir = t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, fmt.Sprintf("size=%dk", size)); err != nil {
		t.Skip("a small disk cannot be mounted here: ", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, 0); err != nil {
			t.Error(err)
		}
	})
	return dir, func(size int) {
		if err := syscall.Mount("tmpfs", dir, "tmpfs", syscall.MS_REMOUNT, fmt.Sprintf("size=%dk", size)); err != nil {
			t.Fatal(err)
		}
	}
}

// TestFullDisk fills a disk, wants to be told so, makes room, and goes on to the
// bytes of a run that nothing disturbed.
func TestFullDisk(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some seconds")
	}
	in := corpus(t, 1000)
	for _, args := range [][]string{
		{"-o", "out.jsonl"}, {"-o", "out.json", "--format", "json"}, {"-o", "out.csv", "--format", "csv", "--compress", "gz"},
		{"--output-dir", "out"}, {"--output-dir", "out", "--format", "parquet"},
	} {
		t.Run(strings.Join(args, " "), func(t *testing.T) {
			inputs := append(articleFiles(t, 40), in)
			command := func(dir string, more ...string) []string {
				out := append([]string{"extract", args[0], filepath.Join(dir, args[1])}, args[2:]...)
				return append(append(out, more...), inputs...)
			}
			want := t.TempDir()
			exits(t, glaneCommand(command(want)...), someFailed)
			dir, grow := disk(t, 16)
			cmd := glaneCommand(command(dir)...)
			said, _ := cmd.CombinedOutput() // the status is looked at below
			if got := cmd.ProcessState.ExitCode(); got != someFailed || !strings.Contains(string(said), "no space left on device") {
				t.Fatalf("status %d, %s", got, said)
			}
			if _, err := os.Stat(filepath.Join(dir, "out.jsonl")); err == nil {
				t.Error("a file that is not complete has the name of one that is")
			}
			grow(20_000)
			exits(t, glaneCommand(command(dir, "--resume")...), someFailed)
			if got, want := treeOf(t, dir), treeOf(t, want); !maps.Equal(got, want) {
				t.Errorf("%d files differ from the %d of an undisturbed run", len(got), len(want))
			}
		})
	}
}

// TestClosedPipe: whoever reads the records has enough. As the shell's tools do,
// the command then dies of SIGPIPE without a word; on a pipe that is not standard
// output, it says so and fails.
func TestClosedPipe(t *testing.T) {
	in := corpus(t, 5000)
	for _, c := range []struct {
		name, shell string
		signal      bool
		says        string
	}{
		{"standard output", `exec "$@"`, true, ""},
		{"a named pipe", `mkfifo "$0"; head -1 "$0" >/dev/null & exec "$@" -o "$0"`, false, "broken pipe"},
	} {
		t.Run(c.name, func(t *testing.T) {
			cmd := glaneCommand("-c", c.shell, filepath.Join(t.TempDir(), "pipe"), os.Args[0], "extract", "--quiet", in)
			cmd.Path = "/bin/sh"
			var diag bytes.Buffer
			cmd.Stderr = &diag
			out, err := cmd.StdoutPipe()
			if err != nil {
				t.Fatal(err)
			}
			if err := cmd.Start(); err != nil {
				t.Skip(err)
			}
			if c.name != "a named pipe" {
				if _, err := io.ReadFull(out, make([]byte, 100)); err != nil {
					t.Fatal(err)
				}
				out.Close()
			}
			_ = cmd.Wait() // a status of its own
			s := cmd.ProcessState.Sys().(syscall.WaitStatus)
			if bySignal := s.Signaled() && s.Signal() == syscall.SIGPIPE; bySignal != c.signal || !c.signal && s.ExitStatus() != someFailed {
				t.Errorf("got %v", cmd.ProcessState)
			}
			got := strings.Join(withoutInputs(diag.String()), "\n")
			if c.says == "" && got != "" || !strings.Contains(got, c.says) {
				t.Errorf("got %q, want %q", got, c.says)
			}
		})
	}
}

// withoutInputs takes the lines about broken inputs out of what a command said.
func withoutInputs(diag string) (lines []string) {
	for line := range strings.Lines(diag) {
		if !strings.Contains(line, "in.jsonl:") {
			lines = append(lines, strings.TrimSpace(line))
		}
	}
	return lines
}

// TestMemory: five times the documents take the same memory. (Of Parquet, which
// keeps a group of rows, package report tests it.)
func TestMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some seconds")
	}
	few, many := peak(t, corpus(t, 12_000)), peak(t, corpus(t, 60_000))
	t.Logf("%d MB, %d MB", few>>20, many>>20)
	if many > few+24<<20 {
		t.Errorf("%d MB for 60,000 documents, %d MB for 12,000", many>>20, few>>20)
	}
}

// peak gives the most memory, in bytes, that reading in took.
func peak(t *testing.T, in string) int64 {
	t.Helper()
	cmd := glaneCommand("extract", "--quiet", "-o", filepath.Join(t.TempDir(), "out"), in)
	exits(t, cmd, someFailed)
	return cmd.ProcessState.SysUsage().(*syscall.Rusage).Maxrss << 10
}
