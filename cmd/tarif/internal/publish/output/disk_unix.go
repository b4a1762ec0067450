//go:build unix

package output

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"golang.org/x/sys/unix"
)

// Lock takes a lock that the system releases when this program ends, however it
// ends. The lock file names the program, for the message to others. A link in its
// place, which somebody else has made, is an error: its target is not ours.
func (disk) Lock(name string) (unlock func(), holder string, err error) {
	for {
		f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE|unix.O_NOFOLLOW|unix.O_NONBLOCK, 0o600)
		if err != nil {
			return nil, "", err
		}
		err = unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB)
		if errors.Is(err, unix.EWOULDBLOCK) {
			data, _ := os.ReadFile(name)
			return nil, strings.TrimSpace(string(data)) + " ", f.Close()
		}
		if err != nil {
			return nil, "", errors.Join(err, f.Close())
		}
		if !still(f, name) { // its last holder has just removed it
			f.Close()
			continue
		}
		if err := f.Truncate(0); err == nil {
			fmt.Fprintln(f, os.Getpid())
		}
		return func() { os.Remove(name); f.Close() }, "", nil
	}
}

func still(f *os.File, name string) bool {
	a, err := f.Stat()
	if err != nil {
		return false
	}
	b, err := os.Stat(name)
	return err == nil && os.SameFile(a, b)
}
