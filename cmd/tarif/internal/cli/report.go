package cli

import (
	"github.com/spf13/cobra"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/show/report"
	"tarif/cmd/tarif/internal/source"
)

// reportFlags are the flags of commands that print a report.
type reportFlags struct {
	format   formatFlag
	json     bool
	language languageFlag
}

func (r *reportFlags) add(cmd *cobra.Command, locale lang.Lang) {
	f := cmd.Flags()
	r.format, r.language = formatFlag(report.Text), languageFlag(locale)
	f.Var(&r.format, "format", "`FORMAT` of the report: text, markdown, json or csv")
	f.BoolVar(&r.json, "json", false, "print a report in JSON: --format json")
	f.Var(&r.language, "lang", "`LANG` of text and markdown: kk, ru or en (default by the locale)")
	f.Lookup("lang").DefValue = "" // the default differs between computers
}

func (r *reportFlags) options(a *app, s *loaded) report.Options {
	format := report.Format(r.format)
	if r.json {
		format = report.JSON
	}
	return report.Options{Format: format, Language: lang.Lang(r.language), Colour: a.colour, Words: s.words}
}

type formatFlag report.Format

func (f *formatFlag) String() string { return string(*f) }

func (f *formatFlag) Set(s string) error {
	x, err := report.ParseFormat(s)
	*f = formatFlag(x)
	return err
}

func (f *formatFlag) Type() string { return "FORMAT" }

type languageFlag lang.Lang

func (f *languageFlag) String() string { return string(*f) }

func (f *languageFlag) Set(s string) error {
	x, err := report.ParseLanguage(s)
	*f = languageFlag(x)
	return err
}

func (f *languageFlag) Type() string { return "LANG" }

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
