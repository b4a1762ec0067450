package output

import (
	"errors"
	"io/fs"
	"time"
)

// Held reports whether an error means that a program has a file open, for which
// Windows says that access is denied.
func (disk) Held(err error) bool { return errors.Is(err, fs.ErrPermission) }

// Wait waits briefly.
func (disk) Wait() { time.Sleep(150 * time.Millisecond) }
