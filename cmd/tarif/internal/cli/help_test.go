package cli

import (
	_ "embed"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"tarif/cmd/tarif/internal/cli/messages"
	"tarif/cmd/tarif/internal/files/tomlfile"
	"tarif/cmd/tarif/internal/test/is"
)

// helpWords returns the texts of help that must be translated.
func helpWords(root *cobra.Command) []string {
	commented := regexp.MustCompile(`\S {3,}[a-z]`)
	var out []string
	each(root, func(c *cobra.Command) {
		out = append(out, c.Short)
		if c.Long != "" {
			out = append(out, c.Long)
		}
		if commented.MatchString(c.Example) {
			out = append(out, c.Example)
		}
		flags := func(f *pflag.Flag) {
			if f.Name != "help" && f.Name != "version" {
				out = append(out, f.Usage)
			}
		}
		c.LocalFlags().VisitAll(flags)
		c.PersistentFlags().VisitAll(flags)
	})
	slices.Sort(out)
	return slices.Compact(out)
}

//go:embed messages/help.toml
var helpFile []byte

// inHelpFile returns the English texts of messages/help.toml that have
// translations, in byte order, and the names of the commands.
func inHelpFile(t *testing.T) (texts, commands []string) {
	t.Helper()
	var file struct {
		Messages []map[string]string `toml:"message,required"`
		Commands []messages.Help     `toml:"command,required"`
	}
	doc, found := tomlfile.Parse("help.toml", helpFile)
	is.Must(t, found.Errors() == 0, "%v", found)
	if found := doc.Decode(&file); found.Errors() > 0 {
		t.Fatal(found)
	}
	for _, m := range file.Messages {
		texts = append(texts, m["en"])
	}
	for _, h := range file.Commands {
		commands = append(commands, h.Name)
		texts = append(texts, h.Short.EN)
		if h.Long.EN != "" {
			texts = append(texts, h.Long.EN)
		}
		if h.Example.KK != "" {
			texts = append(texts, h.Example.EN)
		}
	}
	slices.Sort(texts)
	return texts, commands
}

// TestHelpTwins checks that messages/help.toml has exactly the texts of help,
// in both languages, and that translations name the same flags, commands and
// files.
func TestHelpTwins(t *testing.T) {
	root := start(t).app.root()
	root.InitDefaultHelpCmd()
	words := helpWords(root)
	said, commands := inHelpFile(t)
	if !slices.Equal(said, words) {
		for _, w := range words {
			is.True(t, slices.Contains(said, w), "not in messages/help.toml:\n%s", w)
		}
		for _, s := range said {
			is.True(t, slices.Contains(words, s), "no help says any more:\n%s", s)
		}
	}
	var names []string
	each(root, func(c *cobra.Command) {
		if names = append(names, strings.TrimPrefix(c.CommandPath(), "tarif ")); c.Use == "" {
			t.Errorf("%s is not in messages/help.toml", c.CommandPath())
		}
	})
	is.EqualSlices(t, slices.Sorted(slices.Values(names)), slices.Sorted(slices.Values(commands)))
	fixed := regexp.MustCompile("--[a-z-]+|`[A-Z./a-z]+`|config\\.toml")
	for _, w := range words {
		for _, l := range []string{"kk", "ru"} {
			got := messages.In(l).Literal(w)
			for _, name := range fixed.FindAllString(w, -1) {
				is.True(t, strings.Contains(got, name), "in %s %q is missing:\n%s", l, name, got)
			}
		}
	}
}

// TestHelpLanguages checks that help and usage errors are in the language of
// the settings, or of a flag on the same line.
func TestHelpLanguages(t *testing.T) {
	for _, c := range []struct{ lang, args, want string }{
		{"ru", "--help", "Команды:\n  announce "},
		{"kk", "--help", "Командалар:\n  announce "},
		{"ru", "build --help", "Флаги:\n"},
		{"en", "build --lang kk --help", "Қолданылуы:\n  tarif build"},
		{"ru", "sample --help", "(по умолчанию 20)\n"},
	} {
		r := start(t)
		r.app.speakIn(c.lang)
		if status := r.do(t, strings.Fields(c.args)...); status != statusDone || !strings.Contains(r.stdout.String(), c.want) {
			t.Errorf("%s in %s: status %d, no %q\n%s", c.args, c.lang, status, c.want, &r.stdout)
		}
	}
	for _, c := range []struct{ args, want string }{
		{"bild", "tarif: нет команды \"bild\"; может быть, build?\nсправка: tarif --help\n"},
		{"build --x", "tarif build: нет флага --x\nсправка: tarif build --help\n"},
		{"build --out", "tarif build: после --out нужно значение\nсправка: tarif build --help\n"},
		{"sample --places many x", "tarif sample: значение \"many\" не подходит для флага \"--places\": напишите целое число\nсправка: tarif sample --help\n"},
	} {
		r := start(t)
		r.app.speakIn("ru")
		r.expect(t, c.args, statusUsage, "", c.want)
	}
}
