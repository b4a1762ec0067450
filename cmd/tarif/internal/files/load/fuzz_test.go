package load

import (
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/test/is"
)

// FuzzEdition reads any bytes as an edition: there is an edition or an error,
// and every finding is positioned inside the file.
func FuzzEdition(f *testing.F) {
	site := base(f)
	for name, file := range site {
		if strings.HasSuffix(name, ".toml") {
			f.Add(string(file.Data))
		}
	}
	data, _ := Load(site, "tariffs")
	f.Fuzz(func(t *testing.T, text string) {
		e, found := Edition("a.toml", []byte(text), &data.Catalogue)
		is.Must(t, (e == nil) == (found.Errors() > 0), "an edition: %t; %s", e != nil, printed(found))
		lines := strings.Split(strings.TrimLeft(text, "\ufeff"), "\n")
		for _, x := range found {
			if p := x.Pos; p.Line > len(lines) || p.Line > 0 && (p.Col < 1 || p.Col > len(lines[p.Line-1])+1) {
				t.Errorf("%s is outside of the file", p)
			}
		}
		printed(found)
	})
}
