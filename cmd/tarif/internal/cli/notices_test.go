package cli

import (
	"bufio"
	"bytes"
	"flag"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/test/is"
)

var update = flag.Bool("update", false, "collect the licences of the modules anew")

// TestNotices checks that the program carries the licences of everything in it
// on any system: the modules with the code they include, Go's library, and the
// fonts on the cards.
func TestNotices(t *testing.T) {
	texts := map[string][]string{} // names by licence
	add := func(whose, file string) {
		text := is.File(t, file)
		licence := strings.TrimSpace(strings.ReplaceAll(string(text), "\r\n", "\n")) + "\n"
		texts[licence] = lists.With(texts[licence], whose)
	}
	modules := linked(t)
	is.Must(t, len(modules) >= 20, "only %d modules are listed", len(modules))
	for whose, dirs := range modules {
		found := licences(t, dirs)
		is.True(t, len(found) != 0, "%s comes without a licence", whose)
		for _, file := range found {
			add(whose, file)
			if strings.HasPrefix(whose, "golang.org/x/text ") {
				add("The Go standard library", file) // of the same authors and terms; not every installation of Go has a copy
			}
		}
	}
	add("Noto Sans", "../show/picture/card/fonts/OFL.txt")

	if got := listing(texts); *update {
		is.OK(t, os.WriteFile("notices.txt", []byte(got), 0o644))
	} else if got != notices {
		t.Error("notices.txt is not what the modules say: go test ./cmd/tarif/internal/cli -run TestNotices -update")
	}
	r := start(t)
	r.expect(t, "version --notices", statusDone, notices, "")
}

// linked returns, for every module with a package in the program on any system,
// the folders from its packages up to its root, the root first.
func linked(t *testing.T) map[string][]string {
	t.Helper()
	out := map[string][]string{}
	for _, system := range []string{"linux", "windows", "darwin"} {
		cmd := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{if not .Main}}{{.Path}}\t{{.Version}}\t{{.Dir}}\t{{$.Dir}}{{end}}{{end}}", "tarif/cmd/tarif")
		cmd.Env = append(os.Environ(), "GOOS="+system, "CGO_ENABLED=0")
		list, err := cmd.Output()
		is.OK(t, err)
		for lines := bufio.NewScanner(bytes.NewReader(list)); lines.Scan(); {
			f := strings.Split(lines.Text(), "\t")
			if len(f) != 4 {
				continue
			}
			whose, root, dir := f[0]+" "+f[1], f[2], f[3]
			for ; len(dir) >= len(root); dir = filepath.Dir(dir) {
				out[whose] = lists.With(out[whose], dir)
			}
		}
	}
	return out
}

var licenceName = regexp.MustCompile(`(?i)^(licen[cs]e|copying|notice|patents)([.-].*)?$`)

// licences returns the licence files in folders.
func licences(t *testing.T, dirs []string) []string {
	t.Helper()
	var out []string
	for _, dir := range dirs {
		entries, err := os.ReadDir(dir)
		is.OK(t, err)
		for _, e := range entries {
			if !e.IsDir() && licenceName.MatchString(e.Name()) && !strings.HasSuffix(e.Name(), ".go") {
				out = append(out, filepath.Join(dir, e.Name()))
			}
		}
	}
	return out
}

// listing prints every licence once, below the names of those it covers.
func listing(texts map[string][]string) string {
	blocks := make(map[string]string, len(texts))
	for text, whose := range texts {
		slices.Sort(whose)
		blocks[strings.Join(whose, "\n")+"\x00"+text] = fmt.Sprintf("%s\n\n%s", strings.Join(whose, "\n"), text)
	}
	var b strings.Builder
	for i, key := range slices.Sorted(maps.Keys(blocks)) {
		if i > 0 {
			b.WriteString("\n" + strings.Repeat("-", 80) + "\n\n")
		}
		b.WriteString(blocks[key])
	}
	return b.String()
}
