package output

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"strings"
	"sync/atomic"
	"testing"

	"tarif/cmd/tarif/internal/test/is"

	"github.com/spf13/afero"
)

var errFault = errors.New("the disk said no")

// faulty is a file system whose n-th call fails, and all later ones too if dead
// is set. Operations on open files count as well.
type faulty struct {
	afero.Fs
	n       int64
	dead    bool
	calls   atomic.Int64
	removal atomic.Bool // whether a removal failed
}

func (f *faulty) fail() error {
	if k := f.calls.Add(1); k == f.n || f.dead && k > f.n {
		return errFault
	}
	return nil
}

func or[T any](err error, do func() (T, error)) (zero T, _ error) {
	if err != nil {
		return zero, err
	}
	return do()
}

func orErr(err error, do func() error) error {
	if err != nil {
		return err
	}
	return do()
}

func (f *faulty) Mkdir(p string, m os.FileMode) error {
	return orErr(f.fail(), func() error { return f.Fs.Mkdir(p, m) })
}

func (f *faulty) MkdirAll(p string, m os.FileMode) error {
	return orErr(f.fail(), func() error { return f.Fs.MkdirAll(p, m) })
}

func (f *faulty) Rename(p, q string) error {
	return orErr(f.fail(), func() error { return f.Fs.Rename(p, q) })
}

func (f *faulty) Remove(p string) error {
	return orErr(f.failRemoval(), func() error { return f.Fs.Remove(p) })
}

func (f *faulty) RemoveAll(p string) error {
	return orErr(f.failRemoval(), func() error { return f.Fs.RemoveAll(p) })
}

func (f *faulty) failRemoval() error {
	err := f.fail()
	if err != nil {
		f.removal.Store(true)
	}
	return err
}

func (f *faulty) Stat(p string) (fs.FileInfo, error) {
	return or(f.fail(), func() (fs.FileInfo, error) { return f.Fs.Stat(p) })
}

func (f *faulty) Open(p string) (afero.File, error) {
	return or(f.fail(), func() (afero.File, error) { return f.wrap(f.Fs.Open(p)) })
}

func (f *faulty) OpenFile(p string, flag int, m os.FileMode) (afero.File, error) {
	return or(f.fail(), func() (afero.File, error) { return f.wrap(f.Fs.OpenFile(p, flag, m)) })
}

func (f *faulty) wrap(file afero.File, err error) (afero.File, error) {
	if err != nil {
		return nil, err
	}
	return faultyFile{file, f}, nil
}

type faultyFile struct {
	afero.File
	f *faulty
}

// Write fails like a full disk: half of the data is written.
func (f faultyFile) Write(b []byte) (int, error) {
	if err := f.f.fail(); err != nil {
		n, _ := f.File.Write(b[:len(b)/2])
		return n, err
	}
	return f.File.Write(b)
}

func (f faultyFile) Read(b []byte) (int, error) {
	return or(f.f.fail(), func() (int, error) { return f.File.Read(b) })
}

func (f faultyFile) Readdir(n int) ([]fs.FileInfo, error) {
	return or(f.f.fail(), func() ([]fs.FileInfo, error) { return f.File.Readdir(n) })
}

// Close closes the file in any case, like close.
func (f faultyFile) Close() error { return errors.Join(f.f.fail(), f.File.Close()) }

// situations are what a build may find at its target.
var situations = map[string]func(t *testing.T, fsys afero.Fs){
	"nothing":   func(*testing.T, afero.Fs) {},
	"no parent": func(t *testing.T, fsys afero.Fs) { put(t, fsys, "/elsewhere/", "") },
	"empty":     func(t *testing.T, fsys afero.Fs) { put(t, fsys, dir+"/.gitignore", ignore) },
	"old site":  func(t *testing.T, fsys afero.Fs) { write(t, fsys, plan("old")) },
	"leftover": func(t *testing.T, fsys afero.Fs) {
		write(t, fsys, plan("old"))
		put(t, fsys, "/site/.public.tarif-1/tarif.txt", markText, "/site/.public.tarif-1/new/index.html", "x")
	},
}

// TestEveryCallFails: whatever call fails, the old site or the new one is in
// place and complete; an error means the old one; and no hidden folder is left
// unless its removal failed.
func TestEveryCallFails(t *testing.T) {
	for name, prepare := range situations {
		t.Run(name, func(t *testing.T) {
			n := int64(0)
			for done := false; !done; n++ {
				done = failAt(t, n+1, prepare)
			}
			is.True(t, n >= 30, "only %d calls were made to fail", n)
		})
	}
}

// failAt builds with the n-th call failing and reports whether n was beyond the
// last call.
func failAt(t *testing.T, n int64, prepare func(*testing.T, afero.Fs)) bool {
	mem := afero.NewMemMapFs()
	prepare(t, mem)
	before, hadLeft := tree(t, mem, dir), len(leftovers(t, mem))
	f := &faulty{Fs: mem, n: n}
	res, err := Write(target(f), plan("new"), manifest, nil)
	after := tree(t, mem, dir)
	switch {
	case err != nil && !errors.Is(err, errFault):
		t.Errorf("call %d: the error does not say why: %v", n, err)
	case err != nil && !equal(before, after):
		t.Errorf("call %d: %v, and the old site has changed: %v", n, err, after)
	case err == nil && !strings.Contains(after["index.html"], "new"):
		t.Errorf("call %d: no error and no new site: %v", n, after)
	case err == nil && len(after) != 10:
		t.Errorf("call %d: the new site is not whole: %v", n, after)
	}
	left := leftovers(t, mem)
	if len(left) > hadLeft && !f.removal.Load() {
		t.Errorf("call %d: left behind: %v (error %v)", n, left, err)
	}
	if err == nil && len(left) > 0 && res.Leftover != left[0] {
		t.Errorf("call %d: %s is left and the result says %q", n, left[0], res.Leftover)
	}
	healed(t, mem, n)
	return f.calls.Load() < n
}

// healed builds again on a good disk, which cleans up.
func healed(t *testing.T, mem afero.Fs, n int64) {
	write(t, mem, plan("newer"))
	left := leftovers(t, mem)
	is.True(t, len(left) == 0, "call %d: the next build leaves %v", n, left)
	is.Equal(t, tree(t, mem, dir)["index.html"], "newer", "call %d: the next build gives", n)
}

func leftovers(t *testing.T, fsys afero.Fs) []string {
	t.Helper()
	found, err := afero.Glob(fsys, "/site/.public.tarif-*")
	is.OK(t, err)
	return found
}

// TestDiskGone: if the disk fails from the n-th call on, the old site may not
// be put back. It is not lost: the next build, even one that fails, restores
// it.
func TestDiskGone(t *testing.T) {
	moved := 0
	for n := int64(1); ; n++ {
		mem := afero.NewMemMapFs()
		write(t, mem, plan("old"))
		before := tree(t, mem, dir)
		f := &faulty{Fs: mem, n: n, dead: true}
		res, err := Write(target(f), plan("new"), manifest, nil)
		if err == nil {
			if f.calls.Load() < n {
				break
			}
			is.True(t, res.Leftover != "", "call %d: nobody says that the old site could not be removed", n)
			continue
		}
		if there, _ := exists(mem, dir); !there {
			moved++
			is.True(t, strings.Contains(err.Error(), "from where the next build takes it"),
				"call %d: the error does not say where the old site is: %v", n, err)
		}
		if _, err := Write(target(mem), []File{broken("x", "why")}, manifest, nil); err == nil {
			t.Fatal("a broken plan was written")
		}
		is.True(t, equal(before, tree(t, mem, dir)), "call %d: the old site did not come back", n)
	}
	is.True(t, moved == 1, "the old site was away at %d calls; only a failure between the renames should do that", moved)
}

// fixedOnes is a file system on which no folder can be renamed after the first.
type fixedOnes struct {
	afero.Fs
	renames int
}

func (f *fixedOnes) Rename(p, q string) error {
	if f.renames++; f.renames > 1 {
		return errFault
	}
	return f.Fs.Rename(p, q)
}

// TestOldSiteIsKept: an old site that could not be put back is not removed with
// the rest.
func TestOldSiteIsKept(t *testing.T) {
	mem := afero.NewMemMapFs()
	write(t, mem, plan("old"))
	before := tree(t, mem, dir)
	_, err := Write(target(&fixedOnes{Fs: mem}), plan("new"), manifest, nil)
	left := leftovers(t, mem)
	is.Must(t, err != nil && len(left) == 1 && strings.Contains(err.Error(), left[0]), "left %v, error %v", left, err)
	is.True(t, equal(before, tree(t, mem, left[0]+"/old")), "the old site is not where the error says")
}

// removals records what is removed.
type removals struct {
	afero.Fs
	names []string
}

func (r *removals) RemoveAll(p string) error {
	r.names = append(r.names, path.Base(p))
	return r.Fs.RemoveAll(p)
}

// TestMarkGoesLast: removing a folder takes many system calls. Our mark is in
// the outer folder, which is removed last, so that a partly removed folder is
// still recognized as ours.
func TestMarkGoesLast(t *testing.T) {
	r := &removals{Fs: afero.NewMemMapFs()}
	write(t, r, plan("new"))
	got := strings.Join(r.names, " ")
	is.True(t, strings.HasPrefix(got, "new old .public.tarif-") && len(r.names) == 3, "removed in this order: %s", got)
}
