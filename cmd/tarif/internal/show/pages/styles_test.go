package pages

import (
	"io/fs"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/test/is"
	"tarif/templates"
)

// No tariff looks as one in force but one that is: every other state has
// colours of its own wherever states are shown.
func TestEveryStateHasItsColours(t *testing.T) {
	css, err := fs.ReadFile(templates.FS, "assets/css/shared/badge.css")
	is.OK(t, err)
	for _, state := range strings.Fields(composed["status."]) {
		coloured := false
		for line := range strings.Lines(string(css)) {
			selectors, _, ok := strings.Cut(line, "{ --good:")
			coloured = coloured || ok && strings.Contains(" "+selectors, " ."+state+",") || ok && strings.HasSuffix(selectors, "."+state+" ")
		}
		is.Equal(t, coloured, state != "in-force", state)
	}
}
