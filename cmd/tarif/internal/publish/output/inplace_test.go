package output

import (
	"maps"
	"testing"

	"tarif/cmd/tarif/internal/test/is"

	"github.com/spf13/afero"
)

// mountedFS takes a folder for a mount point, which cannot be renamed, and dies at
// the n-th change.
type mountedFS struct {
	afero.Fs
	left *int
}

func (mountedFS) Mounted(dir string) bool { return dir == "/site/public" }

func (m mountedFS) step() error {
	if *m.left--; *m.left < 0 {
		return afero.ErrOutOfRange
	}
	return nil
}

func (m mountedFS) Rename(a, b string) error {
	if err := m.step(); err != nil {
		return err
	}
	if a == "/site/public" || b == "/site/public" {
		return afero.ErrFileExists
	}
	return m.Fs.Rename(a, b)
}

func (m mountedFS) Remove(p string) error {
	if err := m.step(); err != nil {
		return err
	}
	return m.Fs.Remove(p)
}

func (m mountedFS) RemoveAll(p string) error {
	if err := m.step(); err != nil {
		return err
	}
	return m.Fs.RemoveAll(p)
}

// A mount point is written in place; killed at any step, the next command of any
// kind leaves the old site or the new one, whole.
func TestInPlace(t *testing.T) {
	without := func(files map[string]string) map[string]string {
		out := maps.Clone(files)
		delete(out, ".public.tarif-lock")
		return out
	}
	build := func(fsys afero.Fs, site ...string) error {
		var files []File
		for i := 0; i < len(site); i += 2 {
			files = append(files, File{Path: site[i], Render: func() ([]byte, error) { return []byte(site[i+1]), nil }})
		}
		_, err := Write(Target{FS: fsys, Dir: "/site/public"}, files, Manifest{Date: "2026-01-01"}, nil)
		return err
	}
	signed := func(fsys afero.Fs) { put(t, fsys, "/site/public/"+SignatureName, "of the old site") }
	first := []string{"a/b", "old", "gone/x", "old", "kept", "same"}
	second := []string{"a/b", "new", "gone", "a file where a folder was", "kept", "same"}
	whole := func(site []string) map[string]string {
		mem, steps := afero.NewMemMapFs(), 1000
		mem.MkdirAll("/site/public", 0o755)
		is.OK(t, build(mountedFS{mem, &steps}, site...))
		return without(tree(t, mem, "/site"))
	}
	old, new := whole(first), whole(second)
	old["public/"+SignatureName] = "of the old site"
	seen := map[string]bool{}
	for n := range 60 {
		mem, steps := afero.NewMemMapFs(), 1000
		mem.MkdirAll("/site/public", 0o755)
		is.OK(t, build(mountedFS{mem, &steps}, first...))
		signed(mem)
		steps = n
		failed := build(mountedFS{mem, &steps}, second...)
		steps = 1000
		if _, err := (Target{FS: mountedFS{mem, &steps}, Dir: "/site/public"}).Recover(); err != nil {
			t.Fatal(err)
		}
		switch got := without(tree(t, mem, "/site")); {
		case maps.Equal(got, new):
			seen["new"] = true
		case maps.Equal(got, old) && failed != nil:
			seen["old"] = true
		default:
			t.Fatalf("killed at step %d (%v): neither the old site nor the new one: %v", n, failed, got)
		}
	}
	is.True(t, seen["old"] && seen["new"], "seen: %v", seen)
}
