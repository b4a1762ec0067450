package site_test

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/publish/output"
	"tarif/cmd/tarif/internal/publish/sample"
	"tarif/cmd/tarif/internal/publish/site"
	"tarif/cmd/tarif/internal/tariff"
)

// After any sequence of edits the output of a build that takes over what it can
// is, byte for byte, that of a clean build: prices, rows, editions, places,
// words, templates, prose, settings, days, deletions. An edit that breaks the
// site is taken back.
func TestIncremental(t *testing.T) {
	dir := t.TempDir()
	src := filepath.Join(dir, "site")
	if err := os.CopyFS(src, made(t, sample.Options{Places: 2, Editions: 2, Kinds: 1, Seed: 1})); err != nil {
		t.Fatal(err)
	}
	day := during
	build := func(to string, clean bool) output.Result {
		t.Helper()
		s, found := site.Load(os.DirFS(src), site.Options{Day: day, Program: "test"})
		if s == nil {
			t.Fatal(printed(found))
		}
		files, err := s.Files()
		if err != nil {
			t.Fatal(err)
		}
		target := output.Disk(filepath.Join(dir, to))
		target.Clean = clean
		res, err := output.Write(target, files, s.Manifest(), nil)
		if err != nil {
			t.Fatal(err)
		}
		return res
	}
	build("public", false)
	if res := build("public", false); res.Made != 0 {
		t.Errorf("nothing changed, and %d files were made", res.Made)
	}
	edits := 6
	if testing.Short() {
		edits = 2
	}
	random, less := rand.New(rand.NewPCG(1, 2)), 0
	for i := range edits {
		what, ok := edit(t, random, src, &day, i)
		if !ok {
			continue
		}
		res := build("public", false)
		clean := build("clean", true)
		if res.Made < clean.Made {
			less++
		}
		same(t, what, filepath.Join(dir, "public"), filepath.Join(dir, "clean"))
	}
	if less == 0 {
		t.Error("every edit made every file anew")
	}
}

// edit makes one edit, or reports that it would break the site.
func edit(t *testing.T, random *rand.Rand, src string, day *tariff.Date, i int) (what string, ok bool) {
	t.Helper()
	tomls, _ := filepath.Glob(filepath.Join(src, "tariffs", "synthetic-*", "*", "*.toml"))
	one := tomls[random.IntN(len(tomls))]
	data, err := os.ReadFile(one)
	if err != nil {
		t.Fatal(err)
	}
	write := func(name, content string) func() {
		was, before := os.ReadFile(filepath.Join(src, name))
		if err := os.MkdirAll(filepath.Dir(filepath.Join(src, name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(src, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
		return func() {
			if before != nil {
				os.Remove(filepath.Join(src, name))
				return
			}
			os.WriteFile(filepath.Join(src, name), was, 0o644)
		}
	}
	rel, _ := filepath.Rel(src, one)
	lines := strings.Split(string(data), "\n")
	var back func()
	switch kind := random.IntN(8); kind {
	case 0, 1, 2: // a price
		for n := range lines {
			at := (n + random.IntN(len(lines))) % len(lines)
			if strings.HasPrefix(lines[at], "price = ") {
				lines[at] = fmt.Sprintf("price = \"%d.%02d\"", 100+random.IntN(900), random.IntN(100))
				break
			}
		}
		what, back = "a price in "+rel, write(rel, strings.Join(lines, "\n"))
	case 3: // a wording
		what, back = "a wording in "+rel, write(rel, strings.Replace(string(data), "образец текста: ", fmt.Sprintf("образец текста: %d ", i), 1))
	case 4: // the day
		was := *day
		*day = day.AddDays(1 + random.IntN(200))
		what, back = "the day", func() { *day = was }
	case 5: // prose
		text := fmt.Sprintf("+++\ntitle = \"%d\"\nsummary = \"%d\"\ndate = 2026-01-02\n+++\n\n%d\n", i, i, i)
		kk := write("content/news/n.kk.md", text)
		ru := write("content/news/n.ru.md", text)
		what, back = "prose", func() { kk(); ru() }
	case 6: // the settings
		config, err := os.ReadFile(filepath.Join(src, "config.toml"))
		if err != nil {
			t.Fatal(err)
		}
		what, back = "settings", write("config.toml", strings.Replace(string(config), "title.ru = \"", fmt.Sprintf("title.ru = \"%d ", i), 1))
	case 7: // a deletion
		if len(tomls) < 3 {
			return "", false
		}
		if err := os.Remove(one); err != nil {
			t.Fatal(err)
		}
		what, back = "deletion of "+rel, func() { os.WriteFile(one, data, 0o644) }
	}
	if s, _ := site.Load(os.DirFS(src), site.Options{Day: *day}); s == nil {
		back()
		return what, false
	}
	return what, true
}

// same compares two folders byte for byte.
func same(t *testing.T, what, a, b string) {
	t.Helper()
	seen := map[string]bool{}
	for _, root := range []string{a, b} {
		err := filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			rel, err := filepath.Rel(root, p)
			if seen[rel] || err != nil {
				return err
			}
			seen[rel] = true
			x, errX := os.ReadFile(filepath.Join(a, rel))
			y, errY := os.ReadFile(filepath.Join(b, rel))
			if errX != nil || errY != nil || string(x) != string(y) {
				t.Errorf("after %s: %s is otherwise than of a clean build (%v, %v)", what, rel, errX, errY)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}
