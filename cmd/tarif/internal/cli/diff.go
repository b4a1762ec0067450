package cli

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"tarif/cmd/tarif/internal/show/report"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/study/diff"
	"tarif/cmd/tarif/internal/tariff"
)

type diffOptions struct {
	reportFlags
	exitCode bool
}

func (a *app) diffCommand() *cobra.Command {
	var o diffOptions
	cmd := &cobra.Command{
		Use:   "diff OLD NEW [--format FORMAT] [--json] [--lang LANG] [--exit-code]",
		Short: "say what changed between two editions of a tariff",
		Long: `Diff says what changed from the edition OLD to the edition NEW: first what the
whole has in common, then each rate. OLD and NEW are names, PLACE/KIND/EDITION,
or TOML files, which need not be in the site.

A percentage is given only where both prices mean the same thing; where basis,
unit or VAT changed, that is said first. Words that went are [-so-] and words
that came {+so+}; on a terminal they have colours, unless NO_COLOR is set.

--format csv prints the lines of data/changes.csv for the two editions.

With --exit-code the exit status is 0 if nothing changed, 1 if something did,
and 2 if anything is wrong.`,
		Example: `  tarif diff karaganda-region/surface-water/2023 karaganda-region/surface-water/2024
  tarif diff oral/home-care/2026 new-act.toml --lang kk
  tarif diff old.toml new.toml --exit-code --format json`,
		Args: twoEditions,
		RunE: runs(func(_ context.Context, args []string) error {
			return o.status(a.diff(args[0], args[1], o))
		}),
	}
	f := cmd.Flags()
	o.add(cmd, a.locale)
	f.BoolVar(&o.exitCode, "exit-code", false, "exit with 1 if something changed, 2 if anything is wrong")
	return cmd
}

func twoEditions(_ *cobra.Command, args []string) error {
	if len(args) != 2 {
		return source.Say("name two editions, each PLACE/KIND/EDITION or a TOML file; got {1}", len(args)).Err()
	}
	return nil
}

// errDiffers is the answer of --exit-code.
var errDiffers = errors.New("differs")

// status makes the answer and the troubles of --exit-code tell apart.
func (o diffOptions) status(err error) error {
	switch {
	case err == errDiffers:
		return errReported
	case err != nil && o.exitCode:
		return trouble{err}
	}
	return err
}

func (a *app) diff(old, new string, o diffOptions) error {
	s, err := a.read(request{now: a.now})
	if err != nil {
		return err
	}
	before, err := a.edition(s.data, old)
	if err != nil {
		return err
	}
	after, err := a.edition(s.data, new)
	if err != nil {
		return err
	}
	if err := a.alike(before, after); err != nil {
		return err
	}
	d := diff.Between(before, after)
	if err := a.print(report.Diff(d, o.options(a, s))); err != nil {
		return err
	}
	if o.exitCode && !d.Empty() {
		return errDiffers
	}
	return nil
}

// alike refuses editions of two kinds of tariff, which have no rate in common,
// and warns of two places.
func (a *app) alike(old, new *tariff.Edition) error {
	if old.Kind != new.Kind {
		return usage{source.Say("{1} and {2} are of different kinds", old.Name(), new.Name()).Err()}
	}
	if old.Place != new.Place {
		a.tell(source.Say("tarif: warning: the editions are of two places: tarif compare {1} {2} says what may be compared",
			string(old.Place.ID), string(new.Place.ID)))
	}
	return nil
}
