package output

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/source"

	"github.com/spf13/afero"
)

// where returns the folder that t means, with links resolved, if it may be
// written.
func (t Target) where() (string, error) {
	if !filepath.IsAbs(t.Dir) {
		return "", fmt.Errorf("output folder %q is not an absolute path", t.Dir)
	}
	dir, err := resolve(t.FS, t.Dir)
	if err != nil {
		return "", err
	}
	return dir, t.allowed(dir)
}

// allowed refuses folders whose replacement would remove more than a site.
func (t Target) allowed(dir string) error {
	advice := source.Say("choose a folder for the output alone, such as public")
	if filepath.Dir(dir) == dir {
		return &Refused{t.Dir, source.Say("is the root of a file system"), advice}
	}
	for _, p := range t.Protect {
		real, err := resolve(t.FS, p)
		if err != nil {
			return err
		}
		switch {
		case holds(t.FS, dir, real):
			return &Refused{t.Dir, source.Say("is or holds {1}, from which the site is made", p), advice}
		case holds(t.FS, real, dir):
			return &Refused{t.Dir, source.Say("lies in {1}, from which the site is made", p), advice}
		}
	}
	return nil
}

// holds reports whether p is dir or lies inside it. It compares names, and also
// asks the file system, which may know one folder by two spellings.
func holds(fsys afero.Fs, dir, p string) bool {
	for {
		if p == dir || same(fsys, p, dir) {
			return true
		}
		up := filepath.Dir(p)
		if up == p {
			return false
		}
		p = up
	}
}

func same(fsys afero.Fs, p, q string) bool {
	a, err := fsys.Stat(p)
	if err != nil {
		return false
	}
	b, err := fsys.Stat(q)
	return err == nil && os.SameFile(a, b)
}

// vacantOrOurs refuses a folder with anything in it that we did not write.
func vacantOrOurs(fsys afero.Fs, dir string) error {
	info, err := fsys.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case !info.IsDir():
		return &Refused{dir, source.Say("is a file, not a folder"), source.Say("choose another folder, or remove the file")}
	}
	entries, err := afero.ReadDir(fsys, dir)
	if err != nil {
		return err
	}
	if has(entries, ".git") {
		return &Refused{dir, source.Say("holds a .git of its own, which a build would take away"),
			source.Say("build into another folder and copy the site from there")}
	}
	ours, err := vacant(fsys, dir, entries)
	if err == nil && !ours {
		ours, err = earlierOutput(fsys, dir, entries)
	}
	if err != nil {
		return err
	}
	if !ours {
		return &Refused{dir, source.Say("is neither empty nor an earlier output of tarif: it holds {1}", some(entries)),
			source.Say("choose another folder, or empty this one yourself if nothing in it is needed")}
	}
	return nil
}

// vacant reports whether dir is empty, or has only our .gitignore, possibly
// with Windows line ends from Git.
func vacant(fsys afero.Fs, dir string, entries []fs.FileInfo) (bool, error) {
	if len(entries) != 1 || entries[0].Name() != ignoreName || !entries[0].Mode().IsRegular() {
		return len(entries) == 0, nil
	}
	data, err := afero.ReadFile(fsys, filepath.Join(dir, ignoreName))
	return strings.ReplaceAll(string(data), "\r\n", "\n") == ignore, err
}

func earlierOutput(fsys afero.Fs, dir string, entries []fs.FileInfo) (bool, error) {
	if !has(entries, manifestName) {
		return false, nil
	}
	data, err := afero.ReadFile(fsys, filepath.Join(dir, manifestName))
	return isOurs(data), err
}

func has(entries []fs.FileInfo, name string) bool {
	return slices.ContainsFunc(entries, func(e fs.FileInfo) bool { return e.Name() == name })
}

// list joins names, abbreviating a long list.
func list(names []string) string {
	const most = 5
	if more := len(names) - most; more > 0 {
		names = append(names[:most:most], fmt.Sprintf("+%d", more))
	}
	return strings.Join(names, ", ")
}

// some names the first entries, so that a person recognizes the folder.
func some(entries []fs.FileInfo) source.Text {
	const most = 3
	names := lists.Of(entries[:min(most, len(entries))], func(e fs.FileInfo) string { return e.Name() })
	all := strings.Join(names, ", ")
	if more := len(entries) - most; more > 0 {
		return source.Say("{1} and {2} more", all, more)
	}
	return source.Say("{1}", all)
}

func exists(fsys afero.Fs, p string) (bool, error) {
	_, err := fsys.Stat(p)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil, err
}
