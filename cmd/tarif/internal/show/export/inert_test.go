package export

import "testing"

// A spreadsheet skips blanks before a formula, and some read full-width signs.
func TestInert(t *testing.T) {
	for _, s := range []string{"=1+1", " =1+1", "\u00a0@a", "\t-1", "\r\n+1", "＝1+1", "\ufeff=1", "\ttext"} {
		if got := inert(text, s); got != "'"+s {
			t.Errorf("%q stays %q", s, got)
		}
	}
	for _, s := range []string{"", " ", "a = b", "– words"} {
		if got := inert(text, s); got != s {
			t.Errorf("%q becomes %q", s, got)
		}
	}
}
