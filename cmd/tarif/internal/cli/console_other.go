//go:build !windows

package cli

import "syscall"

// clicked is only of use on Windows.
func clicked() bool { return false }

// diskFull is only different on Windows.
var diskFull = syscall.ENOSPC

// locked is only of use on Windows: elsewhere an open file can be replaced.
func locked(error) bool { return false }
