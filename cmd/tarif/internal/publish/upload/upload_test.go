package upload_test

import (
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"encoding/json"
	"encoding/pem"
	"errors"
	"io/fs"
	"maps"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/johannesboyne/gofakes3"
	"github.com/johannesboyne/gofakes3/backend/s3mem"
	pkgsftp "github.com/pkg/sftp"
	"golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/knownhosts"
	xwebdav "golang.org/x/net/webdav"

	"tarif/cmd/tarif/internal/publish/output"
	"tarif/cmd/tarif/internal/publish/upload"
	"tarif/cmd/tarif/internal/publish/upload/branch"
	"tarif/cmd/tarif/internal/publish/upload/rclone"
	"tarif/cmd/tarif/internal/publish/upload/s3"
	"tarif/cmd/tarif/internal/publish/upload/sftp"
	"tarif/cmd/tarif/internal/publish/upload/webdav"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/is"
)

// built returns a site of the given files with its manifest.
func built(files map[string]string) fstest.MapFS {
	m := output.Manifest{Generator: output.Generator, Date: "2026-11-30", BaseURL: "https://example.kz/", Files: map[string]string{}}
	fsys := fstest.MapFS{".gitignore": {Data: []byte("*\n")}}
	m.Files[".gitignore"] = output.Sum([]byte("*\n"))
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
		m.Files[name] = output.Sum([]byte(text))
	}
	data, _ := json.Marshal(m)
	fsys["manifest.json"] = &fstest.MapFile{Data: data}
	return fsys
}

// Three sites whose pages name the style they need.
var (
	siteA = built(map[string]string{"index.html": "A assets/site.1.css", "kk/index.html": "A kk assets/site.1.css", "assets/site.1.css": "one", "data/rates.csv": "1", "ru/old/index.html": "old assets/site.1.css"})
	siteB = built(map[string]string{"index.html": "B assets/site.2.css", "kk/index.html": "B kk assets/site.2.css", "assets/site.2.css": "two", "data/rates.csv": "2", "ru/new/index.html": "new assets/site.2.css"})
	siteC = built(map[string]string{"index.html": "A assets/site.1.css", "kk/index.html": "C kk assets/site.2.css", "assets/site.1.css": "one", "assets/site.2.css": "two", "data/rates.csv": "3"})
)

func day(d int) tariff.Date { return tariff.Date{Year: 2026, Month: 12, Day: d} }

func publish(t *testing.T, to upload.Target, site fs.FS, d int) (*upload.Plan, error) {
	t.Helper()
	j := &upload.Job{Target: to, Site: site, Day: day(d)}
	p, err := j.Plan(t.Context())
	if err != nil {
		return nil, err
	}
	if err := j.Run(t.Context(), p); err != nil {
		return p, err
	}
	wrong, err := j.Check(t.Context(), p, 100)
	is.True(t, len(wrong) == 0, "wrong afterwards: %v", wrong)
	return p, err
}

// holds checks that a target has exactly the bytes of a site's files.
func holds(t *testing.T, to upload.Target, site fstest.MapFS) {
	t.Helper()
	for name, f := range site {
		data, err := to.Read(t.Context(), name)
		if name == ".gitignore" {
			is.True(t, errors.Is(err, fs.ErrNotExist), ".gitignore is published")
		} else if err != nil || string(data) != string(f.Data) {
			t.Errorf("%s: %q %v, want %q", name, data, err, f.Data)
		}
	}
}

func absent(t *testing.T, to upload.Target, name string) {
	t.Helper()
	_, err := to.Read(t.Context(), name)
	is.True(t, errors.Is(err, fs.ErrNotExist), "%s: %v", name, err)
}

// fragile is a target that fails permanently after a number of calls. It
// observes every write.
type fragile struct {
	upload.Target
	mu     sync.Mutex
	left   int // writes and removals until it fails; below 0 never
	after  func()
	writes []string
}

var errDied = errors.New("the connection is gone")

func (f *fragile) call(do func() error, name string) error {
	f.mu.Lock() // serialize, so that the check sees no write in progress
	defer f.mu.Unlock()
	if f.left == 0 {
		return errDied
	}
	f.left--
	f.writes = append(f.writes, name)
	err := do()
	if f.after != nil {
		f.after()
	}
	return err
}

func (f *fragile) Write(ctx context.Context, name string, data []byte) error {
	return f.call(func() error { return f.Target.Write(ctx, name, data) }, name)
}

func (f *fragile) Remove(ctx context.Context, name string) error {
	return f.call(func() error { return f.Target.Remove(ctx, name) }, name)
}

var style = regexp.MustCompile(`assets/\S+`)

// readable checks that every page on the target has its style.
func readable(t *testing.T, to upload.Target) {
	t.Helper()
	for _, name := range []string{"index.html", "kk/index.html", "ru/old/index.html", "ru/new/index.html"} {
		if data, err := to.Read(t.Context(), name); err == nil {
			_, err := to.Read(t.Context(), style.FindString(string(data)))
			is.True(t, err == nil, "%s (%s) stands without its style", name, data)
		}
	}
}

// TestKilledAnywhere stops a run at every call. The next run completes it, for
// whichever site; no page ever lacks its style; and undo restores the bytes of
// the previous site.
func TestKilledAnywhere(t *testing.T) {
	for n := 0; ; n++ {
		to := upload.Folder(t.TempDir())
		if _, err := publish(t, to, siteA, 1); err != nil {
			t.Fatal(err)
		}
		f := &fragile{Target: to, left: n, after: func() { readable(t, to) }}
		_, err := publish(t, f, siteB, 2)
		if err == nil {
			break
		}
		is.Must(t, errors.Is(err, errDied), "%v", err)
		second, next := siteB, siteC
		if n%2 == 1 {
			second, next = siteC, siteB
		}
		if _, err := publish(t, &fragile{Target: to, left: -1, after: func() { readable(t, to) }}, second, 2); err != nil {
			t.Fatal(err)
		}
		holds(t, to, second)
		if _, err := publish(t, to, nil, 2); err != nil {
			t.Fatalf("killed at %d: undo: %v", n, err)
		}
		holds(t, to, siteA)
		if _, err := publish(t, to, next, 3); err != nil {
			t.Fatal(err)
		}
		holds(t, to, next)
		is.Must(t, n <= 100, "it never ends")
	}
}

// scenario publishes several sites to a target in sequence.
func scenario(t *testing.T, to upload.Target) {
	ctx := t.Context()
	p, err := publish(t, to, siteA, 1)
	if err != nil || len(p.Upload) != 6 {
		t.Fatal(p, err)
	}
	holds(t, to, siteA)
	if p, err = publish(t, to, siteA, 1); err != nil || len(p.Upload)+len(p.Remove) != 0 || p.Same != 6 {
		t.Fatalf("unchanged: %+v %v", p, err)
	}
	dying := &fragile{Target: to, left: 5}
	if _, err := publish(t, dying, siteB, 2); !errors.Is(err, errDied) {
		t.Fatal(err)
	}
	f := &fragile{Target: to, left: -1, after: func() { readable(t, to) }}
	if p, err = publish(t, f, siteB, 2); err != nil || p.Kept != 1 {
		t.Fatalf("%+v %v", p, err)
	}
	holds(t, to, siteB)
	if last := f.writes[slices.Index(f.writes, "manifest.json")-1]; path.Ext(last) != ".html" && !strings.HasPrefix(last, ".tarif/") {
		t.Errorf("before the manifest came %s", last)
	}
	absent(t, to, "ru/old/index.html") // with its prices, at once
	if _, err := to.Read(ctx, "assets/site.1.css"); err != nil {
		t.Error("a style went before its day")
	}
	if p, err = publish(t, to, siteB, 3); err != nil || len(p.Remove) != 1 {
		t.Fatalf("%+v %v", p, err)
	}
	absent(t, to, "assets/site.1.css")
	if _, err := publish(t, to, nil, 3); err != nil { // undo, although files are gone
		t.Fatal(err)
	}
	holds(t, to, siteA)
	absent(t, to, "ru/new/index.html")
	if _, err := publish(t, to, nil, 3); !errors.Is(err, upload.ErrNothingBefore) { // no undo publishes again what was taken back
		t.Fatal(err)
	}
	holds(t, to, siteA)
	if _, err := publish(t, to, siteB, 3); err != nil {
		t.Fatal(err)
	}
	holds(t, to, siteB)
}

// Where somebody else has altered a file on the server, its old bytes are gone:
// an undo puts back all others and names it, and the next site goes up as ever.
func TestUndoOfAltered(t *testing.T) {
	to := upload.Folder(t.TempDir())
	_, err := publish(t, to, siteA, 1)
	is.OK(t, err)
	is.OK(t, to.Write(t.Context(), "kk/index.html", []byte("hacked assets/site.1.css")))
	_, err = publish(t, to, siteB, 2)
	is.OK(t, err)
	p, err := publish(t, to, nil, 2)
	is.OK(t, err)
	is.Equal(t, strings.Join(p.Lost, " "), "kk/index.html")
	rest := maps.Clone(siteA)
	delete(rest, "kk/index.html")
	holds(t, to, rest)
	_, err = publish(t, to, nil, 2)
	if !errors.Is(err, upload.ErrNothingBefore) {
		t.Fatal(err)
	}
	_, err = publish(t, to, siteC, 3)
	is.OK(t, err)
	holds(t, to, siteC)
	_, err = publish(t, to, nil, 3)
	is.OK(t, err)
	holds(t, to, rest)
}

// TestSigned checks that the signature is uploaded beside the manifest, is
// removed at once if the next site has none, and is restored with its site.
func TestSigned(t *testing.T) {
	signed := maps.Clone(siteA)
	signed[output.SignatureName] = &fstest.MapFile{Data: []byte("signed")}
	to := upload.Folder(t.TempDir())
	if p, err := publish(t, to, signed, 1); err != nil || !slices.Equal(p.Upload[len(p.Upload)-2:], []string{"manifest.json", output.SignatureName}) {
		t.Fatal(p, err)
	}
	holds(t, to, signed)
	if _, err := publish(t, to, siteB, 1); err != nil {
		t.Fatal(err)
	}
	holds(t, to, siteB)
	absent(t, to, output.SignatureName)
	if _, err := publish(t, to, nil, 1); err != nil { // undo
		t.Fatal(err)
	}
	holds(t, to, signed)
	if err := to.Remove(t.Context(), ".tarif/record.json"); err != nil { // now only the manifest tells what is there
		t.Fatal(err)
	}
	if p, err := publish(t, to, siteA, 1); err != nil || !slices.Equal(p.Remove, []string{output.SignatureName}) {
		t.Fatal(p, err)
	}
}

func TestFolder(t *testing.T) { scenario(t, upload.Folder(t.TempDir())) }

// TestS3 uses an S3 server in this process.
func TestS3(t *testing.T) {
	backend := s3mem.New()
	is.OK(t, backend.CreateBucket("site"))
	fake := gofakes3.New(backend).Server()
	var kept sync.Map // the Cache-Control of each object
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodPut {
			kept.Store(r.URL.Path, r.Header.Get("Cache-Control"))
		}
		fake.ServeHTTP(w, r)
	}))
	defer srv.Close()
	u, _ := url.Parse("s3://site/tariffs/")
	b, err := s3.Open(u, s3.Access{Endpoint: srv.URL, Region: "kz", Key: "key", Secret: "secret"})
	is.OK(t, err)
	scenario(t, b)
	o, err := backend.GetObject("site", "tariffs/assets/site.2.css", nil)
	is.True(t, err == nil && strings.HasPrefix(o.Metadata["Content-Type"], "text/css"), "%v %v", o, err)
	for name, want := range map[string]string{"assets/site.2.css": "public, max-age=31536000, immutable", "index.html": "no-cache"} {
		got, _ := kept.Load("/site/tariffs/" + name)
		is.True(t, got == want, "%s may be kept: %v", name, got)
	}
}

// TestWebDAV uses a WebDAV server in this process that asks for a password.
func TestWebDAV(t *testing.T) {
	h := &xwebdav.Handler{FileSystem: xwebdav.Dir(t.TempDir()), LockSystem: xwebdav.NewMemLS()}
	srv := httptest.NewServer(h)
	defer srv.Close()
	u, _ := url.Parse(strings.Replace(srv.URL, "http://", "webdav+http://", 1) + "/new/folder/of ours/")
	scenario(t, webdav.Open(t.Context(), u, "user", "password")) // into a folder that is not there yet
}

// Many files of one content change at once, on a server that locks what is under
// way and refuses every file once: all of it arrives, and comes back.
func TestWebDAVLocked(t *testing.T) {
	h := &xwebdav.Handler{FileSystem: xwebdav.Dir(t.TempDir()), LockSystem: xwebdav.NewMemLS()}
	var refused sync.Map
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, again := refused.LoadOrStore(r.Method+r.URL.Path, true); !again && (r.Method == "MOVE" || r.Method == http.MethodPut) && strings.Contains(r.URL.Path, "7") {
			w.WriteHeader(http.StatusLocked)
			return
		}
		h.ServeHTTP(w, r)
	}))
	defer srv.Close()
	u, _ := url.Parse(strings.Replace(srv.URL, "http://", "webdav+http://", 1))
	to := webdav.Open(t.Context(), u, "", "")
	one, two := map[string]string{}, map[string]string{}
	for i := range 40 {
		name := "data/v1/services/" + strconv.Itoa(i) + ".json"
		one[name], two[name] = "the same in all", "the same again"
	}
	for i, s := range []fstest.MapFS{built(one), built(two)} {
		_, err := publish(t, to, s, 1+i)
		is.OK(t, err)
		holds(t, to, s)
	}
	_, err := publish(t, to, nil, 2)
	is.OK(t, err)
	holds(t, to, built(one))
}

// What a WebDAV server refuses has a name of ours.
func TestWebDAVRefuses(t *testing.T) {
	asking := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("WWW-Authenticate", `Basic realm="x"`)
		w.WriteHeader(http.StatusUnauthorized)
	}))
	defer asking.Close()
	for _, c := range []struct {
		scheme, password string
		want             error
	}{{"webdav+http", "", upload.ErrNoPassword}, {"webdav+http", "wrong", upload.ErrDenied}, {"webdav", "", upload.ErrNoTLS}} {
		u, _ := url.Parse(strings.Replace(asking.URL, "http:", c.scheme+":", 1))
		if _, err := webdav.Open(t.Context(), u, "office", c.password).Read(t.Context(), "x"); !errors.Is(err, c.want) {
			t.Errorf("%v: %v", c, err)
		}
	}
}

// TestRclone uses the installed rclone with a local remote whose name has a
// space and Kazakh letters.
func TestRclone(t *testing.T) {
	t.Setenv("RCLONE_CONFIG", filepath.Join(t.TempDir(), "rclone.conf"))
	t.Setenv("RCLONE_CONFIG_OFFICE_TYPE", "alias")
	t.Setenv("RCLONE_CONFIG_OFFICE_REMOTE", t.TempDir())
	r, err := rclone.Open(t.Context(), "office:сайт тарифов/қ")
	if errors.Is(err, rclone.ErrMissing) {
		t.Skip(err)
	}
	is.OK(t, err)
	scenario(t, r)
	if err := r.Close(); err != nil {
		t.Error(err)
	}
	if _, err := rclone.Open(t.Context(), "nobody:site"); err == nil || !strings.Contains(err.Error(), "nobody") {
		t.Errorf("a remote that is not there: %v", err)
	}
}

// sshServer serves files over SSH from this process, and returns its address
// and its line of known_hosts.
func sshServer(t *testing.T) (addr, known string) {
	t.Helper()
	_, key, err := ed25519.GenerateKey(rand.Reader)
	is.OK(t, err)
	signer, err := ssh.NewSignerFromKey(key)
	is.OK(t, err)
	config := &ssh.ServerConfig{PasswordCallback: func(_ ssh.ConnMetadata, password []byte) (*ssh.Permissions, error) {
		if string(password) != "secret" {
			return nil, errors.New("wrong password")
		}
		return nil, nil
	}}
	config.AddHostKey(signer)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	is.OK(t, err)
	t.Cleanup(func() { listener.Close() })
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			go serveSSH(conn, config)
		}
	}()
	return listener.Addr().String(), knownhosts.Line([]string{listener.Addr().String()}, signer.PublicKey())
}

func serveSSH(conn net.Conn, config *ssh.ServerConfig) {
	_, channels, requests, err := ssh.NewServerConn(conn, config)
	if err != nil {
		return
	}
	go ssh.DiscardRequests(requests)
	for c := range channels {
		channel, requests, err := c.Accept()
		if err != nil {
			return
		}
		go func() {
			for r := range requests {
				_ = r.Reply(r.Type == "subsystem", nil)
			}
		}()
		if srv, err := pkgsftp.NewServer(channel); err == nil {
			go srv.Serve()
		}
	}
}

func TestSFTP(t *testing.T) {
	addr, line := sshServer(t)
	known := filepath.Join(t.TempDir(), "known_hosts")
	is.OK(t, os.WriteFile(known, []byte(line+"\n"), 0o600))
	u, _ := url.Parse("sftp://office@" + addr + filepath.ToSlash(t.TempDir()))
	s, err := sftp.Open(t.Context(), u, sftp.Access{KnownHosts: []string{known}, Password: "secret"})
	is.OK(t, err)
	defer s.Close()
	scenario(t, s)
}

// TestSFTPKnownHosts checks that nothing is sent to a server that is unknown or
// has another key.
func TestSFTPKnownHosts(t *testing.T) {
	addr, _ := sshServer(t)
	_, otherKey := sshServer(t)
	known := filepath.Join(t.TempDir(), "known_hosts")
	u, _ := url.Parse("sftp://office@" + addr + "/")
	for text, want := range map[string]string{"": "is not in known_hosts", strings.Replace(otherKey, strings.Fields(otherKey)[0], knownhosts.Normalize(addr), 1): "has another key"} {
		is.OK(t, os.WriteFile(known, []byte(text+"\n"), 0o600))
		_, err := sftp.Open(t.Context(), u, sftp.Access{KnownHosts: []string{known}, Password: "secret"})
		is.True(t, err != nil && strings.Contains(err.Error(), want), "%v", err)
	}
}

// TestSigner checks that a private key of the user is accepted.
func TestSigner(t *testing.T) {
	_, key, _ := ed25519.GenerateKey(rand.Reader)
	block, err := ssh.MarshalPrivateKey(key, "")
	is.OK(t, err)
	if _, err := sftp.Signer(pem.EncodeToMemory(block)); err != nil {
		t.Error(err)
	}
}

// TestMostRemoved checks that files above the limit are removed later.
func TestMostRemoved(t *testing.T) {
	to := upload.Folder(t.TempDir())
	for i, s := range []fs.FS{siteA, siteB} {
		_, err := publish(t, to, s, 1+i)
		is.OK(t, err)
	}
	j := &upload.Job{Target: to, Site: built(map[string]string{"index.html": ""}), Day: day(9), MostRemoved: 2}
	if p, err := j.Plan(t.Context()); err != nil || !slices.Equal(p.Remove, []string{"ru/new/index.html", "kk/index.html"}) || p.Late != 2 || p.Kept != 1 {
		t.Errorf("%+v %v", p, err)
	}
}

func onDisk(t *testing.T, site fstest.MapFS) string {
	t.Helper()
	dir := t.TempDir()
	is.OK(t, os.CopyFS(dir, site))
	return dir
}

// TestBranch checks that a branch gets the site as one commit, and no commit if
// nothing changed.
func TestBranch(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	remote := t.TempDir()
	if out, err := exec.Command("git", "init", "-q", "--bare", remote).CombinedOutput(); err != nil {
		t.Fatal(string(out))
	}
	b := branch.Parse("git:" + remote)
	show := func(name string) string {
		out, _ := exec.Command("git", "--git-dir="+remote, "show", "gh-pages:"+name).Output()
		return string(out)
	}
	is.True(t, b.Undo(t.Context(), "undo") != nil, "undo of nothing")
	if changed, err := b.Publish(t.Context(), onDisk(t, siteA), "A", true); err != nil || len(changed) < 6 || show("index.html") != "" {
		t.Fatal(changed, err)
	}
	for _, s := range []fstest.MapFS{siteA, siteB} {
		_, err := b.Publish(t.Context(), onDisk(t, s), "site", false)
		is.OK(t, err)
		is.Equal(t, show("index.html"), string(s["index.html"].Data))
	}
	if changed, err := b.Publish(t.Context(), onDisk(t, siteB), "again", false); err != nil || len(changed) != 0 {
		t.Error(changed, err)
	}
	is.Equal(t, show("ru/old/index.html"), "", "a page that is no longer there")
	if err := b.Undo(t.Context(), "undo"); err != nil || show("index.html") != string(siteA["index.html"].Data) {
		t.Errorf("%v %q", err, show("index.html"))
	}
	if err := b.Undo(t.Context(), "undo"); !errors.Is(err, upload.ErrNothingBefore) || show("index.html") != string(siteA["index.html"].Data) {
		t.Errorf("a second undo: %v %q", err, show("index.html"))
	}
}

// TestTargetIsNoProgram checks that a target in a site's settings cannot become
// an option of the program that uploads, or a program to run.
func TestTargetIsNoProgram(t *testing.T) {
	dir := t.TempDir()
	mark := filepath.Join(dir, "mark")
	for _, remote := range []string{"--upload-pack=touch " + mark, "--upload-pack=touch " + mark + ";", "ext::sh -c touch% " + mark} {
		_, err := branch.Parse("git:"+remote).Publish(t.Context(), dir, "a", true)
		is.True(t, err != nil, "git:%s is a target", remote)
	}
	for _, remote := range []string{":sftp,ssh='touch " + mark + "':", "office,ssh='touch " + mark + "':", "--config=" + mark, ""} {
		_, err := rclone.Open(t.Context(), remote)
		is.True(t, errors.Is(err, rclone.ErrUnnamed), "rclone:%s: %v", remote, err)
	}
	if _, err := os.Stat(mark); err == nil {
		t.Error("a program was run")
	}
}

// Whoever can write to the target has nothing outside of it removed or replaced:
// a record, or a manifest in its place, names files of the target and hashes.
func TestHostileRecord(t *testing.T) {
	sum := output.Sum([]byte("victim"))
	for _, record := range []string{
		`{"gone":{"../victim":"2020-01-01"}}`, `{"site":{"../victim":"` + sum + `"}}`, `{"before":{"a/../../victim":"` + sum + `"},"objects":["` + sum + `"]}`,
		`{"doubt":["/etc/passwd"]}`, `{"objects":["../../../victim"]}`, `{"site":{"a":"../victim"}}`, `{"gone":{".tarif/record.json":"2020-01-01"}}`,
		`{"gone":{"..\\victim":"2020-01-01"}}`, `{"gone":{"C:victim":"2020-01-01"}}`, `{"gone":{"":"2020-01-01"}}`,
	} {
		for name, data := range map[string]string{".tarif/record.json": record, "manifest.json": strings.Replace(record, `{"site"`, `{"generator":"tarif","files"`, 1)} {
			if name == "manifest.json" && !strings.Contains(data, "files") {
				continue
			}
			dir := t.TempDir()
			to := upload.Folder(filepath.Join(dir, "site"))
			is.OK(t, os.WriteFile(filepath.Join(dir, "victim"), []byte("victim"), 0o644))
			is.OK(t, to.Write(t.Context(), name, []byte(data)))
			for _, site := range []fstest.MapFS{siteA, nil} {
				_, err := publish(t, to, site, 1)
				is.True(t, err != nil, "%s %s is believed", name, data)
			}
			got, _ := os.ReadFile(filepath.Join(dir, "victim"))
			is.True(t, string(got) == "victim", "%s %s: the victim is %q", name, data, got)
		}
	}
}

// What was changed since the site was built is not published, and a manifest
// names nothing but files of a site.
func TestTamperedSite(t *testing.T) {
	site := maps.Clone(siteA)
	site["kk/index.html"] = &fstest.MapFile{Data: []byte("hacked")}
	to := upload.Folder(t.TempDir())
	_, err := publish(t, to, site, 1)
	is.True(t, err != nil && strings.Contains(err.Error(), "kk/index.html: changed since"), "%v", err)
	for _, name := range []string{".tarif/record.json", "../victim", "C:victim"} {
		site := built(map[string]string{name: "x"})
		_, err := publish(t, to, site, 1)
		is.True(t, errors.Is(err, upload.ErrRecord), "%s: %v", name, err)
	}
}

// What is no file is not read, and a link that leads out of the target is not
// followed.
func TestOddTarget(t *testing.T) {
	dir, out := t.TempDir(), t.TempDir()
	to := upload.Folder(dir)
	is.OK(t, os.Mkdir(filepath.Join(dir, "folder"), 0o755))
	if err := os.Symlink(out, filepath.Join(dir, "kk")); err != nil {
		t.Skip(err)
	}
	_, err := to.Read(t.Context(), "folder")
	is.True(t, err != nil, "a folder is read")
	is.True(t, to.Write(t.Context(), "kk/index.html", nil) != nil, "a link is written through")
	left, _ := os.ReadDir(out)
	is.Equal(t, len(left), 0)
}

// An interrupt ends a run whose server does not answer, in the middle of a file
// too.
func TestSilentServer(t *testing.T) {
	for _, begun := range []bool{false, true} {
		ctx, interrupt := context.WithCancel(t.Context())
		over := make(chan struct{})
		srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if begun {
				w.Header().Set("Content-Length", "1000")
				_, _ = w.Write([]byte("a"))
				w.(http.Flusher).Flush()
			}
			interrupt()
			<-over
		}))
		u, _ := url.Parse(strings.Replace(srv.URL, "http://", "webdav+http://", 1) + "/")
		j := upload.Job{Target: webdav.Open(ctx, u, "user", "password"), Site: siteA}
		_, err := j.Plan(ctx)
		is.True(t, err != nil, "a silent server has answered")
		close(over)
		srv.Close()
	}
}
