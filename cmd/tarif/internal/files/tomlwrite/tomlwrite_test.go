package tomlwrite_test

import (
	"bytes"
	"path/filepath"
	"regexp"
	"testing"
	"testing/fstest"

	"tarif/cmd/tarif/internal/files/load"
	"tarif/cmd/tarif/internal/files/tomlwrite"
	"tarif/cmd/tarif/internal/test/is"
	"tarif/cmd/tarif/internal/test/realdata"
)

const site = "../../../../.."

// TestEditionsOfTheSite: every edition of the site, written and read again, is
// the same edition and, except for its comments, the same file.
func TestEditionsOfTheSite(t *testing.T) {
	data := realdata.Tariffs(t)
	n := 0
	for e := range data.Editions() {
		n++
		got := tomlwrite.Edition(e, tomlwrite.Comments{})
		again, found := load.File(fstest.MapFS{"e.toml": {Data: got}}, "e.toml", &data.Catalogue)
		is.Must(t, found.Errors() == 0, "%s: %v\n%s", e.Name(), found, got)
		twice := tomlwrite.Edition(again, tomlwrite.Comments{})
		is.True(t, bytes.Equal(got, twice), "%s: written, read and written again it is another file", e.Name())
		file := is.File(t, filepath.Join(site, filepath.FromSlash(e.Pos.File)))
		if want := withoutComments(file); !bytes.Equal(got, want) {
			t.Errorf("%s is not canonical: %s", e.Name(), firstDifference(want, got))
		}
	}
	is.True(t, n >= 14, "only %d editions were read", n)
}

var comment = regexp.MustCompile(`(?m)^# .*\n`)

func withoutComments(b []byte) []byte { return comment.ReplaceAll(b, nil) }

func firstDifference(a, b []byte) string {
	la, lb := bytes.Split(a, []byte("\n")), bytes.Split(b, []byte("\n"))
	for i := range min(len(la), len(lb)) {
		if !bytes.Equal(la[i], lb[i]) {
			return string(la[i]) + " ≠ " + string(lb[i])
		}
	}
	return "one is longer"
}
