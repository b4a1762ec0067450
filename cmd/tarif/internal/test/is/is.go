// Package is has one-line assertions for tests.
//
// The arguments after the two values are optional and describe the values: a
// text, or a format and its arguments.
package is

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

// True expects a condition that the test has computed; the message describes a
// failure.
func True(t testing.TB, holds bool, format string, args ...any) {
	t.Helper()
	if !holds {
		t.Errorf(format, args...)
	}
}

// Must is True for a condition without which the test cannot go on.
func Must(t testing.TB, holds bool, format string, args ...any) {
	t.Helper()
	if !holds {
		t.Fatalf(format, args...)
	}
}

// OK ends the test if there is an error.
func OK(t testing.TB, err error, about ...any) {
	t.Helper()
	if err != nil {
		t.Fatalf("%s%v", lead(about), err)
	}
}

// File returns the contents of a file, or ends the test.
func File(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(name)
	OK(t, err)
	return data
}

// Equal expects two values to be the same.
func Equal[T comparable](t testing.TB, got, want T, about ...any) {
	t.Helper()
	if got != want {
		differ(t, got, want, about)
	}
}

// EqualSlices expects two slices to have the same elements.
func EqualSlices[S ~[]E, E comparable](t testing.TB, got, want S, about ...any) {
	t.Helper()
	if !slices.Equal(got, want) {
		differ(t, got, want, about)
	}
}

// In expects a text to contain a part.
func In[S ~string | ~[]byte](t testing.TB, part string, whole S, about ...any) {
	t.Helper()
	if !strings.Contains(string(whole), part) {
		t.Errorf("%sno %q in\n%.3000s", lead(about), part, whole)
	}
}

// NotIn expects a text not to contain a part.
func NotIn[S ~string | ~[]byte](t testing.TB, part string, whole S, about ...any) {
	t.Helper()
	if strings.Contains(string(whole), part) {
		t.Errorf("%s%q is in\n%.3000s", lead(about), part, whole)
	}
}

func differ(t testing.TB, got, want any, about []any) {
	t.Helper()
	t.Errorf("%sgot  %s\nwant %s", lead(about), shown(got), shown(want))
}

// shown returns a text of several lines as it is, and any other quoted, so that
// blanks and special characters are visible.
func shown(v any) string {
	switch s := fmt.Sprint(v); v.(type) {
	case string, []string, error:
		if strings.Contains(s, "\n") {
			return "\n" + s
		}
		return fmt.Sprintf("%q", v)
	}
	return fmt.Sprintf("%+v", v)
}

// lead is the beginning of a failure.
func lead(about []any) string {
	if len(about) == 0 {
		return ""
	}
	if format, ok := about[0].(string); ok && len(about) > 1 {
		return fmt.Sprintf(format, about[1:]...) + ": "
	}
	return fmt.Sprint(about...) + ": "
}
