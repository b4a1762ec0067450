package output

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/test/is"

	"github.com/spf13/afero"
)

func TestDisk(t *testing.T) {
	site := t.TempDir()
	public := filepath.Join(site, "a", "public")
	for _, mark := range []string{"old", "new"} {
		_, err := Write(Disk(public), plan(mark), manifest, nil)
		is.OK(t, err)
	}
	got := tree(t, afero.NewOsFs(), site)
	is.True(t, len(got) == 2+10 && got["a/public/index.html"] == "new", "on the disk: %v", got)
	info, err := os.Stat(public)
	is.True(t, err == nil && info.Mode().Perm()&0o500 == 0o500, "mode of the folder %v, %v", info.Mode(), err)
	_, err = Write(Disk(public), []File{broken("x", "why")}, manifest, nil)
	is.True(t, err != nil && equal(got, tree(t, afero.NewOsFs(), site)), "a failed build changed the disk (error %v)", err)
}

// TestDiskParents: a failed first build removes the folders that it made on the
// way, and only those.
func TestDiskParents(t *testing.T) {
	site := t.TempDir()
	_, err := Write(Disk(filepath.Join(site, "a", "b", "c")), []File{broken("x", "why")}, manifest, nil)
	is.Must(t, err != nil, "no error")
	got := tree(t, afero.NewOsFs(), site)
	is.True(t, len(got) == 1, "left: %v", got)
}

func link(t *testing.T, to, at string) {
	t.Helper()
	if err := os.Symlink(to, at); err != nil {
		if runtime.GOOS == "windows" {
			t.Skip("no right to make links")
		}
		t.Fatal(err)
	}
}

// TestLink: a folder that is a symbolic link stays one; the hidden sibling is
// made beside its target, so that the rename does not cross file systems.
func TestLink(t *testing.T) {
	site := t.TempDir()
	www := filepath.Join(site, "www")
	is.OK(t, os.MkdirAll(filepath.Join(www, "real"), 0o755))
	link(t, filepath.Join("www", "real"), filepath.Join(site, "public"))
	link(t, filepath.Join(site, "public"), filepath.Join(site, "twice"))
	for _, name := range []string{"public", "twice"} {
		if _, err := Write(Disk(filepath.Join(site, name)), plan(name), manifest, nil); err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(filepath.Join(www, "real", "index.html"))
		is.True(t, err == nil && string(got) == name, "through %s: %q, %v", name, got, err)
		if to, err := os.Readlink(filepath.Join(site, "public")); err != nil || to != filepath.Join("www", "real") {
			t.Errorf("the link leads to %q, %v", to, err)
		}
	}
}

func TestLinkToWhatIsNotThere(t *testing.T) {
	site := t.TempDir()
	link(t, "later", filepath.Join(site, "public"))
	_, err := Write(Disk(filepath.Join(site, "public")), plan("new"), manifest, nil)
	is.OK(t, err)
	_, err = os.Stat(filepath.Join(site, "later", "index.html"))
	is.True(t, err == nil, "%v", err)
}

func TestLinkInCircle(t *testing.T) {
	site := t.TempDir()
	link(t, "b", filepath.Join(site, "a"))
	link(t, "a", filepath.Join(site, "b"))
	_, err := Write(Disk(filepath.Join(site, "a")), plan("new"), manifest, nil)
	is.True(t, err != nil && strings.Contains(err.Error(), "too many symbolic links"), "error %v", err)
}

// TestLinkToProtected: a link cannot be used to circumvent the protection, from
// either end.
func TestLinkToProtected(t *testing.T) {
	site := t.TempDir()
	content := filepath.Join(site, "content")
	is.OK(t, os.Mkdir(content, 0o755))
	link(t, "content", filepath.Join(site, "public"))
	link(t, "content", filepath.Join(site, "texts"))
	for _, c := range [][2]string{{"public", "content"}, {"content", "texts"}, {"public", "texts"}} {
		_, err := Write(Disk(filepath.Join(site, c[0]), filepath.Join(site, c[1])), plan("x"), manifest, nil)
		var r *Refused
		if !errors.As(err, &r) {
			t.Errorf("%s with %s protected: error %v", c[0], c[1], err)
		}
	}
}

func TestUnwritable(t *testing.T) {
	if os.Geteuid() == 0 || runtime.GOOS == "windows" {
		t.Skip("modes do not keep this user out")
	}
	site := t.TempDir()
	is.OK(t, os.Chmod(site, 0o500))
	_, err := Write(Disk(filepath.Join(site, "public")), plan("x"), manifest, nil)
	is.True(t, errors.Is(err, os.ErrPermission), "error %v", err)
}

// caseless is a disk that knows each folder by two names, like those of Windows
// and macOS.
type caseless struct{ afero.Fs }

func (c caseless) Stat(p string) (os.FileInfo, error) {
	dir, base := filepath.Split(p)
	return c.Fs.Stat(filepath.Join(dir, strings.ToLower(base)))
}

func TestOtherSpellingOfProtected(t *testing.T) {
	site := t.TempDir()
	is.OK(t, os.Mkdir(filepath.Join(site, "content"), 0o755))
	to := Target{FS: caseless{afero.NewOsFs()}, Dir: filepath.Join(site, "CONTENT"), Protect: []string{filepath.Join(site, "content")}}
	_, err := Write(to, plan("x"), manifest, nil)
	refused(t, err, "is or holds")
}
