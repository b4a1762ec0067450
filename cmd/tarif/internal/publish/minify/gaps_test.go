package minify_test

import (
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/publish/minify"
)

// Browsers that know gaps in grids alone have margins between the children of
// flex, wherever the rule stands and in whatever order it says so.
func TestGaps(t *testing.T) {
	for css, want := range map[string]string{
		".a { display: flex; gap: .5rem 1rem; }": ".a{display:flex;gap:.5rem 1rem}" +
			"@supports not (inset: 0){.a>:not(:last-child){margin-right:1rem}.a>*{margin-bottom:.5rem}}",
		".a { color: red; gap: 0 2rem; display: inline-flex }": ".a{color:red;gap:0 2rem;display:inline-flex}" +
			"@supports not (inset: 0){.a>:not(:last-child){margin-right:2rem}}",
		"@media print { .a, .b { display: flex; gap: 1px } }": "@media print{.a,.b{display:flex;gap:1px}" +
			"@supports not (inset: 0){.a>:not(:last-child),.b>:not(:last-child){margin-right:1px}.a>*,.b>*{margin-bottom:1px}}}",
		".a { display: grid; gap: 1rem; } /* display: flex; */ .b { display: flex; }": ".a{display:grid;gap:1rem}.b{display:flex}",
	} {
		got, err := minify.File(files(map[string]string{"a.css": css}), "a.css")
		if err != nil {
			t.Fatal(err)
		}
		if strings.TrimSpace(string(got)) != want {
			t.Errorf("%s:\ngot  %s\nwant %s", css, got, want)
		}
	}
}
