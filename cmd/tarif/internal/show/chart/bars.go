package chart

import "slices"

// Bar is where one bar of several begins and how long it is, in per cent of the
// width.
type Bar struct {
	X, Width string
	Down     bool // it stands for a value below zero
}

// Bars lays out bars on one axis through zero: values above it to the right,
// below it to the left. The longest two, one each way, fill the width.
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
	places := make([]string, len(values))
	for i, v := range values {
		places[i] = percent(edge + int(((v-low)*(whole-2*edge)+span/2)/span))
	}
	return places
}
