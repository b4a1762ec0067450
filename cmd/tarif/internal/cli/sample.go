package cli

import (
	"context"
	"errors"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"tarif/cmd/tarif/internal/publish/output"
	"tarif/cmd/tarif/internal/publish/sample"
	"tarif/cmd/tarif/internal/publish/starter"
	"tarif/cmd/tarif/internal/source"
)

func (a *app) sampleCommand() *cobra.Command {
	o := sample.Options{Places: 20, Editions: 3, Kinds: 1, Seed: 1}
	cmd := command("sample", oneArg, runs(func(ctx context.Context, args []string) error { return a.sample(ctx, o, args[0]) }))
	f := cmd.Flags()
	f.IntVar(&o.Places, "places", o.Places, "make `N` places")
	f.IntVar(&o.Editions, "editions", o.Editions, "make `N` editions of each tariff, one a year")
	f.IntVar(&o.Kinds, "kinds", o.Kinds, "make `N` kinds of tariff in each place")
	f.BoolVar(&o.Prices, "prices", false, "make a page of each price too")
	f.Uint64Var(&o.Seed, "seed", o.Seed, "begin the random numbers with `N`")
	return cmd
}

func (a *app) sample(ctx context.Context, o sample.Options, dir string) error {
	if err := o.Check(); err != nil {
		return usage{err}
	}
	if err := vacant(dir, source.Say("choose a new folder")); err != nil {
		return err
	}
	all, err := sample.Files(o)
	if err != nil {
		return err
	}
	n := 0
	err = a.writes(func() (err error) {
		n, err = writeAll(ctx, dir, all)
		return err
	})
	if err != nil {
		return err
	}
	a.tell(source.Say("made up {1}: {2}, {3}, {4}", dir, editions(o.Tables()), rates(o.Tables()*sample.RatesPerTable), files(n)))
	return nil
}

// vacant rejects a folder that is not empty.
func vacant(dir string, hint source.Text) error {
	if err := output.Resume(dir); err != nil {
		return err
	}
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil
	case err != nil:
		return err
	case len(entries) > 0:
		return &hinted{source.Say("{1} is not empty: it holds {2}", dir, entries[0].Name()), hint}
	}
	return nil
}

// writeAll writes files below dir. If one fails it removes those it wrote,
// because half a site could be taken for a whole one.
func writeAll(ctx context.Context, dir string, files iter.Seq[starter.File]) (n int, err error) {
	top := []string{}
	if _, err := os.Lstat(dir); errors.Is(err, os.ErrNotExist) {
		top = append(top, dir)
	}
	for f := range files {
		first, _, _ := strings.Cut(f.Path, "/")
		top = append(top, filepath.Join(dir, first))
		if err = ctx.Err(); err == nil {
			err = writeFile(filepath.Join(dir, filepath.FromSlash(f.Path)), f.Data)
		}
		if err != nil {
			break
		}
		n++
	}
	if err == nil {
		return n, nil
	}
	for _, p := range top {
		err = errors.Join(err, os.RemoveAll(p))
	}
	return 0, err
}

func writeFile(p string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
		return err
	}
	return os.WriteFile(p, data, 0o644)
}
