package cli

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"github.com/spf13/cobra"

	"tarif/cmd/tarif/internal/files/load"
	"tarif/cmd/tarif/internal/files/tomlfmt"
	"tarif/cmd/tarif/internal/publish/output"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
)

type fmtOptions struct{ check, json bool }

func (a *app) fmtCommand() *cobra.Command {
	var o fmtOptions
	cmd := command("fmt", nil, runs(func(ctx context.Context, args []string) error { return a.fmt(ctx, args, o) }))
	f := cmd.Flags()
	f.BoolVar(&o.check, "check", false, "print the files that are not in canonical form, and change nothing")
	a.speak(cmd, "lang")
	f.BoolVar(&o.json, "json", false, "print a report in JSON on standard output")
	return cmd
}

// fmtReport is the output of fmt --json. Files are those that were changed or,
// with --check, would be.
type fmtReport struct {
	Editions int           `json:"editions"`
	Files    []string      `json:"files"`
	Findings []source.Said `json:"findings"`

	found source.List
}

func (a *app) fmt(ctx context.Context, args []string, o fmtOptions) error {
	dir, err := a.folder()
	if err != nil {
		return err
	}
	names, err := editionFiles(dir, args)
	if err != nil {
		return err
	}
	d, _ := load.Load(siteFiles(dir), "tariffs")
	r := fmtReport{Files: []string{}, Findings: []source.Said{}}
	for _, name := range names {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := a.writes(func() error { return r.format(dir, name, &d.Catalogue, o.check) }); err != nil {
			return err
		}
	}
	relocate(r.found, show(dir))
	r.Findings = r.found.In(a.localizer)
	return a.printFmt(r, o)
}

// editionFiles returns the edition files that the command line names.
func editionFiles(dir string, args []string) ([]string, error) {
	wanted, err := within(dir, args)
	if err != nil {
		return nil, err
	}
	all, err := fs.Glob(siteFiles(dir), "tariffs/*/*/*.toml")
	if err != nil {
		return nil, err
	}
	var names []string
	found := map[string]bool{}
	for _, name := range all {
		for i, w := range wanted {
			if (selection{w}).has(name) {
				found[args[i]] = true
			}
		}
		if wanted.has(name) && path.Base(name)[0] != '.' {
			names = append(names, name)
		}
	}
	for _, arg := range args {
		if !found[arg] {
			return nil, unknown(source.Say("{1}: no edition is there", arg), source.Say("only tariffs/PLACE/KIND/EDITION.toml is formatted"))
		}
	}
	return names, nil
}

// format formats one file.
func (r *fmtReport) format(dir, name string, c *tariff.Catalogue, check bool) error {
	file := filepath.Join(dir, filepath.FromSlash(name))
	src, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	r.Editions++
	out, found := tomlfmt.Edition(name, src, c)
	r.found = append(r.found, found...)
	if out == nil || bytes.Equal(src, out) {
		return nil
	}
	r.Files = append(r.Files, filepath.ToSlash(show(file)))
	if check {
		return nil
	}
	return output.Put(dir, []output.Text{{Path: name, Data: out}})
}

func (a *app) printFmt(r fmtReport, o fmtOptions) error {
	r.found.Print(a.stderr, a.localizer)
	if o.json {
		if err := a.printJSON(r); err != nil {
			return err
		}
	} else {
		for _, name := range r.Files {
			fmt.Fprintln(a.stdout, name)
		}
	}
	what := source.Say("{1} were changed", len(r.Files))
	if o.check {
		what = source.Say("{1} are not in canonical form", len(r.Files))
	}
	a.tell(source.Say("looked at {1}: {2}", editions(r.Editions), what))
	if r.found.Err() != nil || o.check && len(r.Files) > 0 {
		return errReported
	}
	return nil
}
