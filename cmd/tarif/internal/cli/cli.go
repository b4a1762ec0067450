// Package cli is the command line: which commands there are, what they take
// and what they print. The work is done in the packages below.
//
// The rules of what is printed, for every command:
//
//   - A result goes to standard output and nothing else does: findings of a
//     check, or one JSON value with --json. It can be piped.
//   - Everything for the person at the terminal goes to standard error: what
//     is wrong with the site on the way to a result, summaries, progress, and
//     errors, which begin with "tarif:", are in lower case and have no full
//     stop. What can be done about an error follows as "hint:".
//   - Progress is shown on a terminal only, and wiped out afterwards.
//
// The exit status is 0 if it is done, 1 if the data, the site or the disk is
// wrong, 2 if the command line is wrong. Only diff --exit-code answers a
// question with it: 0 the same, 1 different, 2 anything wrong.
//
// This is the only package that asks the clock, the environment or the working
// directory.
package cli

import (
	"context"
	"errors"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	// Commands with flags before and after, help, suggestions and completion
	// for four shells, as users know them from git-like tools.
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

// app is one run of the program and what it takes from the world.
type app struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	terminal       bool // stderr is one
	colour         bool // stdout is one that takes colours
	clicked        bool // a double click started us: the window closes with us
	asks           bool // stdin and stderr are one: a person can answer
	locale         lang.Lang
	localizer      *source.Localizer // of findings
	now            func() time.Time
	load           loader
	hash           hasher
	version        string
	site           string // --site
	gate           gate
}

// Main runs the command that args, which are without the program's name, ask
// for, and returns the exit status.
func Main(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second Ctrl-C kills
	defer stop()
	a := &app{stdin: stdin, stdout: stdout, stderr: stderr, terminal: isTerminal(stderr),
		colour: isTerminal(stdout) && os.Getenv("NO_COLOR") == "", clicked: clicked(), asks: isTerminal(stderr) && readsTerminal(stdin), now: time.Now, load: loadSite, hash: hashSite, version: version()}
	a.speakIn(language(args, os.Getenv))
	return a.until(ctx, func() int { return a.run(ctx, args) })
}

func (a *app) run(ctx context.Context, args []string) int {
	root := a.root()
	root.SetArgs(args)
	cmd, err := root.ExecuteContextC(ctx)
	return a.explain(cmd, err)
}

// explain prints an error and returns the exit status. What our commands
// report is a failure; what cobra reports before one of them runs is about the
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

// hint prints what can be done about an error, if it says so.
func (a *app) hint(err error) {
	var h interface{ Hint() source.Text }
	if errors.As(err, &h) && !h.Hint().IsZero() {
		a.advise(h.Hint())
	}
}

// failure marks an error of a command that was called well.
type failure struct{ error }

func (f failure) Unwrap() error { return f.error }

// status is 1, or 2 where 1 has another meaning.
func (f failure) status() int {
	if errors.As(f.error, new(trouble)) {
		return statusUsage
	}
	return statusWrong
}

// trouble marks a failure of a command of which the status 1 is an answer.
type trouble struct{ error }

func (t trouble) Unwrap() error { return t.error }

// usage marks an error of a command that was not, though only the command
// could see it.
type usage struct{ error }

func (u usage) Unwrap() error { return u.error }

// errReported is a failure of which everything has been printed.
var errReported = errors.New("reported")

// hinted is an error with advice.
type hinted struct{ text, hint source.Text }

func (e *hinted) Error() string     { return e.text.String() }
func (e *hinted) Say() source.Text  { return e.text }
func (e *hinted) Hint() source.Text { return e.hint }

// runs makes what a command does into what cobra calls, and sorts its errors.
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
	root := &cobra.Command{
		Use:   "tarif",
		Short: "publish tariffs of local government as a bilingual static site",
		Long: strings.TrimSpace(`
Tarif makes a static website in Kazakh and Russian out of a folder with the
tariffs that local government has published. Run it in that folder, the one
with config.toml, or name the folder with --site.`),
		Example: `  tarif check                  say what is wrong with the data
  tarif serve                  look at the site while editing it
  tarif build                  write the site to public/`,
		Args:          a.known,
		RunE:          a.nothing,
		SilenceErrors: true,
		SilenceUsage:  true,

		SuggestionsMinimumDistance: 2,
		CompletionOptions:          cobra.CompletionOptions{HiddenDefaultCmd: true},
	}
	cobra.MousetrapHelpText = "" // we say it ourselves, in the reader's language
	root.SetIn(a.stdin)
	root.SetOut(a.stdout)
	root.SetErr(a.stderr)
	root.PersistentFlags().StringVar(&a.site, "site", "", "the site's folder `DIR`, with config.toml (default the current folder)")
	for _, c := range []*cobra.Command{a.buildCommand(), a.verifyCommand(), a.serveCommand(), a.checkCommand(),
		a.importCommand(), a.fmtCommand(), a.diffCommand(), a.compareCommand(), a.announceCommand(), a.correctCommand(), a.repealCommand(), a.withdrawCommand(), a.undoCommand(), a.signCommand(), a.publishCommand(), a.newCommand(), a.sampleCommand(), a.versionCommand()} {
		c.DisableFlagsInUseLine = true // the line names them
		c.Flags().SortFlags = false    // and in that order
		root.AddCommand(c)
	}
	root.SetHelpCommand(a.helpCommand())
	a.translates(root)
	root.Version = a.version
	root.SetVersionTemplate("{{.Version}}\n")
	return root
}
