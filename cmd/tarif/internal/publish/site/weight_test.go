package site_test

import (
	"bytes"
	"compress/gzip"
	"regexp"
	"testing"

	"tarif/cmd/tarif/internal/test/is"
)

// TestSearchWeight checks that the script and both parts of the index that a
// reader of the search page loads are together at most 25 KB compressed.
func TestSearchWeight(t *testing.T) {
	b := real(t, during)
	for _, l := range []string{"kk", "ru"} {
		files := regexp.MustCompile(`^assets/search(-more)?(-` + l + `)?\.[0-9a-f]{8}\.js$`)
		n, sum := 0, 0
		for _, p := range b.paths() {
			if files.MatchString(p) {
				n++
				sum += packed(t, b.file(p))
			}
		}
		t.Logf("%s: %d bytes gzip", l, sum)
		is.True(t, n == 3 && sum <= 25<<10, "%s: the search is %d files of %d bytes gzip, not 3 of at most %d", l, n, sum, 25<<10)
	}
}

// TestPageWeight checks the compressed size of what a reader must wait for: the
// page, its styles and the blocking scripts. An edition of 76 rows with its
// styles fits into a server's first round trip, and no page exceeds 25 KB
// except lists of everything.
func TestPageWeight(t *testing.T) {
	b := real(t, during)
	heaviest, most, longest := "", 0, 0
	for _, p := range b.inLanguage() {
		styles, others := b.needs(t, p)
		page := packed(t, b.file(p)) + styles
		if all := page + others; all > 25<<10 {
			t.Errorf("%s weighs %d bytes with all it needs, not at most %d", p, all, 25<<10)
		} else if all > most {
			heaviest, most = p, all
		}
		if d := b.doc(t, p); byID(d.Node, "r76") != nil && first(classed(d.Node, "tools")) != nil && page > 14<<10 {
			t.Errorf("%s and its styles weigh %d bytes, not at most %d", p, page, 14<<10)
		} else if byID(d.Node, "r76") != nil && first(classed(d.Node, "tools")) != nil {
			longest = max(longest, page)
		}
	}
	t.Logf("the heaviest page is %s with %d bytes; the longest edition has %d with its styles", heaviest, most, longest)
}

// needs returns the compressed sizes of a page's styles and blocking scripts.
func (b *built) needs(t *testing.T, p string) (styles, others int) {
	t.Helper()
	for n := range elements(b.doc(t, p).Node, "link", "script") {
		href, _ := attr(n, "href")
		src, _ := attr(n, "src")
		file, _, _ := follow(p, href+src)
		rel, _ := attr(n, "rel")
		_, deferred := attr(n, "defer")
		media, _ := attr(n, "media")
		switch {
		case rel == "stylesheet" && media != "print": // not needed for display
			styles += packed(t, b.file(file))
		case n.Data == "script" && src != "" && !deferred:
			others += packed(t, b.file(file))
		}
	}
	return styles, others
}

// TestCalculatorWeight limits the size of the calculator's script and style.
func TestCalculatorWeight(t *testing.T) {
	b := real(t, during)
	files := regexp.MustCompile(`^assets/calculator\.[0-9a-f]{8}\.(js|css)$`)
	n, sum := 0, 0
	for _, p := range b.paths() {
		if files.MatchString(p) {
			n++
			sum += packed(t, b.file(p))
		}
	}
	t.Logf("%d bytes gzip", sum)
	is.True(t, n == 2 && sum <= 7500, "the calculator is %d files of %d bytes gzip, not 2 of at most 7500", n, sum)
}

func packed(t *testing.T, data []byte) int {
	t.Helper()
	var out bytes.Buffer
	w, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	is.OK(t, err)
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	is.OK(t, w.Close())
	return out.Len()
}
