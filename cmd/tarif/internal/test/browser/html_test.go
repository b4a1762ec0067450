package browser_test

import (
	"fmt"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/test/browser"
	"tarif/cmd/tarif/internal/test/is"
)

// checkHTML runs html-validate over every page of the site, with its
// recommended rules except two: the doctype is lower-case, and a title may
// exceed the 70 letters of search results, because the names of places and
// services are that long.
func checkHTML(t *testing.T, files map[string][]byte) {
	tool, err := filepath.Abs(modules + "/html-validate/bin/html-validate.mjs")
	is.OK(t, err)
	node, err := exec.LookPath("node")
	if _, missing := os.Stat(tool); missing != nil || err != nil {
		browser.Missing(t, "no html-validate: install Node and run npm ci in .ci")
	}
	config, err := filepath.Abs(root + "/.ci/htmlvalidate.json")
	is.OK(t, err)
	dir := t.TempDir()
	pages := map[string][]byte{}
	for name, data := range files {
		if path.Ext(name) == ".html" {
			pages[name] = data
		}
	}
	write(t, dir, pages)
	cmd := exec.Command(node, tool, "--config", config, "--formatter", "text", ".")
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("html-validate: %v", err)
		for _, line := range summary(strings.TrimSpace(string(out))) {
			t.Error(line)
		}
	}
}

// summary keeps a report readable: a mistake in a template is on every page, so
// each message is listed once, with its first position.
func summary(report string) []string {
	var lines []string
	count := map[string]int{}
	for line := range strings.Lines(report) {
		_, message, _ := strings.Cut(line, ": ")
		if count[message]++; count[message] == 1 {
			lines = append(lines, line)
		}
	}
	for i, line := range lines {
		_, message, _ := strings.Cut(line, ": ")
		lines[i] = fmt.Sprintf("%d times, first %s", count[message], strings.TrimSpace(line))
	}
	return lines
}
