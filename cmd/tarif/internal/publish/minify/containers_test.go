package minify_test

import (
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/publish/minify"
	"tarif/cmd/tarif/internal/test/is"
)

// TestContainers: browsers without @container have rows as cards at every
// width; rules for very little room apply with large letters; rules that need
// room never apply.
func TestContainers(t *testing.T) {
	const little, hardly, much = "@container main (width < 46rem) { td { color: red; } @media print { a { top: 0; } } }\n",
		"@container main (width < 15rem) { .a { margin: 0; } }\n", "@container main (width >= 46rem) { th { color: blue; } }\n"
	got, err := minify.File(files(map[string]string{"a.css": little + hardly + much + "p { left: 0; }"}), "a.css")
	is.OK(t, err)
	const want = `@container main (width < 46rem){td{color:red}@media print{a{top:0}}}` +
		`@supports not (container-type: inline-size){td{color:red}@media print{a{top:0}}}` +
		`@container main (width < 15rem){.a{margin:0}}` +
		`@supports not (container-type: inline-size){@media(max-width:33rem){.js:not(.vs0) .a{margin:0}}}` +
		`@container main (width >= 46rem){th{color:#00f}}p{left:0}`
	is.Equal(t, strings.TrimSpace(string(got)), want)
}
