//go:build linux

package output

import (
	"path/filepath"
	"testing"

	"tarif/cmd/tarif/internal/test/is"

	"github.com/spf13/afero"
)

// stepwise is the computer's own disk, with a reader who looks before each call
// and a build that is killed at the n-th.
type stepwise struct {
	*faulty
	look func()
}

func (s stepwise) Exchange(a, b string) error {
	defer s.look()
	return orErr(s.fail(), func() error { return disk{}.Exchange(a, b) })
}

func (s stepwise) Rename(p, q string) error {
	defer s.look()
	return s.faulty.Rename(p, q)
}

func (s stepwise) RemoveAll(p string) error {
	defer s.look()
	return s.faulty.RemoveAll(p)
}

func (s stepwise) Remove(p string) error {
	defer s.look()
	return s.faulty.Remove(p)
}

// TestExchangeKilled: killed between any two calls, a build leaves the old site
// or the new one, a reader never meets anything else, and the next command
// cleans up.
func TestExchangeKilled(t *testing.T) {
	seen := map[string]int{}
	for n := int64(1); ; n++ {
		to := filepath.Join(t.TempDir(), "public")
		build := func(fsys afero.Fs, mark string) error {
			_, err := Write(Target{FS: fsys, Dir: to}, plan(mark), manifest, nil)
			return err
		}
		site := func() map[string]string { return tree(t, disk{}, to) }
		is.OK(t, build(disk{}, "new"))
		new := site()
		is.OK(t, build(disk{}, "old"))
		old := site()
		look := func() {
			switch got := site(); {
			case equal(got, old):
				seen["old"]++
			case equal(got, new):
				seen["new"]++
			default:
				t.Errorf("killed at call %d: a reader meets %v", n, got)
			}
		}
		f := &faulty{Fs: disk{}, n: n, dead: true}
		failed := build(stepwise{f, look}, "new")
		look()
		if _, err := (Target{FS: disk{}, Dir: to}).Recover(); err != nil {
			t.Fatal(err)
		}
		look()
		is.OK(t, build(disk{}, "new"))
		left, _ := filepath.Glob(filepath.Join(filepath.Dir(to), ".public.tarif-[0-9]*"))
		is.Must(t, len(left) == 0 && equal(site(), new), "killed at call %d: the next build leaves %v", n, left)
		if failed == nil && f.calls.Load() < n {
			is.True(t, n >= 20 && seen["old"] != 0 && seen["new"] != 0, "%d calls, %v", n, seen)
			return
		}
	}
}
