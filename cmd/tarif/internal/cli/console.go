package cli

import (
	"bufio"
	"fmt"

	"tarif/cmd/tarif/internal/source"
)

// wait keeps the window of a double click open until somebody has read it.
func (a *app) wait() {
	a.tell(source.Say("Tarif is a program for the command line. Open a terminal in the site's folder (in its address bar type cmd), and type tarif there."))
	fmt.Fprint(a.stderr, a.localizer.Say(source.Say("Press Enter to close this window.")))
	_, _ = bufio.NewReader(a.stdin).ReadString('\n')
}
