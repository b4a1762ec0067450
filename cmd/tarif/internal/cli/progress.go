package cli

import (
	"fmt"
	"io"
	"os"
	"tarif/cmd/tarif/internal/source"
	"time"

	// Tells on every system whether a file is a terminal.
	"golang.org/x/term"
)

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && os.Getenv("TERM") != "dumb" && term.IsTerminal(int(f.Fd()))
}

// readsTerminal reports whether a person can answer.
func readsTerminal(r io.Reader) bool {
	f, ok := r.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// blink is the interval between updates of the progress.
const blink = 100 * time.Millisecond

// progress returns a function that shows the progress of a build on a line that
// it overwrites, and one that erases the line. Outside a terminal both do
// nothing.
func (a *app) progress() (tell func(done, total int), wipe func()) {
	if !a.terminal {
		return nil, func() {}
	}
	var shown time.Time
	width := 0
	tell = func(done, total int) {
		if now := a.now(); now.Sub(shown) >= blink {
			shown = now
			width, _ = fmt.Fprintf(a.stderr, "\r%s", a.localizer.Say(source.Say("{1} of {2}", done, files(total))))
		}
	}
	return tell, func() { fmt.Fprintf(a.stderr, "\r%*s\r", width, "") }
}
