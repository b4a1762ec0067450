package output

import (
	"io/fs"

	"github.com/spf13/afero"
)

// Overlay returns base with the files of top over it: where both have a file
// of a name, top's is read. Folders show the files of both.
func Overlay(base, top fs.FS) fs.FS {
	union := afero.NewCopyOnWriteFs(afero.FromIOFS{FS: base}, afero.FromIOFS{FS: top})
	return afero.NewIOFS(afero.NewReadOnlyFs(union))
}
