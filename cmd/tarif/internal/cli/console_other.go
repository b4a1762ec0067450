//go:build !windows

package cli

// clicked is for systems on which a program is not started by a double click.
func clicked() bool { return false }

// locked is for systems on which an open file can be replaced.
func locked(error) bool { return false }
