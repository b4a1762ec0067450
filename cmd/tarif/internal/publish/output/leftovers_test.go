package output

import (
	"testing"

	"tarif/cmd/tarif/internal/test/is"

	"github.com/spf13/afero"
)

// TestLeftovers: what has our pattern and our mark is removed; what only looks
// like it is kept.
func TestLeftovers(t *testing.T) {
	fsys := afero.NewMemMapFs()
	put(t, fsys,
		"/site/.public.tarif-12/tarif.txt", markText,
		"/site/.public.tarif-12/new/index.html", "half",
		"/site/.public.tarif-13/", "", // killed before it was marked
		"/site/.public.tarif-14/novel.doc", "x", // somebody's own
		"/site/.public.tarif-backup/tarif.txt", "x",
		"/site/.other.tarif-15/tarif.txt", markText, // of another output
		"/site/.public.tarif-16", "a file",
	)
	write(t, fsys, plan("new"))
	got := tree(t, fsys, "/site")
	for p, stays := range map[string]bool{
		".public.tarif-12/": false, ".public.tarif-13/": false,
		".public.tarif-14/novel.doc": true, ".public.tarif-backup/tarif.txt": true,
		".other.tarif-15/tarif.txt": true, ".public.tarif-16": true,
	} {
		_, there := got[p]
		is.True(t, there == stays, "%s: there %v, want %v", p, there, stays)
	}
}

// TestLeftoversStayWhereFolderIsProtected: a refused start removes nothing.
func TestLeftoversStayWhereFolderIsProtected(t *testing.T) {
	fsys := afero.NewMemMapFs()
	put(t, fsys, "/site/.public.tarif-12/tarif.txt", markText)
	before := tree(t, fsys, "/")
	_, err := Write(Target{FS: fsys, Dir: dir, Protect: []string{dir}}, plan("x"), manifest, nil)
	refused(t, err, "is or holds")
	is.True(t, equal(before, tree(t, fsys, "/")), "something was changed")
}
