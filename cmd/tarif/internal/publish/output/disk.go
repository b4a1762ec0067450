package output

import (
	"os"

	"github.com/spf13/afero"
)

// disk is the file system of this computer, with what afero leaves out.
type disk struct{ afero.OsFs }

// Link gives a file a second name.
func (disk) Link(from, to string) error { return os.Link(from, to) }

// exchanger is a file system that can exchange two folders in one step, so that
// there is no moment without a site.
type exchanger interface{ Exchange(a, b string) error }

// locker is a file system on which one build keeps another out.
type locker interface {
	// Lock returns what gives the lock back, or who has it.
	Lock(name string) (unlock func(), holder string, err error)
}
