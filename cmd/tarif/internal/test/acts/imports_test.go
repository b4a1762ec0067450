package acts

import (
	"go/parser"
	"go/token"
	"path/filepath"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/test/is"
)

// The proof must be independent: it must not share mistakes with loading, so it
// uses none of our packages nor a library that loading uses.
func TestStandsAlone(t *testing.T) {
	files, err := filepath.Glob("*.go")
	is.Must(t, err == nil && len(files) >= 2, "found %v, %v", files, err)
	for _, name := range files {
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		is.OK(t, err)
		for _, spec := range f.Imports {
			imported := strings.Trim(spec.Path.Value, `"`)
			first, _, _ := strings.Cut(imported, "/")
			ours := first == "tarif" && imported != "tarif/cmd/tarif/internal/test/is" // which but compares values
			is.True(t, !ours && !strings.Contains(first, "."), "%s imports %s", name, imported)
		}
	}
}
