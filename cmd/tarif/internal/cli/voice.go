package cli

import (
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"tarif/cmd/tarif/internal/cli/messages"
	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
)

// speak adds the flag that chooses the language of findings. An import calls
// it --messages: there --lang is the language of the act.
func (a *app) speak(cmd *cobra.Command, name string) {
	cmd.Flags().Var(&voiceFlag{a}, name, "`LANG` of what is said: en, kk or ru (default by the locale)")
}

// voiceFlag sets the language of messages.
type voiceFlag struct{ app *app }

func (f *voiceFlag) String() string { return "" } // not the same on every computer

func (f *voiceFlag) Set(s string) error {
	v := messages.In(s)
	if v == nil {
		return source.Say(`"{1}" is not a language of messages: write {2}`, s, strings.Join(messages.Languages(), ", ")).Err()
	}
	f.app.localizer = v
	return nil
}

func (f *voiceFlag) Type() string { return "LANG" }

// editions, rates and files count what people count.
func editions(n int) source.Text { return source.Say("{1} editions", n) }
func rates(n int) source.Text    { return source.Say("{1} rates", n) }
func files(n int) source.Text    { return source.Say("{1} files", n) }

// day is a day as the reader's language writes it.
func (a *app) day(iso string) string {
	d, err := tariff.ParseDate(iso)
	l, known := lang.Parse(a.localizer.Lang)
	if err != nil || known != nil {
		return iso
	}
	return lang.Date(l, d.Year, d.Month, d.Day)
}

// seconds is a time as the reader's language writes it, to the hundredth.
func (a *app) seconds(d time.Duration) source.Text {
	hundredths := (d + 5*time.Millisecond) / (10 * time.Millisecond)
	return source.Say("{1}.{2} s", int(hundredths/100), fmt.Sprintf("%02d", hundredths%100))
}
