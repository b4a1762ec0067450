package doc

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/test/is"
	"tarif/cmd/tarif/internal/test/tarifftest"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestCases reads the first file of each archive and compares it with "want",
// and its tables, spans filled in, with "grid" where there is one.
func TestCases(t *testing.T) {
	names, err := filepath.Glob("testdata/cases/*.txtar")
	is.Must(t, err == nil && len(names) >= 10, "found %v, %v", names, err)
	for _, name := range names {
		t.Run(filepath.Base(name), func(t *testing.T) { testCase(t, name) })
	}
}

func testCase(t *testing.T, name string) {
	src := is.File(t, name)
	comment, files := tarifftest.Archive(string(src))
	in := files[0]
	want := []tarifftest.File{in}
	d, err := Read(t.Context(), in.Name, []byte(in.Data))
	if err != nil {
		want = append(want, tarifftest.File{Name: "want", Data: "error: " + err.Error() + "\n"})
	} else {
		want = append(want, tarifftest.File{Name: "want", Data: dump(d)}, tarifftest.File{Name: "grid", Data: grids(d)})
	}
	got := tarifftest.Format(comment, want)
	if *update {
		is.OK(t, os.WriteFile(name, []byte(got), 0o644))
		return
	}
	is.Equal(t, got, string(src))
}

func grids(d *Document) string {
	var all []string
	for _, b := range d.Blocks {
		if b.Table != nil {
			all = append(all, grid(b.Table))
		}
	}
	return strings.Join(all, "\n")
}
