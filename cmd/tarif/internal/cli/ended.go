package cli

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/publish/starter"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
)

// endOptions are the options of the commands that end an edition.
type endOptions struct {
	name        string   // of what is to end, as it was asked for
	act         newFlags // the repealing act
	date, until tariff.Date
	last        string // the question that asks for until
	cause       lang.Text
	dry         bool
}

func causeFlags(f *pflag.FlagSet, cause *lang.Text) {
	f.StringVar(&cause.KK, "cause-kk", "", "how it came about, in Kazakh: `TEXT`")
	f.StringVar(&cause.RU, "cause-ru", "", "how it came about, in Russian: `TEXT`")
}

func causes(cause *lang.Text, kk, ru source.Text) []question {
	return []question{
		{flag: "cause-kk", text: kk, value: &cause.KK},
		{flag: "cause-ru", text: ru, value: &cause.RU},
	}
}

func (a *app) repealCommand() *cobra.Command {
	var o endOptions
	cmd := command("repeal", oneArg, runs(func(_ context.Context, args []string) error { o.name = args[0]; return a.repeal(o) }))
	o.act.actFlags(cmd)
	cmd.Flags().StringVar(&o.last, "until", "", "the first `DATE` on which it no longer holds, or unknown")
	cmd.Flags().BoolVar(&o.dry, "dry-run", false, "say what would change, and change nothing")
	return cmd
}

func (a *app) repeal(o endOptions) error {
	dir, s, e, err := a.openedAt(o.name)
	if err != nil {
		return err
	}
	last := question{flag: "until", text: source.Say("First day on which the prices no longer hold, like 2026-10-01, or unknown"), value: &o.last,
		choices: []choice{noDay}, parse: among([]choice{noDay}, day), fallback: func() string { return noDay.id }}
	if err := a.ask(append(a.actQuestions(&o.act, e.Act.ActRef), last)); err != nil {
		return err
	}
	by := o.act.asAct()
	o.until, _ = tariff.ParseDate(o.last) // zero if it is unknown
	o.date = tariff.Later(s.day, by.Date) // nobody can tell of an act before its own day
	if !o.until.IsZero() && o.until.Before(by.Date) {
		a.tell(source.Say("the tariff would end on {1}, before the act that repeals it, {2}: read in that act whether it says so", a.day(o.until.String()), a.day(by.Date.String())))
	}
	x := conclusion{starter.Repealed, by.Date, o.until, tariff.Edition{RepealedBy: &by}}
	return a.end(dir, s, alive(s.data, e.Act.ActRef, o.date), x, o)
}

// alive returns the editions of an act that are or will be in force and that
// nothing has ended yet.
func alive(d *tariff.Data, act tariff.ActRef, day tariff.Date) []*tariff.Edition {
	var out []*tariff.Edition
	for _, t := range d.Tariffs {
		for i, e := range t.Editions {
			same := e.Act.Number == act.Number && e.Act.Date == act.Date && e.Act.Issuer == act.Issuer
			if same && !e.Ended() && t.Editions.StateOf(i, day) != tariff.Replaced {
				out = append(out, e)
			}
		}
	}
	return out
}

func (a *app) withdrawCommand() *cobra.Command {
	var o endOptions
	cmd := command("withdraw", oneArg, runs(func(_ context.Context, args []string) error { o.name = args[0]; return a.withdraw(o) }))
	f := cmd.Flags()
	f.Var(dateFlag(&o.until), "until", "the first `DATE` on which it no longer holds (default --date)")
	f.Var(dateFlag(&o.date), "date", "the day `DATE` of the withdrawal (default today)")
	causeFlags(f, &o.cause)
	f.BoolVar(&o.dry, "dry-run", false, "say what would change, and change nothing")
	return cmd
}

func (a *app) withdraw(o endOptions) error {
	dir, s, err := a.opened()
	if err != nil {
		return err
	}
	place, kind, _ := strings.Cut(strings.Trim(o.name, "/"), "/")
	of, err := tariffsOf(s.data, tariff.PlaceID(place))
	if err != nil {
		return err
	}
	t := s.data.Tariff(tariff.PlaceID(place), tariff.KindID(kind))
	if t == nil {
		return unknown(source.Say(`{1} has no tariff of the kind "{2}"`, place, kind), nearest(tariff.KindID(kind), of, kindOf))
	}
	var all []*tariff.Edition
	for i, e := range t.Editions {
		if x := t.Editions.StateOf(i, s.day); !e.Ended() && (x == tariff.InForce || x == tariff.Upcoming) {
			all = append(all, e)
		}
	}
	if err := a.ask(causes(&o.cause, source.Say("Why the tariff is withdrawn, in Kazakh, like Бағдарлама аяқталды"),
		source.Say("Why the tariff is withdrawn, in Russian, like Программа завершена"))); err != nil {
		return err
	}
	n := o.notice(s.day)
	o.date = n.Date
	if o.until.IsZero() {
		o.until = n.Date
	}
	x := conclusion{starter.Withdrawn, n.Date, o.until, tariff.Edition{Withdrawn: &n}}
	return a.end(dir, s, all, x, o)
}

func (o *endOptions) notice(day tariff.Date) tariff.Notice {
	if !o.date.IsZero() {
		day = o.date
	}
	return tariff.Notice{Date: day, Cause: o.cause}
}

func (a *app) undoCommand() *cobra.Command {
	var o endOptions
	cmd := command("undo", oneArg, runs(func(_ context.Context, args []string) error { o.name = args[0]; return a.undo(o) }))
	f := cmd.Flags()
	f.Var(dateFlag(&o.date), "date", "the day `DATE` on which it is taken back (default today)")
	causeFlags(f, &o.cause)
	f.BoolVar(&o.dry, "dry-run", false, "say what would change, and change nothing")
	return cmd
}

func (a *app) undo(o endOptions) error {
	dir, s, e, err := a.openedAt(o.name)
	if err != nil {
		return err
	}
	if err := a.ask(causes(&o.cause, source.Say("Why it is taken back, in Kazakh, like Актінің жобасы еді"),
		source.Say("Why it is taken back, in Russian, like Это был проект акта"))); err != nil {
		return err
	}
	n := o.notice(s.day)
	o.date = n.Date
	x := conclusion{starter.Undone, n.Date, tariff.Date{}, tariff.Edition{Undone: &n}}
	if err := a.end(dir, s, []*tariff.Edition{e}, x, o); err != nil {
		return err
	}
	for _, p := range s.prose {
		if p.Cites(e) {
			a.advise(source.Say("{1} cites it: where its figures stood the page says that they were taken back", p.Pos.File))
		}
	}
	line := s.data.Tariff(e.Place.ID, e.Kind.ID).Editions
	if before := line.Before(line.Index(e.ID)); before != nil && before.Until.Status == tariff.Known {
		a.advise(source.Say("the last day of {1} is {2}: look whether that is so without the edition that was undone", before.Pos.File, a.day(before.Until.Date.AddDays(-1).String())))
	}
	return nil
}

// openedAt loads the site and returns one of its editions.
func (a *app) openedAt(name string) (string, *loaded, *tariff.Edition, error) {
	dir, s, err := a.opened()
	if err != nil {
		return "", nil, nil, err
	}
	e, err := a.edition(s.data, name)
	return dir, s, e, err
}

// opened loads the site.
func (a *app) opened() (string, *loaded, error) {
	dir, err := a.folder()
	if err != nil {
		return "", nil, err
	}
	s, err := a.read(request{now: a.now})
	return dir, s, err
}

// conclusion is how editions end: what has happened and on which day, their
// first day over, zero if it is unknown, and what their files say of it.
type conclusion struct {
	how       starter.Ending
	on, until tariff.Date
	added     tariff.Edition
}

// edit returns the file of an edition that ends.
func (x conclusion) edit(src []byte) []byte {
	switch {
	case x.how == starter.Undone:
	case x.until.IsZero():
		src = starter.WithEnd(src, noDay.id)
	default:
		src = starter.WithEnd(src, x.until.String())
	}
	return starter.With(src, &x.added)
}

// concerns reports whether the conclusion is what ends an edition. It is not if
// the edition ends before by itself, or when another takes its place: its end
// neither moves nor is lost.
func (x conclusion) concerns(e *tariff.Edition, all []*tariff.Edition) bool {
	switch {
	case x.how == starter.Undone || e.Until.Status != tariff.Known:
		return true
	case !x.until.IsZero():
		return x.until.Before(e.Until.Date)
	}
	return x.on.Before(e.Until.Date) && !slices.ContainsFunc(all, func(next *tariff.Edition) bool {
		return sameTariff(e, next) && !next.Earliest().Before(e.Until.Date)
	})
}

func sameTariff(e, f *tariff.Edition) bool { return e.Place == f.Place && e.Kind == f.Kind }

// end edits the files of editions and writes a post for each tariff, about the
// last of its editions.
func (a *app) end(dir string, s *loaded, all []*tariff.Edition, x conclusion, o endOptions) error {
	ends := slices.DeleteFunc(slices.Clone(all), func(e *tariff.Edition) bool { return !x.concerns(e, all) })
	if len(ends) == 0 {
		return &hinted{source.Say("{1} has ended already, or ends by itself before that day: nothing was written", o.name),
			source.Say("look at valid_until, [repealed_by] and [withdrawn] in its file under tariffs/")}
	}
	var files []starter.File
	for i, e := range ends {
		if from := e.From; from.Status == tariff.Known && !x.until.IsZero() && !from.Date.Before(x.until) && s.day.Before(from.Date) {
			return &hinted{source.Say("{1} would end on {2}, before its prices begin on {3}", e.Name(), a.day(x.until.String()), a.day(from.String())),
				source.Say("take it back first, with tarif undo {1}, and run this again", e.Name())}
		}
		last := i+1 == len(ends) || !sameTariff(e, ends[i+1])
		made, err := a.retold(dir, &s.data.Catalogue, e, x.edit,
			func(e *tariff.Edition) []starter.File {
				if !last {
					return nil
				}
				return starter.EndPost(s.words, e, x.how, o.date)
			})
		if err != nil {
			return err
		}
		files = append(files, made...)
	}
	if o.dry {
		return a.wouldWrite(dir, files)
	}
	err := a.write(dir, files...)
	if err == nil {
		a.advise(retell)
	}
	return err
}
