package budget

import (
	"context"
	"errors"
	"testing"

	"tarif/cmd/tarif/internal/test/is"
)

func TestBudget(t *testing.T) {
	b := New(context.Background(), 100)
	if err := b.Within(func() { b.Spend(base) }); err != nil || b.Spent != base {
		t.Errorf("got %v after %d", err, b.Spent)
	}
	if err := b.Within(func() { b.Spend(100*perByte + 1); t.Error("it went on") }); !errors.Is(err, ErrOver) {
		t.Errorf("got %v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	b = New(ctx, 0)
	steps := 0
	err := b.Within(func() {
		for ; ; steps++ {
			if steps == 10 {
				cancel()
			}
			b.Spend(1000)
		}
	})
	is.True(t, errors.Is(err, context.Canceled) && steps <= often/1000+10, "got %v after %d steps", err, steps)
	var none *Budget
	none.Spend(1 << 60)
	if err := none.Within(func() {}); err != nil {
		t.Error(err)
	}
	defer func() {
		is.True(t, recover() == "other", "another panic was swallowed")
	}()
	b.Within(func() { panic("other") })
}
