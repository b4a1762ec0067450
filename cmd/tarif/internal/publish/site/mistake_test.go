package site_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/cli"
	"tarif/cmd/tarif/internal/publish/site"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/test/is"
)

// mistaken returns the file of 2027 with a letter O in an amount, and its
// position.
func mistaken(t *testing.T) (file string, at source.Pos, line string) {
	t.Helper()
	file = readYear(t).next(t).String()
	price := fmt.Sprintf("price = %q", amount(nowReference["carer"]))
	wrong := strings.Replace(price, "0", "O", 1)
	before, after, found := strings.Cut(file, price)
	is.Must(t, found, "there is no %s in the file", price)
	return before + wrong + after, source.Pos{File: successor, Line: 1 + strings.Count(before, "\n"), Col: 1 + len("price = ")}, wrong
}

// TestMistakeIsFound checks that a mistake in the new file is reported at its
// position and prevents the build.
func TestMistakeIsFound(t *testing.T) {
	file, at, line := mistaken(t)
	s, found := site.Load(withFile(t, successor, file), site.Options{Day: announced})
	is.True(t, s == nil, "there is a site in spite of the mistake")
	var errs source.List
	for _, f := range found {
		if f.Severity == source.Error {
			errs = append(errs, f)
		}
	}
	is.Must(t, len(errs) == 1, "findings:\n%s", printed(found))
	if f := errs[0]; f.Pos != at || f.Line != line || f.Hint.IsZero() || !strings.Contains(f.Message.String(), "2O52.00") {
		t.Errorf("the mistake at %s is reported so:\n%s", at, printed(errs))
	}
}

// TestOldSiteStands builds, makes a mistake, and builds again: the old site is
// unchanged, nothing else is left behind, and the message names the position.
// After the correction the build succeeds.
func TestOldSiteStands(t *testing.T) {
	dir := t.TempDir()
	is.OK(t, os.CopyFS(dir, copyOf(t)))
	if status, out := run(dir, "build", "--date", announced.String()); status != 0 {
		t.Fatalf("the first build ended with %d:\n%s", status, out)
	}
	old := tree(t, dir)
	is.Must(t, old["public/kk/index.html"] != "" && old["public/manifest.json"] != "", "the first build wrote %d files", len(old))

	file, at, line := mistaken(t)
	name := filepath.Join(dir, filepath.FromSlash(successor))
	write(t, name, file)
	status, out := run(dir, "build", "--date", announced.String())
	where := fmt.Sprintf("2027.toml:%d:%d: error: ", at.Line, at.Col)
	is.True(t, status == 1 && strings.Contains(out, where) && strings.Contains(out, line), "status %d:\n%s", status, out)
	now := tree(t, dir)
	delete(now, successor)
	is.True(t, maps.Equal(old, now), "the old site does not stand as it was")

	write(t, name, readYear(t).next(t).String())
	if status, out := run(dir, "build", "--date", announced.String()); status != 0 {
		t.Fatalf("the mended site is not built (%d):\n%s", status, out)
	}
	is.True(t, tree(t, dir)["public/kk/places/oral/home-care/2027/index.html"] != "",
		"the mended site has no page for the new tariff")
}

// run runs the program on a site and returns its status and output.
func run(dir string, args ...string) (status int, printed string) {
	var out bytes.Buffer
	status = cli.Main(append([]string{"--site", dir}, args...), strings.NewReader(""), &out, &out)
	return status, out.String()
}

func write(t *testing.T, name, data string) {
	t.Helper()
	is.OK(t, os.WriteFile(name, []byte(data), 0o644))
}

// tree reads every file below a folder, including hidden ones.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(filepath.Join(dir, p))
		files[p] = string(data)
		return err
	})
	is.OK(t, err)
	return files
}
