// Package lists makes lists out of lists, for which the standard library has no
// word yet.
package lists

// Of is what f makes of each element, in their order; nil where there is none.
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

// Where is the elements that are so, in their order; nil where none is.
func Where[S ~[]E, E any](all S, so func(E) bool) []E {
	var out []E
	for _, x := range all {
		if so(x) {
			out = append(out, x)
		}
	}
	return out
}
