package cli

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"tarif/cmd/tarif/internal/files/load"
	"tarif/cmd/tarif/internal/files/tomlfmt"
	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/publish/output"
	"tarif/cmd/tarif/internal/publish/starter"
	"tarif/cmd/tarif/internal/show/wording"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
)

type correctOptions struct {
	published string
	since     tariff.Date
	date      tariff.Date
	cause     lang.Text
	dry       bool
}

func (a *app) correctCommand() *cobra.Command {
	var o correctOptions
	cmd := command("correct", oneArg, runs(func(_ context.Context, args []string) error { return a.correct(args[0], o) }))
	f := cmd.Flags()
	f.Var(dirFlag(&o.published), "published", "compare with the site in `DIR` (default public)")
	f.Var(dateFlag(&o.since), "since", "the day `DATE` since when readers saw it (default that of the last site)")
	f.Var(dateFlag(&o.date), "date", "the day `DATE` of the correction (default today)")
	causeFlags(f, &o.cause)
	f.BoolVar(&o.dry, "dry-run", false, "say what would change, and change nothing")
	return cmd
}

func (a *app) correct(name string, o correctOptions) error {
	dir, err := a.folder()
	if err != nil {
		return err
	}
	public, err := (&checkOptions{published: o.published}).site(dir)
	if err != nil {
		return err
	}
	s, err := a.read(request{day: o.date, now: a.now})
	if err != nil {
		return err
	}
	e, err := a.edition(s.data, name)
	if err != nil {
		return err
	}
	all, told, err := s.mistakes(e, siteFiles(public))
	if err != nil {
		return err
	}
	a.tellMistakes(s, all)
	switch {
	case len(all) == 0 && told > 0:
		a.tell(source.Say("what the site in {1} says of {2} otherwise has a [[correction]] already: build and publish", show(public), e.Name()))
		return nil
	case len(all) == 0:
		a.tell(source.Say("the site in {1} says of {2} what its file says: there is nothing to correct", show(public), e.Name()))
		return nil
	}
	if o.dry {
		a.tellAlike(s, all)
		return nil
	}
	if err := a.askMistakes(&o, all, public); err != nil {
		return err
	}
	err = a.writes(func() error { return a.own(dir, s, e, all, o) })
	if err == nil {
		a.advise(retell)
		a.tellAlike(s, all)
	}
	return err
}

// field returns what a correction is about, as its reader calls it.
func (a *app) field(s *loaded, f tariff.Field) any {
	if a.localizer.Lang == source.English.Lang {
		return string(f)
	}
	return lang.Text{KK: wording.New(s.words, lang.KK).Field(f), RU: wording.New(s.words, lang.RU).Field(f)}
}

func (a *app) tellMistakes(s *loaded, all []tariff.Correction) {
	for _, x := range all {
		field := a.field(s, x.Field)
		if x.Row == 0 {
			a.tell(source.Say(`{1}: readers saw "{2}", the file says "{3}"`, field, x.Was, x.Now()))
			continue
		}
		a.tell(source.Say(`row {1}, {2}: readers saw "{3}", the file says "{4}"`, x.Row, field, x.Was, x.Now()))
	}
}

// askMistakes asks how mistakes came about, and since when readers saw them if
// neither a flag nor an earlier correction tells. It proposes the day of the last
// site, which is the latest that it can be, and says so.
func (a *app) askMistakes(o *correctOptions, all []tariff.Correction, public string) error {
	var since string
	questions := causes(&o.cause, source.Say("How it came about, in Kazakh, like Теру қатесі"), source.Say("How it came about, in Russian, like Опечатка при наборе"))
	if o.since.IsZero() && slices.ContainsFunc(all, func(x tariff.Correction) bool { return x.Since.IsZero() }) {
		last, _ := output.ReadManifest(siteFiles(public))
		questions = slices.Insert(questions, 0, question{flag: "since", value: &since, parse: day, fallback: func() string { return last.Date },
			text: source.Say("Since which day readers saw it: the last site, of {1}, has it, and nothing here tells of earlier ones", a.day(last.Date))})
	}
	if err := a.ask(questions); err != nil {
		return err
	}
	if since != "" && !a.asks {
		a.tell(source.Say("since: {1}, the latest that it can be; if readers saw it earlier, say the day with --since", a.day(since)))
	}
	answer, _ := tariff.ParseDate(since)
	for i := range all {
		all[i].Since = cmp.Or(o.since, all[i].Since, answer)
	}
	return nil
}

// tellAlike names the other editions of the tariff that say the same of the same
// rate: they were often made from this one.
func (a *app) tellAlike(s *loaded, all []tariff.Correction) {
	of := all[0].Edition
	for _, e := range s.data.Tariff(of.Place.ID, of.Kind.ID).Editions {
		var rows []string
		for _, x := range all {
			if r := alike(e, x); r != "" && e != of {
				rows = append(rows, r)
			}
		}
		if len(rows) > 0 {
			a.tell(source.Say("{1} says the same as readers saw: {2}", e.Pos.File, strings.Join(rows, ", ")))
			a.advise(source.Say("if it is wrong there too, put it right there and run tarif correct {1}", e.Name()))
		}
	}
}

// alike returns where an edition has the value that a correction says is wrong:
// a row with the figure, "" if nowhere.
func alike(e *tariff.Edition, x tariff.Correction) string {
	wrong := x.Rate()
	here := func(row, column int) bool {
		x.Edition, x.Row, x.Column = e, row, column
		return x.Was != "" && x.Now() == x.Was
	}
	if wrong == nil {
		if x.Row == 0 && x.Field != tariff.RowField && here(0, 0) {
			return x.Was
		}
		return ""
	}
	for _, r := range e.Rates {
		if same := r.Key() == wrong.Key() || r.Row == wrong.Row && r.Column == wrong.Column; same && here(r.Row, r.Column) {
			if x.Field == tariff.PriceField {
				return fmt.Sprintf("#r%d %s", r.Row, x.Was)
			}
			return fmt.Sprintf("#r%d", r.Row)
		}
	}
	return ""
}

// own writes the corrections and the post.
func (a *app) own(dir string, s *loaded, e *tariff.Edition, all []tariff.Correction, o correctOptions) error {
	var added tariff.Edition
	for i := range all {
		all[i].Corrected, all[i].Cause = s.day, o.cause
		added.Corrections = append(added.Corrections, &all[i])
	}
	files, err := a.retold(dir, &s.data.Catalogue, e, func(src []byte) []byte { return starter.With(src, &added) },
		func(e *tariff.Edition) []starter.File {
			return starter.CorrectionPost(s.words, &s.data.Catalogue, e, s.day)
		})
	if err != nil {
		return err
	}
	return a.write(dir, files...)
}

// retell is what remains to do once a file tells readers something else.
var retell = source.Say("read the post, then build and publish; make the kits that were sent out anew with tarif announce, and send them again to the same people")

// retold applies an edit to the file of a published edition and returns the new
// file and the post about it, or the errors the file would have.
func (a *app) retold(dir string, known *tariff.Catalogue, e *tariff.Edition, edit func([]byte) []byte, post func(*tariff.Edition) []starter.File) ([]starter.File, error) {
	src, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(e.Pos.File)))
	if err != nil {
		return nil, err
	}
	src = edit(src)
	now, found := load.Edition(e.Pos.File, src, known)
	if now == nil {
		found.Print(a.stderr, a.localizer)
		return nil, &hinted{source.Say("{1}: nothing was written", verdict(found)), source.Say("the lines shown are as they would stand in {1}", e.Pos.File)}
	}
	if tidy, _ := tomlfmt.Edition(e.Pos.File, src, known); tidy != nil {
		src = tidy
	}
	return append([]starter.File{{Path: e.Pos.File, Data: src}}, post(now)...), nil
}

// wouldWrite prints the lines that each file would gain (+) and lose (−).
func (a *app) wouldWrite(dir string, files []starter.File) error {
	for _, f := range files {
		src, err := fs.ReadFile(siteFiles(dir), f.Path)
		switch {
		case err == nil:
			a.tell(source.Say("would change {1}", f.Path))
		case errors.Is(err, fs.ErrNotExist):
			a.tell(source.Say("would write {1}", f.Path))
		default:
			return err
		}
		was, is := bytes.Split(src, []byte("\n")), bytes.Split(f.Data, []byte("\n"))
		a.lack("−", was, is)
		a.lack("+", is, was)
	}
	return nil
}

// lack prints the lines that other lacks.
func (a *app) lack(sign string, all, other [][]byte) {
	there := map[string]bool{"": true}
	for _, l := range other {
		there[string(l)] = true
	}
	for _, l := range all {
		if !there[string(l)] {
			fmt.Fprintf(a.stderr, "  %s %s\n", sign, l)
		}
	}
}
