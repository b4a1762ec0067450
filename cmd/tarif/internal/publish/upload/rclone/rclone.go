// Package rclone stores a site on a remote of rclone, which supports about
// seventy kinds of storage.
//
// It calls the installed rclone, in which the office has configured its
// remotes; as a library it would triple the size of this program and know no
// remotes. During a run one rclone process serves the remote as WebDAV to this
// computer only, with a password made for the run, so that each file costs a
// request rather than a process.
package rclone

import (
	"bufio"
	"context"
	"crypto/rand"
	"io"
	"net/url"
	"os"
	"os/exec"
	"regexp"
	"strings"

	"tarif/cmd/tarif/internal/publish/upload/webdav"
	"tarif/cmd/tarif/internal/source"
)

// Remote is a folder of a remote. Call Close after use.
type Remote struct {
	*webdav.Server
	cmd  *exec.Cmd
	said io.Closer
}

// ErrMissing means that rclone is not installed.
var ErrMissing = source.Say("rclone is not installed on this computer").Err()

// ErrUnnamed rejects a name that rclone would read as a backend with options.
// Some options run programs, and a site's settings may come from somebody else.
var ErrUnnamed = source.Say("rclone: name a remote that is set up, like rclone:NAME:folder").Err()

var named = regexp.MustCompile(`^[\pL\pN_][\pL\pN_.+@ -]*:`)

var listening = regexp.MustCompile(`http://127\.0\.0\.1:\d+`)

// Open returns the target rclone:NAME:folder; remote is the part after the
// first colon. The target stops working when ctx is cancelled.
func Open(ctx context.Context, remote string) (*Remote, error) {
	if !named.MatchString(remote) {
		return nil, ErrUnnamed
	}
	program, err := exec.LookPath("rclone")
	if err != nil {
		return nil, ErrMissing
	}
	r, w := io.Pipe()
	cmd := exec.CommandContext(ctx, program, "serve", "webdav", "--addr", "127.0.0.1:0", "--log-level", "NOTICE", "--no-modtime", "--", remote)
	password := rand.Text()
	cmd.Env = append(os.Environ(), "RCLONE_USER=tarif", "RCLONE_PASS="+password)
	cmd.Stderr = w
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	go func() { w.CloseWithError(cmd.Wait()) }()
	last := ""
	for lines := bufio.NewScanner(r); lines.Scan(); {
		last = lines.Text()
		at := listening.FindString(last)
		if at == "" {
			continue
		}
		go io.Copy(io.Discard, r) // drain, so that rclone never blocks on the pipe
		u, err := url.Parse("webdav+" + at)
		return &Remote{webdav.Open(ctx, u, "tarif", password), cmd, r}, err
	}
	_, reason, _ := strings.Cut(last, ": ")
	return nil, source.Say("rclone cannot open {1}: {2}", remote, reason).Err()
}

// Close stops rclone.
func (r *Remote) Close() error {
	_ = r.cmd.Process.Kill() // it may have exited already
	return r.said.Close()
}
