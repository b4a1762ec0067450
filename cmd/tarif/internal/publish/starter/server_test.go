package starter_test

import (
	"fmt"
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
)

// Every configuration is filled in, and servers send the policy that the
// development server holds the site to.
func TestServer(t *testing.T) {
	for kind := range starter.Servers {
		data, err := starter.Server(kind, "https://example.kz/tariffs/", "/var/www/tariffs", serve.Policy)
		if err != nil {
			t.Fatal(err)
		}
		text := string(data)
		if strings.Contains(text, "{{.") {
			t.Errorf("%s is not filled in", kind)
		}
		if kind == "nginx" || kind == "caddy" {
			for _, want := range []string{serve.Policy, "frame-ancestors *", "immutable", "/tariffs/", "example.kz", "/var/www/tariffs/", "404.html"} {
				if !strings.Contains(text, want) {
					t.Errorf("%s lacks %s", kind, want)
				}
			}
		}
	}
}

// nginx, where it is installed, shows a site as its configuration says.
func TestNginx(t *testing.T) {
	nginx, err := exec.LookPath("nginx")
	if err != nil {
		t.Skip("nginx is not installed")
	}
	dir := t.TempDir()
	for name, text := range map[string]string{"site/404.html": "404 екі тілде", "site/kk/index.html": "үй", "site/ru/index.html": "дом", "site/assets/a.css": "a{}", "site/embed/x/index.html": "x", "site/.tarif/record.json": "{}"} {
		p := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	addr := l.Addr().String()
	l.Close()
	server, err := starter.Server("nginx", "http://localhost/t/", filepath.Join(dir, "site"), serve.Policy)
	if err != nil {
		t.Fatal(err)
	}
	config := fmt.Sprintf("daemon off; worker_processes 1; pid %s/pid; error_log %[1]s/error.log; user root;\nevents {}\nhttp { access_log off; types { text/html html; text/css css; }\n%[2]s\n}\n",
		dir, strings.Replace(string(server), "listen 80;", "listen "+addr+";", 1))
	if err := os.WriteFile(filepath.Join(dir, "nginx.conf"), []byte(config), 0o644); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(nginx, "-p", dir, "-c", filepath.Join(dir, "nginx.conf"))
	cmd.Stderr = os.Stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() { cmd.Process.Kill(); cmd.Wait() }()
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
		{"/t/embed/x/", "", 200, "Content-Security-Policy", strings.Replace(serve.Policy, "frame-ancestors 'self'", "frame-ancestors *", 1)},
		{"/t/nowhere/", "", 404, "Content-Type", "text/html; charset=utf-8"},
		{"/t/.tarif/record.json", "", 404, "", ""},
	} {
		req, _ := http.NewRequest("GET", "http://"+addr+c.path, nil)
		req.Header.Set("Accept-Language", c.language)
		res, err := client.Do(req)
		for tries := 0; err != nil && tries < 50; tries++ { // it is starting
			time.Sleep(20 * time.Millisecond)
			res, err = client.Do(req)
		}
		if err != nil {
			t.Fatal(err)
		}
		res.Body.Close()
		if res.StatusCode != c.status || c.header != "" && res.Header.Get(c.header) != c.want {
			t.Errorf("%s: %d, %s: %q, want %d %q", c.path, res.StatusCode, c.header, res.Header.Get(c.header), c.status, c.want)
		}
	}
}
