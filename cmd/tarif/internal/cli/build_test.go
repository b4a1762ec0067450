package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"tarif/cmd/tarif/internal/cli/messages"
	"tarif/cmd/tarif/internal/publish/output"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/test/is"
)

func TestBuild(t *testing.T) {
	r := start(t)
	r.expect(t, "build", statusDone, "", "built public with 5 files (2 pages), 478 B, as on 2026-03-01, in 0.30 s\n")
	r.expect(t, "build --out other/place", statusDone, "", "built other/place with 5 files (2 pages), 478 B, as on 2026-03-01, in 0.30 s\n")
	for _, p := range []string{"public/kk/index.html", "other/place/manifest.json"} {
		is.True(t, isFile(p), "no %s", p)
	}
}

// TestBuildExampleURL checks the notice about an unchanged example address in
// config.toml.
func TestBuildExampleURL(t *testing.T) {
	r := start(t)
	r.expect(t, "build --base-url https://tarif.example", statusDone, "",
		"built public with 5 files (2 pages), 481 B, as on 2026-03-01, in 0.30 s\n"+
			"hint: before you publish, write the site's address as base_url in config.toml, or give --base-url: https://tarif.example/ is only an example\n")
}

func TestBuildJSON(t *testing.T) {
	r := start(t)
	r.found = source.List{problem("content/about.kk.md", 3, source.Warning)}
	r.expect(t, "build --json", statusDone, `{
  "out": "public",
  "date": "2026-03-01",
  "base_url": "https://example.kz/",
  "pages": 2,
  "files": 5,
  "bytes": 478,
  "milliseconds": 300,
  "findings": [
    {
      "pos": {
        "file": "content/about.kk.md",
        "line": 3,
        "col": 9
      },
      "severity": "warning",
      "rule": "",
      "message": "price is odd"
    }
  ]
}
`, "content/about.kk.md:3:9: warning: price is odd\nbuilt public with 5 files (2 pages), 478 B, as on 2026-03-01, in 0.30 s\n")
}

// TestBuildFails checks that after any failure the status is 1, the old site is
// in place, and --json has the reason.
func TestBuildFails(t *testing.T) {
	for _, c := range []struct {
		name   string
		set    func(r *run)
		args   string
		stderr string
	}{
		{"data", func(r *run) {
			r.found = source.List{problem("tariffs/oral/home-care/2026.toml", 12, source.Error), problem("config.toml", 2, source.Warning)}
		}, "", "config.toml:2:9: warning: price is odd\n" +
			"tariffs/oral/home-care/2026.toml:12:9: error: price is odd\n" +
			"tarif: error: 1 error, 1 warning: nothing was written\n"},
		{"plan", func(r *run) { r.planErr = errors.New("two pages want kk/index.html") }, "",
			"tarif: error: two pages want kk/index.html\n"},
		{"rendering", func(r *run) {
			r.files = append(r.files, output.File{Path: "x.html", Render: func() ([]byte, error) { return nil, errors.New("no such word") }})
		}, "", "tarif: error: render x.html: no such word\n"},
		{"path", func(r *run) { r.files = append(r.files, file("../x", "")) }, "",
			"tarif: error: plan: path \"../x\" is not a clean relative path with slashes\n"},
		{"somebody's folder", func(*run) {}, "--out content",
			"tarif: error: CWD/content is or holds CWD/content, from which the site is made\nhint: choose a folder for the output alone, such as public\n"},
		{"the site's folder", func(*run) {}, "--out .",
			"tarif: error: CWD is or holds CWD/config.toml, from which the site is made\nhint: choose a folder for the output alone, such as public\n"},
		{"full folder", func(*run) {}, "--out photos",
			"tarif: error: CWD/photos is neither empty nor an earlier output of tarif: it holds a.jpg\nhint: choose another folder, or empty this one yourself if nothing in it is needed\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := start(t)
			touch(t, "photos/a.jpg")
			r.do(t, "build")
			before := list(t)
			c.set(r)
			stderr := strings.ReplaceAll(c.stderr, "CWD", cwd(t))
			r.expect(t, "build "+c.args, statusWrong, "", stderr)
			is.True(t, r.do(t, append([]string{"build", "--json"}, strings.Fields(c.args)...)...) == statusWrong,
				"--json changes the status")
			var got buildReport
			if err := json.Unmarshal(r.stdout.Bytes(), &got); err != nil || got.Error == "" || !strings.Contains(stderr, got.Error) {
				t.Errorf("report %s: %v", &r.stdout, err)
			}
			is.Equal(t, list(t), before, "the folder")
		})
	}
}

// list returns every file below the working directory with its content.
func list(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	err := filepath.WalkDir(".", func(p string, d os.DirEntry, err error) error {
		b.WriteString(p + "\n")
		if err == nil && d.Type().IsRegular() {
			data, _ := os.ReadFile(p)
			b.Write(data)
		}
		return err
	})
	is.OK(t, err)
	return b.String()
}

func TestInterrupted(t *testing.T) {
	r := start(t)
	r.do(t, "build")
	before := list(t)
	ctx, cancel := context.WithCancel(t.Context())
	r.files = append([]output.File{{Path: "a.html", Render: func() ([]byte, error) { cancel(); return nil, nil }}}, r.files...)
	wait := func() ([]byte, error) { <-ctx.Done(); return nil, nil }
	for i := range runtime.GOMAXPROCS(0) { // one more than can be made in parallel
		r.files = append(r.files, output.File{Path: fmt.Sprint("z", i), Render: wait})
	}
	r.stderr.Reset()
	if status := r.app.run(ctx, []string{"build"}); status != statusWrong || r.stderr.String() != "tarif: error: interrupted: nothing was written\n" {
		t.Errorf("status %d, %s", status, &r.stderr)
	}
	is.Equal(t, list(t), before, "the old site has changed")
}

// TestProgress checks that progress is shown on a terminal only, not too often,
// and erased.
func TestProgress(t *testing.T) {
	r := start(t)
	r.app.terminal = true
	r.do(t, "build")
	want := "\r1 of 4 files\r2 of 4 files\r3 of 4 files\r4 of 4 files\r             \rbuilt "
	got := r.stderr.String()
	is.True(t, strings.HasPrefix(got, want), "terminal: %q", got)
	clock := r.app.now()
	r.app.now = fixed(clock)
	r.do(t, "build")
	got = r.stderr.String()
	is.True(t, strings.HasPrefix(got, "\r1 of 4 files\r             \rbuilt "), "in no time: %q", got)
	is.True(t, !isTerminal(&r.stderr), "a buffer is a terminal")
}

func TestSize(t *testing.T) {
	for n, want := range map[int64]string{0: "0 B", 999: "999 B", 1000: "1 KB", 1499: "1 KB", 999_499: "999 KB",
		1_000_000: "1.0 MB", 113_960_000: "113.9 MB"} {
		got := size(n)
		is.True(t, got.String() == want, "%d: %s", n, got)
	}
}

// TestMended checks that the next command repairs what a killed build left, and
// says so once.
func TestMended(t *testing.T) {
	r := start(t)
	touch(t, ".public.tarif-12/tarif.txt", ".public.tarif-12/new/index.html")
	const built = "built public with 5 files (2 pages), 478 B, as on 2026-03-01, in 0.30 s\n"
	r.expect(t, "build", statusDone, "", "an earlier build was interrupted: what it had begun for public was taken away\n"+built)
	is.OK(t, os.MkdirAll(".public.tarif-13", 0o755))
	is.OK(t, os.Rename("public", ".public.tarif-13/old"))
	touch(t, ".public.tarif-13/tarif.txt")
	r.expect(t, "build", statusDone, "", "an earlier build was interrupted: the old site stands in public again\n"+built)
	r.expect(t, "build", statusDone, "", built)
}

// TestBuildOwed checks that a price changed without a correction is reported by
// every build, including one that finds the output unchanged. Findings that are
// reported only once are not noted for later builds.
func TestBuildOwed(t *testing.T) {
	dir := t.TempDir()
	spread(t, dir, small(t))
	build := func(more ...string) (findings string, read bool) {
		t.Helper()
		var stdout, stderr bytes.Buffer
		a := app{stdin: strings.NewReader(""), stdout: &stdout, stderr: &stderr, localizer: messages.In("en"), hash: hashSite, now: time.Now,
			load: func(fsys fs.FS, r request) (*loaded, source.List) { read = true; return loadSite(fsys, r) }}
		status := a.run(t.Context(), append([]string{"build", "--site", dir, "--date", "2026-03-01"}, more...))
		is.Must(t, status == statusDone, "%s", stderr.String())
		findings, _, _ = strings.Cut(stderr.String(), "built ")
		return findings, read
	}
	edit := func(price string) {
		t.Helper()
		name := filepath.Join(dir, "tariffs/synthetic-0001/synthetic-1/2026.toml")
		data := is.File(t, name)
		at := bytes.Index(data, []byte("price = \""))
		end := at + 9 + bytes.IndexByte(data[at+9:], '"')
		data = slices.Concat(data[:at+9], []byte(price), data[end:])
		is.OK(t, os.WriteFile(name, data, 0o644))
	}
	build()
	edit("7654.32")
	first, _ := build()
	is.Must(t, strings.Count(first, "the site of") == 1 && strings.Contains(first, `this file says "7654.32"`), "found:\n%s", first)
	for range 2 {
		again, read := build()
		is.True(t, again == first && !read, "nothing has changed: read %v, found:\n%s\nwant:\n%s", read, again, first)
	}
	anew, _ := build("--clean")
	is.True(t, anew == first, "a clean build finds:\n%s\nwant:\n%s", anew, first)

	edit("1234.56")
	gone := filepath.Join(dir, "public/data/v1/editions/synthetic-0001/synthetic-1/2026/rates.json")
	is.OK(t, os.Remove(gone))
	once, _ := build()
	is.True(t, strings.Count(once, "the site of") == 2 && strings.Contains(once, "is not there to tell which"), "found:\n%s", once)
	if owed, read := build(); !read || strings.Count(owed, "the site of") != 1 || !strings.Contains(owed, `this file says "1234.56"`) {
		t.Errorf("read %v, found:\n%s", read, owed)
	}
}
