// Package cli implements the command line: the commands, their flags and what
// they print. The work is done in the packages below.
//
// What is printed follows the same rules in every command:
//   - Standard output gets only the result: the findings of a check, or
//     one JSON value with --json. It can be piped.
//   - Standard error gets everything for the person at the terminal:
//     problems of the site found on the way to a result, summaries,
//     progress, and errors. Errors begin with "tarif:", are in lower case
//     and have no full stop; advice follows as "hint:".
//   - Progress is shown on a terminal only, and erased at the end.
//
// An answer that cannot be written is an error. A standard output that the caller
// has closed counts as /dev/null: the Go runtime opens that in its place, and
// what callers open themselves looks the same.
//
// The exit status is 0 for success, 1 if the data, the site or the disk is at
// fault, and 2 if the command line is. Only diff --exit-code differs: 0 means
// the same, 1 different, 2 any error.
//
// This is the only package that reads the clock, the environment or the working
// directory. Read cli.go first; each command then has a file of its name.
package cli

import (
	"cmp"
	"context"
	"errors"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"

	// Commands with flags in any position, help, suggestions, and completion
	// for four shells.
	"github.com/spf13/cobra"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/source"
)

// The exit statuses, which scripts rely on.
const (
	statusDone  = 0
	statusWrong = 1
	statusUsage = 2
)

// app is one run of the program with its access to the outside world.
type app struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	terminal       bool // stderr is a terminal
	colour         bool // stdout is a terminal with colours
	clicked        bool // started by a double click, so that the window closes at exit
	asks           bool // stdin and stderr are terminals: a person can answer
	locale         lang.Lang
	localizer      *source.Localizer // translates messages
	now            func() time.Time
	load           loader
	hash           hasher
	version        string
	site           string // --site
	gate           gate
}

// Main runs the command in args, which do not include the program's name, and
// returns the exit status.
func Main(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGQUIT)
	context.AfterFunc(ctx, stop) // a second Ctrl-C kills
	defer stop()
	out := &answer{w: stdout}
	a := &app{stdin: stdin, stdout: out, stderr: stderr, terminal: isTerminal(stderr),
		colour: isTerminal(stdout) && os.Getenv("NO_COLOR") == "", clicked: clicked(), asks: isTerminal(stderr) && readsTerminal(stdin), now: time.Now, load: loadSite, hash: hashSite, version: version()}
	a.speakIn(language(args, os.Getenv))
	status := a.await(ctx, func() int { return a.run(ctx, args) })
	if out.err != nil && status == statusDone { // an answer that nobody got
		return a.explain(nil, failure{source.Say("the output cannot be written: {1}", out.err.Error()).Err()})
	}
	return status
}

// answer is the standard output and the first error of writing to it.
type answer struct {
	w   io.Writer
	err error
}

func (o *answer) Write(b []byte) (int, error) {
	n, err := o.w.Write(b)
	o.err = cmp.Or(o.err, err)
	return n, err
}

func (a *app) run(ctx context.Context, args []string) int {
	root := a.root()
	root.SetArgs(args)
	cmd, err := root.ExecuteContextC(ctx)
	if err != nil && cmd == root {
		err = cmp.Or(a.misplaced(root, args), err)
	}
	return a.explain(cmd, err)
}

// explain prints an error and returns the exit status. An error of one of our
// commands is a failure; an error of cobra before a command runs is about the
// command line.
func (a *app) explain(cmd *cobra.Command, err error) int {
	var f failure
	switch {
	case err == nil:
		return statusDone
	case errors.Is(err, errReported):
		return statusWrong
	case errors.As(err, &f):
		a.tell(source.Say("tarif: error: {1}", source.Of(err)))
		a.hint(err)
		return f.status()
	}
	if cmd.Name() == "help" {
		cmd = cmd.Root()
	}
	a.tell(source.Say("{1}: {2}", cmd.CommandPath(), a.ofUsage(err)))
	a.hint(err)
	a.tell(source.Say("see {1} --help", cmd.CommandPath()))
	return statusUsage
}

// hint prints the advice of an error, if it has any.
func (a *app) hint(err error) {
	var h interface{ Hint() source.Text }
	if errors.As(err, &h) && !h.Hint().IsZero() {
		a.advise(h.Hint())
	}
}

// failure marks an error of a command whose command line was correct.
type failure struct{ error }

func (f failure) Unwrap() error { return f.error }

// status returns the exit status: 1, or 2 for a trouble.
func (f failure) status() int {
	if errors.As(f.error, new(trouble)) {
		return statusUsage
	}
	return statusWrong
}

// trouble marks an error of a command for which status 1 is an answer.
type trouble struct{ error }

func (t trouble) Unwrap() error { return t.error }

// usage marks an error of the command line that only the command itself could
// detect.
type usage struct{ error }

func (u usage) Unwrap() error { return u.error }

// errReported is an error that has been printed already.
var errReported = errors.New("reported")

// hinted is an error with advice.
type hinted struct{ text, hint source.Text }

func (e *hinted) Error() string     { return e.text.String() }
func (e *hinted) Say() source.Text  { return e.text }
func (e *hinted) Hint() source.Text { return e.hint }

// runs adapts the function of a command to cobra, and marks its errors.
func runs(do func(ctx context.Context, args []string) error) func(*cobra.Command, []string) error {
	return func(cmd *cobra.Command, args []string) error {
		err := do(cmd.Context(), args)
		var u usage
		if err == nil || errors.As(err, &u) {
			return err
		}
		return failure{ofWorld(err, locked)}
	}
}

func (a *app) root() *cobra.Command {
	root := command("tarif", a.known, a.nothing)
	root.SilenceErrors, root.SilenceUsage = true, true
	root.SuggestionsMinimumDistance = 2
	root.CompletionOptions.HiddenDefaultCmd = true
	cobra.MousetrapHelpText = "" // we print our own, in the reader's language
	root.SetIn(a.stdin)
	root.SetOut(a.stdout)
	root.SetErr(a.stderr)
	root.PersistentFlags().StringVar(&a.site, "site", "", "the site's folder `DIR`, with config.toml (default the current folder)")
	for _, c := range []*cobra.Command{a.buildCommand(), a.verifyCommand(), a.serveCommand(), a.checkCommand(),
		a.importCommand(), a.fmtCommand(), a.diffCommand(), a.compareCommand(), a.announceCommand(), a.correctCommand(), a.repealCommand(), a.withdrawCommand(), a.undoCommand(), a.signCommand(), a.publishCommand(), a.newCommand(), a.sampleCommand(), a.versionCommand()} {
		c.DisableFlagsInUseLine = true // the usage line names them
		c.Flags().SortFlags = false    // in the order of the usage line
		root.AddCommand(c)
	}
	root.SetHelpCommand(a.helpCommand())
	a.translates(root)
	root.Version = a.version
	root.SetVersionTemplate("{{.Version}}\n")
	return root
}
