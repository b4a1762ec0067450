package check_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"tarif/cmd/tarif/internal/test/is"
)

// FuzzSite replaces an edition, a file of the catalogue or a page by any bytes:
// the loader and the rules do not fail, and every finding is positioned inside
// its file.
func FuzzSite(f *testing.F) {
	var names []string
	for name, file := range base(f) {
		names = append(names, name)
		f.Add(name, string(file.Data))
	}
	f.Fuzz(func(t *testing.T, name, text string) {
		site := base(t)
		if site[name] == nil {
			name = names[len(name)%len(names)]
		}
		site[name] = &fstest.MapFile{Data: []byte(text)}
		found := all(site, during)
		for _, x := range found {
			inside(t, site, x.Pos.File, x.Pos.Line, x.Pos.Col)
			if x.See != nil {
				inside(t, site, x.See.File, x.See.Line, x.See.Col)
			}
		}
		printed(found)
	})
}

func inside(t *testing.T, site fstest.MapFS, file string, line, col int) {
	t.Helper()
	if line == 0 {
		return
	}
	lines := strings.Split(strings.TrimLeft(string(site[file].Data), "\ufeff"), "\n")
	is.True(t, line <= len(lines) && col >= 1 && col <= len(lines[line-1])+1, "%s:%d:%d is outside of the file", file, line, col)
}
