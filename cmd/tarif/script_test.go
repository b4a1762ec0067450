package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/test/is"

	// Test scripts with files, like those of the go command: what a user types
	// and sees, and which files exist afterwards.
	"github.com/rogpeppe/go-internal/testscript"
	"github.com/rogpeppe/go-internal/txtar"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"tarif": main})
}

// TestScript runs each script with a small site in the folder site.
func TestScript(t *testing.T) {
	site, err := txtar.ParseFile(filepath.Join("testdata", "site.txtar"))
	is.OK(t, err)
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("testdata", "script"),
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"replace": replace,
			"status":  status,
		},
		Setup: func(env *testscript.Env) error {
			dir := filepath.Join(env.WorkDir, "site")
			if err := os.Mkdir(dir, 0o755); err != nil {
				return err
			}
			return txtar.Write(site, dir)
		},
	})
}

// status runs tarif and compares its exit status: status 2 build --nonsense.
func status(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 0 {
		ts.Fatalf("usage: status N [argument …]")
	}
	err := ts.Exec("tarif", args[1:]...)
	var exit *exec.ExitError
	got := 0
	if errors.As(err, &exit) {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if want := args[0]; strconv.Itoa(got) != want {
		ts.Fatalf("status %d, want %s", got, want)
	}
}

// replace replaces the only occurrence of a text in a file.
func replace(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: replace FILE OLD NEW")
	}
	before := ts.ReadFile(args[0])
	if n := strings.Count(before, args[1]); n != 1 {
		ts.Fatalf("%q stands %d times in %s", args[1], n, args[0])
	}
	after := strings.Replace(before, args[1], args[2], 1)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(after), 0o644))
}
