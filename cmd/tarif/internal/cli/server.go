package cli

import (
	"context"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"tarif/cmd/tarif/internal/files/config"
	"tarif/cmd/tarif/internal/publish/output"
	"tarif/cmd/tarif/internal/publish/serve"
	"tarif/cmd/tarif/internal/publish/starter"
	"tarif/cmd/tarif/internal/source"
)

func (a *app) newServer() *cobra.Command {
	var out, root string
	cmd := command("new server", oneArg, runs(func(_ context.Context, args []string) error { return a.makeServer(args[0], out, root) }))
	f := cmd.Flags()
	f.StringVarP(&out, "output", "o", "", "write to `FILE`")
	f.StringVar(&root, "root", "/var/www/tariffs", "the folder `DIR` in which the server has the site")
	return cmd
}

func (a *app) makeServer(kind, out, root string) error {
	if starter.Servers[kind] == "" {
		return unknown(source.Say(`"{1}" is no server that is known`, kind),
			source.Say("write one of: {1}", strings.Join(slices.Sorted(maps.Keys(starter.Servers)), ", ")))
	}
	dir, err := a.folder()
	if err != nil {
		return err
	}
	c, found := config.Load(siteFiles(dir))
	if c == nil {
		return a.failed(found)
	}
	data, err := starter.Server(kind, c.BaseURL, root, serve.Policy)
	if err != nil {
		return err
	}
	if out == "" {
		return a.print(data, nil)
	}
	if err := newFile(out); err != nil {
		return err
	}
	return a.write(filepath.Dir(out), output.Text{Path: filepath.Base(out), Data: data})
}
