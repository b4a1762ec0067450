// Package lists has what the standard library lacks: lists made from others, and
// the first element of one that is wanted.
package lists

import "slices"

// Of returns f of each element, in order; nil for an empty list.
func Of[S ~[]E, E, T any](all S, f func(E) T) []T {
	if len(all) == 0 {
		return nil
	}
	out := make([]T, len(all))
	for i, x := range all {
		out[i] = f(x)
	}
	return out
}

// Where returns the elements for which the function is true, in order; nil if
// there are none.
func Where[S ~[]E, E any](all S, so func(E) bool) []E {
	var out []E
	for _, x := range all {
		if so(x) {
			out = append(out, x)
		}
	}
	return out
}

// First returns the first element for which the function is true, or the zero
// value.
func First[S ~[]E, E any](all S, so func(E) bool) (first E) {
	if i := slices.IndexFunc(all, so); i >= 0 {
		first = all[i]
	}
	return first
}

// With appends the elements that the list does not have yet.
func With[S ~[]E, E comparable](all S, more ...E) S {
	for _, x := range more {
		if !slices.Contains(all, x) {
			all = append(all, x)
		}
	}
	return all
}
