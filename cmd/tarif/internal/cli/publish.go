package cli

import (
	"context"
	"errors"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"tarif/cmd/tarif/internal/publish/output"
	"tarif/cmd/tarif/internal/publish/upload"
	"tarif/cmd/tarif/internal/publish/upload/branch"
	"tarif/cmd/tarif/internal/publish/upload/s3"
	"tarif/cmd/tarif/internal/publish/upload/sftp"
	"tarif/cmd/tarif/internal/publish/upload/webdav"
	"tarif/cmd/tarif/internal/source"
)

type publishOptions struct {
	from       dirFlag
	dry, undo  bool
	removed    int
	knownHosts string
	json       bool
}

func (a *app) publishCommand() *cobra.Command {
	o := publishOptions{removed: 500}
	cmd := &cobra.Command{
		Use:   "publish TARGET [--dry-run] [--undo] [--from DIR]\n      [--most-removed N] [--known-hosts FILE] [--json]",
		Short: "bring the built site to where readers get it",
		Long: `Publish uploads what changed since the last time from public/, or from DIR, to
TARGET: a folder, sftp://user@host/folder, s3://bucket/folder,
webdav://host/folder, or git:REMOTE#BRANCH. Build first.

What pages ask for goes before the pages; what is no longer needed is removed at
the end, and not before it has been superfluous for a day. A run that was
interrupted is completed by the next. --undo puts back the site published
before.

Passwords and keys are read from the environment: TARIF_PASSWORD and, for
webdav, TARIF_USER; for sftp also the keys in .ssh, and the server must be in
known_hosts; for s3 AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_ENDPOINT_URL
and AWS_REGION.`,
		Example: `  tarif publish /var/www/tariffs
  tarif publish sftp://office@example.kz/var/www/tariffs --dry-run
  tarif publish git:https://github.com/office/tariffs.git#gh-pages
  tarif publish s3://tariffs --undo`,
		Args: oneTarget,
		RunE: runs(func(ctx context.Context, args []string) error { return a.publish(ctx, args[0], o) }),
	}
	f := cmd.Flags()
	f.Var(&o.from, "from", "take the built site from `DIR` (default public in the site's folder)")
	f.BoolVar(&o.dry, "dry-run", false, "say what would change, and change nothing")
	f.BoolVar(&o.undo, "undo", false, "put back the site that was published before")
	f.IntVar(&o.removed, "most-removed", o.removed, "remove at most `N` files in one run")
	f.StringVar(&o.knownHosts, "known-hosts", "", "look servers up in `FILE` (default .ssh/known_hosts)")
	f.BoolVar(&o.json, "json", false, "print a report in JSON on standard output")
	return cmd
}

func oneTarget(_ *cobra.Command, args []string) error {
	if len(args) == 0 || args[0] == "" {
		return source.Say("name where the site goes: a folder, sftp://, s3://, webdav:// or git:").Err()
	}
	if len(args) > 1 {
		return source.Say(`unexpected argument "{1}"`, args[1]).Err()
	}
	return nil
}

// publishReport is what publish --json prints.
type publishReport struct {
	Target string   `json:"target"`
	Dry    bool     `json:"dry_run"`
	Upload []string `json:"upload"`
	Remove []string `json:"remove"`
	Kept   int      `json:"kept"`
	Late   int      `json:"late"`
	Same   int      `json:"same"`
}

func (a *app) publish(ctx context.Context, target string, o publishOptions) error {
	dir, err := a.folder()
	if err != nil {
		return err
	}
	from := string(o.from)
	if from == "" {
		from = filepath.Join(dir, "public")
	}
	if _, ok := output.ReadManifest(siteFiles(from)); !ok && !o.undo {
		return &hinted{source.Say("{1} holds no site made by tarif", show(from)), source.Say("build it first: tarif build")}
	}
	r := publishReport{Target: target, Dry: o.dry, Upload: []string{}, Remove: []string{}}
	err = a.writes(func() error {
		if strings.HasPrefix(target, "git:") {
			return a.toBranch(ctx, branch.Parse(target), from, o, &r)
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
	a.tellPublished(r)
	return nil
}

func (a *app) toBranch(ctx context.Context, b branch.Branch, from string, o publishOptions, r *publishReport) error {
	if o.undo {
		if o.dry {
			return usage{source.Say("--undo of a branch has no --dry-run").Err()}
		}
		return b.Undo(ctx, "tarif: put the site before back")
	}
	m, _ := output.ReadManifest(siteFiles(from))
	if m.Shard != nil {
		return source.Say("this is a share of a site: join all of them first").Err()
	}
	changed, err := b.Publish(ctx, from, "tarif: site of "+m.Date, o.dry)
	r.Upload = append(r.Upload, changed...)
	return err
}

// checked is how many files are read back after an upload.
const checked = 5

func (a *app) toTarget(ctx context.Context, target, from, dir string, o publishOptions, r *publishReport) error {
	to, err := a.openTarget(target, from, o)
	if err != nil {
		return err
	}
	if c, ok := to.(io.Closer); ok {
		defer c.Close()
	}
	tell, wipe := a.progress()
	j := &upload.Job{Target: to, Day: a.today(dir), MostRemoved: o.removed, Tell: tell}
	if !o.undo {
		j.Site = siteFiles(from)
	}
	p, err := j.Plan(ctx)
	if err != nil {
		return err
	}
	r.Upload, r.Remove = append(r.Upload, p.Upload...), append(r.Remove, p.Remove...)
	r.Kept, r.Late, r.Same = p.Kept, p.Late, p.Same
	if o.dry {
		return nil
	}
	err = j.Run(ctx, p)
	wipe()
	if err != nil {
		return &hinted{source.Of(err), source.Say("run the same command again: it goes on where it stopped")}
	}
	wrong, err := j.Check(ctx, p, checked)
	if err == nil && len(wrong) > 0 {
		err = source.Say("read back otherwise than it was sent: {1}", strings.Join(wrong, ", ")).Err()
	}
	return err
}

// openTarget opens what the command line names.
func (a *app) openTarget(target, from string, o publishOptions) (upload.Target, error) {
	u, err := url.Parse(target)
	if err != nil || len(u.Scheme) < 2 { // a drive's letter is no scheme
		return folderTarget(target, from)
	}
	password := os.Getenv("TARIF_PASSWORD")
	if p, ok := u.User.Password(); ok {
		password = p
	}
	switch u.Scheme {
	case "sftp":
		return openSFTP(u, password, o.knownHosts)
	case "s3":
		return s3.Open(u, s3.Access{Endpoint: orElse(os.Getenv("AWS_ENDPOINT_URL"), "https://s3.amazonaws.com"), Region: os.Getenv("AWS_REGION"),
			Key: os.Getenv("AWS_ACCESS_KEY_ID"), Secret: os.Getenv("AWS_SECRET_ACCESS_KEY")})
	case "webdav", "webdav+http":
		return webdav.Open(u, orElse(u.User.Username(), os.Getenv("TARIF_USER")), password), nil
	}
	return nil, usage{&hinted{source.Say(`"{1}" is no place that is known`, target), source.Say("write a folder, sftp://, s3://, webdav:// or git:")}}
}

func orElse(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}

// folderTarget refuses the folder that the site is taken from, and one with
// anything else in it.
func folderTarget(target, from string) (upload.Target, error) {
	to, err := filepath.Abs(target)
	if err != nil {
		return nil, err
	}
	if source, err := filepath.Abs(from); err == nil && source == to {
		return nil, usage{errSameFolder}
	}
	entries, err := os.ReadDir(to)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, err
	}
	if _, ours := output.ReadManifest(siteFiles(to)); len(entries) > 0 && !ours && !exists(filepath.Join(to, ".tarif")) {
		return nil, &hinted{source.Say("{1} is not empty: it holds {2}", target, entries[0].Name()), source.Say("choose a new folder")}
	}
	return upload.Folder(to), nil
}

var errSameFolder = source.Say("the site is taken from that folder: name another").Err()

func openSFTP(u *url.URL, password, known string) (upload.Target, error) {
	home, err := os.UserHomeDir()
	if err != nil {
		return nil, err
	}
	a := sftp.Access{KnownHosts: []string{orElse(known, filepath.Join(home, ".ssh", "known_hosts"))}, Password: password}
	for _, name := range []string{"id_ed25519", "id_ecdsa", "id_rsa"} {
		data, err := os.ReadFile(filepath.Join(home, ".ssh", name))
		if err != nil {
			continue
		}
		if key, err := sftp.Signer(data); err == nil { // one with a passphrase is passed over
			a.Keys = append(a.Keys, key)
		}
	}
	if !exists(a.KnownHosts[0]) {
		return nil, &hinted{source.Say("{1}: there is no such file", a.KnownHosts[0]), source.Say("connect once with ssh, which writes it, or name one with --known-hosts")}
	}
	return sftp.Open(u, a)
}

func (a *app) tellPublished(r publishReport) {
	if r.Dry {
		for _, name := range r.Upload {
			a.tell(source.Say("would upload {1}", name))
		}
		for _, name := range r.Remove {
			a.tell(source.Say("would remove {1}", name))
		}
	}
	a.tell(source.Say("{1}: {2} changed, {3} removed, {4} the same", r.Target, files(len(r.Upload)), len(r.Remove), r.Same))
	if r.Kept > 0 {
		a.tell(source.Say("{1} no longer needed, kept for a day for those who are reading", files(r.Kept)))
	}
	if r.Late > 0 {
		a.advise(source.Say("{1} more are to be removed: run it again, or raise --most-removed", files(r.Late)))
	}
}
