package cli

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/spf13/cobra"
	// Its error types, to translate errors about flags.
	"github.com/spf13/pflag"

	"tarif/cmd/tarif/internal/cli/messages"
	"tarif/cmd/tarif/internal/source"
)

// usageText is cobra's template without the parts we do not use.
const usageText = `%s
  {{if .HasAvailableSubCommands}}{{.CommandPath}} %s [--site DIR]{{else}}{{.UseLine}}{{end}}{{if .HasExample}}

%s
{{.Example}}{{end}}{{if .HasAvailableSubCommands}}

%s{{range .Commands}}{{if .IsAvailableCommand}}
  {{rpad .Name .NamePadding}} {{.Short}}{{end}}{{end}}{{end}}{{if .HasAvailableLocalFlags}}

%s
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}{{if .HasAvailableInheritedFlags}}

%s
{{.InheritedFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}{{if .HasAvailableSubCommands}}

%s{{end}}
`

// command returns the command with a name, "new site", whose texts are in
// messages/help.toml.
func command(name string, args cobra.PositionalArgs, run func(*cobra.Command, []string) error) *cobra.Command {
	h := messages.HelpOf(name)
	return &cobra.Command{Use: h.Use, Short: h.Short.EN, Long: h.Long.EN, Example: h.Example.EN, Args: args, RunE: run}
}

// translates makes help speak the reader's language. Texts are translated when
// help is printed, because a flag on the same command line may choose the
// language; the English usage of a flag is in its command and is the key in
// messages/help.toml.
func (a *app) translates(root *cobra.Command) {
	plain := root.HelpFunc()
	root.SetHelpFunc(func(cmd *cobra.Command, args []string) {
		cmd.Root().SetUsageTemplate(a.usageTemplate())
		each(cmd.Root(), a.translate)
		plain(cmd, args)
	})
}

func (a *app) usageTemplate() string {
	say := func(t source.Text) any { return a.localizer.Say(t) }
	return fmt.Sprintf(usageText, say(source.Say("Usage:")), say(source.Say("COMMAND")), say(source.Say("Examples:")), say(source.Say("Commands:")),
		say(source.Say("Flags:")), say(source.Say("For every command:")), say(source.Say("{{.CommandPath}} COMMAND --help says more about a command.")))
}

// each calls visit for a command and those below it.
func each(cmd *cobra.Command, visit func(*cobra.Command)) {
	visit(cmd)
	for _, c := range cmd.Commands() {
		each(c, visit)
	}
}

func (a *app) translate(cmd *cobra.Command) {
	cmd.Short, cmd.Long, cmd.Example = a.localizer.Literal(cmd.Short), a.localizer.Literal(cmd.Long), a.localizer.Literal(cmd.Example)
	cmd.InitDefaultHelpFlag()
	cmd.InitDefaultVersionFlag()
	flags := func(f *pflag.Flag) {
		f.Usage = a.flagUsage(f)
		if f.Value.Type() == "bool" {
			f.Value, f.NoOptDefVal = bare{f.Value}, ""
		}
	}
	cmd.LocalFlags().VisitAll(flags)
	cmd.PersistentFlags().VisitAll(flags)
}

// bare is a boolean flag without the "[=true]" in its help.
type bare struct{ pflag.Value }

func (bare) Type() string { return "" }

// flagUsage returns the help of a flag. The default value is added here in the
// reader's language rather than by pflag.
func (a *app) flagUsage(f *pflag.Flag) string {
	switch f.Name {
	case "help":
		return a.localizer.Say(source.Say("say how it is used"))
	case "version":
		return a.localizer.Literal("say which tarif this is")
	}
	usage := a.localizer.Literal(f.Usage)
	if f.DefValue != "" && f.DefValue != "false" && f.DefValue != "[]" {
		usage = a.localizer.Say(source.Say("{1} (default {2})", usage, f.DefValue))
		if f.DefValue = ""; f.Value.Type() == "int" {
			f.DefValue = "0" // pflag omits a default of zero
		}
	}
	return usage
}

// ofUsage translates an error about the command line. Errors that cobra and
// pflag have in English only get a wording of ours.
func (a *app) ofUsage(err error) source.Text {
	var (
		unknown *pflag.NotExistError
		without *pflag.ValueRequiredError
		wrong   *pflag.InvalidValueError
	)
	switch {
	case errors.As(err, &unknown) && unknown.GetSpecifiedShortnames() != "":
		return source.Say("unknown flag: -{1}", unknown.GetSpecifiedName())
	case errors.As(err, &unknown):
		return source.Say("unknown flag: --{1}", unknown.GetSpecifiedName())
	case errors.As(err, &without):
		return source.Say("flag needs an argument: --{1}", without.GetSpecifiedName())
	case errors.As(err, &wrong):
		return source.Say(`invalid argument "{1}" for "{2}" flag: {3}`, wrong.GetValue(), flagName(wrong.GetFlag()), a.ofValue(wrong))
	}
	return source.Of(err)
}

// flagName returns a flag as typed.
func flagName(f *pflag.Flag) string {
	if f.Shorthand != "" {
		return "-" + f.Shorthand + ", --" + f.Name
	}
	return "--" + f.Name
}

// ofValue returns the error for the value of a flag.
func (a *app) ofValue(err *pflag.InvalidValueError) source.Text {
	switch err.GetFlag().Value.Type() {
	case "bool":
		return source.Say("write true or false")
	case "int", "uint64":
		return source.Say("write a whole number")
	}
	return source.Of(err.Unwrap())
}

// oneOf joins suggestions: "build or check".
func oneOf(names []string) source.Text {
	said := source.Say("{1}", names[0])
	for _, n := range names[1:] {
		said = source.Say("{1} or {2}", said, n)
	}
	return said
}

// known rejects an unknown command and suggests the nearest one.
func (a *app) known(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	if near := cmd.SuggestionsFor(args[0]); len(near) > 0 {
		return source.Say(`unknown command "{1}"; did you mean {2}?`, args[0], oneOf(near)).Err()
	}
	return source.Say(`unknown command "{1}"`, args[0]).Err()
}

// misplaced returns the error for a word that stands where a command should, as
// the second word of a folder's name without quotes does. A flag of the command
// that follows is then unknown, which says less.
func (a *app) misplaced(root *cobra.Command, args []string) error {
	if len(args) < 3 || args[0] != "--site" || strings.HasPrefix(args[2], "-") {
		return nil
	}
	err := a.known(root, args[2:])
	if err == nil {
		return nil
	}
	return &hinted{source.Of(err), source.Say(`a name with a space is written in quotes: --site "{1} {2}"`, args[1], args[2])}
}

// noArgs is for commands that take flags only.
func noArgs(_ *cobra.Command, args []string) error {
	if len(args) > 0 {
		return source.Say(`unexpected argument "{1}"`, args[0]).Err()
	}
	return nil
}

// optional are the parts of a line of usage that may be left out.
var optional = regexp.MustCompile(`\[[^]]*\]`)

// oneArg is for commands that take one argument. Where there is none it says
// what is missing, as help writes it, with the first of the examples.
func oneArg(cmd *cobra.Command, args []string) error {
	if len(args) == 0 || args[0] == "" {
		example, _, _ := strings.Cut(strings.TrimSpace(cmd.Example), "\n")
		example, _, _ = strings.Cut(example, "  ")
		return &hinted{source.Say("name {1}", strings.Fields(optional.ReplaceAllString(cmd.Use, ""))[1]), source.Say("for example: {1}", example)}
	}
	return noArgs(cmd, args[1:])
}

// nothing runs when no command is given.
func (a *app) nothing(cmd *cobra.Command, _ []string) error {
	cmd.SetOut(a.stderr)
	if err := cmd.Help(); err != nil {
		return failure{err}
	}
	fmt.Fprintln(a.stderr)
	if a.clicked {
		a.wait()
	}
	return source.Say("no command given").Err()
}

// helpCommand is like cobra's, but fails for an unknown command.
func (a *app) helpCommand() *cobra.Command {
	return command("help", nil, func(cmd *cobra.Command, args []string) error {
		root := cmd.Root()
		about, rest, err := root.Find(args)
		if err != nil || len(rest) > 0 {
			return a.known(root, args)
		}
		return about.Help()
	})
}
