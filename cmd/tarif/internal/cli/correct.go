package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"tarif/cmd/tarif/internal/files/load"
	"tarif/cmd/tarif/internal/files/tomlfmt"
	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/publish/starter"
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
	cmd := &cobra.Command{
		Use:   "correct PLACE/KIND/EDITION [--published DIR] [--since DATE] [--date DATE]\n      [--cause-kk TEXT] [--cause-ru TEXT] [--dry-run]",
		Short: "own up to what was published wrongly",
		Long: `Correct compares an edition, which you have put right, with the site as readers
have it, in public/ or in DIR, and writes a [[correction]] for each thing that
they were told otherwise, and a post of the news that tells of it. The cause is
yours to say. A change of the act itself is no correction: it is a new edition.`,
		Example: `  tarif correct oral/home-care/2026
  tarif correct oral/home-care/2026 --cause-kk "Теру қатесі" --cause-ru "Опечатка при наборе"`,
		Args: oneName,
		RunE: runs(func(_ context.Context, args []string) error { return a.correct(args[0], o) }),
	}
	f := cmd.Flags()
	f.Var(dirFlag(&o.published), "published", "compare with the site in `DIR` (default public)")
	f.Var(dateFlag(&o.since), "since", "the day `DATE` since when readers saw it (default that of the published site)")
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
	all, err := s.mistakes(e, siteFiles(public))
	if err != nil {
		return err
	}
	for _, x := range all {
		a.tell(source.Say(`row {1}, {2}: readers saw "{3}", the file says "{4}"`, x.Row, string(x.Field), x.Was, x.Now()))
	}
	if len(all) == 0 {
		a.tell(source.Say("the site in {1} says of {2} what its file says: there is nothing to correct", show(public), e.Name()))
		return nil
	}
	if o.dry {
		return nil
	}
	if err := a.ask(causes(&o.cause, source.Say("How it came about, in Kazakh, like Теру қатесі"), source.Say("How it came about, in Russian, like Опечатка при наборе"))); err != nil {
		return err
	}
	err = a.writes(func() error { return a.own(dir, s, e, all, o) })
	if err == nil {
		a.advise(source.Say("read the post, then build and publish"))
	}
	return err
}

// own writes the corrections and the post.
func (a *app) own(dir string, s *loaded, e *tariff.Edition, all []tariff.Correction, o correctOptions) error {
	for i := range all {
		all[i].Corrected, all[i].Cause = s.day, o.cause
		if !o.since.IsZero() {
			all[i].Since = o.since
		}
	}
	files, err := a.retold(dir, &s.data.Catalogue, e, func(src []byte) []byte { return starter.WithCorrections(src, all) },
		func(e *tariff.Edition) []starter.File { return starter.CorrectionPost(e, all, s.day) })
	if err != nil {
		return err
	}
	return a.saveAll(dir, files)
}

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
		return nil, found
	}
	if tidy, _ := tomlfmt.Edition(e.Pos.File, src, known); tidy != nil {
		src = tidy
	}
	return append([]starter.File{{Path: e.Pos.File, Data: src}}, post(now)...), nil
}

func (a *app) saveAll(dir string, files []starter.File) error {
	for _, f := range files {
		if err := a.write(filepath.Join(dir, filepath.FromSlash(f.Path)), f.Data); err != nil {
			return err
		}
	}
	return nil
}

// wouldWrite prints the lines that each file would gain (+) and lose (−).
func (a *app) wouldWrite(dir string, files []starter.File) error {
	for _, f := range files {
		src, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(f.Path)))
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
