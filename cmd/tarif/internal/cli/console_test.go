package cli

import (
	"errors"
	"io/fs"
	"os"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/test/is"
)

// TestLockedFile checks that a file opened by Excel is named, with advice.
func TestLockedFile(t *testing.T) {
	inUse := errors.New("the process cannot access the file")
	locked := func(err error) bool { return errors.Is(err, inUse) }
	for _, err := range []error{&fs.PathError{Op: "open", Path: `C:\kit\rates.csv`, Err: inUse}, &os.LinkError{Op: "rename", Old: "x", New: `C:\kit\rates.csv`, Err: inUse}} {
		said := ofWorld(err, locked)
		var h interface{ Hint() source.Text }
		is.True(t, strings.Contains(said.Error(), `C:\kit\rates.csv is open`) && errors.As(said, &h), "%v", said)
	}
	other := errors.New("no space")
	is.True(t, ofWorld(other, locked) == other, "another error is changed")
}

// TestDoubleClick checks that a double click prints an explanation in the
// reader's language and waits.
func TestDoubleClick(t *testing.T) {
	r := start(t)
	r.app.speakIn("kk")
	r.app.clicked = true
	r.app.stdin = strings.NewReader("\n")
	if status := r.do(t); status != statusUsage || !strings.Contains(r.stderr.String(), "Терезені жабу үшін Enter") {
		t.Errorf("status %d\n%s", status, &r.stderr)
	}
}
