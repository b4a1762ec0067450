package cli

import (
	"context"
	"net"

	"github.com/spf13/cobra"

	"tarif/cmd/tarif/internal/publish/output"
	"tarif/cmd/tarif/internal/publish/serve"
	"tarif/cmd/tarif/internal/publish/site"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
)

type serveOptions struct {
	addr    string
	baseURL string
	date    tariff.Date
	share   bool
	open    bool
}

func (a *app) serveCommand() *cobra.Command {
	o := serveOptions{addr: "127.0.0.1:8080"}
	cmd := command("serve", noArgs, runs(func(ctx context.Context, _ []string) error { return a.serve(ctx, o) }))
	f := cmd.Flags()
	f.Var(addrFlag(&o.addr), "addr", "listen at this address")
	f.Var(urlFlag(&o.baseURL), "base-url", "address at which the site will be published (default as in config.toml)")
	f.Var(dateFlag(&o.date), "date", "show the site as on this day (default today)")
	f.BoolVar(&o.share, "share", false, "listen for other devices in the network too")
	f.BoolVar(&o.open, "open", false, "open the page of the last edit in the browser")
	a.speak(cmd, "lang")
	return cmd
}

func (a *app) serve(ctx context.Context, o serveOptions) error {
	dir, err := a.folder()
	if err != nil {
		return err
	}
	memory := new(site.Memory)
	load := func() (output.Plan, source.List, error) {
		return a.plan(dir, request{day: o.date, now: a.now, baseURL: o.baseURL, memory: memory})
	}
	opts := serve.Options{Load: load, Dir: dir, Watch: sources, Addr: o.addr, Page: site.PageOf, Open: o.open, Log: a.stderr, Localizer: a.localizer}
	if _, port, err := net.SplitHostPort(opts.Addr); o.share && err == nil {
		opts.Addr = ":" + port
	}
	return serve.Run(ctx, opts)
}

// plan returns the plan of the site, with the manifest that a build adds.
func (a *app) plan(dir string, r request) (output.Plan, source.List, error) {
	s, found := a.open(dir, r)
	if s == nil || found.Err() != nil {
		return output.Plan{}, found, nil
	}
	plan, err := s.plan()
	if err != nil {
		return output.Plan{}, found, err
	}
	plan.Files = append(plan.Files, output.ManifestFile(plan, s.manifest))
	return plan, found, nil
}
