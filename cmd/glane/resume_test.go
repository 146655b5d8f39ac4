package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// asGlane is the variable that makes the test binary the command.
const asGlane = "GLANE_TEST_COMMAND"

func glaneCommand(args ...string) *exec.Cmd {
	cmd := exec.Command(os.Args[0], args...)
	cmd.Env = append(os.Environ(), asGlane+"=1")
	return cmd
}

// corpus writes n documents as JSON Lines, some of them broken.
func corpus(t *testing.T, n int) string {
	t.Helper()
	var b bytes.Buffer
	for i := range n {
		if i%17 == 5 {
			b.WriteString("{broken\n")
			continue
		}
		fmt.Fprintf(&b, `{"id":"%d","lang":"fr","date":"2024-05-%02d","text":"Hier, à Lyon, Paul Dupont a versé %d euros à la mairie."}`+"\n", i, i%28+1, i)
	}
	name := filepath.Join(t.TempDir(), "in.jsonl")
	if err := os.WriteFile(name, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

// TestResumeAfterKill kills runs at random points until one ends, a hundred
// times at most, and wants the bytes of a run that nobody disturbed, the list of
// failed inputs included.
func TestResumeAfterKill(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some seconds")
	}
	in := corpus(t, 3000)
	for _, c := range []struct{ format, name string }{
		{"jsonl", "out.jsonl"}, {"json", "out.json"}, {"csv", "out.csv"}, {"jsonl", "out.jsonl.gz"}, {"csv", "out.csv.zst"},
	} {
		t.Run(c.name, func(t *testing.T) {
			want, got := filepath.Join(t.TempDir(), c.name), filepath.Join(t.TempDir(), c.name)
			exits(t, glaneCommand("extract", "--format", c.format, "--errors", want+".errors", "-o", want, in), someFailed)
			kills := killUntilDone(t, 100, "extract", "--resume", "--format", c.format, "--errors", got+".errors", "-o", got, in)
			same(t, got, want)
			same(t, got+".errors", want+".errors")
			t.Logf("%d kills", kills)
			for _, left := range []string{got + ".partial", got + ".journal"} {
				if _, err := os.Stat(left); err == nil {
					t.Errorf("%s is left", left)
				}
			}
		})
	}
}

// TestResumeFolderAfterKill does the same with --output-dir and 25 kills.
func TestResumeFolderAfterKill(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some seconds")
	}
	inputs := append(articleFiles(t, 400), corpus(t, 300), corpus(t, 300), filepath.Join(t.TempDir(), "absent"))
	for _, format := range []string{"jsonl", "parquet"} {
		t.Run(format, func(t *testing.T) {
			want, got := filepath.Join(t.TempDir(), "want"), filepath.Join(t.TempDir(), "got")
			exits(t, glaneCommand(append([]string{"extract", "--format", format, "--output-dir", want}, inputs...)...), someFailed)
			kills := killUntilDone(t, 25, append([]string{"extract", "--resume", "--format", format, "--output-dir", got}, inputs...)...)
			a, b := treeOf(t, got), treeOf(t, want)
			if len(b) != 402 {
				t.Errorf("%d files, want 402", len(b))
			}
			if !maps.Equal(a, b) {
				t.Errorf("the %d files differ from the %d of an undisturbed run", len(a), len(b))
			}
			t.Logf("%d kills", kills)
		})
	}
}

// articleFiles writes n files of text, in folders.
func articleFiles(t *testing.T, n int) []string {
	t.Helper()
	dir := t.TempDir()
	var names []string
	for i := range n {
		name := filepath.Join(dir, fmt.Sprint(i%7), fmt.Sprintf("%04d.txt", i))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		text := fmt.Sprintf("Hier, à Lyon, Paul Dupont a versé %d euros à la mairie.", i)
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		names = append(names, name)
	}
	return names
}

// treeOf gives the contents of all files below dir.
func treeOf(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		files[strings.TrimPrefix(path, dir)] = string(content)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func killUntilDone(t *testing.T, most int, args ...string) (kills int) {
	t.Helper()
	random := rand.New(rand.NewPCG(1, uint64(len(args))))
	for ; kills < most; kills++ {
		cmd := glaneCommand(args...)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		done := make(chan error, 1)
		go func() { done <- cmd.Wait() }()
		select {
		case <-done:
			if got := cmd.ProcessState.ExitCode(); got != someFailed {
				t.Fatalf("status %d, want %d", got, someFailed)
			}
			return kills
		case <-time.After(time.Duration(random.IntN(200)) * time.Millisecond):
			if err := cmd.Process.Kill(); err != nil && !errors.Is(err, os.ErrProcessDone) {
				t.Fatal(err)
			}
			<-done
		}
	}
	exits(t, glaneCommand(args...), someFailed)
	return kills
}

func exits(t *testing.T, cmd *exec.Cmd, status int) {
	t.Helper()
	out, err := cmd.CombinedOutput()
	if got := cmd.ProcessState.ExitCode(); got != status {
		t.Fatalf("%v: status %d (%v), want %d\n%s", cmd.Args[1:], got, err, status, out)
	}
}

func same(t *testing.T, got, want string) {
	t.Helper()
	a, err := os.ReadFile(got)
	if err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(want)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(a, b) {
		t.Fatalf("%d bytes differ from the %d of an undisturbed run", len(a), len(b))
	}
}

// TestInterrupt: after Ctrl-C the records so far are complete, and the status
// says why there are no more.
func TestInterrupt(t *testing.T) {
	in := corpus(t, 20000)
	out := filepath.Join(t.TempDir(), "out.jsonl")
	cmd := glaneCommand("extract", "-o", out, in)
	var diag bytes.Buffer
	cmd.Stderr = &diag
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	awaitBytes(t, out+".partial")
	if err := cmd.Process.Signal(syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait() // a status of its own
	if got := cmd.ProcessState.ExitCode(); got != stopped {
		t.Fatalf("status %d, want %d\n%s", got, stopped, diag.String())
	}
	if !strings.Contains(diag.String(), "--resume goes on") {
		t.Errorf("no hint: %s", diag.String())
	}
	partial, err := os.ReadFile(out + ".partial")
	if err != nil || !bytes.HasSuffix(partial, []byte("}\n")) {
		t.Errorf("the last record is cut: %v", err)
	}
	exits(t, glaneCommand("extract", "--resume", "--lang", "en", "-o", out, in), someFailed) // other options
	if _, err := os.Stat(out + ".partial"); err != nil {
		t.Error("a refused resume took the interrupted run away")
	}
}

// awaitBytes waits until the file called name has some.
func awaitBytes(t *testing.T, name string) {
	t.Helper()
	for range 1000 {
		if i, err := os.Stat(name); err == nil && i.Size() > 0 {
			return
		}
		time.Sleep(5 * time.Millisecond)
	}
	t.Fatalf("%s stays empty", name)
}

// TestInterruptFolder: after Ctrl-C each file in the folder is complete, and
// another run goes on.
func TestInterruptFolder(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some seconds")
	}
	inputs := append(articleFiles(t, 20), corpus(t, 20000))
	out := filepath.Join(t.TempDir(), "out")
	args := append([]string{"extract", "--output-dir", out, "--resume"}, inputs...)
	cmd := glaneCommand(args...)
	var diag bytes.Buffer
	cmd.Stderr = &diag
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	awaitBytes(t, filepath.Join(out, inputs[19]+".jsonl"))
	if err := cmd.Process.Signal(syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait() // a status of its own
	if got := cmd.ProcessState.ExitCode(); got != stopped || !strings.Contains(diag.String(), "--resume goes on with "+out) {
		t.Fatalf("status %d, want %d and a hint\n%s", got, stopped, diag.String())
	}
	if _, err := os.Stat(filepath.Join(out, inputs[20]+".jsonl")); err == nil {
		t.Error("a file that is not complete has its name")
	}
	exits(t, glaneCommand(append([]string{"extract", "--lang", "en", "--output-dir", out, "--resume"}, inputs...)...), someFailed) // other options
	exits(t, glaneCommand(args...), someFailed)
	if n := len(treeOf(t, out)); n != 21 {
		t.Errorf("%d files, want 21", n)
	}
}

// TestInterruptTraining: a Ctrl-C ends a training, which writes nothing.
func TestInterruptTraining(t *testing.T) {
	dir := t.TempDir()
	set, model := filepath.Join(dir, "a.txt"), filepath.Join(dir, "a.model")
	if err := os.WriteFile(set, []byte("=== a\n[[Jean Dupont|PER]] habite à [[Lyon|LOC]].\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := glaneCommand("train", "--train", set, "--passes", "1000000000", "--out", model)
	progress, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := progress.Read(make([]byte, 1)); err != nil { // it has begun
		t.Fatal(err)
	}
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	go func() { _, _ = io.Copy(io.Discard, progress) }()
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	select {
	case <-ended:
	case <-time.After(time.Minute):
		_ = cmd.Process.Kill()
		t.Fatal("a minute after Ctrl-C it is still training")
	}
	if _, err := os.Stat(model); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the model file: %v", err)
	}
}
