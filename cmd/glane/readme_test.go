package main

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// TestREADME runs the README's shell commands in the project's folder. Where an
// excerpt of output stands behind a command, its lines must be in what the
// command prints.
func TestREADME(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the command")
	}
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	blocks := fenced(string(readme))
	for i, b := range blocks {
		if b.language != "sh" || strings.Contains(b.text, "make test") {
			continue // make test runs this test
		}
		t.Run(b.text, func(t *testing.T) {
			if _, err := exec.LookPath("jq"); err != nil && strings.Contains(b.text, "jq ") {
				t.Skip("jq is not installed")
			}
			cmd := exec.Command("bash", "-euo", "pipefail", "-c", b.text)
			cmd.Dir = "../.."
			var diag strings.Builder
			cmd.Stderr = &diag
			out, err := cmd.Output()
			if err != nil {
				t.Fatalf("%v\n%s", err, diag.String())
			}
			if i+1 < len(blocks) && blocks[i+1].isOutput() {
				contains(t, string(out), blocks[i+1].text)
			}
		})
	}
}

type block struct{ language, text string }

func (b block) isOutput() bool { return b.language == "json" || b.language == "csv" }

func fenced(markdown string) []block {
	var blocks []block
	parts := strings.Split(markdown, "```")
	for i := 1; i < len(parts); i += 2 {
		language, text, _ := strings.Cut(parts[i], "\n")
		blocks = append(blocks, block{language, strings.TrimSpace(text)})
	}
	return blocks
}

func contains(t *testing.T, out, excerpt string) {
	t.Helper()
	for line := range strings.Lines(excerpt) {
		if line = strings.TrimSpace(line); line != "…" && !strings.Contains(out, line) {
			t.Errorf("the command does not print\n%s", line)
		}
	}
}
