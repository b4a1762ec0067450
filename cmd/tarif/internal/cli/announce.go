package cli

import (
	"cmp"
	"context"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/publish/output"
	"tarif/cmd/tarif/internal/show/kit"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
)

type announceOptions struct {
	out     string
	baseURL string
	date    tariff.Date
	force   bool
}

func (a *app) announceCommand() *cobra.Command {
	var o announceOptions
	cmd := command("announce", oneArg, runs(func(_ context.Context, args []string) error { return a.announce(args[0], o) }))
	f := cmd.Flags()
	f.StringVarP(&o.out, "output", "o", "", "write to `DIR` (default announce-PLACE-KIND-EDITION)")
	f.Var(urlFlag(&o.baseURL), "base-url", "address at which the site is published (default as in config.toml)")
	f.Var(dateFlag(&o.date), "date", "speak as on this day (default today)")
	f.BoolVar(&o.force, "force", false, "write into a folder that is not empty")
	return cmd
}

func (a *app) announce(name string, o announceOptions) error {
	s, err := a.read(request{day: o.date, now: a.now, baseURL: o.baseURL})
	if err != nil {
		return err
	}
	if strings.HasSuffix(name, ".toml") {
		return unknown(source.Say(`"{1}" is not the name of an edition`, name), source.Say("write PLACE/KIND/EDITION"))
	}
	e, err := a.edition(s.data, name)
	if err != nil {
		return err
	}
	dir := cmp.Or(o.out, "announce-"+strings.ReplaceAll(e.Name(), "/", "-"))
	if !o.force {
		if err := vacant(dir, source.Say("name another folder with -o, or give --force to write into this one")); err != nil {
			return err
		}
	}
	all, err := s.kit(e)
	if err != nil {
		return err
	}
	err = a.writes(func() error {
		return output.Put(dir, lists.Of(all, func(f kit.File) output.Text { return output.Text{Path: f.Name, Data: f.Data} }))
	})
	if err != nil {
		return err
	}
	a.tell(source.Say("wrote {1} to {2}", files(len(all)), dir))
	if e.Ended() {
		a.tell(source.Say("{1} was repealed or withdrawn: every text says so first", e.Name()))
	}
	a.advise(source.Say("begin with {1}", filepath.Join(dir, "checklist."+a.listLanguage()+".txt")))
	return nil
}

// listLanguage returns the language of the kit for the reader.
func (a *app) listLanguage() string {
	if a.localizer.Lang == "ru" {
		return "ru"
	}
	return "kk"
}
