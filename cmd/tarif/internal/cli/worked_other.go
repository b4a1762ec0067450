//go:build !unix

package cli

import "time"

var began = time.Now()

// worked is the time since the start, where the system does not tell that of the
// processor in a few words; it is never less.
func worked() time.Duration { return time.Since(began) / 2 }
