package output

import (
	"io/fs"

	"github.com/spf13/afero"
)

// Overlay returns base with the files of top over it: where both have a file
// of a name, top's is read. Folders show the files of both.
//
// It has no Glob of its own: that of the library puts the names together as
// the computer does, with backslashes on Windows, where fs.FS has none.
func Overlay(base, top fs.FS) fs.FS {
	union := afero.NewCopyOnWriteFs(afero.FromIOFS{FS: base}, afero.FromIOFS{FS: top})
	return struct{ fs.FS }{afero.NewIOFS(afero.NewReadOnlyFs(union))}
}
