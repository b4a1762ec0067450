package check_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"tarif/cmd/tarif/internal/files/load"
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/publish/check"
	"tarif/cmd/tarif/internal/show/prose"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/is"
	"tarif/cmd/tarif/internal/test/tarifftest"
)

var update = flag.Bool("update", false, "write what is found into the cases")

// during is the day of the cases that have no day of their own.
var during = tariff.Date{Year: 2026, Month: 6, Day: 15}

func base(t testing.TB) fstest.MapFS {
	t.Helper()
	src := is.File(t, "testdata/base.txtar")
	return tarifftest.Site(string(src))
}

// all returns all findings about a site, from every package, so that duplicates
// show.
func all(site fstest.MapFS, day tariff.Date) source.List {
	data, found := load.Load(site, "tariffs")
	pages, more := prose.Load(site, "content", data)
	found = append(found, more...)
	found = append(found, check.Run(check.Input{Data: data, Prose: pages, Day: day, Files: site})...)
	found.Sort()
	return found
}

// TestBase: the base site of the cases has no errors.
func TestBase(t *testing.T) {
	found := all(base(t), during)
	is.True(t, len(found) == 0, "%s", printed(found))
}

// TestCases runs testdata/cases. A case changes the base site and lists
// everything that is printed then, and by which rules. Its name says which rule
// it is about; "near" is a near miss, in which nothing is found. Every rule has
// both.
func TestCases(t *testing.T) {
	names, _ := filepath.Glob("testdata/cases/*.txtar")
	has := map[string]bool{}
	for _, name := range names {
		src := is.File(t, name)
		comment, files := tarifftest.Archive(string(src))
		id := strings.TrimSuffix(filepath.Base(name), ".txtar")
		t.Run(id, func(t *testing.T) {
			site, day := base(t), during
			tarifftest.Seed(site, files)
			if files[0].Name == "day" {
				day, _ = tariff.ParseDate(strings.TrimSpace(files[0].Data))
			}
			found := all(site, day)
			for _, f := range found {
				points(t, site, f)
			}
			want := &files[len(files)-1]
			if got := printed(found); *update {
				want.Data = got
				is.OK(t, os.WriteFile(name, []byte(tarifftest.Format(comment, files)), 0o644))
			} else if want.Name != "want" || got != want.Data {
				t.Errorf("got:\n%s\nwant:\n%s", got, want.Data)
			}
			near := strings.Contains(id, "-near")
			rule := ruleOf(id)
			if near != (len(found) == 0) || !near && !slices.ContainsFunc(found, func(f source.Finding) bool { return f.Rule == rule }) {
				t.Errorf("not a case of %s:\n%s", rule, printed(found))
			}
			has[rule] = true
			has[rule+" near"] = has[rule+" near"] || near
		})
	}
	for _, rule := range rules(t) {
		if !has[rule] || !has[rule+" near"] {
			t.Errorf("the rule %s: has a case: %t, has a near miss: %t", rule, has[rule], has[rule+" near"])
		}
	}
}

// ruleOf returns the rule that a case is about: "price-jump" of
// "price-jump-near-2".
func ruleOf(id string) string {
	return regexp.MustCompile(`(-near)?(-\d+)?$`).ReplaceAllString(id, "")
}

func rules(t *testing.T) []string {
	t.Helper()
	out := lists.Of(check.Rules(), func(r source.Rule) string { return r.Name })
	is.Must(t, len(out) >= 10, "found only %q", out)
	return out
}

// printed formats findings as people see them, with their rules.
func printed(found source.List) string {
	var b strings.Builder
	found.Print(&b, source.English)
	for _, f := range found {
		fmt.Fprintf(&b, "rule: %s\n", f.Rule)
	}
	return b.String()
}

// points checks that a finding's line is the one at its position, and that the
// column is in it.
func points(t *testing.T, site fstest.MapFS, f source.Finding) {
	t.Helper()
	if f.Pos.Line == 0 {
		t.Errorf("%s: no line", f.Pos)
		return
	}
	lines := strings.Split(string(site[f.Pos.File].Data), "\n")
	if line := lines[f.Pos.Line-1]; f.Line != line || f.Pos.Col > len(line) {
		t.Errorf("%s: the line is %q, column %d, in the file it is %q", f.Pos, f.Line, f.Pos.Col, line)
	}
}

// TestNothingFollows: a file that cannot be read is one error; nothing is
// reported that only follows from it.
func TestNothingFollows(t *testing.T) {
	for name, file := range base(t) {
		if !strings.HasSuffix(name, ".toml") {
			continue
		}
		site := base(t)
		site[name] = &fstest.MapFile{Data: []byte("= 1\n" + string(file.Data))}
		found := all(site, tariff.Date{Year: 2026, Month: 12, Day: 1})
		for _, f := range found {
			if f.Pos.File != name && f.Rule != "runs-out" {
				t.Errorf("%s is broken:\n%s", name, printed(found))
			}
		}
	}
}

// TestManual: the publisher's manual says for every rule what was found and
// what to do, in both languages.
func TestManual(t *testing.T) {
	src := is.File(t, "../../../../../tariffs/README.md")
	for _, heading := range []string{"### Күмәнді жерлер\n", "### Подозрительные места\n"} {
		_, section, _ := strings.Cut(string(src), heading)
		section, _, _ = strings.Cut(section, "\n## ")
		for _, rule := range rules(t) {
			if !strings.Contains(section, "\n| `"+rule+"` | ") {
				t.Errorf("%s does not explain %s", strings.TrimSpace(heading), rule)
			}
		}
	}
}
