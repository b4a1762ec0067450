package output

import (
	"io"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/test/is"

	"github.com/spf13/afero"
)

// from returns a file made from inputs, which counts how often it is made.
func from(path, content, inputs string, made *int) File {
	return File{Path: path, Inputs: inputs, Render: func() ([]byte, error) {
		*made++
		return []byte(content), nil
	}}
}

// TestOnlyWhatChanged: a file with the same inputs is not made again; one with
// the same bytes keeps its time; one that somebody has changed is made again.
func TestOnlyWhatChanged(t *testing.T) {
	public := filepath.Join(t.TempDir(), "public")
	var a, b, c int
	build := func(contentB, inputsB string) Result {
		t.Helper()
		res, err := Write(Disk(public), []File{from("a", "a", "1", &a), from("d/b", contentB, inputsB, &b), from("c", "c", "3", &c)}, manifest, nil)
		is.OK(t, err)
		return res
	}
	at := func(p string) time.Time {
		info, err := os.Stat(filepath.Join(public, p))
		is.OK(t, err)
		return info.ModTime()
	}
	build("b", "2")
	first := []time.Time{at("a"), at("d/b"), at("c")}
	long := time.Now().Add(-time.Hour)
	for _, p := range []string{"a", "d/b", "c"} {
		is.OK(t, os.Chtimes(filepath.Join(public, p), long, long))
	}
	if res := build("b", "2"); a != 1 || b != 1 || c != 1 || res.Made != 0 || !at("a").Equal(long) || first[0].Equal(long) {
		t.Errorf("nothing changed, and files were made %d, %d and %d times: %+v", a, b, c, res)
	}
	if res := build("b", "2 otherwise"); b != 2 || res.Made != 1 || !at("d/b").Equal(long) {
		t.Errorf("the same bytes from other inputs: made %d times, its time %v", b, at("d/b"))
	}
	if build("b2", "2b"); b != 3 || at("d/b").Equal(long) || a != 1 {
		t.Errorf("other bytes: made %d times", b)
	}
	is.OK(t, os.WriteFile(filepath.Join(public, "c"), []byte("C"), 0o644))
	future := time.Now().Add(time.Minute)
	is.OK(t, os.Chtimes(filepath.Join(public, "c"), future, future))
	build("b2", "2b")
	if data, err := os.ReadFile(filepath.Join(public, "c")); c != 2 || string(data) != "c" || err != nil {
		t.Errorf("a file that was touched holds %q, made %d times", data, c)
	}
	is.OK(t, os.Remove(filepath.Join(public, "a")))
	if build("b2", "2b"); a != 2 {
		t.Error("a file that was gone was not made")
	}
}

// TestParts: of a file of parts, only those with other inputs are made again,
// unless somebody has altered the file.
func TestParts(t *testing.T) {
	public := filepath.Join(t.TempDir(), "public")
	made := 0
	build := func(parts ...string) string {
		t.Helper()
		made = 0
		f := File{Path: "all.csv", Inputs: strings.Join(parts, "+"), Parts: func() []Part {
			return lists.Of(parts, func(p string) Part {
				inputs, _, _ := strings.Cut(p, "!")
				return Part{inputs, func(w io.Writer) error { made++; _, err := io.WriteString(w, p+"\n"); return err }}
			})
		}}
		_, err := Write(Disk(public), []File{f, from("other", "", "1", new(int))}, manifest, nil)
		is.OK(t, err)
		record := is.File(t, filepath.Join(public, recordName))
		clean := Disk(public)
		clean.Clean = true
		now := made
		_, err = Write(clean, []File{f, from("other", "", "1", new(int))}, manifest, nil)
		is.OK(t, err)
		made = now
		is.Equal(t, string(is.File(t, filepath.Join(public, recordName))), string(record), "a clean build records something else")
		return string(is.File(t, filepath.Join(public, "all.csv")))
	}
	for _, tt := range []struct {
		parts []string
		made  int
	}{
		{[]string{"head", "a", "b", "c"}, 4},
		{[]string{"head", "a", "b", "c"}, 0},
		{[]string{"head", "a", "b2", "c"}, 1},
		{[]string{"head", "c", "a", "d"}, 1},
		{[]string{"head", "!unknown", "a"}, 1},
		{[]string{"head", "!unknown", "c"}, 2},
	} {
		is.Equal(t, build(tt.parts...), strings.Join(tt.parts, "\n")+"\n", tt.parts)
		is.Equal(t, made, tt.made, tt.parts, "parts were made")
	}
	info, err := os.Stat(filepath.Join(public, "all.csv"))
	is.OK(t, err)
	is.OK(t, os.WriteFile(filepath.Join(public, "all.csv"), []byte("head\n!unknown\nC\n"), 0o644))
	is.OK(t, os.Chtimes(filepath.Join(public, "all.csv"), info.ModTime(), info.ModTime()))
	is.Equal(t, build("head", "c", "e"), "head\nc\ne\n", "an altered part has spread")
}

// TestForeignFilesStay: what a person put into the folder is kept: files,
// folders, links; what the site no longer has is removed.
func TestForeignFilesStay(t *testing.T) {
	for name, fsys := range map[string]afero.Fs{"memory": afero.NewMemMapFs(), "disk": disk{}} {
		t.Run(name, func(t *testing.T) {
			to := Target{FS: fsys, Dir: filepath.Join(t.TempDir(), "public")}
			if _, err := Write(to, append(plan("old"), text("gone/x.html", "x")), manifest, nil); err != nil {
				t.Fatal(err)
			}
			put(t, fsys, to.Dir+"/.well-known/", "", to.Dir+"/CNAME", "tarif.kz", to.Dir+"/.well-known/security.txt", "Contact", to.Dir+"/kk/note.txt", "mine", to.Dir+"/empty/", "", to.Dir+"/gone/mine.txt", "mine")
			if name == "disk" {
				link(t, "CNAME", filepath.Join(to.Dir, "alias"))
			}
			for range 2 {
				_, err := Write(to, plan("new"), manifest, nil)
				is.OK(t, err)
			}
			got := tree(t, fsys, to.Dir)
			for p, want := range map[string]string{"CNAME": "tarif.kz", ".well-known/security.txt": "Contact", "kk/note.txt": "mine", "empty/": "", "gone/mine.txt": "mine", "index.html": "new"} {
				content, there := got[p]
				is.True(t, there && content == want, "%s: there %v, %q", p, there, content)
			}
			if _, there := got["gone/x.html"]; there {
				t.Error("a page that the site no longer has is still there")
			}
			if name == "disk" {
				at, err := os.Readlink(filepath.Join(to.Dir, "alias"))
				is.True(t, at == "CNAME" && err == nil, "the link leads to %q, %v", at, err)
			}
		})
	}
}

// TestClash: what cannot be kept is named, and nothing is written.
func TestClash(t *testing.T) {
	fsys := afero.NewMemMapFs()
	write(t, fsys, plan("old")[:2])
	put(t, fsys, dir+"/ru/places", "a file where a folder has to stand", dir+"/CNAME", "x")
	before := tree(t, fsys, "/")
	_, err := Write(target(fsys), plan("new"), manifest, nil)
	refused(t, err, "ru/places")
	is.True(t, !strings.Contains(err.Error(), "CNAME") && equal(before, tree(t, fsys, "/")),
		"too much is named, or something was changed: %v", err)
}

// TestLock: of two concurrent builds the second reports the first.
func TestLock(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("there a folder that is in use cannot be renamed")
	}
	site := t.TempDir()
	public := filepath.Join(site, "public")
	_, err := Write(Disk(public), []File{{Path: "a", Render: func() ([]byte, error) {
		_, err := Write(Disk(public), plan("second"), manifest, nil)
		refused(t, err, "is being written by another build, process ")
		return []byte("first"), nil
	}}}, manifest, nil)
	is.OK(t, err)
	entries, err := os.ReadDir(site)
	is.True(t, err == nil && len(entries) == 1, "beside the site there is %v, %v", entries, err)
	if _, err := Write(Disk(public), plan("third"), manifest, nil); err != nil {
		t.Error(err)
	}
}

// stubborn is a file system on which the contents of one folder cannot be
// removed.
type stubborn struct {
	afero.Fs
	keeps string
}

func (s stubborn) RemoveAll(p string) error {
	if there, _ := exists(s.Fs, filepath.Join(p, s.keeps)); there {
		return os.ErrPermission
	}
	return s.Fs.RemoveAll(p)
}

// TestLeftoverThatStays: a leftover that cannot be removed is reported and does
// not prevent builds.
func TestLeftoverThatStays(t *testing.T) {
	mem := afero.NewMemMapFs()
	put(t, mem, "/site/.public.tarif-12/tarif.txt", markText, "/site/.public.tarif-12/new/theirs", "x")
	s := stubborn{mem, "theirs"}
	for _, mark := range []string{"one", "two"} {
		res, err := Write(target(s), plan(mark), manifest, nil)
		is.True(t, err == nil && res.Leftover != "" && tree(t, mem, dir)["index.html"] == mark, "%+v, %v", res, err)
	}
}

// TestRecover: the old site is restored without a build.
func TestRecover(t *testing.T) {
	mem := afero.NewMemMapFs()
	put(t, mem, "/site/.public.tarif-12/tarif.txt", markText, "/site/.public.tarif-12/old/index.html", "old", "/site/.public.tarif-12/new/index.html", "half")
	r, err := target(mem).Recover()
	got := tree(t, mem, "/site")
	is.True(t, err == nil && r == (Recovery{Mend: Restored}) && got["public/index.html"] == "old" && len(got) == 3,
		"%v, %v, %v", got, r, err)
}

func TestRecord(t *testing.T) {
	r := decodeRecord([]byte("state s\nname x y\nset h 0\nset h 1\naa 0 5 kk/a b.html\nbroken\nbb x 1 c\ncc -1 7 d\nparts d x 3 - 4\nparts e x -1\n"))
	want := record{state: "s", sets: []set{{[]string{"x y"}, "h"}, {}},
		files: map[string]made{"kk/a b.html": {"aa", 0, 5}, "d": {"cc", none, 7}},
		parts: map[string][]madePart{"d": {{"x", 3}, {"", 4}}}}
	is.True(t, reflect.DeepEqual(r, want), "%v", r)
}

func TestList(t *testing.T) {
	names := strings.Split("a b c d e f g", " ")
	is.Equal(t, list(slices.Clone(names)), "a, b, c, d, e, +2")
}
