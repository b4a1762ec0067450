package cli

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/is"
)

// real is the program in a copy of the published site, which is the working
// directory.
func real(t *testing.T) *run {
	t.Helper()
	root, err := filepath.Abs("../../../..")
	is.OK(t, err)
	r := start(t)
	t.Chdir(t.TempDir())
	for _, name := range []string{"tariffs", "content"} {
		is.OK(t, os.CopyFS(name, os.DirFS(filepath.Join(root, name))))
	}
	config := is.File(t, filepath.Join(root, "config.toml"))
	save(t, "config.toml", string(config))
	r.app.load, r.app.locale = loadSite, lang.EN
	return r
}

// lean turns off in the settings what takes most of a build, for tests of
// something else.
func lean(t *testing.T) {
	t.Helper()
	off := strings.NewReplacer("cards = true", "cards = false", "zip = true", "zip = false", "prices = true", "prices = false")
	save(t, "config.toml", off.Replace(string(is.File(t, "config.toml"))))
}

// unchanging is like real for tests that do not write into the site, which is
// loaded once for each day.
func unchanging(t *testing.T) *run {
	t.Helper()
	type answer struct {
		site  *loaded
		found source.List
	}
	r, answers := real(t), map[tariff.Date]answer{}
	r.app.load = func(fsys fs.FS, q request) (*loaded, source.List) {
		a, ok := answers[q.day]
		if !ok {
			a.site, a.found = loadSite(fsys, q)
			answers[q.day] = a
		}
		return a.site, slices.Clone(a.found)
	}
	return r
}

func save(t *testing.T, name, text string) {
	t.Helper()
	is.OK(t, os.WriteFile(name, []byte(text), 0o644))
}

const astana = "astana/waste/"

func TestExitCode(t *testing.T) {
	r := real(t)
	for args, want := range map[string]int{
		"diff astana/waste/2019 astana/waste/2025":             statusDone,
		"diff astana/waste/2019 astana/waste/2025 --exit-code": statusWrong,
		"diff astana/waste/2019 astana/waste/2019 --exit-code": statusDone,
		"diff astana/waste/2019 astana/waste/2020 --exit-code": statusUsage,
		"diff astana/waste/2019 --exit-code":                   statusUsage,
	} {
		if got := r.do(t, strings.Fields(args)...); got != want {
			t.Errorf("%s: status %d, want %d: %s", args, got, want, &r.stderr)
		}
		if want == statusWrong && (r.stderr.Len() > 0 || !strings.HasPrefix(r.stdout.String(), "astana: waste, 2019 → 2025\n")) {
			t.Errorf("%s: %s%s", args, &r.stdout, &r.stderr)
		}
	}
	save(t, "tariffs/astana/waste/2025.toml", "what = is this\n")
	for args, want := range map[string]int{
		"diff astana/waste/2019 astana/waste/2025":             statusWrong,
		"diff astana/waste/2019 astana/waste/2025 --exit-code": statusUsage,
		"compare astana semei":                                 statusWrong,
	} {
		got := r.do(t, strings.Fields(args)...)
		if said := r.stderr.String(); got != want || !strings.Contains(said, "tariffs/astana/waste/2025.toml:1:") || r.stdout.Len() > 0 {
			t.Errorf("%s: status %d, want %d: %s", args, got, want, said)
		}
	}
}

// TestJSONReports checks that --json equals --format json.
func TestJSONReports(t *testing.T) {
	r := unchanging(t)
	for _, args := range []string{
		"diff astana/waste/2019 astana/waste/2025",
		"compare astana semei",
		"compare astana atyrau semei --kind waste",
	} {
		r.do(t, strings.Fields(args+" --format json")...)
		want := r.stdout.String()
		if got := r.do(t, strings.Fields(args+" --json")...); got != statusDone || r.stdout.String() != want || !strings.HasPrefix(want, "{") {
			t.Errorf("%s --json: status %d: %.80q, want %.80q: %s", args, got, &r.stdout, want, &r.stderr)
		}
	}
}

// TestDiffFiles checks that a file need not be in the site, and that findings
// name it as typed.
func TestDiffFiles(t *testing.T) {
	r := real(t)
	old := is.File(t, "tariffs/astana/waste/2025.toml")
	touch(t, "drafts/x")
	save(t, "drafts/new.toml", strings.Replace(string(old), `"637.00"`, `"640.00"`, 1))
	if status := r.do(t, "diff", astana+"2025", "drafts/new.toml", "--format", "csv"); status != statusDone {
		t.Fatalf("status %d: %s", status, &r.stderr)
	}
	want := "place,kind,from_edition,to_edition,service,role,conditions,row,change,old,new,difference,percent,holds_from,measure,old_measure\n" +
		"astana,waste,2025,2025,household-waste,,housing-serviced,1,price-up,637.00,640.00,3.00,0.47,,money,\n"
	is.True(t, r.stdout.String() == want && r.stderr.Len() == 0, "%s%s", &r.stdout, &r.stderr)
	save(t, "drafts/new.toml", strings.Replace(string(old), `"637.00"`, `"640,0O"`, 1))
	status := r.do(t, "diff", astana+"2025", "drafts/new.toml")
	if said := r.stderr.String(); status != statusWrong || !strings.HasPrefix(said, "drafts/new.toml:") || !strings.HasSuffix(said, "tarif: error: 1 error in the data\n") {
		t.Errorf("status %d: %s", status, said)
	}
}

func TestReferences(t *testing.T) {
	r := unchanging(t)
	for _, c := range []struct{ args, want string }{
		{"diff astana/waste/2025", "tarif diff: name two editions, each PLACE/KIND/EDITION or a TOML file; got 1\n"},
		{"diff astana/waste/2025 astana/waste", "tarif diff: \"astana/waste\" is not the name of an edition\nhint: write PLACE/KIND/EDITION, or name a TOML file\n"},
		{"diff astan/waste/2025 astana/waste/2025", "tarif diff: there is no place \"astan\"\nhint: did you mean \"astana\"?\n"},
		{"diff astana/wast/2025 astana/waste/2025", "tarif diff: astana has no tariff of the kind \"wast\"\nhint: did you mean \"waste\"?\n"},
		{"diff astana/home-care/2025 astana/waste/2025", "tarif diff: astana has no tariff of the kind \"home-care\"\nhint: known here: waste\n"},
		{"diff astana/waste/2025 astana/waste/2031", "tarif diff: astana/waste has no edition \"2031\"\nhint: it has 2019, 2025\n"},
		{"diff astana/waste/2025 nowhere.toml", "tarif diff: nowhere.toml: there is no such file\n"},
		{"diff astana/waste/2025 oral/home-care/2026", "tarif diff: astana/waste/2025 and oral/home-care/2026 are of different kinds\n"},
		{"diff astana/waste/2025 astana/waste/2025 --format html", "tarif diff: invalid argument \"html\" for \"--format\" flag: \"html\" is not a format of reports: write text, markdown, json, csv\n"},
		{"diff astana/waste/2025 astana/waste/2025 --lang tr", "tarif diff: invalid argument \"tr\" for \"--lang\" flag: \"tr\" is not a language of reports: write kk, ru, en\n"},
		{"compare oral", "tarif compare: name two places or more; got 1\n"},
		{"compare oral oral", "tarif compare: oral is named twice\n"},
		{"compare oral orla", "tarif compare: there is no place \"orla\"\nhint: did you mean \"oral\"?\n"},
		{"compare oral astana", "tarif compare: the places have no kind of tariff in common\nhint: they have oral: home-care; astana: waste\n"},
		{"compare oral astana --kind home-care", "tarif compare: astana has no tariff of the kind \"home-care\"\nhint: it has waste\n"},
		{"compare oral baiterek --kind homecare", "tarif compare: there is no kind of tariff \"homecare\"\nhint: did you mean \"home-care\"?\n"},
		{"compare oral baiterek --date today", "tarif compare: invalid argument \"today\" for \"--date\" flag: \"today\" is not a date: write year-month-day, like \"2025-12-18\"\n"},
	} {
		command, _, _ := strings.Cut(c.args, " ")
		r.expect(t, c.args, statusUsage, "", c.want+"see tarif "+command+" --help\n")
	}
}

// TestDiffOfTwoPlaces checks that diff of two places works with a warning.
func TestDiffOfTwoPlaces(t *testing.T) {
	r := unchanging(t)
	status := r.do(t, "diff", "baiterek/home-care/2026", "oral/home-care/2026")
	if status != statusDone || r.stderr.String() != "tarif: warning: the editions are of two places: tarif compare baiterek oral says what may be compared\n" {
		t.Errorf("status %d: %s", status, &r.stderr)
	}
	is.True(t, strings.Contains(r.stdout.String(), "- the price is for something else now, so no percentage is given: 76\n"),
		"%s", &r.stdout)
}

// TestCompareDate checks that the day decides which editions are compared.
func TestCompareDate(t *testing.T) {
	r := unchanging(t)
	for day, want := range map[string]string{
		"2024-12-31": "- astana, 2019, last known", "2025-06-01": "- astana, 2025, last known", "2001-01-01": "- astana, 2019, not yet in force"} {
		if r.do(t, "compare", "astana", "semei", "--date", day); !strings.Contains(r.stdout.String(), want) {
			t.Errorf("%s: %s%s", day, &r.stdout, &r.stderr)
		}
	}
	r.do(t, "compare", "astana", "semei")
	is.True(t, strings.Contains(r.stdout.String(), "\nAs on 1 March 2026.\n"), "%s", &r.stdout)
}

func TestColourAndLocale(t *testing.T) {
	r := unchanging(t)
	r.app.colour, r.app.locale = true, lang.RU
	if r.do(t, "compare", "semei", "atyrau"); !strings.HasPrefix(r.stdout.String(), "\x1b[1mВывоз мусора: ") {
		t.Errorf("%s", &r.stdout)
	}
	for _, format := range []string{"markdown", "json", "csv"} {
		if r.do(t, "compare", "semei", "atyrau", "--format", format); strings.Contains(r.stdout.String(), "\x1b") || r.stdout.Len() == 0 {
			t.Errorf("%s: %s", format, &r.stdout)
		}
	}
	for _, c := range []struct {
		env  map[string]string
		want lang.Lang
	}{
		{nil, lang.EN},
		{map[string]string{"LANG": "C.UTF-8"}, lang.EN},
		{map[string]string{"LANG": "kk_KZ.UTF-8"}, lang.KK},
		{map[string]string{"LANG": "ru_RU.UTF-8", "LC_MESSAGES": "kk_KZ"}, lang.KK},
		{map[string]string{"LANG": "ru_RU.UTF-8", "LC_ALL": "C"}, lang.EN},
		{map[string]string{"LANG": "de_DE.UTF-8"}, lang.EN},
		{map[string]string{"LANG": "kk.UTF-8"}, lang.KK},
		{map[string]string{"LC_ALL": "ru-KZ"}, lang.RU},
	} {
		is.Equal(t, lang.Lang(systemLanguage(func(k string) string { return c.env[k] }, uiLanguages)), c.want, c.env)
	}
}
