// Package budget bounds the work of one import.
//
// Files come from strangers, and an act is read by many stages, each of which
// looks at every row and paragraph. One [Budget] goes through all of them: it
// grows with the size of the file and no faster, every stage spends from it as
// it works, and it looks for an interrupt from time to time. What costs more
// ends wherever it is: [Budget.Spend] leaves by a panic that [Budget.Within]
// catches, so that no loop can forget to look.
package budget

import (
	"context"
	"errors"
)

// ErrOver says that a file asks for more work than any act of its size does.
var ErrOver = errors.New("the file asks for more work than any act of its size does")

// A step is about what it takes to look at a character with one pattern, some
// ten nanoseconds. A small file may take base of them; the largest file that is
// read takes 20 seconds.
const (
	base    = 500_000_000
	perByte = 10
	perMost = 64 << 20
	often   = 1 << 16 // steps between two looks for an interrupt
)

// Budget is the work that may still be done. A nil one is without bounds. It is
// used by one goroutine.
type Budget struct {
	Spent int // the steps taken so far

	ctx    context.Context
	most   int
	looked int // what was spent at the last look for an interrupt
}

// New is the budget for a file of so many bytes.
func New(ctx context.Context, size int) *Budget {
	return &Budget{ctx: ctx, most: base + perByte*min(max(size, 0), perMost)}
}

// over is what a Budget panics with.
type over struct{ err error }

// Spend takes n steps. Where there are not as many, or the context is done, it
// does not return.
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

// Within does work that spends, and says why it was not done: ErrOver, or the
// error of the context.
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
