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
	cmd := &cobra.Command{
		Use:   "server nginx|caddy|github|gitlab|github-shards|kubernetes [-o FILE] [--root DIR]",
		Short: "write the configuration of a server for this site",
		Long: `Server prints the configuration that nginx or Caddy needs to show the site: its
headers, how long what may be kept, compression, both languages, the page for
what is not there. For github and gitlab it prints the steps that check, build,
comment on a proposed change and publish. For github-shards and kubernetes it
prints how several computers build a very large site, a share each.`,
		Example: `  tarif new server nginx -o tariffs.conf --root /var/www/tariffs
  tarif new server github -o .github/workflows/tarif.yml`,
		Args: oneName,
		RunE: runs(func(_ context.Context, args []string) error { return a.makeServer(args[0], out, root) }),
	}
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
