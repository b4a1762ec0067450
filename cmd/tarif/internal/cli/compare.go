package cli

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/show/report"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/study/compare"
	"tarif/cmd/tarif/internal/tariff"
)

type compareOptions struct {
	reportFlags
	kind string
	date tariff.Date
}

func (a *app) compareCommand() *cobra.Command {
	var o compareOptions
	cmd := command("compare", places, runs(func(_ context.Context, args []string) error { return a.compare(args, o) }))
	f := cmd.Flags()
	f.StringVar(&o.kind, "kind", "", "compare tariffs of the kind `ID`")
	f.Var(dateFlag(&o.date), "date", "compare what is in force on this day (default today)")
	o.add(cmd, a.locale)
	return cmd
}

func places(_ *cobra.Command, args []string) error {
	if len(args) < 2 {
		return source.Say("name two places or more; got {1}", len(args)).Err()
	}
	for i, arg := range args {
		if slices.Contains(args[:i], arg) {
			return source.Say("{1} is named twice", arg).Err()
		}
	}
	return nil
}

func (a *app) compare(args []string, o compareOptions) error {
	s, err := a.read(request{day: o.date, now: a.now})
	if err != nil {
		return err
	}
	of := make([][]*tariff.Tariff, len(args))
	for i, arg := range args {
		if of[i], err = tariffsOf(s.data, tariff.PlaceID(arg)); err != nil {
			return err
		}
	}
	kind, err := chooseKind(s.data, args, of, tariff.KindID(o.kind))
	if err != nil {
		return err
	}
	var editions []*tariff.Edition
	on := report.Shown{Day: s.day}
	for _, arg := range args {
		t := s.data.Tariff(tariff.PlaceID(arg), kind)
		i, state := t.Editions.On(s.day)
		editions, on.States = append(editions, t.Editions[i]), append(on.States, state)
	}
	if len(editions) == 2 {
		return a.print(report.Pair(compare.Pair(&s.data.Catalogue, editions[0], editions[1]), on, o.options(a, s)))
	}
	return a.print(report.Matrix(compare.Many(&s.data.Catalogue, editions), on, o.options(a, s)))
}

// chooseKind returns the kind that was asked for, or else the only one that all
// places have.
func chooseKind(d *tariff.Data, places []string, of [][]*tariff.Tariff, asked tariff.KindID) (tariff.KindID, error) {
	if asked != "" {
		return asked, haveKind(d, places, of, asked)
	}
	var shared []string
	for _, t := range of[0] {
		if !slices.ContainsFunc(of, func(ts []*tariff.Tariff) bool { return !hasKind(ts, t.Kind.ID) }) {
			shared = append(shared, string(t.Kind.ID))
		}
	}
	switch len(shared) {
	case 0:
		return "", unknown(source.Say("the places have no kind of tariff in common"), source.Say("they have {1}", kindsOf(places, of)))
	case 1:
		return tariff.KindID(shared[0]), nil
	}
	return "", unknown(source.Say("the places have several kinds of tariff in common: {1}", strings.Join(shared, ", ")),
		source.Say("choose one with --kind"))
}

// haveKind checks that the kind exists and that each place has it.
func haveKind(d *tariff.Data, places []string, of [][]*tariff.Tariff, kind tariff.KindID) error {
	if d.Catalogue.Kind(kind) == nil {
		return unknown(source.Say(`there is no kind of tariff "{1}"`, string(kind)),
			nearest(kind, d.Catalogue.Kinds, func(k *tariff.Kind) tariff.KindID { return k.ID }))
	}
	for i, ts := range of {
		if !hasKind(ts, kind) {
			return unknown(source.Say(`{1} has no tariff of the kind "{2}"`, places[i], string(kind)), source.Say("it has {1}", kindList(ts)))
		}
	}
	return nil
}

func hasKind(ts []*tariff.Tariff, kind tariff.KindID) bool {
	return slices.ContainsFunc(ts, func(t *tariff.Tariff) bool { return t.Kind.ID == kind })
}

// kindsOf lists the kinds of each place: "oral: home-care; semei: waste".
func kindsOf(places []string, of [][]*tariff.Tariff) string {
	var out []string
	for i, ts := range of {
		out = append(out, places[i]+": "+kindList(ts))
	}
	return strings.Join(out, "; ")
}

func kindList(ts []*tariff.Tariff) string {
	return strings.Join(lists.Of(ts, func(t *tariff.Tariff) string { return string(t.Kind.ID) }), ", ")
}
