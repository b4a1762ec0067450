package cli

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"tarif/cmd/tarif/internal/source"
)

// wait keeps the window of a double click open until somebody has read it.
func (a *app) wait() {
	a.tell(source.Say("Tarif is a program for the command line. Open a terminal in the site's folder (in its address bar type cmd), and type tarif there."))
	fmt.Fprint(a.stderr, a.voice.Say(source.Say("Press Enter to close this window.")))
	_, _ = bufio.NewReader(a.stdin).ReadString('\n')
}

// ofDisk says what is wrong with a file that another program has open: which
// one, and what to do.
func ofDisk(err error, locked func(error) bool) error {
	if !locked(err) {
		return err
	}
	name := ""
	var p *fs.PathError
	var l *os.LinkError
	switch {
	case errors.As(err, &p):
		name = p.Path
	case errors.As(err, &l):
		name = l.New
	default:
		return err
	}
	return &hinted{source.Say("{1} is open in another program", name), source.Say("close it there (Excel and Word keep their files to themselves) and run the command again")}
}
