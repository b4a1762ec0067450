//go:build unix

package output

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"tarif/cmd/tarif/internal/test/is"

	"golang.org/x/sys/unix"
)

// TestModes: modes are those of a site, whatever the umask.
func TestModes(t *testing.T) {
	defer unix.Umask(unix.Umask(0o077))
	public := filepath.Join(t.TempDir(), "public")
	if _, err := Write(Disk(public), plan("x"), manifest, nil); err != nil {
		t.Fatal(err)
	}
	err := filepath.WalkDir(public, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := os.Stat(p)
		if want := map[bool]fs.FileMode{true: 0o755, false: 0o644}[d.IsDir()]; err == nil && info.Mode().Perm() != want {
			t.Errorf("%s has the mode %v", p, info.Mode())
		}
		return err
	})
	is.True(t, err == nil, "%v", err)
}

// TestFewFiles: a folder is removed by a program that may open one more file.
func TestFewFiles(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a")
	is.OK(t, os.MkdirAll(filepath.Join(dir, "b/c/d/e/f"), 0o755))
	is.OK(t, os.WriteFile(filepath.Join(dir, "b/c/d/e/f/g"), nil, 0o644))
	is.OK(t, os.Symlink("..", filepath.Join(dir, "b/c/up")))
	var limit unix.Rlimit
	is.OK(t, unix.Getrlimit(unix.RLIMIT_NOFILE, &limit))
	next, err := os.Open(os.DevNull)
	is.OK(t, err)
	low := unix.Rlimit{Cur: uint64(next.Fd()) + 1, Max: limit.Max}
	is.OK(t, next.Close())
	is.OK(t, unix.Setrlimit(unix.RLIMIT_NOFILE, &low))
	err = Disk(dir).FS.RemoveAll(dir)
	is.OK(t, unix.Setrlimit(unix.RLIMIT_NOFILE, &limit))
	is.OK(t, err)
	_, err = os.Lstat(dir)
	is.True(t, os.IsNotExist(err), "%v", err)
}

// TestForeignLock: a link in the place of a lock is not followed, and a pipe does
// not block.
func TestForeignLock(t *testing.T) {
	for _, hang := range []func(name string) error{
		func(name string) error { return os.Symlink("../victim", name) },
		func(name string) error { return os.Symlink("/dev/zero", name) },
		func(name string) error { return unix.Mkfifo(name, 0o666) },
	} {
		dir := t.TempDir()
		lay(t, dir, map[string]string{"victim": "x"})
		site := filepath.Join(dir, "site")
		is.OK(t, os.Mkdir(site, 0o755))
		for _, lock := range []string{putLock, hidden("public") + "lock"} {
			is.OK(t, hang(filepath.Join(site, lock)))
		}
		is.OK(t, Resume(site))
		is.OK(t, Put(site, []Text{{"a", []byte("new")}}))
		_, err := Write(Disk(filepath.Join(site, "public")), plan("x"), manifest, nil)
		is.OK(t, err)
		is.Equal(t, string(is.File(t, filepath.Join(dir, "victim"))), "x", "the victim")
	}
}

// TestPipeForManifest: a pipe in the place of a file of ours does not keep a
// build waiting.
func TestPipeForManifest(t *testing.T) {
	for _, name := range []string{manifestName, recordName, keptName, ignoreName} {
		dir := t.TempDir()
		_, err := Write(Disk(dir), plan("old"), manifest, nil)
		is.OK(t, err)
		is.OK(t, os.RemoveAll(filepath.Join(dir, name)))
		is.OK(t, unix.Mkfifo(filepath.Join(dir, name), 0o666))
		Unchanged(Disk(dir))
		_, err = Write(Disk(dir), plan("new"), manifest, nil)
		t.Log(name, err) // written, or refused: but not waiting
	}
}
