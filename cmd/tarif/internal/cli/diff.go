package cli

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"tarif/cmd/tarif/internal/cli/messages"
	"tarif/cmd/tarif/internal/files/config"
	"tarif/cmd/tarif/internal/files/load"
	"tarif/cmd/tarif/internal/show/report"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/study/diff"
	"tarif/cmd/tarif/internal/tariff"
)

type diffOptions struct {
	reportFlags
	since    string
	exitCode bool
}

func (a *app) diffCommand() *cobra.Command {
	var o diffOptions
	cmd := command("diff", func(_ *cobra.Command, args []string) error {
		if o.since != "" && len(args) == 0 {
			return nil
		}
		return twoEditions(args)
	}, runs(func(_ context.Context, args []string) error {
		if o.since != "" {
			return a.diffSince(o)
		}
		return o.status(a.diff(args[0], args[1], o))
	}))
	f := cmd.Flags()
	o.add(cmd, a.locale)
	f.StringVar(&o.since, "since", "", "compare the whole site with the earlier copy of its folder in `DIR`")
	f.BoolVar(&o.exitCode, "exit-code", false, "exit with 1 if something changed, 2 if anything is wrong")
	return cmd
}

func twoEditions(args []string) error {
	if len(args) != 2 {
		return source.Say("name two editions, each PLACE/KIND/EDITION or a TOML file; got {1}", len(args)).Err()
	}
	return nil
}

// errDiffers is the result "different" of --exit-code.
var errDiffers = errors.New("differs")

// status marks other errors under --exit-code, which must not have status 1.
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

// diffSince reports what has changed in the site's folder since another copy of
// it, edition by edition.
func (a *app) diffSince(o diffOptions) error {
	s, err := a.read(request{now: a.now})
	if err != nil {
		return err
	}
	if !isFile(filepath.Join(o.since, config.Name)) {
		return unknown(source.Say("there is no {1} in {2}", config.Name, o.since), source.Text{})
	}
	opt := o.options(a, s)
	if opt.Format != report.Text && opt.Format != report.Markdown {
		return usage{source.Say("--since prints text or markdown only").Err()}
	}
	was, _ := load.Load(siteFiles(o.since), "tariffs") // files that cannot be read contribute no editions
	for _, t := range s.data.Tariffs {
		for i, e := range t.Editions {
			if err := a.printSince(was, t.Editions.Before(i), e, opt); err != nil {
				return err
			}
		}
	}
	return a.gone(s.data, was, opt)
}

func (a *app) printSince(was *tariff.Data, before, e *tariff.Edition, opt report.Options) error {
	old := was.Edition(e.Place.ID, e.Kind.ID, e.ID)
	switch {
	case old != nil:
		if d := diff.Between(old, e); !d.Empty() {
			return a.print(report.DiffTable(d, opt))
		}
		return nil
	case before != nil:
		return a.print(report.DiffTable(diff.Between(before, e), opt))
	}
	return a.sayIn(opt, source.Say("{1}: a new tariff, {2}", e.Name(), rates(e.Priced())))
}

func (a *app) sayIn(opt report.Options, t source.Text) error {
	_, err := fmt.Fprintf(a.stdout, "%s.\n\n", messages.In(string(opt.Language)).Say(t))
	return err
}

// gone reports editions that no longer exist.
func (a *app) gone(now, was *tariff.Data, opt report.Options) error {
	for e := range was.Editions() {
		if now.Edition(e.Place.ID, e.Kind.ID, e.ID) == nil {
			if err := a.sayIn(opt, source.Say("{1} is taken away", e.Name())); err != nil {
				return err
			}
		}
	}
	return nil
}

// alike rejects editions of two kinds of tariff, which have no rates in common,
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
