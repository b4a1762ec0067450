// Package rclone keeps a site on a remote of rclone, which speaks to some seventy
// kinds of storage.
//
// It calls the rclone that is installed, in which the office has set its remotes
// up; as a library it would make this program three times as large, and know no
// remote. One rclone serves the remote as WebDAV for the time of a run, to this
// computer alone and with a password made for the run, so that a file costs a
// request and not a process.
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

// Remote is a folder of a remote. It is closed after use.
type Remote struct {
	*webdav.Server
	cmd  *exec.Cmd
	said io.Closer
}

// ErrMissing is a computer without the program.
var ErrMissing = source.Say("rclone is not installed on this computer").Err()

// ErrUnnamed is what rclone would take for a backend with options of its own, of
// which some run programs: a site's settings may come from somebody else.
var ErrUnnamed = source.Say("rclone: name a remote that is set up, like rclone:NAME:folder").Err()

var named = regexp.MustCompile(`^[\pL\pN_][\pL\pN_.+@ -]*:`)

var listening = regexp.MustCompile(`http://127\.0\.0\.1:\d+`)

// Open makes the target of rclone:NAME:folder, of which remote is what follows
// the first colon. It lives as long as ctx at most.
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
		go io.Copy(io.Discard, r) // it never waits for a reader
		u, err := url.Parse("webdav+" + at)
		return &Remote{webdav.Open(ctx, u, "tarif", password), cmd, r}, err
	}
	_, reason, _ := strings.Cut(last, ": ")
	return nil, source.Say("rclone cannot open {1}: {2}", remote, reason).Err()
}

// Close ends rclone.
func (r *Remote) Close() error {
	_ = r.cmd.Process.Kill() // it may have ended already
	return r.said.Close()
}
