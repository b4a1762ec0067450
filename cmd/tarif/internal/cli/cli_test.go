package cli

import (
	"bytes"
	"cmp"
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/spf13/cobra"

	"tarif/cmd/tarif/internal/cli/messages"
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/publish/output"
	"tarif/cmd/tarif/internal/publish/site"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/is"
)

// run is one run of the program on a fake site in the working directory.
type run struct {
	app            app
	stdout, stderr bytes.Buffer
	asked          []request
	found          source.List
	planErr        error
	files          []output.File
}

// start creates a folder with a site and makes it the working directory.
func start(t *testing.T) *run {
	t.Helper()
	t.Chdir(t.TempDir())
	touch(t, "config.toml", "tariffs/oral/home-care/2026.toml", "content/about.kk.md")
	r := &run{files: []output.File{file("index.html", "<p>"), file("kk/index.html", "<p>"), file("data/rates.csv", "a\n")}}
	clock := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	r.app = app{stdin: strings.NewReader(""), stdout: &r.stdout, stderr: &r.stderr, version: "tarif v1.2.3 (go1.26)", localizer: messages.In("en"),
		load: r.load, hash: func(fs.FS) *site.Inputs { return nil }, now: func() time.Time { clock = clock.Add(300 * time.Millisecond); return clock }}
	return r
}

func touch(t *testing.T, paths ...string) {
	t.Helper()
	for _, p := range paths {
		is.OK(t, os.MkdirAll(filepath.Dir(p), 0o755))
		is.OK(t, os.WriteFile(p, []byte("x"), 0o644))
	}
}

func file(p, content string) output.File {
	return output.File{Path: p, Render: func() ([]byte, error) { return []byte(content), nil }}
}

func (r *run) load(_ fs.FS, q request) (*loaded, source.List) {
	r.asked = append(r.asked, q)
	found := slices.Clone(r.found)
	if found.Err() != nil {
		return nil, found
	}
	oral := &tariff.Edition{Rates: make([]*tariff.Rate, 76), Pos: source.Pos{File: "tariffs/oral/home-care/2026.toml"}}
	astana := &tariff.Edition{Rates: make([]*tariff.Rate, 1), Pos: source.Pos{File: "tariffs/astana/waste/2025.toml"}}
	return &loaded{
		data:     &tariff.Data{Tariffs: []*tariff.Tariff{{Editions: tariff.Timeline{astana}}, {Editions: tariff.Timeline{oral}}}},
		manifest: output.Manifest{Date: "2026-03-01", BaseURL: cmp.Or(q.baseURL, "https://example.kz/")},
		plan:     func() (output.Plan, error) { return output.Plan{Files: r.files}, r.planErr },
	}, found
}

func (r *run) do(t *testing.T, args ...string) int {
	t.Helper()
	r.stdout.Reset()
	r.stderr.Reset()
	return r.app.run(t.Context(), args)
}

// expect runs the program and compares the status and all output.
func (r *run) expect(t *testing.T, args string, status int, stdout, stderr string) {
	t.Helper()
	got := r.do(t, strings.Fields(args)...)
	is.True(t, got == status && r.stdout.String() == stdout && r.stderr.String() == stderr,
		"tarif %s: status %d, want %d\nstdout:\n%s\nwant:\n%s\nstderr:\n%s\nwant:\n%s", args, got, status, &r.stdout, stdout, &r.stderr, stderr)
}

func problem(file string, line int, s source.Severity) source.Finding {
	return source.Finding{Pos: source.Pos{File: file, Line: line, Col: 9}, Severity: s, Message: source.Say("price is odd")}
}

// TestUsageLines checks the first words of usage lines, which others rely on.
func TestUsageLines(t *testing.T) {
	want := []string{
		"tarif build [--out DIR] [--base-url URL] [--date YYYY-MM-DD]",
		"tarif verify [DIR] [--sources]",
		"tarif check [PATH …]",
		"tarif import FILE … --place ID --kind ID [--edition ID] [--lang kk|ru]",
		"tarif fmt [PATH …]",
		"tarif diff OLD NEW [--format FORMAT] [--json] [--lang LANG] [--exit-code]",
		"tarif compare PLACE PLACE … [--kind ID] [--date YYYY-MM-DD]",
		"tarif sample [--places N] [--editions N] [--kinds N] [--seed N] DIR",
		"tarif serve [--addr 127.0.0.1:8080]",
		"tarif announce PLACE/KIND/EDITION [-o DIR]",
		"tarif sign KEYFILE [DIR]",
		"tarif publish TARGET [--dry-run] [--undo]",
		"tarif correct PLACE/KIND/EDITION",
		"tarif repeal PLACE/KIND/EDITION",
		"tarif withdraw PLACE/KIND [--until DATE]",
		"tarif undo PLACE/KIND/EDITION",
		"tarif new site|place|act|post|server …",
		"tarif version [--sbom] [--notices]",
	}
	got := lists.Of(start(t).app.root().Commands(), func(c *cobra.Command) string { return c.UseLine() })
	is.Must(t, len(got) == len(want), "commands %q", got)
	for _, w := range want {
		is.True(t, slices.ContainsFunc(got, func(g string) bool { return strings.HasPrefix(g, w) }), "no command %q in %q", w, got)
	}
}

// TestUsageLinesNameTheFlags checks that a usage line names exactly the flags
// of its command, by the short form if there is one.
func TestUsageLinesNameTheFlags(t *testing.T) {
	named := regexp.MustCompile(`[\s\[](--?[a-z][a-z-]*)`)
	flag := regexp.MustCompile(`(?m)^ +(?:(-\w), )?(--[a-z-]+)`)
	for _, c := range all(start(t).app.root()) {
		var said, want []string
		for _, m := range named.FindAllStringSubmatch(c.Use, -1) {
			said = append(said, m[1])
		}
		for _, m := range flag.FindAllStringSubmatch(c.LocalNonPersistentFlags().FlagUsages(), -1) {
			want = append(want, cmp.Or(m[1], m[2]))
		}
		slices.Sort(said)
		slices.Sort(want)
		is.True(t, slices.Equal(said, want), "%q names %q, the flags are %q", c.Use, said, want)
	}
}

// all returns a command and those below it.
func all(root *cobra.Command) []*cobra.Command {
	var out []*cobra.Command
	each(root, func(c *cobra.Command) { out = append(out, c) })
	return out
}

func TestHelp(t *testing.T) {
	r := start(t)
	for _, c := range all(r.app.root()) {
		args := strings.Fields(strings.TrimPrefix(c.CommandPath(), "tarif"))
		if status := r.do(t, append(args, "--help")...); status != statusDone || r.stderr.Len() > 0 {
			t.Errorf("%s --help: status %d, stderr %s", c.CommandPath(), status, &r.stderr)
		}
		help := r.stdout.String()
		if !strings.Contains(help, "Examples:\n  "+c.CommandPath()) {
			t.Errorf("%s has no example: %s", c.CommandPath(), help)
		}
		if r.do(t, append([]string{"help"}, args...)...); !strings.HasPrefix(r.stdout.String(), help[:30]) {
			t.Errorf("help %s says something else", c.Name())
		}
		for line := range strings.Lines(help) {
			if len([]rune(line)) > 101 {
				t.Errorf("%s: too long a line: %s", c.CommandPath(), line)
			}
		}
	}
}

func TestUsageErrors(t *testing.T) {
	r := start(t)
	touch(t, "../outside")
	for _, c := range []struct{ args, want string }{
		{"bild", "tarif: unknown command \"bild\"; did you mean build?\nsee tarif --help\n"},
		{"deploy", "tarif: unknown command \"deploy\"\nsee tarif --help\n"},
		{"help deploy", "tarif: unknown command \"deploy\"\nsee tarif --help\n"},
		{"build --x", "tarif build: unknown flag: --x\nsee tarif build --help\n"},
		{"build public", "tarif build: unexpected argument \"public\"\nsee tarif build --help\n"},
		{"build --date 2026-02-30", "tarif build: invalid argument \"2026-02-30\" for \"--date\" flag: \"2026-02-30\" is not a date: write year-month-day, like \"2025-12-18\"\nsee tarif build --help\n"},
		{"build --base-url example.kz", "tarif build: invalid argument \"example.kz\" for \"--base-url\" flag: write a whole address, like https://example.kz/tariffs/\nsee tarif build --help\n"},
		{"build --out", "tarif build: flag needs an argument: --out\nsee tarif build --help\n"},
		{"build --out=", "tarif build: invalid argument \"\" for \"--out\" flag: name a folder\nsee tarif build --help\n"},
		{"build --json=perhaps", "tarif build: invalid argument \"perhaps\" for \"--json\" flag: write true or false\nsee tarif build --help\n"},
		{"serve --addr 8080", "tarif serve: invalid argument \"8080\" for \"--addr\" flag: write host and port, like 127.0.0.1:8080\nsee tarif serve --help\n"},
		{"serve x", "tarif serve: unexpected argument \"x\"\nsee tarif serve --help\n"},
		{"version x", "tarif version: unexpected argument \"x\"\nsee tarif version --help\n"},
		{"check nowhere.toml", "tarif check: nowhere.toml: there is no such file or folder\nsee tarif check --help\n"},
		{"check ../outside", "tarif check: ../outside is not in the site's folder " + cwd(t) + "\nsee tarif check --help\n"},
		{"check --site nowhere", "tarif check: --site nowhere: there is no such folder\nsee tarif check --help\n"},
		{"--site config.toml build", "tarif build: --site config.toml: there is no such folder\nsee tarif build --help\n"},
	} {
		r.expect(t, c.args, statusUsage, "", c.want)
	}
	is.True(t, len(r.asked) == 0, "a site was loaded for a wrong command line")
}

func cwd(t *testing.T) string {
	t.Helper()
	dir, err := os.Getwd()
	is.OK(t, err)
	return dir
}

// TestNoCommand checks that without a command help is printed and the status is
// that of an error.
func TestNoCommand(t *testing.T) {
	r := start(t)
	status := r.do(t)
	is.True(t, status == statusUsage && r.stdout.Len() == 0, "status %d, stdout %s", status, &r.stdout)
	if got := r.stderr.String(); !strings.Contains(got, "Commands:\n  announce") || !strings.HasSuffix(got, "\ntarif: no command given\nsee tarif --help\n") {
		t.Errorf("stderr %s", got)
	}
}

func TestVersion(t *testing.T) {
	r := start(t)
	r.expect(t, "version", statusDone, "tarif v1.2.3 (go1.26)\n", "")
	r.expect(t, "--version", statusDone, "tarif v1.2.3 (go1.26)\n", "")
}

func TestNoSite(t *testing.T) {
	r := start(t)
	touch(t, "a/b/x")
	t.Chdir("a/b")
	r.expect(t, "build", statusWrong, "", "tarif: error: there is no config.toml in "+cwd(t)+"\nhint: there is one in a folder above: --site ../..\n")
	empty := t.TempDir()
	r.expect(t, "check --site "+empty, statusWrong, "", "tarif: error: there is no config.toml in "+empty+"\nhint: run tarif in the folder of a site, or name it with --site DIR\n")
}

// TestRequest checks that the day and address of the command line reach the
// loader.
func TestRequest(t *testing.T) {
	r := start(t)
	r.do(t, "build", "--date", "2027-01-01", "--base-url", "https://example.kz/t")
	r.do(t, "check")
	is.Must(t, len(r.asked) == 2, "%d loads", len(r.asked))
	q := r.asked[0]
	is.True(t, q.day.String() == "2027-01-01" && q.baseURL == "https://example.kz/t/" && q.now != nil, "build asked %+v", q)
	q = r.asked[1]
	is.True(t, q.day.IsZero() && q.baseURL == "" && q.now().Year() == 2026, "check asked %+v", q)
}

func TestServe(t *testing.T) {
	r := start(t)
	ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	is.Equal(t, r.app.run(ctx, []string{"serve", "--addr", "127.0.0.1:0"}), statusDone, "status")
	is.In(t, "loaded: 4 files\nserving at http://127.0.0.1:", r.stderr.String(), "stderr")
}

// TestMisplaced checks that a word in the place of a command, as the second word
// of a folder's name without quotes, is what is complained of, not the flags of
// the command after it; and that hints put such names in quotes.
func TestMisplaced(t *testing.T) {
	r := start(t)
	r.says(t, "--site Казталов сайты import a.docx --kind home-care --save", statusUsage, `unknown command "сайты"`, "in quotes")
	r.says(t, "--nonsense", statusUsage, "unknown flag: --nonsense")
	t.Chdir(t.TempDir())
	status := r.do(t, "new", "site", "Казталов сайты", "--place", "kaztalov", "--region", "ЗКО", "--level", "аудан", "--name-kk", "Казталов ауданы", "--name-ru", "Казталовский район")
	is.Equal(t, status, statusDone, r.stderr.String())
	is.In(t, `tarif --site "Казталов сайты" import`, r.stderr.Bytes(), "the hint")
	r.says(t, "new server nginx -o config.toml --site nowhere", statusUsage, "no such folder")
	is.OK(t, os.WriteFile("nginx.conf", nil, 0o644))
	status = r.do(t, "--site", "Казталов сайты", "new", "server", "nginx", "-o", "nginx.conf")
	is.Equal(t, status, statusWrong, r.stderr.String())
	is.NotIn(t, "--force", r.stderr.Bytes(), "a flag that is not there")
}
