// Package budget bounds the work of one import.
//
// Files come from strangers, and an act is read in many stages, each of which
// looks at every row and paragraph. All of them spend from one [Budget], which
// grows in proportion to the size of the file, and which also checks for
// cancellation. When it is used up, [Budget.Spend] panics and [Budget.Within]
// recovers, so that no loop needs to check.
package budget

import (
	"context"
	"errors"
)

// ErrOver says that a file asks for more work than any act of its size.
var ErrOver = errors.New("the file takes more work to read than any act of its size")

// A step is about the work of matching one pattern at one character, some ten
// nanoseconds. A small file may take base steps; the largest file that is read
// takes 20 seconds.
const (
	base    = 500_000_000
	perByte = 10
	perMost = 64 << 20
	often   = 1 << 16 // steps between two looks for an interrupt
)

// Budget is the work that may still be done. A nil Budget is unlimited. It must
// be used by one goroutine only.
type Budget struct {
	Spent int // the steps taken so far

	ctx    context.Context
	most   int
	looked int // Spent when cancellation was last checked
}

// New returns the budget for a file of size bytes.
func New(ctx context.Context, size int) *Budget {
	return &Budget{ctx: ctx, most: base + perByte*min(max(size, 0), perMost)}
}

// Context returns the context of the work, for what another program does of it.
func (b *Budget) Context() context.Context { return b.ctx }

// over is the value that Spend panics with.
type over struct{ err error }

// Spend takes n steps. If the budget is used up or the context is done, it
// panics, to be recovered by Within.
func (b *Budget) Spend(n int) {
	if b == nil {
		return
	}
	b.Spent += n
	if b.Spent > b.most {
		panic(over{ErrOver})
	}
	if b.Spent-b.looked >= often {
		b.looked = b.Spent
		if err := b.ctx.Err(); err != nil {
			panic(over{err})
		}
	}
}

// Within calls work, which may spend. It returns ErrOver or the error of the
// context if work was aborted.
func (b *Budget) Within(work func()) (err error) {
	defer func() {
		switch x := recover().(type) {
		case nil:
		case over:
			err = x.err
		default:
			panic(x)
		}
	}()
	work()
	return nil
}
