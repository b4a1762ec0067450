package search_test

import (
	"testing"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/test/is"
)

// TestIdle: words that people add without asking for them need not be found, in
// whatever form; words that only look like such a form must be.
func TestIdle(t *testing.T) {
	for _, l := range lang.All {
		s := realSearcher(t, l)
		for word, want := range map[string]bool{
			"анамды": true, "бағасын": true, "алып": true, "алуға": true, "моя": true, "цену": true, "сколько": true, "тұрады": true,
			"үй": false, "өту": false, "күйін": false, "объём": false, "маман": false, "мусор": false, "ой": false,
		} {
			var got bool
			s.call(&got, `(function (w) { return opened.tokens(w).every(opened.idle); })`, word)
			is.Equal(t, got, want, "%s: %s idle", l, word)
		}
	}
}
