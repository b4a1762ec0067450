package tomlfmt_test

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/files/tomlfmt"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/is"
	"tarif/cmd/tarif/internal/test/realdata"
	"tarif/cmd/tarif/internal/test/tarifftest"
)

const site = "../../../../.."

// TestSite: the site's own files are in canonical form.
func TestSite(t *testing.T) {
	d := realdata.Tariffs(t)
	n := 0
	for e := range d.Editions() {
		n++
		src := is.File(t, filepath.Join(site, filepath.FromSlash(e.Pos.File)))
		is.Equal(t, formatted(t, d, string(src)), string(src), "%s would be changed", e.Name())
	}
	is.True(t, n >= 14, "only %d editions", n)
}

func formatted(t *testing.T, d *tariff.Data, src string) string {
	t.Helper()
	out, found := tomlfmt.Edition("e.toml", []byte(src), &d.Catalogue)
	is.Must(t, found.Errors() == 0 && out != nil, "%v\n%s", found, src)
	return string(out)
}

// TestCases runs archives of a file and its canonical form.
func TestCases(t *testing.T) {
	d := realdata.Tariffs(t)
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	for _, name := range names {
		t.Run(filepath.Base(name), func(t *testing.T) {
			src := is.File(t, name)
			_, files := tarifftest.Archive(string(src))
			is.Must(t, len(files) == 2, "%d files", len(files))
			got := formatted(t, d, files[0].Data)
			is.Equal(t, got, files[1].Data)
			is.Equal(t, formatted(t, d, got), got, "formatted twice")
		})
	}
}

// TestCommentAnywhere: a comment on any line of any file of the site is kept,
// above or beside, or the file is refused; formatting again changes nothing.
func TestCommentAnywhere(t *testing.T) {
	d := realdata.Tariffs(t)
	e := d.Edition("astana", "waste", "2025")
	src := is.File(t, filepath.Join(site, filepath.FromSlash(e.Pos.File)))
	lines := strings.SplitAfter(string(src), "\n")
	for i := 1; i < len(lines); i++ {
		texts := []string{strings.Join(lines[:i], "") + "#  a  remark of ours\n" + strings.Join(lines[i:], "")}
		if line := strings.TrimSpace(lines[i-1]); line != "" && line[0] != '#' {
			texts = append(texts, strings.Join(lines[:i-1], "")+line+"   #  a  remark of ours\n"+strings.Join(lines[i:], ""))
		}
		for _, text := range texts {
			out := formatted(t, d, text)
			is.Must(t, strings.Count(out, "#  a  remark of ours") == 1, "line %d: the remark is lost:\n%s", i, out)
			twice := formatted(t, d, out)
			is.Must(t, twice == out, "line %d: it is not canonical:\n%s", i, out)
		}
	}
}

// TestRefused: a file with something that cannot be kept stays as it is, and
// the finding says where.
func TestRefused(t *testing.T) {
	d := realdata.Tariffs(t)
	src := is.File(t, filepath.Join(site, "tariffs/astana/waste/2025.toml"))
	for name, c := range map[string]struct {
		old, new string
		rule     string
		at       string
	}{
		"comment in a list":          {`legal_grounds = [`, "legal_grounds = [ # why\n", "comment-unplaced", "legal_grounds"},
		"comment of an inline table": {`issuer.kk = "Астана қаласының мәслихаты"` + "\n" + `issuer.ru = "маслихат города Астаны"`, `issuer = { kk = "Астана қаласының мәслихаты", ru = "маслихат города Астаны" } # ours`, "comment-unplaced", "issuer"},
		"an error":                   {`kind = "waste"`, `kind = "wast"`, "unknown-id", "kind ="},
	} {
		t.Run(name, func(t *testing.T) {
			text := strings.Replace(string(src), c.old, c.new, 1)
			if text == string(src) {
				t.Fatal("the file has no", c.old)
			}
			out, found := tomlfmt.Edition("e.toml", []byte(text), &d.Catalogue)
			is.Must(t, out == nil && found.Errors() != 0 && found[0].Rule == c.rule, "%s %v", out, found)
			line := strings.Split(text, "\n")[found[0].Pos.Line-1]
			is.True(t, strings.HasPrefix(line, c.at), "the finding points at %q", line)
		})
	}
}

// TestLineEnds: Windows line ends and byte order marks are removed; values with
// "#" are kept.
func TestLineEnds(t *testing.T) {
	d := realdata.Tariffs(t)
	src := is.File(t, filepath.Join(site, "tariffs/astana/waste/2025.toml"))
	src = bytes.Replace(src, []byte(`number = "`), []byte(`number = "#`), 1)
	windows := "\ufeff" + strings.ReplaceAll(string(src), "\n", "\r\n")
	is.Equal(t, formatted(t, d, windows), string(src))
}
