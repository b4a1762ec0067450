package site_test

import (
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"tarif/cmd/tarif/internal/publish/site"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/test/is"
)

// TestOneFaultOneFinding checks that every seeded fault gives exactly the
// expected finding and no consequential ones.
func TestOneFaultOneFinding(t *testing.T) {
	const (
		oral  = "tariffs/oral/home-care/2026.toml"
		about = "content/about/index.kk.md"
	)
	tests := []struct{ name, file, old, new, rule, message string }{
		{"a letter in a price", oral, `price = "948.30"`, `price = "948,3O"`, "price", `price: "948,3O" is not an amount`},
		{"swapped digits", oral, `price = "948.30"`, `price = "984.30"`, "price-pattern", `price: "984.30" breaks the pattern`},
		{"a file that is no TOML", oral, `place = "oral"`, `place = oral`, "toml-syntax", "not valid TOML"},
		{"another place", oral, `place = "oral"`, `place = "orall"`, "path-disagrees", `place: "orall", but by the path`},
		{"a key misspelt", oral, `price = "948.30"`, `prise = "948.30"`, "unknown-key", `unknown key "prise"`},
		{"a setting misspelt", "config.toml", "base_url", "base_ulr", "unknown-key", `unknown key "base_ulr"`},
		{"a catalogue that is no TOML", "tariffs/catalogue/roles.toml", "[[role]]", "[[role", "toml-syntax", "not valid TOML"},
		{"a table of the catalogue misspelt", "tariffs/catalogue/kinds.toml", "[[kind]]", "[[kinds]]", "unknown-key", `unknown key "kinds"`},
		{"a heading misspelt", oral, "[[section]]", "[[sections]]", "unknown-key", `unknown key "sections"`},
		{"an id misspelt in the catalogue", "tariffs/catalogue/roles.toml", `id = "carer"`, `di = "carer"`, "unknown-key", `unknown key "di"`},
		{"a row twice", oral, "\nrow = 4\n", "\nrow = 5\n", "duplicate-row", "row 5 is there already"},
		{"rates with another bracket", oral, "[[rate]]", "[[rates]]", "unknown-key", `unknown key "rates"`},
		{"an id renamed in the catalogue", "tariffs/catalogue/places.toml", `id = "oral"`, `id = "ural"`, "unknown-id", "there is no place"},
		{"a title misspelt", about, "title", "titel", "unknown-key", `unknown key "titel"`},
		{"a dead link", about, "\n+++\n", "\n+++\n[x](/places/orall/)\n", "dead-link", "/places/orall/ is not an address"},
		{"a dead row", about, "\n+++\n", "\n+++\n[x](/places/oral/home-care/2026/#r99)\n", "dead-link", "has no anchor #r99"},
		{"a dead heading", about, "\n+++\n", "\n+++\n[x](/news/#s-none)\n", "dead-link", "has no anchor #s-none"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			fsys := withFile(t, tt.file, seeded(t, tt.file, tt.old, tt.new))
			_, found := since(fsys)
			if len(found) != 1 {
				t.Fatalf("findings:\n%s", printed(found))
			}
			f := found[0]
			if f.Rule != tt.rule || f.Pos.File != tt.file && f.Rule != "unknown-id" || !strings.Contains(f.Message.String(), tt.message) {
				t.Errorf("found:\n%s", printed(found))
			}
		})
	}
}

func seeded(t *testing.T, file, old, new string) string {
	t.Helper()
	text := string(copyOf(t)[file].Data)
	is.Must(t, strings.Contains(text, old), "%s has no %q", file, old)
	return strings.Replace(text, old, new, 1)
}

// since loads a changed copy of the real site and returns the findings that the
// site itself does not have.
func since(fsys fstest.MapFS) (*site.Site, source.List) {
	known := usual()
	s, found := site.Load(fsys, site.Options{Day: during})
	return s, slices.DeleteFunc(found, func(f source.Finding) bool { return known[saying(f)] })
}

// usual holds the findings of the real site.
var usual = sync.OnceValue(func() map[string]bool {
	known := map[string]bool{}
	_, found := site.Load(repository, site.Options{Day: during})
	for _, f := range found {
		known[saying(f)] = true
	}
	return known
})

func saying(f source.Finding) string { return f.Pos.File + " " + f.Rule + " " + f.Message.String() }

// TestPattern checks that a price that breaks the pattern is reported at its
// line with the one that fits.
func TestPattern(t *testing.T) {
	const file = "tariffs/oral/home-care/2026.toml"
	_, found := since(withFile(t, file, seeded(t, file, `price = "948.30"`, `price = "984.30"`)))
	if len(found) != 1 || found[0].Severity != source.Warning || found[0].Line != `price = "984.30"` || !strings.Contains(found[0].Hint.String(), `"948.30"`) {
		t.Errorf("found:\n%s", printed(found))
	}
}

// TestAllAtOnce checks that faults everywhere are reported at once, in the
// order in which files are read.
func TestAllAtOnce(t *testing.T) {
	fsys := copyOf(t)
	for _, x := range [][3]string{
		{"config.toml", "Asia/Almaty", "Asia/Alma"},
		{"tariffs/catalogue/roles.toml", `id = "carer"`, `id = "Carer"`},
		{"tariffs/astana/waste/2025.toml", `currency = "KZT"`, `currency = "USD"`},
		{"content/about/index.kk.md", "\n+++\n", "\n+++\n[x](/nowhere/)\n"},
	} {
		fsys[x[0]] = &fstest.MapFile{Data: []byte(seeded(t, x[0], x[1], x[2]))}
	}
	fsys["templates/pages/home.html"] = &fstest.MapFile{Data: []byte("{{define \"main\"}}\n  {{if}}{{end}}{{end}}")}
	fsys["templates/pages/place.html"] = &fstest.MapFile{Data: []byte("{{define \"main\"}}{{end}")}
	fsys["templates/parts/own.html"] = &fstest.MapFile{Data: []byte("{{define \"own\"}}{{end}}")}
	fsys["templates/pages/homme.html"] = &fstest.MapFile{Data: []byte("x")}
	_, found := site.Load(fsys, site.Options{Day: during})
	var got []string
	for _, f := range found {
		if at := f.Pos.File + " " + f.Rule; !strings.HasSuffix(f.Rule, "unknown-id") {
			got = append(got, at)
		}
	}
	want := []string{"config.toml setting", "tariffs/catalogue/roles.toml id-syntax", "tariffs/astana/waste/2025.toml unknown-word",
		"templates/pages/home.html template", "templates/pages/homme.html unused-template", "templates/pages/place.html template",
		"content/about/index.kk.md dead-link"}
	is.True(t, strings.Join(got, "\n") == strings.Join(want, "\n"), "got:\n%s", printed(found))
}

// TestTemplateMistakes checks that calls of undefined templates and functions
// are reported at their line.
func TestTemplateMistakes(t *testing.T) {
	for call, want := range map[string]string{
		`{{nofunc}}`: `the template cannot be read: function "nofunc" not defined`,
		`{{if .Title}}{{else}}{{template "nopart" .}}{{end}}`: `the template cannot be read: no template defines "nopart"`,
	} {
		line := "  " + call + "{{end}}"
		fsys := withFile(t, "templates/pages/home.html", "{{define \"main\"}}\n"+line)
		_, found := since(fsys)
		if len(found) != 1 || found[0].Pos.File != "templates/pages/home.html" || found[0].Pos.Line != 2 || found[0].Rule != "template" ||
			found[0].Message.String() != want || found[0].Line != line {
			t.Errorf("%s:\n%s", call, printed(found))
		}
	}
}

// TestTemplateValue checks that an error of executing a template does not print
// the value that it cannot use, which is the whole site.
func TestTemplateValue(t *testing.T) {
	fsys := withFile(t, "templates/pages/home.html", `{{define "main"}}{{range $i, $x := .}}{{end}}{{end}}`)
	_, found := site.Load(fsys, site.Options{Day: during, Prove: true})
	is.In(t, "executing \"main\" at <.>: range can't iterate over …\n", []byte(printed(found)), "found")
}

// TestUncommonTemplates checks that templates that cannot be compiled, or are
// unsafe, are reported at their lines before a page is rendered.
func TestUncommonTemplates(t *testing.T) {
	for call, want := range map[string]string{
		`{{range .Regions}}{{break}}{{end}}`:         "slow-template",
		`<a href="{{if .Title}}"{{end}}">x</a>`:      "template",
		`<script>{{if .Title}}"{{end}}</script><p>x`: "template",
	} {
		line := "  " + call + "{{end}}"
		_, found := since(withFile(t, "templates/pages/home.html", "{{define \"main\"}}\n"+line))
		if len(found) != 1 || found[0].Pos.File != "templates/pages/home.html" || found[0].Pos.Line != 2 || found[0].Rule != want {
			t.Errorf("%s:\n%s", call, printed(found))
		}
	}
}
