package output

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"

	"tarif/cmd/tarif/internal/test/is"

	"github.com/spf13/afero"
)

const dir = "/site/public"

var manifest = Manifest{Date: "2026-03-01", BaseURL: "https://example.kz/?a&b"}

func text(path, content string) File {
	return File{Path: path, Render: func() ([]byte, error) { return []byte(content), nil }}
}

func broken(path, reason string) File {
	return File{Path: path, Render: func() ([]byte, error) { return nil, errors.New(reason) }}
}

func plan(mark string) []File {
	return []File{
		text("kk/index.html", "<h1>"+mark+"</h1>"),
		text("index.html", mark),
		text("ru/places/oral/index.html", "Орал "+mark),
	}
}

func target(fs afero.Fs) Target { return Target{FS: fs, Dir: dir} }

// tree returns every file below a folder with its bytes, and every folder.
func tree(t *testing.T, fsys afero.Fs, root string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := afero.Walk(fsys, root, func(p string, info fs.FileInfo, err error) error {
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(root, p)
		if info.IsDir() {
			out[rel+"/"] = ""
			return nil
		}
		data, err := afero.ReadFile(fsys, p)
		out[rel] = string(data)
		return err
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	return out
}

func equal(a, b map[string]string) bool { return fmt.Sprint(a) == fmt.Sprint(b) }

func write(t *testing.T, fsys afero.Fs, files []File) Result {
	t.Helper()
	res, err := Write(target(fsys), files, manifest, nil)
	is.OK(t, err)
	return res
}

func TestWrite(t *testing.T) {
	fsys := afero.NewMemMapFs()
	write(t, fsys, plan("old"))
	res := write(t, fsys, plan("new")[:2])

	got := tree(t, fsys, "/site")
	var m Manifest
	is.OK(t, json.Unmarshal([]byte(got["public/manifest.json"]), &m))
	var bytes int64
	for p, content := range got {
		rel, inside := strings.CutPrefix(p, "public/")
		if !inside || rel == "" || strings.HasSuffix(p, "/") {
			continue
		}
		bytes += int64(len(content))
		if rel != "manifest.json" && m.Files[rel] != Sum([]byte(content)) {
			t.Errorf("sum of %s in the manifest is %q", rel, m.Files[rel])
		}
	}
	want := Result{Files: 4, Made: 3, Bytes: bytes}
	is.True(t, res == want && len(m.Files) == 3, "result %+v, want %+v, with %d sums", res, want, len(m.Files))
	if len(got) != 3+4 { // ./, public/, public/kk/
		t.Errorf("left in the site's folder: %v", got)
	}
}

func TestManifestText(t *testing.T) {
	fsys := afero.NewMemMapFs()
	write(t, fsys, []File{text("b", ""), text("a/x", "")})
	const empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
	want := `{
  "generator": "tarif",
  "date": "2026-03-01",
  "base_url": "https://example.kz/?a&b",
  "files": {
    ".gitignore": "` + Sum([]byte("*\n!.gitignore\n")) + `",
    "a/x": "` + empty + `",
    "b": "` + empty + `"
  }
}
`
	is.Equal(t, tree(t, fsys, dir)["manifest.json"], want)
	data, err := ManifestFile(Plan{Files: []File{text("a/x", ""), text("b", "")}}, manifest).Render()
	is.True(t, string(data) == want && err == nil, "ManifestFile differs from what Write writes: %s %v", data, err)
}

func TestSameInputSameBytes(t *testing.T) {
	var files []File
	for i := range 300 {
		files = append(files, text(fmt.Sprintf("d%d/f%d.html", i%7, i), strings.Repeat("x", i)))
	}
	a, b := afero.NewMemMapFs(), afero.NewMemMapFs()
	write(t, a, files)
	write(t, b, append(files[150:300:300], files[:150]...))
	is.True(t, equal(tree(t, a, dir), tree(t, b, dir)), "two builds of the same files differ")
}

func TestProgress(t *testing.T) {
	last := 0
	_, err := Write(target(afero.NewMemMapFs()), plan("x"), manifest, func(done, total int) {
		is.True(t, done == last+1 && total == 4, "progress %d of %d after %d", done, total, last)
		last = done
	})
	is.True(t, err == nil && last == 4, "last progress %d, err %v", last, err)
}

// TestRenderError: of several failures the first in the plan is reported, even
// if a later one occurs earlier.
func TestRenderError(t *testing.T) {
	fsys := afero.NewMemMapFs()
	write(t, fsys, plan("old"))
	before := tree(t, fsys, "/")
	for range 50 {
		var files []File
		for i := range 40 {
			files = append(files, text(fmt.Sprint(i), ""))
		}
		files = append(files, broken("first.html", "no such word"), broken("second.html", "other"))
		_, err := Write(target(fsys), files, manifest, nil)
		is.Must(t, err != nil && err.Error() == "render first.html: no such word", "error %v", err)
		is.Must(t, equal(before, tree(t, fsys, "/")), "a failed build changed the old site")
	}
	if _, err := ManifestFile(Plan{Files: []File{broken("x", "why")}}, manifest).Render(); err == nil {
		t.Error("the manifest of a plan that fails was rendered")
	}
}

// TestRenderStops: after a failure nothing more is rendered.
func TestRenderStops(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	_, err := Write(target(afero.NewMemMapFs()), []File{broken("a", "why"), {Path: "b", Render: func() ([]byte, error) {
		t.Error("rendered after a failure")
		return nil, nil
	}}}, manifest, nil)
	is.True(t, err != nil, "no error")
}

func TestRendersAtOnce(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(2))
	var inside, most atomic.Int32
	meet := make(chan bool)
	f := func() ([]byte, error) {
		if n := inside.Add(1); n > most.Load() {
			most.Store(n)
		}
		select { // both have to be here for either to go on
		case meet <- true:
		case <-meet:
		}
		inside.Add(-1)
		return nil, nil
	}
	write(t, afero.NewMemMapFs(), []File{{Path: "a", Render: f}, {Path: "b", Render: f}})
	is.True(t, most.Load() == 2, "at most %d files were rendered at once", most.Load())
}

func TestPaths(t *testing.T) {
	const notClean = "is not a clean relative path"
	const device = "reserves for a device"
	for _, c := range []struct{ name, paths, want string }{
		{"fine", "index.html kk/index.html data/rates.csv ru/console.html kk/com10.css", ""},
		{"above", "../x", notClean},
		{"above within", "a/../../x", notClean},
		{"absolute", "/etc/passwd", notClean},
		{"empty", "", notClean},
		{"itself", ".", notClean},
		{"dot", "./a", notClean},
		{"double slash", "a//b", notClean},
		{"slash at the end", "a/", notClean},
		{"backslash", `a\b`, "does not allow"},
		{"drive", "c:x", "does not allow"},
		{"line end", "a\nb", "does not allow"},
		{"device", "kk/NUL", device},
		{"device with extension", "aux.html", device},
		{"device with space", "con .txt", device},
		{"device with superscript", "com¹.css", device},
		{"device as folder", "prn/index.html", device},
		{"point at the end", "a./b", "ends with a point"},
		{"twice", "a a", "stands twice"},
		{"case", "kk/A.html kk/a.html", "where case does not count"},
		{"case in Kazakh", "Ә.html ә.html", "where case does not count"},
		{"case of a folder", "Kk/a.html kk/b.html", "where case does not count"},
		{"file and folder", "a a/b", "file and a folder"},
		{"folder and file", "a/b/c a/b", "file and a folder"},
		{"our .gitignore", ".gitignore", "stands twice"},
		{"manifest", "Manifest.json", "manifest's"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var files []File
			for p := range strings.SplitSeq(c.paths, " ") {
				if c.name == "device with space" {
					p = c.paths
				}
				files = append(files, text(p, ""))
			}
			fsys := afero.NewMemMapFs()
			_, err := Write(target(fsys), files, manifest, nil)
			if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
				t.Errorf("error %v, want %q", err, c.want)
			}
			there, _ := exists(fsys, "/site")
			is.True(t, there == (err == nil), "a refused plan left something behind")
		})
	}
}

func TestAllPathsAtOnce(t *testing.T) {
	_, err := Write(target(afero.NewMemMapFs()), []File{text("../x", ""), text("nul", "")}, manifest, nil)
	is.True(t, err != nil && strings.Count(err.Error(), "\n") == 1, "not all bad paths are reported: %v", err)
}

// TestRepositoryHasTheSameIgnore: the repository's public/ has the same
// .gitignore that a build writes, so that a build does not change a tracked
// file.
func TestRepositoryHasTheSameIgnore(t *testing.T) {
	data := is.File(t, filepath.FromSlash("../../../../../public/.gitignore"))
	is.Equal(t, string(data), ignore, "public/.gitignore")
}
