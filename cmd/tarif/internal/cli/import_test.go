package cli

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/test/is"
	"tarif/cmd/tarif/internal/test/tarifftest"
)

// TestImport runs the archives of testdata/import: the comment has the command
// lines and expected output, followed by the files.
func TestImport(t *testing.T) {
	names, err := filepath.Glob("testdata/import/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	archives := map[string]string{}
	for _, name := range names {
		src := is.File(t, name)
		archives[filepath.Base(name)] = string(src)
	}
	for name, src := range archives {
		t.Run(name, func(t *testing.T) { importCase(t, src) })
	}
}

// importCase runs one archive. In its comment, lines that begin with "$" are
// run, "=" is the expected status, and ">" and "2>" text that stdout and stderr
// must contain.
func importCase(t *testing.T, src string) {
	comment, files := tarifftest.Archive(src)
	r := real(t)
	wanted := map[string]string{}
	for _, f := range files {
		if name, ok := strings.CutPrefix(f.Name, "want/"); ok {
			wanted[name] = f.Data
			continue
		}
		save(t, f.Name, f.Data)
	}
	ran := 0
	for line := range strings.Lines(comment) {
		mark, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		switch mark {
		case "$0", "$1", "$2":
			ran++
			if got := r.do(t, strings.Fields(rest)...); "$"+string(rune('0'+got)) != mark {
				t.Fatalf("%s: status %d\n%s", rest, got, &r.stderr)
			}
		case ">":
			if !strings.Contains(r.stdout.String(), rest) {
				t.Errorf("stdout has no %q:\n%s", rest, &r.stdout)
			}
		case "2>":
			if !strings.Contains(r.stderr.String(), rest) {
				t.Errorf("stderr has no %q:\n%s", rest, &r.stderr)
			}
		case "no":
			is.True(t, !exists(rest), "%s was written", rest)
		}
	}
	is.Must(t, ran != 0, "nothing was run")
	for name, want := range wanted {
		got, err := os.ReadFile(name)
		is.True(t, err == nil && string(got) == want, "%s: %v\n%s", name, err, got)
	}
	noLeftovers(t)
}

// noLeftovers looks for temporary files.
func noLeftovers(t *testing.T) {
	t.Helper()
	for _, pattern := range []string{".*.toml.*", "tariffs/*/*/.*", ".*.html.*"} {
		left, err := filepath.Glob(pattern)
		is.True(t, err == nil && len(left) == 0, "left behind: %v %v", left, err)
	}
}

// TestImportJSON checks the fields of the JSON that programs rely on, and that
// nothing else is on standard output.
func TestImportJSON(t *testing.T) {
	r := real(t)
	if status := r.do(t, "import", "tariffs/oral/home-care/2026.kk.txt", "--place", "oral", "--kind", "home-care", "--lang", "kk", "--json"); status != statusWrong {
		t.Fatalf("status %d: the act repeats a row, which a person has to decide\n%s", status, &r.stderr)
	}
	var got struct {
		Rates []struct {
			Row, Section, Service, Role *string
			Price                       *string
			Text                        map[string]string
			Confidence                  *json.Number
		}
		Repairs  []struct{ Row, Kind, Before, After *string }
		Findings []struct{ Row, Severity, Rule, Message, Hint *string }
		Act      struct{ Number, Date, Title, Issuer, Signatory string }
	}
	dec := json.NewDecoder(&r.stdout)
	if err := dec.Decode(&got); err != nil || dec.More() {
		t.Fatal("not one object:", err)
	}
	if len(got.Rates) != 76 || *got.Rates[0].Price != "948.30" || got.Rates[0].Text["kk"] == "" || *got.Rates[0].Service != "personal-care" {
		t.Errorf("%d rates, the first %+v", len(got.Rates), got.Rates[0])
	}
	for _, x := range got.Rates {
		is.True(t, !slices.Contains([]*string{x.Row, x.Section, x.Service, x.Role}, nil) && x.Confidence != nil,
			"a rate lacks a key: %+v", x)
	}
	for _, x := range got.Repairs {
		is.True(t, !slices.Contains([]*string{x.Row, x.Kind, x.Before, x.After}, nil), "a repair lacks a key: %+v", x)
	}
	for _, x := range got.Findings {
		is.True(t, !slices.Contains([]*string{x.Row, x.Severity, x.Rule, x.Message, x.Hint}, nil), "a finding lacks a key: %+v", x)
	}
	if len(got.Repairs) == 0 || len(got.Findings) == 0 || got.Act.Number != "2999" || got.Act.Date != "2025-12-18" || got.Act.Signatory == "" {
		t.Errorf("%d repairs, %d findings, act %+v", len(got.Repairs), len(got.Findings), got.Act)
	}
}

// TestImportTooLarge checks that a large file is rejected by its size before it
// is read.
func TestImportTooLarge(t *testing.T) {
	r := real(t)
	save(t, "big.txt", "")
	is.OK(t, os.Truncate("big.txt", 3<<30))
	is.Equal(t, r.do(t, "import", "big.txt", "--place", "oral", "--kind", "home-care"), statusWrong, "status")
	if got := r.stderr.String(); !strings.Contains(got, "big.txt: the file has 3072 MB, and at most 64 MB are read") || !strings.Contains(got, "hint: leave only the act") {
		t.Error(got)
	}
}

// TestImportPage checks that the HTML report is written where requested, and
// escaped.
func TestImportPage(t *testing.T) {
	r := real(t)
	args := strings.Fields("import tariffs/oral/home-care/2026.kk.txt --place oral --kind home-care --json --report out/report.html")
	r.do(t, args...)
	page, err := os.ReadFile("out/report.html")
	is.Must(t, err == nil && strings.Contains(string(page), "948.30"), "%v: %d bytes", err, len(page))
	if status := r.do(t, args...); status != statusWrong || !strings.Contains(r.stderr.String(), "out/report.html is there already: nothing was written") {
		t.Errorf("status %d: %s", status, &r.stderr)
	}
	if status := r.do(t, append(args, "--force")...); status != statusWrong || !strings.Contains(r.stderr.String(), "wrote out/report.html") {
		t.Errorf("status %d: %s", status, &r.stderr)
	}
}

// TestImportAnew checks that placeholders left by a first import do not
// influence a second one of the same edition: --force writes what an empty site
// would get.
func TestImportAnew(t *testing.T) {
	act := func(heading, first, second string) string {
		return "# " + heading + "\n\n| № | Атауы / Наименование | Бағасы, теңге / Цена, тенге |\n|---|---|---|\n| 1 | " + first + " | 371,25 |\n| 2 | " + second + " | 948,30 |\n"
	}
	var made []map[string]string
	for _, twice := range []bool{true, false} {
		r := start(t)
		t.Chdir(t.TempDir())
		if status := r.do(t, "new", "site", ".", "--place", "oral", "--name-kk", "Орал қаласы", "--name-ru", "город Уральск", "--in-ru", "в городе Уральске", "--region", "west-kazakhstan"); status != statusDone {
			t.Fatal(r.stderr.String())
		}
		save(t, "kk.md", act("Үйде әлеуметтік қызмет көрсету тарифтері туралы", "психологиялық тренингтер өткізу", "кітаптар мен газеттер жеткізу"))
		save(t, "ru.md", act("О тарифах на социальные услуги на дому", "проведение психологических тренингов", "доставка книг и газет"))
		if twice {
			r.do(t, "import", "kk.md", "--kind", "home-care", "--edition", "2026", "--save")
			is.True(t, exists("tariffs/oral/home-care/2026.toml"), "nothing was written: %s", &r.stderr)
		}
		r.do(t, "import", "kk.md", "ru.md", "--kind", "home-care", "--edition", "2026", "--save", "--force")
		made = append(made, tarifftest.Folder(t, "tariffs"))
	}
	for name, want := range made[1] {
		is.Equal(t, made[0][name], want, name)
	}
	is.Equal(t, len(made[0]), len(made[1]), "files")
	is.In(t, "# шешіңіз", made[0]["/oral/home-care/2026.toml"], "marks")
}
