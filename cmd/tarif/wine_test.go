package main

import (
	"bytes"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/test/is"
)

// TestWine runs the program for Windows under Wine, where one is installed that
// runs programs of Go and, unlike Wine 8, removes files of an [os.Root]: a new site in a folder with a space and Kazakh
// letters is made, checked and built; the shipped site, built there, has the
// bytes that it has here.
func TestWine(t *testing.T) {
	wine, err := exec.LookPath("wine")
	if err != nil {
		t.Skip("wine is not installed")
	}
	if v, _ := exec.Command(wine, "--version").Output(); len(v) < 7 || v[5] < '9' && v[6] == '.' {
		t.Skipf("%s is too old", v)
	}
	dir := t.TempDir()
	is.OK(t, os.CopyFS(filepath.Join(dir, "site", "tariffs"), os.DirFS("../../tariffs")))
	is.OK(t, os.CopyFS(filepath.Join(dir, "site", "content"), os.DirFS("../../content")))
	config, err := os.ReadFile("../../config.toml")
	is.OK(t, err)
	is.OK(t, os.WriteFile(filepath.Join(dir, "site", "config.toml"), config, 0o644))
	program := map[string]string{"windows": "tarif.exe", "linux": "./tarif"}
	for system, name := range program {
		build := exec.Command("go", "build", "-o", filepath.Join(dir, name), ".")
		build.Env = append(os.Environ(), "GOOS="+system, "CGO_ENABLED=0")
		out, err := build.CombinedOutput()
		is.Must(t, err == nil, "%s: %v\n%s", system, err, out)
	}
	run := func(args ...string) (string, error) {
		cmd := exec.CommandContext(t.Context(), wine, append([]string{program["windows"]}, args...)...)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "WINEDEBUG=-all", "LC_ALL=C.UTF-8")
		out, err := cmd.CombinedOutput()
		return string(out), err
	}
	if out, err := run("version"); err != nil {
		t.Skipf("this wine does not run programs of Go: %v\n%.200s", err, out)
	}
	const made = "Қазталов тарифтері"
	for _, args := range []string{"new site " + made + " --place kaztalov --region west-kazakhstan --level district" +
		" --name-kk Қазталов --name-ru Казталов --in-kk Қазталовта --in-ru в+Казталове", "check --site " + made, "build --site " + made} {
		words := strings.Fields(strings.Replace(args, made, "SITE", 1))
		for i, w := range words {
			words[i] = strings.NewReplacer("SITE", made, "+", " ").Replace(w)
		}
		out, err := run(words...)
		is.True(t, err == nil, "%s: %v\n%s", args, err, out)
	}
	out, err := run("build", "--site", "site", "--date", "2026-11-30", "--out", "windows")
	is.Must(t, err == nil, "%v\n%s", err, out)
	here := exec.Command("./tarif", "build", "--site", "site", "--date", "2026-11-30", "--out", "linux")
	here.Dir = dir
	is.OK(t, here.Run())
	there, n := os.DirFS(filepath.Join(dir, "windows")), 0
	is.OK(t, fs.WalkDir(os.DirFS(filepath.Join(dir, "linux")), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasPrefix(path, ".tarif") {
			return err // what the build keeps for the next one knows the times of files
		}
		n++
		want, err := os.ReadFile(filepath.Join(dir, "linux", path))
		if err != nil {
			return err
		}
		got, err := fs.ReadFile(there, path)
		is.True(t, bytes.Equal(got, want), "%s has other bytes on Windows: %v", path, err)
		return nil
	}))
	is.True(t, n > 1000, "%d files", n)
}
