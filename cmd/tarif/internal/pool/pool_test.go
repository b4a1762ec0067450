package pool

import (
	"fmt"
	"sync/atomic"
	"testing"

	"tarif/cmd/tarif/internal/test/is"
)

func TestEach(t *testing.T) {
	for _, n := range []int{0, 1, 1000} {
		var sum atomic.Int64
		if err := Each(n, func(i int) error { sum.Add(int64(i)); return nil }); err != nil || sum.Load() != int64(n*(n-1)/2) {
			t.Errorf("of %d: %v, sum %d", n, err, sum.Load())
		}
	}
}

// TestFailure: the error is that of the lowest index that fails, and nothing
// begins after a failure that all workers can see.
func TestFailure(t *testing.T) {
	for workers := range 9 {
		var done atomic.Int32
		err := Some(workers+1, 1000, func(i int) error {
			done.Add(1)
			if i >= 7 {
				return fmt.Errorf("number %d", i)
			}
			return nil
		})
		if err == nil || err.Error() != "number 7" || done.Load() > int32(7+workers+1) {
			t.Errorf("%d workers: %v after %d", workers+1, err, done.Load())
		}
	}
}

// TestWorkers: exactly the given number of workers run at once.
func TestWorkers(t *testing.T) {
	meet := make(chan bool)
	var inside atomic.Int32
	_ = Some(2, 10, func(int) error {
		is.True(t, inside.Add(1) <= 2, "a third one")
		select { // both have to be here for either to go on
		case meet <- true:
		case <-meet:
		}
		inside.Add(-1)
		return nil
	})
}
