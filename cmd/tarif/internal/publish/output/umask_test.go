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
