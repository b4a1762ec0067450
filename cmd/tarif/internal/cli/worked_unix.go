//go:build unix

package cli

import (
	"syscall"
	"time"
)

// worked is the time of the processor that this process has had.
func worked() time.Duration {
	var used syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &used) != nil {
		return 0
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}
