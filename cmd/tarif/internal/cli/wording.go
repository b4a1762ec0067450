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

// speak adds the flag that chooses the language of messages. For import it is
// called --messages, because --lang is the language of the act there.
func (a *app) speak(cmd *cobra.Command, name string) {
	cmd.Flags().Func(name, "`LANG` of what is said: en, kk or ru (default by the locale)", func(s string) error {
		v := messages.In(s)
		if v == nil {
			return source.Say(`"{1}" is not a language of messages: write {2}`, s, strings.Join(messages.Languages(), ", ")).Err()
		}
		a.localizer = v
		return nil
	})
}

// editions, rates and files say how many there are.
func editions(n int) source.Text { return source.Say("{1} editions", n) }
func rates(n int) source.Text    { return source.Say("{1} rates", n) }
func files(n int) source.Text    { return source.Say("{1} files", n) }

// day formats a day in the reader's language.
func (a *app) day(iso string) string {
	d, err := tariff.ParseDate(iso)
	l, known := lang.Parse(a.localizer.Lang)
	if err != nil || known != nil {
		return iso
	}
	return lang.Date(l, d.Year, d.Month, d.Day)
}

// seconds formats a duration in the reader's language, to hundredths of a
// second.
func (a *app) seconds(d time.Duration) source.Text {
	hundredths := (d + 5*time.Millisecond) / (10 * time.Millisecond)
	return source.Say("{1}.{2} s", int(hundredths/100), fmt.Sprintf("%02d", hundredths%100))
}

// quoted returns a path as it is typed after a command: in quotes if it has a
// space.
func quoted(p string) string {
	if strings.ContainsAny(p, " \t") {
		return `"` + p + `"`
	}
	return p
}
