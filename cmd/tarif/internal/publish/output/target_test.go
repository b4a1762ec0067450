package output

import (
	"errors"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/test/is"

	"github.com/spf13/afero"
)

// put makes files from pairs of path and content; a path that ends with a slash
// is a folder.
func put(t *testing.T, fsys afero.Fs, pairs ...string) {
	t.Helper()
	for i := 0; i < len(pairs); i += 2 {
		var err error
		if p, ok := strings.CutSuffix(pairs[i], "/"); ok {
			err = fsys.MkdirAll(p, 0o755)
		} else {
			err = afero.WriteFile(fsys, pairs[i], []byte(pairs[i+1]), 0o644)
		}
		is.OK(t, err)
	}
}

func TestFolders(t *testing.T) {
	const neither = "is neither empty nor an earlier output of tarif"
	for _, c := range []struct {
		name string
		have []string
		want string
	}{
		{"not there", nil, ""},
		{"empty", []string{dir + "/", ""}, ""},
		{"only our .gitignore", []string{dir + "/.gitignore", ignore}, ""},
		{"our .gitignore as git gives it on Windows", []string{dir + "/.gitignore", "*\r\n!.gitignore\r\n"}, ""},
		{"earlier output", []string{dir + "/manifest.json", `{"generator":"tarif","files":{"old.html":"1"}}`, dir + "/old.html", "x"}, ""},
		{"other .gitignore", []string{dir + "/.gitignore", "*.o\n"}, neither},
		{"somebody's file", []string{dir + "/thesis.doc", "x"}, neither + ": it holds thesis.doc"},
		{"many files", []string{dir + "/a", "", dir + "/b", "", dir + "/c", "", dir + "/d", "", dir + "/e", ""}, "a, b, c and 2 more"},
		{"hidden file", []string{dir + "/.env", "x"}, neither},
		{"only a folder", []string{dir + "/photos/", ""}, neither},
		{"other manifest", []string{dir + "/manifest.json", `{"generator":"hugo"}`}, neither},
		{"web app manifest", []string{dir + "/manifest.json", `{"name":"x"}`}, neither},
		{"no JSON", []string{dir + "/manifest.json", `tarif`}, neither},
		{"a file", []string{dir, "x"}, "is a file"},
		{"repository", []string{dir + "/.git/HEAD", "x", dir + "/manifest.json", `{"generator":"tarif"}`}, "holds a .git"},
	} {
		t.Run(c.name, func(t *testing.T) {
			fsys := afero.NewMemMapFs()
			put(t, fsys, c.have...)
			before := tree(t, fsys, "/")
			_, err := Write(target(fsys), plan("new"), manifest, nil)
			if c.want == "" {
				got := tree(t, fsys, dir)
				is.True(t, err == nil && len(got) == 10, "error %v, files %v", err, got)
				return
			}
			refused(t, err, c.want)
			is.True(t, equal(before, tree(t, fsys, "/")), "a refused folder was changed")
		})
	}
}

func refused(t *testing.T, err error, want string) {
	t.Helper()
	var r *Refused
	is.True(t, errors.As(err, &r) && strings.Contains(err.Error(), want) && !r.Hint().IsZero(),
		"error %v, want %q and a hint", err, want)
}

func TestProtected(t *testing.T) {
	sources := []string{"/home/a/site/config.toml", "/home/a/site/content", "/home/a/site/tariffs"}
	for _, c := range []struct{ dir, want string }{
		{"/home/a/site/public", ""},
		{"/home/a/site/content-built", ""},
		{"/var/www", ""},
		{"/", "root of a file system"},
		{"/home", "is or holds /home/a/site/config.toml"},
		{"/home/a/site", "is or holds /home/a/site/config.toml"},
		{"/home/a/site/x/..", "is or holds /home/a/site/config.toml"},
		{"/home/a/site/content", "is or holds /home/a/site/content"},
		{"/home/a/site/tariffs/oral", "lies in /home/a/site/tariffs"},
	} {
		t.Run(c.dir, func(t *testing.T) {
			fsys := afero.NewMemMapFs()
			_, err := Write(Target{FS: fsys, Dir: c.dir, Protect: sources}, plan("x"), manifest, nil)
			if c.want == "" {
				is.True(t, err == nil, "%v", err)
				return
			}
			refused(t, err, c.want)
		})
	}
}

func TestRelativeFolder(t *testing.T) {
	_, err := Write(Target{FS: afero.NewMemMapFs(), Dir: "public"}, nil, manifest, nil)
	is.True(t, err != nil, "a relative folder means different things to different callers and was taken")
}
