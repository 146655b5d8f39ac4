package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/seed-16be0631/glane/pkg/report"
)

func TestMain(m *testing.M) {
	if os.Getenv(asGlane) != "" {
		main()
	}
	testscript.Main(m, map[string]func(){"glane": main})
}

// TestScript runs what a user types. $ARTICLES is the folder of test articles;
// "records FILE N" checks that FILE holds N lines, each a record by the schema.
func TestScript(t *testing.T) {
	articles, err := filepath.Abs("../../testdata/articles")
	if err != nil {
		t.Fatal(err)
	}
	schema := compileSchema(t)
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(env *testscript.Env) error {
			env.Setenv("ARTICLES", articles)
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"records": func(ts *testscript.TestScript, neg bool, args []string) {
				if neg || len(args) != 2 {
					ts.Fatalf("usage: records FILE N")
				}
				lines := strings.Split(strings.TrimSuffix(ts.ReadFile(args[0]), "\n"), "\n")
				if got := fmt.Sprint(len(lines)); got != args[1] {
					ts.Fatalf("%s holds %s lines, want %s", args[0], got, args[1])
				}
				for i, line := range lines {
					ts.Check(validate(schema, line, i+1))
				}
			},
			"bytes": func(ts *testscript.TestScript, neg bool, args []string) {
				// bytes FILE \xE9...: a file with bytes that a script cannot hold
				if neg || len(args) != 2 {
					ts.Fatalf(`usage: bytes FILE 'text with \x00'`)
				}
				content, err := unquote(args[1])
				ts.Check(err)
				ts.Check(os.WriteFile(ts.MkAbs(args[0]), content, 0o600))
			},
		},
	})
}

func compileSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(report.Schema))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("schema.json", doc); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

func validate(schema *jsonschema.Schema, line string, n int) error {
	record, err := jsonschema.UnmarshalJSON(strings.NewReader(line))
	if err == nil {
		err = schema.Validate(record)
	}
	if err != nil {
		return fmt.Errorf("line %d: %w", n, err)
	}
	return nil
}

// unquote reads \xHH escapes, and nothing else.
func unquote(s string) ([]byte, error) {
	var out []byte
	for i := 0; i < len(s); i++ {
		if !strings.HasPrefix(s[i:], `\x`) {
			out = append(out, s[i])
			continue
		}
		var b byte
		if _, err := fmt.Sscanf(s[i+2:], "%2x", &b); err != nil {
			return nil, fmt.Errorf("%q: %w", s[i:], err)
		}
		out = append(out, b)
		i += len(`\xHH`) - 1
	}
	return out, nil
}
