package lists_test

import (
	"strconv"
	"testing"

	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/test/is"
)

func TestLists(t *testing.T) {
	some := []int{3, 1, 3, 2}
	few := func(n int) bool { return n < 3 }
	is.EqualSlices(t, lists.Of(some, strconv.Itoa), []string{"3", "1", "3", "2"})
	is.EqualSlices(t, lists.Where(some, few), []int{1, 2})
	is.Equal(t, lists.First(some, few), 1)
	is.EqualSlices(t, lists.With([]int{3, 1}, some...), []int{3, 1, 2})
	none := lists.Of([]int{}, strconv.Itoa) == nil && lists.Where(some[:1], few) == nil && lists.First(some[:1], few) == 0
	is.True(t, none, "an empty list is not nil, or what is not found not zero")
}
