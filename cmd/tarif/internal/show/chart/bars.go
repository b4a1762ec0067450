package chart

import (
	"slices"

	"tarif/cmd/tarif/internal/lists"
)

// Bar is one bar of several: its left edge and its length, in per cent of the
// width.
type Bar struct {
	X, Width string
	Down     bool // the value is negative
}

// Bars lays out bars on one axis through zero: positive values to the right,
// negative ones to the left. The longest in each direction reach the edges.
func Bars(values []int64) []Bar {
	var low, high int64
	for _, v := range values {
		low, high = min(low, v), max(high, v)
	}
	span := max(high-low, 1)
	part := func(v int64) string { return percent(int((v*whole + span/2) / span)) }
	bars := make([]Bar, len(values))
	for i, v := range values {
		bars[i] = Bar{X: part(-low), Width: part(v)}
		if v < 0 {
			bars[i] = Bar{X: part(v - low), Width: part(-v), Down: true}
		}
	}
	return bars
}

// Strip lays out values on a line from the lowest to the highest.
func Strip(values []int64) []string {
	low, high := slices.Min(values), slices.Max(values)
	span := max(high-low, 1)
	return lists.Of(values, func(v int64) string { return percent(edge + int(((v-low)*(whole-2*edge)+span/2)/span)) })
}
