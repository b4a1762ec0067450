package output

import (
	"cmp"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/afero"
)

// disk is the file system of this computer, with operations that afero lacks.
type disk struct{ afero.OsFs }

// Open opens a regular file or a folder to read it. A pipe, which anybody may
// have put where a manifest was, would block for ever.
func (d disk) Open(name string) (afero.File, error) {
	if info, err := os.Stat(name); err == nil && !info.IsDir() && !info.Mode().IsRegular() {
		return nil, &fs.PathError{Op: "open", Path: name, Err: errors.New("is no regular file")}
	}
	return d.OsFs.Open(name)
}

// Link gives a file a second name.
func (disk) Link(from, to string) error { return os.Link(from, to) }

// RemoveAll removes a folder with one file open at a time. os.RemoveAll needs one
// for each level, and a program that may open few files has used them up.
func (disk) RemoveAll(root string) error {
	var folders []string
	err := filepath.WalkDir(root, func(p string, e fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil
		case err != nil:
			return err
		case e.IsDir():
			folders = append(folders, p)
			return nil
		}
		return os.Remove(p)
	})
	for _, p := range slices.Backward(folders) {
		err = cmp.Or(err, os.Remove(p))
	}
	return err
}

// exchanger is a file system that can exchange two folders atomically, so that
// the site is never missing.
type exchanger interface{ Exchange(a, b string) error }

// locker is a file system on which one build can keep others out.
type locker interface {
	// Lock returns a function that releases the lock, or who holds it.
	Lock(name string) (unlock func(), holder string, err error)
}
