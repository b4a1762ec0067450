package output

import (
	"io/fs"

	"github.com/spf13/afero"
)

// Overlay returns base with the files of top over it: top's file is read if
// both have one of that name. Folders show the files of both.
//
// It has no Glob of its own, because that of the library joins names as the
// operating system does, with backslashes on Windows.
func Overlay(base, top fs.FS) fs.FS {
	union := afero.NewCopyOnWriteFs(afero.FromIOFS{FS: base}, afero.FromIOFS{FS: top})
	return struct{ fs.FS }{afero.NewIOFS(afero.NewReadOnlyFs(union))}
}
