package output

import (
	"maps"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/test/is"

	"github.com/spf13/afero"
)

// mountedFS treats a folder as a mount point, which cannot be renamed, and
// fails from the n-th change on.
type mountedFS struct {
	afero.Fs
	left *int
}

func (mountedFS) Mounts(dir string) []string {
	if strings.HasPrefix("/site/public", dir) {
		return []string{"/site/public"}
	}
	return nil
}

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

// TestInPlace: a mount point is written in place; killed at any step, the next
// command of any kind leaves the old site or the new one, complete.
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
		_, err := (Target{FS: mountedFS{mem, &steps}, Dir: "/site/public"}).Recover()
		is.OK(t, err)
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

// sealedFS has a folder mounted within the output, which nothing may look into,
// rename or remove, nor any folder that it lies in.
type sealedFS struct{ afero.Fs }

const sealed = "/site/public/ru/seal"

func (sealedFS) Mounts(dir string) []string {
	if dir == "/site/public" || strings.HasPrefix(sealed, dir+"/") {
		return []string{sealed}
	}
	return nil
}

func (s sealedFS) Rename(a, b string) error {
	if strings.HasPrefix(sealed, a) || strings.HasPrefix(sealed, b) {
		return afero.ErrFileExists
	}
	return s.Fs.Rename(a, b)
}

func (s sealedFS) RemoveAll(p string) error {
	if strings.HasPrefix(sealed, p) {
		return afero.ErrFileExists
	}
	return s.Fs.RemoveAll(p)
}

func (s sealedFS) Open(p string) (afero.File, error) {
	if strings.HasPrefix(p, sealed) {
		return nil, afero.ErrOutOfRange
	}
	return s.Fs.Open(p)
}

// What is mounted within the output is neither read, copied nor removed, and where
// it stands in the way of the site that is said before anything is written.
func TestMountedWithin(t *testing.T) {
	mem := afero.NewMemMapFs()
	write := func(paths ...string) error {
		files := lists.Of(paths, func(p string) File { return File{Path: p, Render: func() ([]byte, error) { return []byte(p), nil }} })
		_, err := Write(Target{FS: sealedFS{mem}, Dir: "/site/public"}, files, Manifest{Date: "2026-01-01"}, nil)
		return err
	}
	mem.MkdirAll("/site/public", 0o755)
	is.OK(t, write("index.html", "ru/index.html", "ru/old.html"))
	put(t, mem, sealed+"/victim", "keep me")
	is.OK(t, write("index.html", "ru/index.html", "ru/new.html"))
	got := tree(t, mem, "/site")
	for p, want := range map[string]string{"public/ru/seal/victim": "keep me", "public/ru/new.html": "ru/new.html", "public/ru/old.html": ""} {
		is.Equal(t, got[p], want, p)
	}
	for p := range got {
		is.True(t, !strings.Contains(p, ".tarif-stage") && (strings.HasPrefix("public/ru/seal/victim", p) || !strings.Contains(p, "seal")), "left: %s", p)
	}
	for _, p := range []string{"ru/seal/index.html", "ru/seal"} {
		err := write("index.html", p)
		is.True(t, err != nil && strings.Contains(err.Error(), "ru/seal"), "%s is written: %v", p, err)
	}
	is.Equal(t, tree(t, mem, "/site")["public/ru/new.html"], "ru/new.html", "the site before")
}
