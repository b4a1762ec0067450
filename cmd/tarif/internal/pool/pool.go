// Package pool does many things of one kind at a time: files are read, rendered,
// hashed and sent by a few workers that take one after another. [Each] is for
// work that needs a core, [Some] for work that waits for somebody else.
//
// What comes out does not depend on who was faster: the caller writes each
// result at its own index, and of several errors it is always the same one.
package pool

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// Each calls do for 0 … n-1 on all cores and stops at the first failure. The
// error is the one of the lowest index that fails, every time: indices are
// taken in order, so that when one fails all lower ones are done or under way.
func Each(n int, do func(i int) error) error {
	return Some(runtime.GOMAXPROCS(0), n, do)
}

// Some is Each with so many workers.
func Some(workers, n int, do func(i int) error) error {
	var next atomic.Int64
	var failed atomic.Bool
	errs := make([]error, n)
	var all sync.WaitGroup
	for range min(n, workers) {
		all.Go(func() {
			for !failed.Load() {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				if errs[i] = do(i); errs[i] != nil {
					failed.Store(true)
				}
			}
		})
	}
	all.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
