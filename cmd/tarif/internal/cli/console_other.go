//go:build !windows

package cli

import "syscall"

// clicked is for systems on which a program is not started by a double click.
func clicked() bool { return false }

// diskFull is for systems that say it as Unix does.
var diskFull = syscall.ENOSPC

// locked is for systems on which an open file can be replaced.
func locked(error) bool { return false }
