//go:build unix

package serve

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"tarif/cmd/tarif/internal/test/is"
)

// TestWatchSurvives: edits are noticed whatever else appears in the tree; what
// is not a folder is not opened, and links are not followed.
func TestWatchSurvives(t *testing.T) {
	odd := func(dir string) {
		in := func(name string) string { return filepath.Join(dir, "content", name) }
		for _, err := range []error{
			syscall.Mkfifo(in("pipe"), 0o644),
			os.Symlink(".", in("circle")), os.Symlink("itself", in("itself")), os.Symlink("/", in("root")), os.Symlink("nowhere", in("lost")), os.Symlink("/dev/zero", in("zero")),
			syscall.Mknod(in("socket"), syscall.S_IFSOCK|0o644, 0),
			os.MkdirAll(in(strings.Repeat("deep/", 200)), 0o755),
			os.Mkdir(in("2027.toml"), 0o755), os.Mkdir(in("shut"), 0), os.WriteFile(in("\xff\x1b\u202e"), nil, 0o644),
		} {
			is.OK(t, err)
		}
	}
	dir, changes := site(t)
	odd(dir)
	expect(t, changes, "odd things")
	settle(changes)
	save(t, dir, "content", strings.Repeat("deep/", 200), "a.md", "y")
	expect(t, changes, "a file far below")
	settle(changes)
	is.OK(t, os.RemoveAll(filepath.Join(dir, "content")))
	save(t, dir, "content", "a file where a folder was")
	settle(changes)
	is.OK(t, os.Remove(filepath.Join(dir, "content")))
	is.OK(t, os.Mkdir(filepath.Join(dir, "content"), 0o755))
	settle(changes)
	odd(dir)
	settle(changes)
	save(t, dir, "content", "a.md", "z")
	expect(t, changes, "a file in the folder that came again")
}
