package output

import (
	"maps"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"

	"tarif/cmd/tarif/internal/test/is"
)

// there returns the files below a folder.
func there(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	is.OK(t, filepath.WalkDir(dir, func(p string, e os.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			rel, _ := filepath.Rel(dir, p)
			out[filepath.ToSlash(rel)] = string(is.File(t, p))
		}
		return err
	}))
	return out
}

func lay(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, data := range files {
		is.OK(t, os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755))
		is.OK(t, os.WriteFile(filepath.Join(dir, name), []byte(data), 0o644))
	}
}

// TestPut: a file keeps its mode and a link stays one; what cannot be written
// leaves all as it was.
func TestPut(t *testing.T) {
	dir := t.TempDir()
	lay(t, dir, map[string]string{"a.toml": "old", "b/real.toml": "old", "folder/x": "x"})
	is.OK(t, os.Chmod(filepath.Join(dir, "a.toml"), 0o600))
	is.OK(t, os.Symlink("real.toml", filepath.Join(dir, "b/link.toml")))
	before := there(t, dir)
	err := Put(dir, []Text{{"a.toml", []byte("new")}, {"c/d.toml", []byte("new")}, {"folder", []byte("new")}})
	is.True(t, err != nil, "a folder was replaced")
	is.True(t, maps.Equal(there(t, dir), before), "%v", there(t, dir))
	err = Put(dir, []Text{{"../out.toml", []byte("new")}})
	is.True(t, err != nil && maps.Equal(there(t, dir), before), "written outside: %v", there(t, dir))

	is.OK(t, Put(dir, []Text{{"a.toml", []byte("new")}, {"b/link.toml", []byte("new")}, {"c/d.toml", []byte("new")}}))
	want := map[string]string{"a.toml": "new", "b/real.toml": "new", "b/link.toml": "new", "c/d.toml": "new", "folder/x": "x"}
	is.True(t, maps.Equal(there(t, dir), want), "%v", there(t, dir))
	info, err := os.Stat(filepath.Join(dir, "a.toml"))
	is.True(t, err == nil && info.Mode().Perm() == 0o600, "%v", err)
	_, err = os.Readlink(filepath.Join(dir, "b/link.toml"))
	is.OK(t, err)
}

// TestPutKilled: wherever Put is killed, the next command finds all of the old
// files or makes all of the new ones, and leaves nothing else.
func TestPutKilled(t *testing.T) {
	const moves = `[{"From":".tarif-part-1","To":"a"},{"From":"b/.tarif-part-2","To":"b/c"}]`
	old, now := map[string]string{"a": "old"}, map[string]string{"a": "new", "b/c": "new"}
	for name, c := range map[string]struct{ files, want map[string]string }{
		"before the journal is whole": {map[string]string{"a": "old", putBegun: moves[:20]}, old},
		"before a file is whole":      {map[string]string{"a": "old", putBegun: moves, ".tarif-part-1": "ne"}, old},
		"before it is ready":          {map[string]string{"a": "old", putBegun: moves, ".tarif-part-1": "new", "b/.tarif-part-2": "new"}, old},
		"once it is ready":            {map[string]string{"a": "old", putReady: moves, ".tarif-part-1": "new", "b/.tarif-part-2": "new"}, now},
		"after the first move":        {map[string]string{"a": "new", putReady: moves, "b/.tarif-part-2": "new"}, now},
		"after the last move":         {map[string]string{"a": "new", "b/c": "new", putReady: moves}, now},
		"with its lock":               {map[string]string{"a": "old", putLock: "1"}, old},
	} {
		dir := t.TempDir()
		lay(t, dir, c.files)
		is.OK(t, Resume(dir))
		is.True(t, maps.Equal(there(t, dir), c.want), "killed %s: %v", name, there(t, dir))
	}
}

// TestForeignJournal: a journal that somebody else put into a folder moves
// nothing but what Put makes.
func TestForeignJournal(t *testing.T) {
	for _, moves := range []string{
		`[{"From":"a","To":"b"}]`, `[{"From":".tarif-part-1","To":"../b"}]`, `[{"From":"../.tarif-part-1","To":"../b"}]`,
		`[{"From":"../v/.tarif-part-1","To":"../v/a"}]`, `[{"From":"/v/.tarif-part-1","To":"/v/a"}]`, `{`,
	} {
		for _, journal := range []string{putBegun, putReady} {
			dir := t.TempDir()
			lay(t, dir, map[string]string{"v/.tarif-part-1": "x", "v/a": "y", "site/a": "z", "site/" + journal: moves})
			_ = Resume(filepath.Join(dir, "site"))
			got := there(t, dir)
			delete(got, "site/"+journal)
			is.True(t, maps.Equal(got, map[string]string{"v/.tarif-part-1": "x", "v/a": "y", "site/a": "z"}), "%s: %v", moves, got)
		}
	}
}

// TestPutTogether: of several commands at once each writes all of its files.
func TestPutTogether(t *testing.T) {
	dir := t.TempDir()
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			n := []byte(strconv.Itoa(i))
			if err := Put(dir, []Text{{"a", n}, {"b", n}, {"c/" + string(n), n}}); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	got := there(t, dir)
	is.True(t, got["a"] == got["b"] && len(got) == 10, "%v", got)
	for name := range got {
		is.True(t, !strings.Contains(name, ".tarif"), "%s is left", name)
	}
}
