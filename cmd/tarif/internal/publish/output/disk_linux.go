package output

import (
	"os"

	// The system call that exchanges two folders, which the standard library
	// lacks.
	"golang.org/x/sys/unix"
)

// Exchange atomically exchanges two folders.
func (disk) Exchange(a, b string) error {
	if err := unix.Renameat2(unix.AT_FDCWD, a, unix.AT_FDCWD, b, unix.RENAME_EXCHANGE); err != nil {
		return &os.LinkError{Op: "exchange", Old: a, New: b, Err: err}
	}
	return nil
}
