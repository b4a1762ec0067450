package site_test

import (
	"bytes"
	"compress/gzip"
	"regexp"
	"testing"
)

// A reader of the search page loads the script and both parts of the index of
// her language: together at most 25 KB, packed as hosts pack.
func TestSearchWeight(t *testing.T) {
	b := real(t, during)
	for _, l := range []string{"kk", "ru"} {
		files := regexp.MustCompile(`^assets/search(-more)?(-` + l + `)?\.[0-9a-f]{8}\.js$`)
		n, sum := 0, 0
		for _, p := range b.paths() {
			if files.MatchString(p) {
				n++
				sum += packed(t, b.files[p])
			}
		}
		t.Logf("%s: %d bytes gzip", l, sum)
		if n != 3 || sum > 25<<10 {
			t.Errorf("%s: the search is %d files of %d bytes gzip, not 3 of at most %d", l, n, sum, 25<<10)
		}
	}
}

// The calculator's script and style are small beside a page of theirs.
func TestCalculatorWeight(t *testing.T) {
	b := real(t, during)
	files := regexp.MustCompile(`^assets/calculator\.[0-9a-f]{8}\.(js|css)$`)
	n, sum := 0, 0
	for _, p := range b.paths() {
		if files.MatchString(p) {
			n++
			sum += packed(t, b.files[p])
		}
	}
	t.Logf("%d bytes gzip", sum)
	if n != 2 || sum > 7500 {
		t.Errorf("the calculator is %d files of %d bytes gzip, not 2 of at most 7500", n, sum)
	}
}

func packed(t *testing.T, data []byte) int {
	t.Helper()
	var out bytes.Buffer
	w, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Len()
}
