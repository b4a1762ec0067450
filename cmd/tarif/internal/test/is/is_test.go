package is

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

// fake is a test that records its failures.
type fake struct {
	testing.TB
	said []string
}

func (f *fake) Helper() {}

func (f *fake) Errorf(format string, args ...any) {
	f.said = append(f.said, fmt.Sprintf(format, args...))
}

func (f *fake) Fatalf(format string, args ...any) { f.Errorf("fatal: "+format, args...) }

// A true assertion is silent; each of the false ones fails once and says what
// differs.
func TestFailures(t *testing.T) {
	var f fake
	True(&f, true, "no")
	Must(&f, true, "no")
	OK(&f, nil)
	Equal(&f, 1, 1)
	EqualSlices(&f, []string{}, nil)
	In(&f, "a", "bab")
	NotIn(&f, "c", []byte("bab"))
	Equal(t, len(f.said), 0)
	True(&f, false, "row %d", 1)
	Must(&f, false, "row %d", 2)
	OK(&f, errors.New("no file"), "oral")
	Equal(&f, "a ", "a", "%s, row %d", "oral", 1)
	Equal(&f, 1, 2)
	EqualSlices(&f, []int{1}, []int{1, 2}, "rows")
	Equal(&f, "a\nb", "a")
	In(&f, "c", []byte("bab"))
	NotIn(&f, "a", "bab", 7)
	want := []string{
		"row 1", "fatal: row 2", "fatal: oral: no file", "oral, row 1: got  \"a \"\nwant \"a\"", "got  1\nwant 2", "rows: got  [1]\nwant [1 2]",
		"got  \na\nb\nwant \"a\"", "no \"c\" in\nbab", "7: \"a\" is in\nbab",
	}
	if got := strings.Join(f.said, "|"); got != strings.Join(want, "|") {
		t.Errorf("got\n%s\nwant\n%s", got, strings.Join(want, "|"))
	}
}
