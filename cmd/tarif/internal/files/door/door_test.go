//go:build unix

package door_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"testing/fstest"

	"tarif/cmd/tarif/internal/files/door"
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/test/is"
)

// TestFan: folders that link to each other have more paths than can be walked.
func TestFan(t *testing.T) {
	dir := t.TempDir()
	for i := range 12 {
		at := filepath.Join(dir, "d"+strconv.Itoa(i))
		is.OK(t, os.Mkdir(at, 0o777))
		for j := range 10 {
			is.OK(t, os.Symlink("../d"+strconv.Itoa(i+1), filepath.Join(at, "l"+strconv.Itoa(j))))
		}
	}
	f, err := door.Open(dir)
	is.OK(t, err)
	f.Survey(".")
	if !slices.ContainsFunc(f.Skipped(), func(x source.Finding) bool {
		return strings.Contains(x.Message.String(), "lead to more than 10000 files")
	}) {
		t.Error("nobody is told that links were not followed")
	}
	if n := len(f.Followed()); n > door.MostLinked+12*10 {
		t.Errorf("%d links were followed", n)
	}
}

// TestDoor: regular files inside the folder are opened through any link;
// nothing else is, nothing blocks, and everything refused is reported.
func TestDoor(t *testing.T) {
	outside, dir := t.TempDir(), t.TempDir()
	write := func(name string) {
		t.Helper()
		is.OK(t, os.MkdirAll(filepath.Dir(name), 0o777))
		is.OK(t, os.WriteFile(name, []byte("inside"), 0o666))
	}
	write(filepath.Join(outside, "secret"))
	write(filepath.Join(dir, "a", "real.toml"))
	link := func(to, name string) {
		t.Helper()
		is.OK(t, os.Symlink(to, filepath.Join(dir, name)))
	}
	link("real.toml", "a/linked.toml")
	link(filepath.Join(dir, "a", "real.toml"), "a/absolute.toml")
	link("a", "b")
	link(filepath.Join(outside, "secret"), "a/out.toml")
	link(outside, "away")
	link("../a", "a/loop")
	link("nothing", "a/dangling.toml")
	link("/dev/zero", "a/zero.toml")
	if err := syscall.Mkfifo(filepath.Join(dir, "a", "pipe.toml"), 0o666); err != nil {
		t.Skip("no pipes here: ", err)
	}
	big, err := os.Create(filepath.Join(dir, "a", "big.toml"))
	is.OK(t, err)
	is.OK(t, big.Truncate(door.Limit+1))
	big.Close()

	f, err := door.Open(dir)
	is.OK(t, err)
	if err := fstest.TestFS(f, "a/real.toml", "a/linked.toml", "a/absolute.toml", "b/real.toml"); err != nil {
		t.Error(err)
	}
	for _, name := range []string{"a/out.toml", "a/zero.toml", "a/pipe.toml", "a/big.toml", "away/secret", "a/dangling.toml"} {
		b, err := fs.ReadFile(f, name)
		is.True(t, err != nil, "%s gives %q", name, b)
	}
	said := lists.Of(f.Skipped(), func(x source.Finding) string { return x.Pos.File })
	for _, name := range []string{"a/big.toml", "a/dangling.toml", "a/loop", "a/out.toml", "a/pipe.toml", "a/zero.toml", "away"} {
		is.True(t, slices.Contains(said, name), "nobody is told of %s: %q", name, said)
	}
	var followed []string
	for _, x := range f.Followed() {
		if !strings.HasPrefix(x.Pos.File, "b/") {
			followed = append(followed, x.Pos.File+" "+x.Message.String())
		}
	}
	if want := []string{"a/absolute.toml a link, which is followed to a/real.toml", "a/linked.toml a link, which is followed to a/real.toml", "b a link, which is followed to a"}; !slices.Equal(followed, want) {
		t.Errorf("followed: %q", followed)
	}
}
