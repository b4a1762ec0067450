//go:build unix

package main

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"tarif/cmd/tarif/internal/publish/sample"
	"tarif/cmd/tarif/internal/test/is"
)

// big returns a site, and the text of an act, that keep every command busy for
// a while.
func big(t *testing.T) (site, act string) {
	t.Helper()
	site = filepath.Join(t.TempDir(), "site")
	all, err := sample.Files(sample.Options{Places: 60, Editions: 3, Kinds: 1, Seed: 1})
	is.OK(t, err)
	write := func(name string, data []byte) {
		is.OK(t, os.MkdirAll(filepath.Dir(name), 0o755))
		is.OK(t, os.WriteFile(name, data, 0o644))
	}
	for f := range all {
		write(filepath.Join(site, f.Path), f.Data)
	}
	var b strings.Builder
	for i := range 30_000 {
		fmt.Fprintf(&b, "%d. Тамақ әзірлеу, кір жуу және үй жинау %d    %d,50\n", i+1, i, 100+i)
	}
	act = filepath.Join(filepath.Dir(site), "act.txt")
	write(act, []byte(b.String()))
	return site, act
}

// tree lists everything below a folder except irrelevant folders.
func tree(t *testing.T, dir string) []string {
	t.Helper()
	var out []string
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		out = append(out, name)
		return err
	})
	is.OK(t, err)
	slices.Sort(out)
	return out
}

// added lists what is new below a folder.
func added(t *testing.T, dir string, before []string) []string {
	t.Helper()
	return slices.DeleteFunc(tree(t, dir), func(n string) bool {
		_, there := slices.BinarySearch(before, n)
		return there
	})
}

// TestInterrupt checks that a first SIGINT or SIGTERM ends any command at a
// random moment and leaves nothing behind except what publish has uploaded. The
// time it took is logged; the limit allows for a busy machine. TARIF_INTERRUPTS
// is how often each command is interrupted.
func TestInterrupt(t *testing.T) {
	if testing.Short() {
		t.Skip("builds a large site")
	}
	site, act := big(t)
	self, err := os.Executable()
	is.OK(t, err)
	program := filepath.Join(t.TempDir(), "tarif") // under this name the test binary is the program
	is.OK(t, os.Symlink(self, program))
	times, err := strconv.Atoi(os.Getenv("TARIF_INTERRUPTS"))
	if err != nil {
		times = 2
	}
	if said, err := exec.Command(program, "--site", site, "build", "--date", "2026-11-30").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	target := t.TempDir()
	before := tree(t, filepath.Dir(site))
	clear := func() {
		for _, n := range added(t, filepath.Dir(site), before) {
			_ = os.RemoveAll(n)
		}
	}
	slowest := time.Duration(0)
	for _, args := range [][]string{
		{"check"}, {"build", "--date", "2026-11-30"}, {"build", "--clean", "--compress", "--out", filepath.Join(site, "packed")}, {"serve", "--addr", "127.0.0.1:0"},
		{"import", act, "--place", "synthetic-0001", "--kind", "synthetic-1", "--lang", "kk", "-o", filepath.Join(site, "tariffs", "x.toml")},
		{"diff", "synthetic-0001/synthetic-1/2025", "synthetic-0001/synthetic-1/2026"}, {"compare", "synthetic-0001", "synthetic-0002"},
		{"fmt", "--check"}, {"announce", "synthetic-0001/synthetic-1/2026", "-o", filepath.Join(site, "kit")}, {"correct", "synthetic-0001/synthetic-1/2026"},
		{"sample", "--places", "2000", "--editions", "3", filepath.Join(filepath.Dir(site), "made")}, {"verify", "--sources", filepath.Join(site, "public")},
		{"publish", filepath.Join(target, "there")}, {"new", "post", "a", "--title-kk", "А", "--title-ru", "А"}, {"new", "site", filepath.Join(filepath.Dir(site), "other")},
		{"new", "place", "a", "--region", "synthetic", "--name-kk", "А ауданы", "--name-ru", "А район"},
	} {
		for n := range times {
			wait := time.Duration(rand.IntN(800))
			if n == 0 {
				wait = time.Duration(rand.IntN(80)) // at the start
			}
			sig := []syscall.Signal{syscall.SIGINT, syscall.SIGTERM}[n%2]
			cmd := exec.Command(program, append([]string{"--site", site}, args...)...)
			cmd.Dir = filepath.Dir(site)
			is.OK(t, cmd.Start())
			done := make(chan error, 1)
			go func() { done <- cmd.Wait() }()
			select {
			case <-done: // it had finished already
				clear()
				continue
			case <-time.After(wait * time.Millisecond):
			}
			start := time.Now()
			if err := cmd.Process.Signal(sig); err != nil {
				continue
			}
			select {
			case err := <-done:
				if err == nil && args[0] != "serve" { // it had written all before the signal, and ended well
					clear()
					continue
				}
			case <-time.After(20 * time.Second):
				_ = cmd.Process.Kill()
				t.Fatalf("%s of %q after %d ms did not end it", sig, args, wait)
			}
			slowest = max(slowest, time.Since(start))
			t.Logf("%-60.60s %3d ms: ended after %v", strings.Join(args, " "), wait, time.Since(start).Round(time.Millisecond))
			if left := added(t, filepath.Dir(site), before); len(left) > 0 {
				t.Errorf("%s of %q after %d ms left %q", sig, args, wait, left[:min(3, len(left))])
				clear()
			}
		}
	}
	t.Logf("the slowest ended after %v", slowest)
}
