package cli

import (
	"errors"

	// Tells whether Explorer started the program rather than a console; the
	// window then closes with it.
	"github.com/inconshreveable/mousetrap"
	"golang.org/x/sys/windows"
)

func clicked() bool { return mousetrap.StartedByExplorer() }

// diskFull is the error for a full disk.
var diskFull = windows.ERROR_DISK_FULL

// locked reports whether a file cannot be written because another program has
// it open.
func locked(err error) bool {
	return errors.Is(err, windows.ERROR_SHARING_VIOLATION) || errors.Is(err, windows.ERROR_LOCK_VIOLATION)
}
