package cli

import (
	"context"
	"sync"
	"time"

	"tarif/cmd/tarif/internal/source"
)

// gate tells when an interrupted command may be abandoned: at any time except
// while it writes. So code that only reads and computes need not check for an
// interrupt. The zero gate is open.
type gate struct {
	mu      sync.Mutex
	writing int
	shut    bool
	free    chan struct{} // closed when nothing writes any more; nil while the gate is open
}

// writes calls do, which must not be left half done: it either finishes or
// stops and cleans up itself. After an interrupt do is not called.
func (a *app) writes(do func() error) error {
	if !a.gate.enter() {
		return context.Canceled
	}
	defer a.gate.leave()
	return do()
}

func (g *gate) enter() bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.shut && g.writing == 0 {
		return false
	}
	g.writing++
	return true
}

func (g *gate) leave() {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.writing--; g.writing == 0 && g.shut {
		close(g.free)
	}
}

// close shuts the gate. The channel is closed when nothing writes.
func (g *gate) close() <-chan struct{} {
	g.mu.Lock()
	defer g.mu.Unlock()
	if !g.shut {
		g.shut, g.free = true, make(chan struct{})
		if g.writing == 0 {
			close(g.free)
		}
	}
	return g.free
}

// grace is how long an interrupted command may take to end by itself.
const grace = 50 * time.Millisecond

// await runs a command to its end or, after an interrupt, until nothing writes,
// and returns the exit status.
func (a *app) await(ctx context.Context, run func() int) int {
	done := make(chan int, 1)
	go func() { done <- run() }()
	select {
	case status := <-done:
		return status
	case <-ctx.Done():
	}
	free := a.gate.close()
	select {
	case status := <-done:
		return status
	case <-time.After(grace):
	}
	<-free
	select {
	case status := <-done: // it was writing, and has finished
		return status
	case <-time.After(grace):
		a.tell(source.Say("tarif: interrupted"))
		return statusWrong
	}
}
