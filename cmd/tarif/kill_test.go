package main

import (
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"tarif/cmd/tarif/internal/test/is"
	"tarif/cmd/tarif/internal/test/tarifftest"
)

// TestKilled kills builds at random moments: the old or the new site is in
// place, never a mixture, and the next build cleans up. TARIF_KILLS is the
// number of kills.
func TestKilled(t *testing.T) {
	k := newKiller(t)
	k.kill(t, func() {}) // the site is complete at any moment
}

// TestKilledOnMount does the same for an output that is a mount point and so is
// written in place. There the next command of any kind completes the build.
func TestKilledOnMount(t *testing.T) {
	k := newKiller(t)
	out := filepath.Join(k.site, "public")
	is.OK(t, os.MkdirAll(out, 0o755))
	if runtime.GOOS != "linux" || exec.Command("mount", "-t", "tmpfs", "tmpfs", out).Run() != nil {
		t.Skip("nothing can be mounted here")
	}
	t.Cleanup(func() { exec.Command("umount", out).Run() })
	k.kill(t, func() { k.run(t, "check") })
}

type killer struct {
	site  string
	whole map[string]map[string]string // the site on each day
	took  time.Duration
}

var days = []string{"2026-07-01", "2027-03-01"}

func newKiller(t *testing.T) *killer {
	t.Helper()
	a, err := txtar.ParseFile(filepath.Join("testdata", "site.txtar"))
	is.OK(t, err)
	k := &killer{site: filepath.Join(t.TempDir(), "site"), whole: map[string]map[string]string{}}
	is.OK(t, os.Mkdir(k.site, 0o755))
	is.OK(t, txtar.Write(a, k.site))
	for _, day := range days {
		out, start := filepath.Join(t.TempDir(), "whole"), time.Now()
		k.run(t, "build", "--date", day, "--out", out)
		k.took = max(k.took, time.Since(start))
		k.whole[day] = tarifftest.Folder(t, out)
	}
	return k
}

func (k *killer) command(args ...string) *exec.Cmd {
	return exec.Command("tarif", append([]string{"--site", k.site}, args...)...)
}

func (k *killer) run(t *testing.T, args ...string) {
	t.Helper()
	said, err := k.command(args...).CombinedOutput()
	is.Must(t, err == nil, "%v: %v\n%s", args, err, said)
}

// kill starts builds of one day over the site of another and kills them. Mend
// is called before checking that the site is complete.
func (k *killer) kill(t *testing.T, mend func()) {
	times, err := strconv.Atoi(os.Getenv("TARIF_KILLS"))
	if err != nil {
		times = 4
	}
	out := filepath.Join(k.site, "public")
	k.run(t, "build", "--date", days[0])
	for n := range times {
		cmd := k.command("build", "--date", days[(n+1)%2])
		is.OK(t, cmd.Start())
		time.Sleep(time.Duration(rand.Int64N(int64(k.took))))
		cmd.Process.Kill()
		cmd.Wait()
		mend()
		if got := tarifftest.Folder(t, out); !maps.Equal(got, k.whole[days[0]]) && !maps.Equal(got, k.whole[days[1]]) {
			t.Fatalf("kill %d left neither the old site nor the new one", n)
		}
		k.run(t, "build", "--date", days[n%2])
		if got := tarifftest.Folder(t, out); !maps.Equal(got, k.whole[days[n%2]]) {
			t.Fatalf("the build after kill %d did not mend the site", n)
		}
		left, _ := filepath.Glob(filepath.Join(k.site, ".public.tarif-[0-9]*"))
		inside, _ := filepath.Glob(filepath.Join(out, ".tarif-stage-*"))
		is.Must(t, len(left)+len(inside) == 0, "the build after kill %d left %v %v", n, left, inside)
	}
}
