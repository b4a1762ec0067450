package cli

import (
	"errors"

	// Whether the file manager started us, and not a console: then the window
	// closes with the program.
	"github.com/inconshreveable/mousetrap"
	"golang.org/x/sys/windows"
)

func clicked() bool { return mousetrap.StartedByExplorer() }

// diskFull is how Windows says it.
var diskFull = windows.ERROR_DISK_FULL

// locked reports whether a file cannot be written because another program has
// it open.
func locked(err error) bool {
	return errors.Is(err, windows.ERROR_SHARING_VIOLATION) || errors.Is(err, windows.ERROR_LOCK_VIOLATION)
}
