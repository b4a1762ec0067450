package cli

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"testing"
	"time"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/is"
)

func fixed(t time.Time) func() time.Time { return func() time.Time { return t } }

const oral = "tariffs/oral/home-care/2026.toml"

func TestCheck(t *testing.T) {
	r := start(t)
	touch(t, "tariffs/oralia/x.toml")
	r.expect(t, "check", statusDone, "", "checked 2 editions with 77 rates: no findings\n")
	r.expect(t, "check tariffs/oral", statusDone, "", "checked 1 edition with 76 rates: no findings\n")

	r.found = source.List{problem(oral, 12, source.Warning), problem("content/about.kk.md", 3, source.Warning)}
	warning := oral + ":12:9: warning: price is odd\n"
	other := "content/about.kk.md:3:9: warning: price is odd\n"
	r.expect(t, "check", statusDone, warning+other, "checked 2 editions with 77 rates: 2 warnings\n")
	r.expect(t, "check .", statusDone, warning+other, "checked 2 editions with 77 rates: 2 warnings\n")
	r.expect(t, "check ./tariffs/", statusDone, warning, "checked 2 editions with 77 rates: 1 warning (1 elsewhere)\n")
	r.expect(t, "check tariffs content", statusDone, warning+other, "checked 2 editions with 77 rates: 2 warnings\n")
	r.expect(t, "check tariffs/oralia", statusDone, "", "checked 0 editions with 0 rates: no findings (2 elsewhere)\n")

	r.found = append(r.found, problem(oral, 20, source.Error))
	r.expect(t, "check "+oral, statusWrong, warning+oral+":20:9: error: price is odd\n", "checked: 1 error, 1 warning (1 elsewhere)\n")
	// Findings about other files are only counted.
	r.expect(t, "check content/about.kk.md", statusDone, other, "checked 0 editions with 0 rates: 1 warning (2 elsewhere)\n")
}

func TestCheckJSON(t *testing.T) {
	r := start(t)
	r.expect(t, "check --json", statusDone, `{
  "editions": 2,
  "rates": 77,
  "errors": 0,
  "warnings": 0,
  "waived": 0,
  "elsewhere": 0,
  "findings": []
}
`, "checked 2 editions with 77 rates: no findings\n")
	r.found = source.List{problem(oral, 12, source.Error), problem("config.toml", 1, source.Warning)}
	is.Equal(t, r.do(t, "check", "--json", "tariffs"), statusWrong, "status")
	var got checkReport
	is.OK(t, json.Unmarshal(r.stdout.Bytes(), &got))
	is.True(t, got.Errors == 1 && got.Warnings == 0 && got.Elsewhere == 1 && len(got.Findings) == 1 && got.Findings[0].Pos.Line == 12,
		"report %+v", got)
}

// TestCheckPaths checks that a path is relative to the working directory or
// else to the site, and that paths which check does not examine are rejected.
func TestCheckPaths(t *testing.T) {
	r := start(t)
	touch(t, "README.md")
	touch(t, "tariffs/README.md")
	touch(t, "elsewhere/x.txt")
	t.Chdir("elsewhere")
	r.expect(t, "check --site .. tariffs/oral", statusDone, "", "checked 1 edition with 76 rates: no findings\n")
	const all = "config.toml, tariffs, content, templates"
	r.expect(t, "check --site .. ../README.md", statusUsage, "",
		"tarif check: README.md: nothing there is checked: name a file or folder of "+all+"\nsee tarif check --help\n")
	r.expect(t, "check --site .. README.md", statusUsage, "",
		"tarif check: README.md: nothing there is checked: name a file or folder of "+all+"\nsee tarif check --help\n")
	r.expect(t, "check --site .. tariffs/README.md", statusUsage, "",
		"tarif check: tariffs/README.md: nothing there is checked: name a file or folder of "+all+"\nsee tarif check --help\n")
	r.expect(t, "check --site .. nowhere", statusUsage, "",
		"tarif check: nowhere: there is no such file or folder\nsee tarif check --help\n")
}

// TestCheckExcerpt checks that the text of a line has a name of its own in
// JSON, as "line" is the number.
func TestCheckExcerpt(t *testing.T) {
	r := start(t)
	r.found = source.List{problem(oral, 12, source.Warning)}
	r.found[0].Line = "price = 1"
	r.do(t, "check", "--json")
	var got struct {
		Findings []struct {
			Pos     struct{ Line int }
			Excerpt string
		}
	}
	is.OK(t, json.Unmarshal(r.stdout.Bytes(), &got))
	f := got.Findings[0]
	is.True(t, f.Pos.Line == 12 && f.Excerpt == "price = 1", "finding %+v", f)
}

// TestCheckPlans checks that check reports what would make a build fail.
func TestCheckPlans(t *testing.T) {
	r := start(t)
	r.planErr = errors.New("two pages want kk/index.html")
	r.expect(t, "check", statusWrong, "", "tarif: error: two pages want kk/index.html\n")
}

// TestFindingsElsewhere checks that findings name files relative to the working
// directory.
func TestFindingsElsewhere(t *testing.T) {
	r := start(t)
	finding := problem(oral, 12, source.Warning)
	finding.See = &source.Pos{File: "tariffs/catalogue/kinds.toml", Line: 3, Col: 1}
	r.found = source.List{finding}
	see := "    see ../tariffs/catalogue/kinds.toml:3:1\n"
	t.Chdir("tariffs")
	r.expect(t, "check --site ..", statusDone, "../"+oral+":12:9: warning: price is odd\n"+see, "checked 2 editions with 77 rates: 1 warning\n")
	r.expect(t, "check --site .. oral", statusDone, "../"+oral+":12:9: warning: price is odd\n"+see, "checked 1 edition with 76 rates: 1 warning\n")
	r.expect(t, "check --site .. ../content", statusDone, "", "checked 0 editions with 0 rates: no findings (1 elsewhere)\n")
	is.Equal(t, r.found[0].See.File, "tariffs/catalogue/kinds.toml", "the loader's finding was changed")
}

func TestShow(t *testing.T) {
	dir := t.TempDir()
	deep := filepath.Join(dir, "a", "b", "c", "d", "e", "f", "g", "h")
	is.OK(t, os.MkdirAll(deep, 0o755))
	t.Chdir(deep)
	root := filepath.VolumeName(deep) + string(filepath.Separator)
	for p, want := range map[string]string{
		deep: ".", filepath.Join(deep, "x"): "x", filepath.Dir(deep): "..", root: root,
	} {
		is.Equal(t, show(p), want, "%s is shown as", p)
	}
}

func TestVersionOf(t *testing.T) {
	for _, c := range []struct {
		info *debug.BuildInfo
		want string
	}{
		{nil, "tarif devel"},
		{&debug.BuildInfo{GoVersion: "go1.26"}, "tarif devel"},
		{&debug.BuildInfo{GoVersion: "go1.26", Main: debug.Module{Version: "(devel)"}}, "tarif devel"},
		{&debug.BuildInfo{GoVersion: "go1.26", Main: debug.Module{Version: "v1.2.3"}}, "tarif v1.2.3 (go1.26)"},
	} {
		is.Equal(t, versionOf(c.info), c.want, "%+v", c.info)
	}
}

// TestCheckConcepts checks that a concept is printed with its number of words
// and where they lead.
func TestCheckConcepts(t *testing.T) {
	r := start(t)
	cleaning := &tariff.Service{ID: "cleaning", Name: lang.Text{KK: "Үй жинау", RU: "Уборка"}}
	r.app.load = func(files fs.FS, q request) (*loaded, source.List) {
		s, found := r.load(files, q)
		s.data.Catalogue.Concepts = []*tariff.Concept{
			{ID: "clean", Words: lang.List{KK: []string{"еден жуу"}, RU: []string{"мыть пол", "клининг"}}, Services: []*tariff.Service{cleaning}},
			{ID: "sewage", Words: lang.List{KK: []string{"кәріз", "канализация"}, RU: []string{"канализация"}}, Absent: true},
		}
		return s, found
	}
	const clean = "clean: 1 Kazakh word, 2 Russian words, 1 service: its words find its services\n    cleaning: Үй жинау\n"
	const sewage = "sewage: 2 Kazakh words, 1 Russian word, 0 services: no tariff prices it, the search says so and leads to the nearest\n"
	r.expect(t, "check --concepts", statusDone, clean+sewage, "2 concepts\n")
	r.expect(t, "check --concepts sewage clean", statusDone, sewage+clean, "2 concepts\n")
	r.expect(t, "check --concepts clean --lang ru", statusDone,
		"clean: 1 казахское слово, 2 русских слова, 1 услуга: по его словам находятся его услуги\n    cleaning: Уборка\n", "1 понятие\n")
	r.expect(t, "check --concepts clean --lang en --json", statusDone, `[
  {
    "id": "clean",
    "words_kk": 1,
    "words_ru": 2,
    "services": [
      "cleaning"
    ],
    "message": "clean: 1 Kazakh word, 2 Russian words, 1 service: its words find its services"
  }
]
`, "")
	r.expect(t, "check --concepts soap", statusUsage, "",
		"tarif check: soap: there is no such concept\nhint: tarif check --concepts names them all\nsee tarif check --help\n")
	r.expect(t, "check --concepts --format sarif", statusUsage, "", "tarif check: --concepts prints text or json only\nsee tarif check --help\n")
}
