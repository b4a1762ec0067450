package tomlfile_test

import (
	"fmt"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/files/tomlfile"
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/test/is"
)

func TestNotes(t *testing.T) {
	doc, found := tomlfile.Parse("a.toml", []byte(`# the file

a = "no # comment" # beside a
# above b
#and more
b."c d" = [ # within
  1, # within
] # within
[t] # beside t
[[t.rate]]
  # above x
x = { y = """
# no comment
""" } # within
[[t.rate]]
x = 1
[t.rate.z]
k = 'v' # beside k
# last
`))
	is.Must(t, doc != nil, "%v", found)
	got := lists.Of(doc.Notes(), func(n tomlfile.Note) string { return fmt.Sprintf("%d %d %q %s", n.Line, n.Stand, n.Path, n.Text) })
	want := []string{
		`1 0 "" the file`, `3 1 "a" beside a`, `4 0 "b.c d" above b`, `5 0 "b.c d" and more`,
		`6 2 "" within`, `7 2 "" within`, `8 2 "" within`, `9 1 "t" beside t`, `11 0 "t.rate[0].x" above x`,
		`14 2 "" within`, `18 1 "t.rate[1].z.k" beside k`, `19 3 "" last`,
	}
	is.Equal(t, strings.Join(got, "\n"), strings.Join(want, "\n"))
}
