package cli

import (
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/test/is"
)

// The documents in the repository that show command lines.
var manuals = []string{"README.md", "tariffs/README.md"}

// calls are the ways in which the documents call the program.
var calls = []string{"go run ./cmd/tarif", `..\tarif.exe`, "tarif"}

// TestManualCommands checks that the program accepts every command line in the
// documents and has every flag they name.
func TestManualCommands(t *testing.T) {
	for _, name := range manuals {
		src := is.File(t, filepath.Join("../../../..", name))
		var shown []string
		for _, c := range codeIn(string(src)) {
			if args, ok := arguments(c); ok {
				shown = append(shown, strings.Join(args, " "))
				err := understood(args)
				is.True(t, err == nil, "%s: %s: %v", name, c, err)
			} else if strings.HasPrefix(c, "--") && !isFlag(strings.Fields(c)[0]) {
				t.Errorf("%s: no command has the flag %s", name, c)
			}
		}
		for _, want := range []string{"check", "serve", "build"} {
			is.True(t, slices.ContainsFunc(shown, func(s string) bool { return strings.HasPrefix(s, want) }),
				"%s does not show %s", name, want)
		}
	}
}

// TestManualCommandsSeesMistakes checks that the test above detects mistakes.
func TestManualCommandsSeesMistakes(t *testing.T) {
	for _, tt := range []struct {
		doc string
		ok  bool
	}{
		{"run `go run ./cmd/tarif check tariffs` now", true},
		{"run `go run ./cmd/tarif chek` now", false},
		{"```text\n..\\tarif.exe build --outt x\n```", false},
		{"    go run ./cmd/tarif serve --date 2027-1-1   # comment", false},
		{"    go run ./cmd/tarif serve --date 2027-01-15 # comment", true},
		{"`tarif build public`", false},
		{"`tarif build --help`", true},
		{"`tarif help build`", true},
	} {
		found := codeIn(tt.doc)
		is.Must(t, len(found) == 1, "%q shows %q", tt.doc, found)
		args, ok := arguments(found[0])
		if err := understood(args); !ok || (err == nil) != tt.ok {
			t.Errorf("%q: %v", found[0], err)
		}
	}
	is.True(t, !isFlag("--dates") && isFlag("--date"), "flags are not told apart")
}

var inline = regexp.MustCompile("`([^`]+)`")

// codeIn returns the code of a Markdown text: lines of fenced or indented
// blocks, and text in backticks.
func codeIn(doc string) []string {
	var out []string
	fenced := false
	for line := range strings.Lines(doc) {
		switch {
		case strings.HasPrefix(line, "```"):
			fenced = !fenced
		case fenced, strings.HasPrefix(line, "    "):
			out = append(out, strings.TrimSpace(line))
		default:
			for _, m := range inline.FindAllStringSubmatch(line, -1) {
				out = append(out, m[1])
			}
		}
	}
	return out
}

// arguments returns the program's arguments without a comment at the end, and
// whether the line calls the program at all.
func arguments(line string) ([]string, bool) {
	line, _, _ = strings.Cut(line, " #")
	for _, call := range calls {
		if rest, ok := strings.CutPrefix(line, call+" "); ok {
			return strings.Fields(rest), true
		}
	}
	return nil, false
}

// understood returns the error for a command line without running it.
func understood(args []string) error {
	root := (&app{}).root()
	root.InitDefaultHelpCmd()
	cmd, rest, err := root.Find(args)
	if err != nil {
		return err
	}
	cmd.InitDefaultHelpFlag()
	if err := cmd.ParseFlags(rest); err != nil {
		return err
	}
	return cmd.ValidateArgs(cmd.Flags().Args())
}

// isFlag reports whether any command has the flag.
func isFlag(name string) bool {
	root := (&app{}).root()
	for _, cmd := range append(root.Commands(), root) {
		cmd.InitDefaultHelpFlag()
		if name = strings.TrimPrefix(name, "--"); cmd.Flags().Lookup(name) != nil || cmd.PersistentFlags().Lookup(name) != nil {
			return true
		}
	}
	return false
}
