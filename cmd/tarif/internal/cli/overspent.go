package cli

import (
	"context"
	"runtime/debug"
	"runtime/metrics"
	"time"
)

// What the import of a strange file may take. The readers count their steps and
// give up by themselves; this is for the work that nobody thought of counting.
const (
	mostWork   = 18 * time.Second // of the processor
	mostMemory = 900 << 20
)

// overspent is closed when this process has taken more than an import may. The
// work itself cannot be stopped: who reads the channel leaves it behind.
func overspent(ctx context.Context) <-chan struct{} {
	debug.SetMemoryLimit(mostMemory * 3 / 4) // collect early rather than be refused
	over, from := make(chan struct{}), worked()
	go func() {
		for ctx.Err() == nil {
			time.Sleep(100 * time.Millisecond)
			if worked()-from > mostWork || inMemory() > mostMemory {
				close(over)
				return
			}
		}
	}()
	return over
}

func inMemory() uint64 {
	s := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
	metrics.Read(s)
	return s[0].Value.Uint64() - s[1].Value.Uint64()
}
