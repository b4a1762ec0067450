package output

import (
	"os"

	"github.com/spf13/afero"
)

// disk is the file system of this computer, with operations that afero lacks.
type disk struct{ afero.OsFs }

// Link gives a file a second name.
func (disk) Link(from, to string) error { return os.Link(from, to) }

// exchanger is a file system that can exchange two folders atomically, so that
// the site is never missing.
type exchanger interface{ Exchange(a, b string) error }

// locker is a file system on which one build can keep others out.
type locker interface {
	// Lock returns a function that releases the lock, or who holds it.
	Lock(name string) (unlock func(), holder string, err error)
}
