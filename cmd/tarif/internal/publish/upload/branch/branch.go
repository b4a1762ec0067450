// Package branch publishes a site as a branch of a git repository, for GitHub
// Pages and GitLab Pages.
//
// A commit is the whole site, so readers never get half of one and nothing can
// be left unfinished. The package calls the installed git, which has the user's
// credentials. The name of the remote is never passed where git would read it
// as an option, because a site's settings may come from somebody else.
package branch

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"tarif/cmd/tarif/internal/publish/upload"
	"tarif/cmd/tarif/internal/source"
)

// Branch is a branch of a repository.
type Branch struct{ Remote, Name string }

// ErrUnreached means that git could not read the remote.
var ErrUnreached = source.Say("the repository cannot be read").Err()

// ErrMissing means that git is not installed.
var ErrMissing = source.Say("git is not installed on this computer").Err()

// Parse reads git:REMOTE#BRANCH; the default branch is gh-pages.
func Parse(s string) Branch {
	remote, name, _ := strings.Cut(strings.TrimPrefix(s, "git:"), "#")
	return Branch{remote, cmp.Or(name, "gh-pages")}
}

// work is a temporary repository for one run, with the branch as fetched.
type work struct {
	dir  string
	tree string // the folder with the files
	ctx  context.Context
}

// open fetches the branch's last two commits, if there are any, into dir.
func (b Branch) open(ctx context.Context, dir, tree string) (*work, bool, error) {
	w := &work{dir: dir, tree: tree, ctx: ctx}
	if _, err := w.git("init", "-q", "--bare", dir); err != nil {
		return nil, false, err
	}
	list, err := w.git("ls-remote", "--", b.Remote, "refs/heads/"+b.Name)
	if err != nil && !errors.Is(err, ErrMissing) {
		err = errors.Join(err, ErrUnreached)
	}
	if err != nil || strings.TrimSpace(list) == "" {
		return w, false, err
	}
	_, err = w.git("fetch", "-q", "--depth=2", "--", b.Remote, "refs/heads/"+b.Name+":refs/heads/site")
	return w, true, err
}

func (w *work) git(args ...string) (string, error) {
	cmd := exec.CommandContext(w.ctx, "git", append([]string{"--git-dir=" + w.dir, "--work-tree=" + w.tree}, args...)...)
	if args[0] == "init" || args[0] == "ls-remote" {
		cmd = exec.CommandContext(w.ctx, "git", args...)
	}
	var out, complaint bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &complaint
	cmd.Dir = w.tree
	if err := cmd.Run(); err != nil {
		if errors.Is(err, exec.ErrNotFound) {
			return "", ErrMissing
		}
		return "", source.Say("git {1} did not succeed and says: {2}", args[0], strings.TrimSpace(complaint.String())).Err()
	}
	return out.String(), nil
}

// Publish makes site the branch's content and returns the changed files in
// git's name-status format. With dry set it pushes nothing.
func (b Branch) Publish(ctx context.Context, site, message string, dry bool) ([]string, error) {
	dir, err := os.MkdirTemp("", "tarif-branch-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	if site, err = filepath.Abs(site); err != nil {
		return nil, err
	}
	w, there, err := b.open(ctx, dir, site)
	if err != nil {
		return nil, err
	}
	if there {
		if _, err := w.git("symbolic-ref", "HEAD", "refs/heads/site"); err != nil {
			return nil, err
		}
		if _, err := w.git("read-tree", "site"); err != nil {
			return nil, err
		}
	}
	if _, err := w.git("add", "--all", "--force", "."); err != nil {
		return nil, err
	}
	changed, err := w.changed(there)
	if err != nil || dry || len(changed) == 0 {
		return changed, err
	}
	return changed, w.push(b, message)
}

func (w *work) changed(there bool) ([]string, error) {
	args := []string{"ls-files"}
	if there {
		args = []string{"diff", "--cached", "--name-only", "site"}
	}
	list, err := w.git(args...)
	return strings.Fields(list), err
}

func (w *work) push(b Branch, message string) error {
	if _, err := w.git("-c", "user.name=tarif", "-c", "user.email=tarif@localhost", "commit", "-q", "--no-gpg-sign", "-m", message); err != nil {
		return err
	}
	_, err := w.git("push", "-q", "--", b.Remote, "HEAD:refs/heads/"+b.Name)
	return err
}

// Undo restores the commit before the last as a new commit.
func (b Branch) Undo(ctx context.Context, message string) error {
	dir, err := os.MkdirTemp("", "tarif-branch-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	w, there, err := b.open(ctx, dir, dir)
	if err != nil {
		return err
	}
	last := ""
	if there {
		last, err = w.git("log", "-1", "--format=%s", "site")
	}
	if _, none := w.git("rev-parse", "--verify", "-q", "site~1"); !there || none != nil || strings.TrimSpace(last) == message {
		return cmp.Or(err, upload.ErrNothingBefore)
	}
	commit, err := w.git("-c", "user.name=tarif", "-c", "user.email=tarif@localhost", "commit-tree", "site~1^{tree}", "-p", "site", "-m", message)
	if err != nil {
		return err
	}
	_, err = w.git("push", "-q", "--", b.Remote, strings.TrimSpace(commit)+":refs/heads/"+b.Name)
	return err
}
