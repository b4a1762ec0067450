// Package pool runs many tasks of one kind concurrently: files to be read,
// rendered, hashed or sent. [Each] is for work that needs a core, [Some] for
// work that waits for something else.
//
// The outcome does not depend on timing: the caller stores each result at its
// own index, and of several errors it is always the same one that is returned.
package pool

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// Each calls do for 0 … n-1 on all cores and stops at the first failure. It
// returns the error of the lowest index that fails: indices are taken in order,
// so that when one fails, all lower ones are done or running.
func Each(n int, do func(i int) error) error {
	return Some(runtime.GOMAXPROCS(0), n, do)
}

// Some is like Each, with the given number of workers.
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
