package load

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/test/is"
	"tarif/cmd/tarif/internal/test/tarifftest"
)

// TestBase: the base site of the cases has no errors.
func TestBase(t *testing.T) {
	data, found := Load(base(t), "tariffs")
	is.True(t, len(found) == 0, "%s", printed(found))
	is.Equal(t, len(data.Tariffs), 2, "tariffs")
}

// TestCases runs testdata/cases. A case changes the base site and lists what is
// printed then, and by which rules. Its files are
//
//	-- FILE --           a file that is added or replaced
//	-- edit FILE --      lines: "- old" become "+ new"; "+" alone goes to the end
//	-- remove FILE --
//	-- want --           what is printed, then the rules
func TestCases(t *testing.T) {
	seen := map[string]bool{}
	for _, file := range cases(t) {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			src, err := os.ReadFile(file)
			is.OK(t, err)
			comment, files := tarifftest.Archive(string(src))
			site := seed(t, files)
			_, found := Load(site, "tariffs")
			for _, f := range found {
				seen[f.Rule] = true
				points(t, site, f)
			}
			want := &files[len(files)-1]
			if got := printed(found); *update {
				want.Data = got
				err = os.WriteFile(file, []byte(tarifftest.Format(comment, files)), 0o644)
			} else if want.Name != "want" || got != want.Data {
				t.Errorf("got:\n%s\nwant:\n%s", got, want.Data)
			}
			is.OK(t, err)
		})
	}
	for _, rule := range rules {
		if !seen[rule.Name] && rule.Name != ruleUnreadable { // tested by TestUnreadable
			t.Errorf("the rule %s has no case", rule.Name)
		}
	}
}

func cases(t *testing.T) []string {
	t.Helper()
	names, err := filepath.Glob("testdata/cases/*.txtar")
	is.Must(t, err == nil && len(names) >= 40, "%d cases, %v", len(names), err)
	return names
}

// printed returns findings as people see them, and their rules.
func printed(found source.List) string {
	var b strings.Builder
	found.Print(&b, source.English)
	for _, f := range found {
		fmt.Fprintf(&b, "rule: %s", f.Rule)
		if f.Waived != nil {
			fmt.Fprintf(&b, " (waived: %s)", f.Waived.Cause)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// points checks that a finding's line is the one at its position, and that the
// column is in it.
func points(t *testing.T, site fstest.MapFS, f source.Finding) {
	t.Helper()
	if f.Pos.Line == 0 {
		return
	}
	lines := strings.Split(strings.TrimPrefix(string(site[f.Pos.File].Data), "\ufeff"), "\n")
	if line := strings.TrimSuffix(lines[f.Pos.Line-1], "\r"); f.Line != line || f.Pos.Col > len(line)+1 {
		t.Errorf("%s: the line is %q, column %d, in the file it is %q", f.Pos, f.Line, f.Pos.Col, line)
	}
}

// seed applies a case to the base site.
func seed(t *testing.T, files []tarifftest.File) fstest.MapFS {
	t.Helper()
	site := base(t)
	tarifftest.Seed(site, files)
	return site
}
