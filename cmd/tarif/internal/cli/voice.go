package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"tarif/cmd/tarif/internal/cli/messages"
	"tarif/cmd/tarif/internal/source"
)

// speak adds the flag that chooses the language of findings. An import calls
// it --messages: there --lang is the language of the act.
func (a *app) speak(cmd *cobra.Command, name string) {
	cmd.Flags().Var(&voiceFlag{a}, name, "`LANG` of what is said: en, kk or ru (default by the locale)")
}

// voiceFlag sets the voice of the program.
type voiceFlag struct{ app *app }

func (f *voiceFlag) String() string { return "" } // not the same on every computer

func (f *voiceFlag) Set(s string) error {
	v := messages.In(s)
	if v == nil {
		return fmt.Errorf("%q is not a language of messages: write %s", s, strings.Join(messages.Languages(), ", "))
	}
	f.app.voice = v
	return nil
}

func (f *voiceFlag) Type() string { return "LANG" }

// editions and rates count what people count.
func editions(n int) source.Text { return source.Say("%d editions", n) }
func rates(n int) source.Text    { return source.Say("%d rates", n) }
