package minify_test

import (
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/publish/minify"
	"tarif/cmd/tarif/internal/test/is"
)

// TestGaps: browsers that support gap only in grids have margins between the
// children of flex, wherever the rule is and in whatever order.
func TestGaps(t *testing.T) {
	for css, want := range map[string]string{
		".a { display: flex; gap: .5rem 1rem; }": ".a{display:flex;gap:.5rem 1rem}@supports not (inset: 0){.a>*{margin:0 1rem .5rem 0}}",
		".a, .b {\n color: red; gap: 2rem; display: inline-flex }\n.c { gap: 2rem; display: flex }": ".a,.b{color:red;gap:2rem;display:inline-flex}" +
			".c{gap:2rem;display:flex}@supports not (inset: 0){.a>*,.b>*,.c>*{margin:0 2rem 2rem 0}}",
		".a { display: grid; gap: 1rem; }\n.b { display: flex; }": ".a{display:grid;gap:1rem}.b{display:flex}",
	} {
		got, err := minify.File(files(map[string]string{"a.css": css}), "a.css")
		is.OK(t, err)
		is.Equal(t, strings.TrimSpace(string(got)), want, css)
	}
}
