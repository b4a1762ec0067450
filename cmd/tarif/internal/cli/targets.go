package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/term"

	"tarif/cmd/tarif/internal/publish/output"
	"tarif/cmd/tarif/internal/publish/upload"
	"tarif/cmd/tarif/internal/publish/upload/branch"
	"tarif/cmd/tarif/internal/publish/upload/rclone"
	"tarif/cmd/tarif/internal/publish/upload/s3"
	"tarif/cmd/tarif/internal/publish/upload/sftp"
	"tarif/cmd/tarif/internal/publish/upload/webdav"
	"tarif/cmd/tarif/internal/source"
)

// openTarget opens the target that the command line names.
func (a *app) openTarget(ctx context.Context, target, from string, o publishOptions) (upload.Target, error) {
	if remote, ok := strings.CutPrefix(target, "rclone:"); ok {
		return rclone.Open(ctx, remote)
	}
	u, err := url.Parse(target)
	if err != nil || len(u.Scheme) < 2 { // a drive letter is not a scheme
		return folderTarget(target, from)
	}
	switch u.Scheme {
	case "sftp":
		return a.openSFTP(ctx, u, o.knownHosts)
	case "s3":
		return s3.Open(u, s3.Access{Endpoint: cmp.Or(os.Getenv("AWS_ENDPOINT_URL"), "https://s3.amazonaws.com"), Region: os.Getenv("AWS_REGION"),
			Key: os.Getenv("AWS_ACCESS_KEY_ID"), Secret: os.Getenv("AWS_SECRET_ACCESS_KEY")})
	case "webdav", "webdav+http":
		user := cmp.Or(u.User.Username(), os.Getenv("TARIF_USER"))
		return webdav.Open(ctx, u, user, a.password(u, user)), nil
	}
	return nil, usage{&hinted{source.Say(`"{1}" is no place that is known`, target), source.Say("write a folder, sftp://, s3://, webdav://, rclone: or git:")}}
}

// folderTarget rejects the folder that the site is taken from, what is inside
// it, and a folder that contains anything else.
func folderTarget(target, from string) (upload.Target, error) {
	to, err := filepath.Abs(target)
	if err != nil {
		return nil, err
	}
	if source, err := filepath.Abs(from); err == nil {
		if at, err := filepath.Rel(source, to); err == nil && filepath.IsLocal(at) {
			return nil, usage{errSameFolder}
		}
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

func (a *app) openSFTP(ctx context.Context, u *url.URL, known string) (upload.Target, error) {
	home, err := os.UserHomeDir()
	if err != nil {
		return nil, err
	}
	way := sftp.Access{KnownHosts: []string{cmp.Or(known, filepath.Join(home, ".ssh", "known_hosts"))}, Password: givenPassword(u)}
	for _, name := range []string{"id_ed25519", "id_ecdsa", "id_rsa"} {
		data, err := os.ReadFile(filepath.Join(home, ".ssh", name))
		if err != nil {
			continue
		}
		if key, err := sftp.Signer(data); err == nil { // a key with a passphrase is skipped
			way.Keys = append(way.Keys, key)
		}
	}
	if !exists(way.KnownHosts[0]) {
		return nil, &hinted{source.Say("{1}: there is no such file", way.KnownHosts[0]), source.Say("connect once with ssh, which writes it, or name one with --known-hosts")}
	}
	s, err := sftp.Open(ctx, u, way)
	if errors.Is(err, upload.ErrDenied) && way.Password == "" {
		if way.Password = a.password(u, u.User.Username()); way.Password != "" {
			return sftp.Open(ctx, u, way)
		}
		err = upload.ErrNoPassword
	}
	return s, err
}

// givenPassword returns a password for which nobody needs to be asked.
func givenPassword(u *url.URL) string {
	if p, ok := u.User.Password(); ok {
		return p
	}
	return os.Getenv("TARIF_PASSWORD")
}

// password returns the given password, or else the one a person types.
func (a *app) password(u *url.URL, user string) string {
	p := givenPassword(u)
	if p != "" || user == "" {
		return p
	}
	return a.unseen(source.Say("Password of {1} at {2}", user, u.Host))
}

// unseen reads what a person at a terminal types without echo. It returns "" if
// there is nobody.
func (a *app) unseen(question source.Text) string {
	f, ok := a.stdin.(*os.File)
	if !a.asks || !ok {
		return ""
	}
	fmt.Fprint(a.stderr, a.localizer.Say(question)+": ")
	typed, _ := term.ReadPassword(int(f.Fd())) // no answer is no password
	fmt.Fprintln(a.stderr)
	return string(typed)
}

// remedies are what can be done about the errors of a target.
var remedies = []struct {
	errs []error
	hint source.Text
}{
	{[]error{upload.ErrNothingBefore}, source.Say("--undo puts back what publish replaced last; a newer site goes up with tarif build and tarif publish")},
	{[]error{upload.ErrLost}, source.Say("put the data back as they were then, build and publish: all files go up again")},
	{[]error{upload.ErrLocked}, source.Say("wait a minute and run the same command again: it goes on where it stopped")},
	{[]error{upload.ErrNoTLS}, source.Say("look whether the address and the port are right; where there is no encryption at all, webdav+http:// sends the password readable")},
	{[]error{upload.ErrDenied, upload.ErrNoPassword}, source.Say("the name stands in the address, like sftp://office@example.kz/www; the password is asked for, or stands in TARIF_PASSWORD; of s3 both stand in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY")},
	{[]error{upload.ErrRecord}, source.Say("ask who looks after the server who else writes there; then publish into a new folder")},
	{[]error{rclone.ErrUnnamed}, source.Say("rclone listremotes lists those that are set up")},
	{[]error{upload.ErrNoRight, upload.ErrNoPlace}, source.Say("look whether the folder in the address is right, and ask who looks after the server")},
	{[]error{upload.ErrFull}, source.Say("make room there, or ask who looks after the server; then run the same command again: it goes on where it stopped")},
	{[]error{branch.ErrUnreached}, source.Say("look whether the address of the repository is right, and whether you may write there; git ls-remote with that address says the same")},
	{[]error{branch.ErrMissing}, source.Say("install it from git-scm.com and run the command again")},
	{[]error{rclone.ErrMissing}, source.Say("install it from rclone.org, set the remote up with rclone config, and run the command again")},
}

// advised adds to an error of a target what can be done about it.
func advised(err error) error {
	if err == nil {
		return nil
	}
	hint := source.Say("run the same command again: it goes on where it stopped")
	for _, r := range remedies {
		if slices.ContainsFunc(r.errs, func(e error) bool { return errors.Is(err, e) }) {
			hint = r.hint
			break
		}
	}
	err = ofWorld(err, locked)
	var h interface{ Hint() source.Text }
	if errors.As(err, &h) || errors.As(err, new(usage)) {
		return err
	}
	return &refused{hinted{source.Of(err), hint}, err}
}
