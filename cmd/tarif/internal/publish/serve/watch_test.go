package serve

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"tarif/cmd/tarif/internal/publish/output"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/test/is"
)

var sources = []string{"config.toml", "tariffs", "content"}

func save(t *testing.T, parts ...string) {
	t.Helper()
	p := filepath.Join(parts[:len(parts)-1]...)
	is.OK(t, os.MkdirAll(filepath.Dir(p), 0o755))
	is.OK(t, os.WriteFile(p, []byte(parts[len(parts)-1]), 0o644))
}

// site makes a folder with sources and returns a channel that gets a value at
// each change.
func site(t *testing.T) (string, <-chan bool) {
	t.Helper()
	dir := t.TempDir()
	save(t, dir, "config.toml", "a = 1")
	save(t, dir, "content", "news", "a.kk.md", "x")
	save(t, dir, "public", "index.html", "x")
	w, err := newWatcher(dir, sources)
	is.OK(t, err)
	t.Cleanup(w.close)
	changes := make(chan bool, 100)
	go w.run(t.Context(), io.Discard, func(...string) { changes <- true })
	return dir, changes
}

func expect(t *testing.T, changes <-chan bool, what string) {
	t.Helper()
	select {
	case <-changes:
	case <-time.After(10 * time.Second):
		t.Fatalf("not noticed: %s", what)
	}
}

// settle waits until there has been no change for a while.
func settle(changes <-chan bool) (n int) {
	for {
		select {
		case <-changes:
			n++
		case <-time.After(4 * quiet):
			return n
		}
	}
}

func TestWatch(t *testing.T) {
	dir, changes := site(t)
	for _, c := range []struct {
		name string
		do   func()
	}{
		{"configuration", func() { save(t, dir, "config.toml", "a = 2") }},
		{"file in a folder", func() { save(t, dir, "content", "news", "a.kk.md", "y") }},
		{"new file", func() { save(t, dir, "content", "news", "b.kk.md", "y") }},
		{"source folder that was not there, with folders in it", func() { save(t, dir, "tariffs", "oral", "home-care", "2026.toml", "y") }},
		{"file in the new folder", func() { save(t, dir, "tariffs", "oral", "home-care", "2026.toml", "z") }},
		{"save by renaming", func() {
			save(t, dir, "content", ".tmp", "z")
			os.Rename(filepath.Join(dir, "content", ".tmp"), filepath.Join(dir, "content", "news", "a.kk.md"))
		}},
		{"after the save by renaming", func() { save(t, dir, "content", "news", "a.kk.md", "again") }},
		{"removal", func() { os.Remove(filepath.Join(dir, "content", "news", "b.kk.md")) }},
		{"removal of a folder", func() { os.RemoveAll(filepath.Join(dir, "tariffs")) }},
		{"the folder again", func() { save(t, dir, "tariffs", "oral", "home-care", "2026.toml", "z") }},
	} {
		c.do()
		expect(t, changes, c.name)
		settle(changes)
	}
}

func TestWatchIgnores(t *testing.T) {
	dir, changes := site(t)
	save(t, dir, "public", "index.html", "y")
	save(t, dir, ".public.tarif-1", "new", "index.html", "y")
	save(t, dir, "README.md", "y")
	save(t, dir, "content", "news", ".a.kk.md.swp", "y")
	save(t, dir, "content", "news", "a.kk.md~", "y")
	save(t, dir, "content", "news", "#a.kk.md#", "y")
	is.OK(t, os.Chmod(filepath.Join(dir, "config.toml"), 0o600))
	is.Equal(t, settle(changes), 0, "changes where no source has changed")
}

// TestWatchDebounces: many files at once, as from a checkout, are one change or
// a few.
func TestWatchDebounces(t *testing.T) {
	dir, changes := site(t)
	for i := range 200 {
		save(t, dir, "content", "news", strings.Repeat("x", i+1)+".md", "x")
	}
	n := settle(changes)
	is.True(t, n >= 1 && n <= 20, "%d reloads for 200 files", n)
}

func TestRun(t *testing.T) {
	dir := t.TempDir()
	save(t, dir, "config.toml", "first")
	load := func() (output.Plan, source.List, error) {
		data, err := os.ReadFile(filepath.Join(dir, "config.toml"))
		return output.Plan{Files: []output.File{{Path: "index.html", Render: func() ([]byte, error) { return data, nil }}}}, nil, err
	}
	ctx, cancel := context.WithCancel(t.Context())
	r, w := io.Pipe()
	ended := make(chan error, 1)
	go func() {
		ended <- Run(ctx, Options{Load: load, Dir: dir, Watch: sources, Addr: "127.0.0.1:0", Log: w, Localizer: source.English})
	}()
	address := announced(t, r)
	events := stream(t, t.Context(), address+"_tarif/events")
	first := next(t, events)
	save(t, dir, "config.toml", "second")
	v := next(t, events)
	is.True(t, v != first, "the same version after a change")
	res, err := http.Get(address)
	is.OK(t, err)
	defer res.Body.Close()
	body, _ := io.ReadAll(res.Body)
	is.True(t, string(body) == "second"+reloadTag, "body %q", body)
	cancel() // while a browser waits for events
	select {
	case err := <-ended:
		if err != nil {
			t.Errorf("stopped with %v", err)
		}
	case <-time.After(patience - time.Second):
		t.Error("a browser that waits for events keeps the server from stopping")
	}
}

// announced reads the log up to the address and goes on reading, so that the
// server can go on printing.
func announced(t *testing.T, r io.Reader) string {
	t.Helper()
	var log bytes.Buffer
	buf := make([]byte, 1000)
	for {
		n, err := r.Read(buf)
		log.Write(buf[:n])
		if m := regexp.MustCompile(`http://127\.0\.0\.1:\d+/`).FindString(log.String()); m != "" {
			go io.Copy(io.Discard, r)
			return m
		}
		is.OK(t, err, "no address in %q", log.String())
	}
}

func TestPortInUse(t *testing.T) {
	busy, err := net.Listen("tcp", "127.0.0.1:0")
	is.OK(t, err)
	defer busy.Close()
	err = Run(t.Context(), Options{Load: newFake().load, Dir: t.TempDir(), Addr: busy.Addr().String(), Log: io.Discard, Localizer: source.English})
	var in *InUse
	is.Must(t, errors.As(err, &in) && err.Error() == "another program listens at "+busy.Addr().String(), "error %v", err)
}

func TestPortInUseHint(t *testing.T) {
	for addr, want := range map[string]string{
		"127.0.0.1:8080": "stop it, or choose another port: --addr 127.0.0.1:8081",
		":80":            "stop it, or choose another port: --addr :81",
		"[::1]:8080":     "stop it, or choose another port: --addr [::1]:8081",
		"a:65535":        "stop it, or choose another port with --addr",
		"a:http":         "stop it, or choose another port with --addr",
	} {
		got := (&InUse{Addr: addr}).Hint()
		is.True(t, got.String() == want, "%s: %s", addr, got)
	}
}

func TestAddress(t *testing.T) {
	for _, c := range []struct{ ip, want string }{
		{"127.0.0.1", "http://127.0.0.1:80/"},
		{"0.0.0.0", "http://localhost:80/"},
		{"::", "http://localhost:80/"},
		{"::1", "http://[::1]:80/"},
	} {
		is.Equal(t, address(&net.TCPAddr{IP: net.ParseIP(c.ip), Port: 80}), c.want, c.ip)
	}
}

func TestBadAddress(t *testing.T) {
	err := Run(t.Context(), Options{Load: newFake().load, Dir: t.TempDir(), Addr: "256.0.0.1:80000", Log: io.Discard, Localizer: source.English})
	is.True(t, err != nil && strings.Contains(err.Error(), "cannot serve at 256.0.0.1:80000"), "error %v", err)
}
