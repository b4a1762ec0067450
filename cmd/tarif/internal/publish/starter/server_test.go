package starter_test

import (
	"bytes"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tarif/cmd/tarif/internal/publish/serve"
	"tarif/cmd/tarif/internal/publish/starter"
	"tarif/cmd/tarif/internal/test/is"
)

// TestServer checks that every placeholder of each configuration is filled in,
// and that servers send the policy that the development server uses.
func TestServer(t *testing.T) {
	for kind := range starter.Servers {
		data, err := starter.Server(kind, "https://example.kz/tariffs/", "/var/www/tariffs", serve.Policy)
		is.OK(t, err)
		text := string(data)
		is.NotIn(t, "{{.", text, "%s is not filled", kind)
		shared := kind == "github-shards" || kind == "kubernetes"
		is.True(t, shared == (strings.Contains(text, "--shard ") && strings.Contains(text, "--join ")),
			"%s: shares are built and joined, or not: %t expected", kind, shared)
		if kind == "nginx" || kind == "caddy" {
			for _, want := range []string{serve.Policy, "frame-ancestors *", "immutable", "/tariffs/", "example.kz", "/var/www/tariffs/", "404.html"} {
				is.In(t, want, text, kind)
			}
		}
	}
}

// TestServerPort checks that nginx listens where the site's address says.
func TestServerPort(t *testing.T) {
	for address, want := range map[string]string{"http://127.0.0.1:8199/": "listen 8199;\n    server_name 127.0.0.1;", "https://example.kz/": "listen 80;\n    server_name example.kz;"} {
		data, err := starter.Server("nginx", address, "/var/www/tariffs", serve.Policy)
		is.OK(t, err)
		is.In(t, want, data, address)
		is.NotIn(t, "return 301", data, address)
	}
}

// TestServers runs those servers that are installed with their configurations.
// Each entry returns the whole configuration and the command line, given our
// part of the configuration, a folder and an address.
func TestServers(t *testing.T) {
	for name, start := range map[string]func(ours, dir, addr string) (config string, args []string){
		"nginx": func(ours, dir, addr string) (string, []string) {
			return fmt.Sprintf("daemon off; master_process off; pid %s/pid; error_log %[1]s/error.log; user root;\nevents {}\nhttp { access_log off; types { text/plain txt; }\n%[2]s\n}\n",
				dir, strings.Replace(ours, "listen 80;", "listen "+addr+";", 1)), []string{"-p", dir, "-c", filepath.Join(dir, "config")}
		},
		"caddy": func(ours, dir, addr string) (string, []string) {
			return "{\n\tadmin off\n}\n" + strings.Replace(ours, "\nlocalhost {", "\nhttp://"+addr+" {", 1),
				[]string{"run", "--adapter", "caddyfile", "--config", filepath.Join(dir, "config")}
		},
	} {
		t.Run(name, func(t *testing.T) {
			program, err := exec.LookPath(name)
			if err != nil {
				t.Skip(name + " is not installed")
			}
			dir := t.TempDir()
			l, err := net.Listen("tcp", "127.0.0.1:0")
			is.OK(t, err)
			addr := l.Addr().String()
			l.Close()
			ours, err := starter.Server(name, "http://localhost/t/", filepath.Join(dir, "site"), serve.Policy)
			is.OK(t, err)
			config, args := start(string(ours), dir, addr)
			for name, text := range map[string]string{"config": config, "site/404.html": "404 екі тілде", "site/kk/index.html": "үй",
				"site/ru/index.html": "дом", "site/assets/a.css": "a{}", "site/data/rates.csv": "a", "site/kk/embed/x/index.html": "x", "site/.tarif/record.json": "{}"} {
				p := filepath.Join(dir, name)
				is.OK(t, os.MkdirAll(filepath.Dir(p), 0o755))
				is.OK(t, os.WriteFile(p, []byte(text), 0o644))
			}
			cmd := exec.Command(program, args...)
			var said bytes.Buffer
			cmd.Stderr = &said
			cmd.Env = append(os.Environ(), "XDG_DATA_HOME="+dir, "XDG_CONFIG_HOME="+dir)
			is.OK(t, cmd.Start())
			shows(t, addr)
			cmd.Process.Kill()
			cmd.Wait()
			is.NotIn(t, "[warn]", said.String())
			if t.Failed() {
				t.Log(said.String())
			}
		})
	}
}

// shows checks the responses of a server, one for each part of a configuration.
func shows(t *testing.T, addr string) {
	t.Helper()
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	for _, c := range []struct {
		path, language string
		status         int
		header, want   string
	}{
		{"/t/", "ru-RU,ru;q=0.9", 302, "Location", "/t/ru/"},
		{"/t/", "", 302, "Location", "/t/kk/"},
		{"/t/kk/", "", 200, "Content-Security-Policy", serve.Policy},
		{"/t/kk/", "", 200, "Cache-Control", "no-cache"},
		{"/t/assets/a.css", "", 200, "Cache-Control", "public, max-age=31536000, immutable"},
		{"/t/data/rates.csv", "", 200, "Content-Type", "text/csv; charset=utf-8"},
		{"/t/kk/embed/x/", "", 200, "Content-Security-Policy", strings.Replace(serve.Policy, "frame-ancestors 'self'", "frame-ancestors *", 1)},
		{"/t", "", 301, "Location", "/t/"},
		{"/t/nowhere/", "", 404, "Content-Type", "text/html; charset=utf-8"},
		{"/t/.tarif/record.json", "", 404, "", ""},
	} {
		req, _ := http.NewRequest("GET", "http://"+addr+c.path, nil)
		req.Header.Set("Accept-Language", c.language)
		res, err := client.Do(req)
		for tries := 0; err != nil && tries < 250; tries++ { // the server is starting
			time.Sleep(20 * time.Millisecond)
			res, err = client.Do(req)
		}
		if err != nil {
			t.Error(err)
			return
		}
		body, _ := io.ReadAll(res.Body)
		res.Body.Close()
		if c.status == 404 && c.header != "" && string(body) != "404 екі тілде" {
			t.Errorf("%s: the page is %q", c.path, body)
		}
		if res.StatusCode != c.status || c.header != "" && res.Header.Get(c.header) != c.want {
			t.Errorf("%s: %d, %s: %q, want %d %q", c.path, res.StatusCode, c.header, res.Header.Get(c.header), c.status, c.want)
		}
	}
}
