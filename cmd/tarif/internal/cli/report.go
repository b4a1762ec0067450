package cli

import (
	"github.com/spf13/cobra"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/show/report"
	"tarif/cmd/tarif/internal/source"
)

// reportFlags are the flags of commands that print a report.
type reportFlags struct {
	format   report.Format
	json     bool
	language lang.Lang
}

func (r *reportFlags) add(cmd *cobra.Command, locale lang.Lang) {
	f := cmd.Flags()
	r.format, r.language = report.Text, locale
	f.Var(valueFlag[report.Format]{&r.format, "FORMAT", report.ParseFormat}, "format", "`FORMAT` of the report: text, markdown, json or csv")
	f.BoolVar(&r.json, "json", false, "print a report in JSON: --format json")
	f.Var(valueFlag[lang.Lang]{&r.language, "LANG", report.ParseLanguage}, "lang", "`LANG` of text and markdown: kk, ru or en (default by the locale)")
	f.Lookup("lang").DefValue = "" // the default differs between computers
}

func (r *reportFlags) options(a *app, s *loaded) report.Options {
	if r.json {
		r.format = report.JSON
	}
	return report.Options{Format: r.format, Language: r.language, Colour: a.colour, Words: s.words}
}

// read loads the site for a report. It drops warnings: they are for check and
// have nothing to do with the report.
func (a *app) read(r request) (*loaded, error) {
	dir, err := a.folder()
	if err != nil {
		return nil, err
	}
	s, found := a.open(dir, r)
	if found.Err() != nil {
		return nil, a.failed(found)
	}
	return s, nil
}

// failed prints findings and returns an error with their number.
func (a *app) failed(found source.List) error {
	found.Print(a.stderr, a.localizer)
	return source.Say("{1} in the data", verdict(found)).Err()
}

func (a *app) print(report []byte, err error) error {
	if err != nil {
		return err
	}
	_, err = a.stdout.Write(report)
	return err
}
