package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image"
	"image/png"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"tarif/cmd/tarif/internal/cli/messages"
	"tarif/cmd/tarif/internal/publish/output"
	"tarif/cmd/tarif/internal/publish/sample"
	"tarif/cmd/tarif/internal/publish/site"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/test/is"
	"tarif/templates"
)

// onePNG returns a picture of one pixel.
func onePNG() []byte {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 1, 1))); err != nil {
		panic(err)
	}
	return b.Bytes()
}

const (
	drawn = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>`
	post  = "+++\ntitle = \"T\"\nsummary = \"S\"\ndate = \"2026-11-20\"\n+++\n\n## A\n\nText {price synthetic-0001/synthetic-1/2026#r1}.\n\n![words](a.png) ![words](b.svg)\n"
)

// small returns the files of a small site that has everything: places, a
// picture and a drawing, news, and a theme of its own.
func small(tb testing.TB) map[string][]byte {
	tb.Helper()
	made, err := sample.Files(sample.Options{Places: 2, Editions: 2, Kinds: 1, Seed: 1})
	is.OK(tb, err)
	out := map[string][]byte{}
	for f := range made {
		out[f.Path] = cropped(f.Data)
	}
	out["content/news/a.kk.md"], out["content/news/a.ru.md"] = []byte(post), []byte(post)
	out["content/news/a.png"], out["content/news/b.svg"] = onePNG(), []byte(drawn)
	for _, name := range []string{"pages/place.html", "parts/base.html", "assets/icon.svg", "assets/css/site.css", "assets/js/search.js", "words/kk.toml", "words/ru.toml"} {
		if data, err := templates.FS.ReadFile(name); err == nil {
			out["templates/"+name] = data
		}
	}
	return out
}

// cropped returns a file without the tables of most of its rates and services.
func cropped(data []byte) []byte {
	tables := bytes.SplitAfter(data, []byte("\n\n"))
	seen := map[string]int{}
	return bytes.Join(slices.DeleteFunc(tables, func(table []byte) bool {
		head, _, _ := strings.Cut(string(table), "\n")
		seen[head]++
		return (head == "[[rate]]" || head == "[[service]]") && seen[head] > 8
	}), nil)
}

// spread writes files below a folder.
func spread(tb testing.TB, dir string, files map[string][]byte) {
	tb.Helper()
	for name, data := range files {
		at := filepath.Join(dir, filepath.FromSlash(name))
		is.OK(tb, os.MkdirAll(filepath.Dir(at), 0o755))
		is.OK(tb, os.WriteFile(at, data, 0o644))
	}
}

// seeder puts one fault into the files of a site, or into its folder.
type seeder struct {
	*rand.Rand
	dir   string
	files map[string][]byte
	names []string
}

func (s *seeder) pick(of func(name string) bool) string {
	names := slices.DeleteFunc(slices.Clone(s.names), func(n string) bool { return !of(n) })
	return names[s.IntN(len(names))]
}

func ending(suffixes ...string) func(string) bool {
	return func(name string) bool {
		return slices.ContainsFunc(suffixes, func(x string) bool { return strings.HasSuffix(name, x) })
	}
}

func under(dir, suffix string) func(string) bool {
	return func(name string) bool { return strings.HasPrefix(name, dir) && strings.HasSuffix(name, suffix) }
}

func choose[T any](s *seeder, of ...T) T { return of[s.IntN(len(of))] }

func anyFile(string) bool { return true }

func notConfig(name string) bool { return name != "config.toml" }

// faults are the kinds of fault. Each function returns a description.
var faults = map[string]func(s *seeder) string{
	"a value of TOML": func(s *seeder) string {
		name := s.pick(func(n string) bool { return ending(".toml")(n) && !strings.HasPrefix(n, "templates") })
		lines := bytes.SplitAfter(s.files[name], []byte("\n"))
		var at []int
		for i, l := range lines {
			if bytes.Contains(l, []byte(" = ")) {
				at = append(at, i)
			}
		}
		i := choose(s, at...)
		key, _, _ := strings.Cut(string(lines[i]), " = ")
		value := choose(s, `""`, `"con"`, `"`+strings.Repeat("a", 255)+`"`, "\"a\u202eb\"", "\"a\\u0000b\"", `"Ә Б"`, `"../x"`, "1", "1.5", "true", "[]", `["a"]`, "{}", `"=1+1"`,
			`"<script>"`, "2026-13-45", `"`, "'''", "nan", `"9999999999999.99"`, `"-1"`, `"https://x y/"`, `"`+strings.Repeat("ж", 100_000)+`"`, `"2026-02-30"`)
		lines[i] = []byte(key + " = " + value + "\n")
		s.files[name] = bytes.Join(lines, nil)
		return fmt.Sprintf("%s:%d: %.60s = %.40s", name, i+1, key, value)
	},
	"a line of TOML": func(s *seeder) string {
		name := s.pick(ending(".toml"))
		lines := bytes.SplitAfter(s.files[name], []byte("\n"))
		i := s.IntN(len(lines))
		what := choose(s, "deleted", "doubled", "[a", "= 1", "key = ", "[[rate]]", "\x00", "a.b.c = \"x\"", "[place]")
		switch what {
		case "deleted":
			lines[i] = nil
		case "doubled":
			lines[i] = append(bytes.Clone(lines[i]), lines[i]...)
		default:
			lines[i] = append(bytes.Clone(lines[i]), []byte(what+"\n")...)
		}
		s.files[name] = bytes.Join(lines, nil)
		return fmt.Sprintf("%s:%d: %q", name, i+1, what)
	},
	"bytes": func(s *seeder) string {
		name := s.pick(anyFile)
		data := bytes.Clone(s.files[name])
		what := choose(s, "cut", "flip", "insert", "empty", "UTF-16", "twice")
		i := s.IntN(max(1, len(data)))
		switch what {
		case "cut":
			data = data[:i]
		case "flip":
			data[i] ^= byte(1 << s.IntN(8))
		case "insert":
			data = slices.Insert(data, i, choose(s, []byte{0xff}, []byte{0}, []byte("\u202e"), []byte("{{"), []byte("<b>"), []byte("\x1b[2J"))...)
		case "empty":
			data = nil
		case "UTF-16":
			data = append([]byte("\xff\xfe"), data...)
		case "twice":
			data = append(data, data...)
		}
		s.files[name] = data
		return name + ": " + what + " at " + strconv.Itoa(i)
	},
	"no file": func(s *seeder) string {
		name := s.pick(notConfig)
		delete(s.files, name)
		return name
	},
	"another name": func(s *seeder) string {
		name := s.pick(notConfig)
		dir, base, ext := filepath.Dir(name), filepath.Base(name), filepath.Ext(name)
		base = choose(s, strings.ToUpper(base), "con"+ext, "aux"+ext, "a b"+ext, "ә"+ext, "a\x1bb"+ext, "."+base, base+".", "a\u202eb"+ext, strings.Repeat("a", 200)+ext, base+".txt", "2026 (1)"+ext)
		s.files[filepath.Join(dir, base)] = s.files[name]
		delete(s.files, name)
		return name + " is " + base
	},
	"no regular file": func(s *seeder) string {
		name := s.pick(notConfig)
		data := s.files[name]
		delete(s.files, name)
		at := filepath.Join(s.dir, name)
		if os.MkdirAll(filepath.Dir(at), 0o755) != nil {
			return ""
		}
		what := choose(s, "pipe", "folder", "link out", "link nowhere", "link to itself", "link within", "link to zero", "huge")
		var err error
		switch what {
		case "pipe":
			err = mkfifo(at)
		case "folder":
			err = os.Mkdir(at, 0o755)
		case "link out":
			err = os.Symlink("/etc/passwd", at)
		case "link nowhere":
			err = os.Symlink("nowhere", at)
		case "link to itself":
			err = os.Symlink(filepath.Base(at), at)
		case "link to zero":
			err = os.Symlink("/dev/zero", at)
		case "link within":
			s.files["content/kept"+filepath.Ext(name)] = data
			err = os.Symlink(filepath.Join(s.dir, "content/kept"+filepath.Ext(name)), at)
		case "huge":
			var f *os.File
			if f, err = os.Create(at); err == nil {
				err = f.Truncate(100 << 20)
				f.Close()
			}
		}
		return fmt.Sprint(name, " is ", what, " ", err)
	},
	"a picture": func(s *seeder) string {
		what := choose(s, "<html>", "<svg><script/></svg>", drawn[:40], string(onePNG()[:30]), "GIF89a", "\xff\xd8\xff", "MZ", strings.Replace(drawn, "<path", `<path onclick="x()"`, 1),
			strings.Replace(drawn, "<path", `<image href="https://x/"/><path`, 1))
		name := choose(s, "content/news/a.png", "content/news/b.svg", "content/news/c.jpg", "content/news/D.PNG", "content/news/d.avif", "content/about/e.webp", "templates/assets/icon.svg")
		s.files[name] = []byte(what)
		return fmt.Sprintf("%s: %q", name, what)
	},
	"a text": func(s *seeder) string {
		name := s.pick(ending(".md"))
		what := choose(s, "<b>x</b>", "[a](nowhere)", "[a](/places/nowhere/)", "![](a.png)", "![a](z.png)", "{price x}", "{", "# A", "#### A", "[^1]", "[^1]: a", "[a]{kk}", "\u202eabc", "a\x07b", "\u200b",
			strings.Repeat("*a", 20_000), strings.Repeat(">", 5000)+"a", strings.Repeat("[", 9000), strings.Repeat("a ", 200_000), "{price synthetic-0001/synthetic-1/2026#r999}", "[a](/about/#none)")
		s.files[name] = append(bytes.Clone(s.files[name]), []byte("\n"+what+"\n")...)
		return fmt.Sprintf("%s: %.40q", name, what)
	},
	"the theme": func(s *seeder) string {
		name := s.pick(under("templates/", ""))
		what := choose(s, "{{.Wrong}}", "{{if .Wrong}}{{end}}", "{{range .Place}}{{.Wrong}}{{end}}", "{{template \"none\"}}", "{{nofunc}}", "{{", "{{end}}", "{{t \"no.such.word\"}}", "<script>{{.Title}}", "let = ;", "a {", "}", "import './none.js'", "<p title={{.Title}}>")
		data := s.files[name]
		i := bytes.LastIndex(data, []byte("{{end}}"))
		if i < 0 || s.IntN(3) == 0 {
			i = len(data)
		}
		s.files[name] = slices.Concat(data[:i], []byte(what), data[i:])
		return fmt.Sprintf("%s: %q", name, what)
	},
	"words": func(s *seeder) string {
		name := s.pick(under("templates/words/", ".toml"))
		lines := bytes.SplitAfter(s.files[name], []byte("\n"))
		i := s.IntN(len(lines))
		for !bytes.Contains(lines[i], []byte(" = ")) {
			i = (i + 1) % len(lines)
		}
		key, value, _ := strings.Cut(string(lines[i]), " = ")
		what := choose(s, "", key+` = "{1} {2} {3} {4}"`, key+` = ""`, "other-"+key+" = "+value, key+` = "<b>{1}"`, key+` = 5`)
		lines[i] = []byte(what + "\n")
		s.files[name] = bytes.Join(lines, nil)
		return fmt.Sprintf("%s:%d: %s", name, i+1, what)
	},
	"more files": func(s *seeder) string {
		name := choose(s, "tariffs/x.toml", "tariffs/catalogue/x.TOML", "tariffs/catalogue/con.toml", "tariffs/a/b/2026.toml", "content/x.md", "content/about/con.kk.md", "content/news/A.png", "content/news/nul.png",
			"templates/pages/none.html", "templates/parts/mine.html", "templates/assets/js/mine.js", "templates/assets/mine.svg", "templates/assets/Mine.css", "templates/words/en.toml", "tariffs/synthetic-0001/synthetic-1/2026.kk.txt",
			"tariffs/synthetic-0001/synthetic-1/2027.toml.txt")
		s.files[name] = s.files[s.pick(ending(filepath.Ext(name), "config.toml"))]
		return name
	},
}

// said is the common part of check --json and build --json.
type said struct {
	Findings []struct {
		Pos      source.Pos
		Severity string
		Rule     string
		Message  string
	}
	Error string
}

func (s said) errors() []string {
	var out []string
	for _, f := range s.Findings {
		if f.Severity == "error" {
			out = append(out, fmt.Sprintf("%s: %s: %s", f.Pos, f.Rule, f.Message))
		}
	}
	return out
}

// recalled is what build and check remember of the sites before.
var recalled = map[bool]*site.Memory{false: new(site.Memory), true: new(site.Memory)}

// asked runs a command of the real program that prints a report.
func asked(t *testing.T, args ...string) (int, said) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	hash := func(fsys fs.FS) *site.Inputs { return site.ReadInputs(fsys, "the program") }
	load := func(fsys fs.FS, r request) (*loaded, source.List) {
		r.memory = recalled[r.prove] // as serve keeps it
		return loadSite(fsys, r)
	}
	a := app{stdin: strings.NewReader(""), stdout: &stdout, stderr: &stderr, version: "tarif", localizer: messages.In("en"), load: load, hash: hash, now: time.Now}
	status := a.run(t.Context(), args)
	var s said
	if err := json.Unmarshal(stdout.Bytes(), &s); err != nil && status != statusWrong {
		t.Fatalf("%q: status %d, %v: %s", args, status, err, &stderr)
	}
	return status, s
}

// judge runs check and build on a site with a fault, compares their findings,
// and returns the status of the build.
func judge(t *testing.T, dir, what string) (status int) {
	t.Helper()
	out := filepath.Join(t.TempDir(), "public")
	before := []byte(`{"generator":"tarif","files":{}}`)
	spread(t, out, map[string][]byte{"manifest.json": before})
	status, c := asked(t, "--site", dir, "check", "--json", "--date", "2026-11-30")
	built, b := asked(t, "--site", dir, "build", "--json", "--date", "2026-11-30", "--out", out)
	is.True(t, status == built,
		"%s: check gives %d, build %d: %s\ncheck: %q\nbuild: %q", what, status, built, b.Error, c.errors(), b.errors())
	for _, f := range b.errors() {
		if !slices.Contains(c.errors(), f) {
			t.Errorf("%s: build says what check does not: %s\n%q", what, f, c.errors())
		}
	}
	for _, f := range c.Findings {
		if f.Severity == "error" && f.Pos.File == "" {
			t.Errorf("%s: without a place: %s", what, f.Message)
		}
	}
	m, err := os.ReadFile(filepath.Join(out, "manifest.json"))
	if built != statusDone && (err != nil || !bytes.Equal(m, before)) {
		t.Errorf("%s: a build that failed changed the site", what)
	}
	_, ok := output.ReadManifest(os.DirFS(out))
	is.True(t, ok, "%s: there is no site", what)
	left, _ := filepath.Glob(filepath.Join(filepath.Dir(out), ".*"))
	is.True(t, len(left) == 0, "%s: left behind: %q", what, left)
	return built
}

// TestCheckAgreesWithBuild checks that check reports everything that build
// refuses, with its position, and that build accepts what check accepts.
// TARIF_FAULTS is how many of the faults are tried, from all over the list.
func TestCheckAgreesWithBuild(t *testing.T) {
	n, err := strconv.Atoi(os.Getenv("TARIF_FAULTS"))
	if err != nil {
		n = 24
	}
	n = min(n, len(allFaults))
	base := small(t)
	ended := map[int]int{}
	for i := range n {
		at := i * len(allFaults) / n
		ended[seeded(t, base, uint64(at), at)]++
	}
	is.True(t, ended[statusDone] >= n/10 && ended[statusWrong] >= n/3, "the faults are not of all sorts: %v", ended)
	t.Log(ended)
}

// seeded judges a site with some faults.
func seeded(t *testing.T, base map[string][]byte, seed uint64, of ...int) (status int) {
	t.Helper()
	s := &seeder{Rand: rand.New(rand.NewPCG(seed, 17)), dir: t.TempDir(), files: maps.Clone(base)}
	var what []string
	for _, i := range of {
		s.names = slices.DeleteFunc(slices.Sorted(maps.Keys(s.files)), func(name string) bool { return len(s.files[name]) == 0 })
		f := allFaults[i%len(allFaults)]
		what = append(what, fmt.Sprintf("%d: %s: %.300s", i, f.kind, f.put(s, f.turn)))
	}
	for name := range s.files { // a fault of the folder may prevent one of a file
		if _, err := os.Lstat(filepath.Join(s.dir, name)); err == nil {
			delete(s.files, name)
		}
	}
	spread(t, s.dir, s.files)
	defer os.RemoveAll(s.dir)
	return judge(t, s.dir, strings.Join(what, "; "))
}

// FuzzFaults checks that with several faults in a site's folder check and build
// terminate and agree, and that either the old or the new site is in place.
func FuzzFaults(f *testing.F) {
	base := small(f)
	f.Add(uint64(1), uint16(1), uint16(300), uint16(700))
	f.Fuzz(func(t *testing.T, seed uint64, a, b, c uint16) { seeded(t, base, seed, int(a), int(b), int(c)) })
}

// TestOneNameTwice: two files of the theme whose addresses differ in their case,
// of which the site has one.
func TestOneNameTwice(t *testing.T) {
	files, dir := small(t), t.TempDir()
	files["templates/assets/ICON.SVG"] = files["templates/assets/icon.svg"]
	spread(t, dir, files)
	is.Equal(t, judge(t, dir, "two icons"), statusWrong)
}
