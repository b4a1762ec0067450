package cli

import (
	"cmp"
	"context"
	"errors"
	"io"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"tarif/cmd/tarif/internal/files/config"
	"tarif/cmd/tarif/internal/publish/output"
	"tarif/cmd/tarif/internal/publish/upload"
	"tarif/cmd/tarif/internal/publish/upload/branch"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
)

type publishOptions struct {
	from       string
	dry, undo  bool
	all        bool
	removed    int
	knownHosts string
	json       bool
}

func (a *app) publishCommand() *cobra.Command {
	o := publishOptions{removed: 500}
	cmd := command("publish", oneTarget, runs(func(ctx context.Context, args []string) error { return a.publish(ctx, strings.Join(args, ""), o) }))
	f := cmd.Flags()
	f.Var(dirFlag(&o.from), "from", "take the built site from `DIR` (default public in the site's folder)")
	f.BoolVar(&o.dry, "dry-run", false, "say what would change, and change nothing")
	f.BoolVar(&o.undo, "undo", false, "put back the site that was published before")
	f.BoolVar(&o.all, "all", false, "upload every file again, whatever is there")
	f.IntVar(&o.removed, "most-removed", o.removed, "remove at most `N` files in one run")
	f.StringVar(&o.knownHosts, "known-hosts", "", "look servers up in `FILE` (default .ssh/known_hosts)")
	f.BoolVar(&o.json, "json", false, "print a report in JSON on standard output")
	return cmd
}

func oneTarget(_ *cobra.Command, args []string) error {
	if len(args) > 1 {
		return source.Say(`unexpected argument "{1}"`, args[1]).Err()
	}
	return nil
}

// target returns the target on the command line, or else that of the settings.
func (a *app) target(dir, named string) (string, error) {
	if named != "" {
		return named, nil
	}
	c, found := config.Load(siteFiles(dir))
	switch {
	case c == nil:
		return "", a.failed(found)
	case c.Publish == "":
		return "", usage{&hinted{source.Say("name where the site goes: a folder, sftp://, s3://, webdav://, rclone: or git:"), source.Say(`or write publish = "…" in config.toml: then nothing has to be named`)}}
	}
	return c.Publish, nil
}

// publishReport is the output of publish --json.
type publishReport struct {
	Target string   `json:"target"`
	Dry    bool     `json:"dry_run"`
	Upload []string `json:"upload"`
	Remove []string `json:"remove"`
	Kept   int      `json:"kept"`
	Late   int      `json:"late"`
	Same   int      `json:"same"`
	Live   string   `json:"live,omitempty"` // the day of the site that --undo put back
}

func (a *app) publish(ctx context.Context, target string, o publishOptions) error {
	dir, err := a.folder()
	if err != nil {
		return err
	}
	if target, err = a.target(dir, target); err != nil {
		return err
	}
	from := cmp.Or(o.from, filepath.Join(dir, "public"))
	m, ok := output.ReadManifest(siteFiles(from))
	if !ok && !o.undo {
		return &hinted{source.Say("{1} holds no site made by tarif", show(from)), source.Say("build it first: tarif build")}
	}
	if m.BaseURL == config.ExampleURL && !o.undo {
		a.tell(source.Say("the site has no address of its own yet: {1} in its pages is only an example", config.ExampleURL))
		a.advise(source.Say("write the site's address as base_url in {1}, build, and publish again", config.Name))
	}
	if err := proven(dir, from); err != nil && !o.undo {
		return err
	}
	if o.from == "" && !o.undo && a.stale(dir, from, m) {
		return &hinted{source.Say("the site in {1} was built before the last edit, or by another tarif", show(from)),
			source.Say("build it first: tarif build; or publish it as it is with --from {1}", show(from))}
	}
	r := publishReport{Target: target, Dry: o.dry, Upload: []string{}, Remove: []string{}}
	err = a.writes(func() error {
		if strings.HasPrefix(target, "git:") {
			return advised(a.toBranch(ctx, branch.Parse(target), from, m, o, &r))
		}
		return a.toTarget(ctx, target, from, dir, o, &r)
	})
	if err != nil {
		return err
	}
	if o.json {
		if err := a.printJSON(r); err != nil {
			return err
		}
	}
	if o.undo {
		from = ""
	}
	a.tellPublished(r, from)
	if !o.dry && !o.undo && m.BaseURL != config.ExampleURL {
		a.tell(source.Say("readers find it at {1}", m.BaseURL))
	}
	return nil
}

// stale reports whether a build for the same day and address would make another
// site than the one in the folder.
func (a *app) stale(dir, from string, m output.Manifest) bool {
	day, err := tariff.ParseDate(m.Date)
	q := request{day: day, now: a.now, baseURL: m.BaseURL}
	return err == nil && output.Stale(from, a.hash(siteFiles(dir)).State(q.options()))
}

func (a *app) toBranch(ctx context.Context, b branch.Branch, from string, m output.Manifest, o publishOptions, r *publishReport) error {
	if o.undo {
		if o.dry {
			return usage{source.Say("--undo of a branch cannot be combined with --dry-run").Err()}
		}
		return b.Undo(ctx, "tarif: put the site before back")
	}
	if m.Shard != nil {
		return source.Say("this is a share of a site: join all of them first").Err()
	}
	changed, err := b.Publish(ctx, from, "tarif: site of "+m.Date, o.dry)
	for _, name := range changed {
		if exists(filepath.Join(from, filepath.FromSlash(name))) {
			r.Upload = append(r.Upload, name)
		} else {
			r.Remove = append(r.Remove, name)
		}
	}
	r.Same = max(0, len(m.Files)+1-len(r.Upload)) // the manifest does not name itself
	return err
}

// checked is how many files are read back after an upload.
const checked = 5

func (a *app) toTarget(ctx context.Context, target, from, dir string, o publishOptions, r *publishReport) error {
	to, err := a.openTarget(ctx, target, from, o)
	if err != nil {
		return advised(err)
	}
	if c, ok := to.(io.Closer); ok {
		defer c.Close()
	}
	tell, wipe := a.progress()
	j := &upload.Job{Target: to, Day: a.today(dir), MostRemoved: o.removed, All: o.all, Tell: tell}
	if !o.undo {
		j.Site = siteFiles(from)
	}
	p, err := j.Plan(ctx)
	if err != nil {
		return advised(err)
	}
	r.Upload, r.Remove = append(r.Upload, p.Upload...), append(r.Remove, p.Remove...)
	r.Kept, r.Late, r.Same = p.Kept, p.Late, p.Same
	if o.dry {
		return nil
	}
	err = j.Run(ctx, p)
	wipe()
	if err != nil {
		return advised(err)
	}
	if o.undo {
		r.Live, _ = j.Live(ctx) // it is only told
	}
	wrong, err := j.Check(ctx, p, checked)
	switch {
	case err != nil:
	case len(p.Lost) > 0:
		err = advised(errors.Join(source.Say("the site before is live again, but for {1} that somebody else altered on the server: {2}", files(len(p.Lost)), strings.Join(p.Lost, ", ")).Err(), upload.ErrLost))
	case len(wrong) > 0:
		err = source.Say("what was read back differs from what was sent: {1}", strings.Join(wrong, ", ")).Err()
	}
	return err
}

func (a *app) tellPublished(r publishReport, from string) {
	if r.Dry {
		a.would(r.Upload, from, func(what any) source.Text { return source.Say("would upload {1}", what) })
		a.would(r.Remove, "", func(what any) source.Text { return source.Say("would remove {1}", what) })
		a.tell(source.Say("{1}: {2} would change, {3} would be removed, {4} the same; nothing was sent", r.Target, files(len(r.Upload)), len(r.Remove), r.Same))
	} else {
		a.tell(source.Say("{1}: {2} changed, {3} removed, {4} the same", r.Target, files(len(r.Upload)), len(r.Remove), r.Same))
	}
	if r.Live != "" {
		a.tell(source.Say("the site published before is live again, as it was built for {1}", a.day(r.Live)))
	}
	if r.Kept > 0 {
		a.tell(source.Say("{1} files are no longer needed and stay for a day, for those who are reading", r.Kept))
	}
	if r.Late > 0 {
		a.advise(source.Say("{1} more are to be removed: run it again, or raise --most-removed", files(r.Late)))
	}
}

// fewNames are as many as a person reads; of more, kinds are told.
const fewNames = 20

// would says what would happen to some files: to a person by kind where they are
// many, with their sizes in the folder from, else with their names.
func (a *app) would(names []string, from string, do func(what any) source.Text) {
	if len(names) <= fewNames || !a.terminal {
		for _, name := range names {
			a.tell(do(name))
		}
		return
	}
	kinds := []struct {
		of   func(string) bool
		name source.Text
	}{
		{func(n string) bool { return strings.HasPrefix(n, "assets/") }, source.Say("styles, scripts and pictures")},
		{func(n string) bool { return path.Ext(n) == ".html" }, source.Say("pages")},
		{func(n string) bool { return strings.HasPrefix(n, "data/") }, source.Say("data to download")},
		{func(string) bool { return true }, source.Say("others")},
	}
	count, bytes := make([]int, len(kinds)), make([]int64, len(kinds))
	for _, n := range names {
		i := 0
		for !kinds[i].of(n) {
			i++
		}
		count[i]++
		if info, err := os.Stat(filepath.Join(from, filepath.FromSlash(n))); from != "" && err == nil {
			bytes[i] += info.Size()
		}
	}
	for i, k := range kinds {
		switch said := source.Say("{1} ({2})", files(count[i]), k.name); {
		case count[i] > 0 && bytes[i] > 0:
			a.tell(do(source.Say("{1}, {2}", said, size(bytes[i]))))
		case count[i] > 0:
			a.tell(do(said))
		}
	}
	a.advise(source.Say("--json names them all"))
}
