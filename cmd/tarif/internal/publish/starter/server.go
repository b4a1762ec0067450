package starter

import (
	"cmp"
	"embed"
	"net/url"
	"path"
	"strings"
)

//go:embed server
var servers embed.FS

// Servers maps each kind of configuration to the name of its file.
var Servers = map[string]string{"nginx": "nginx.conf", "caddy": "Caddyfile", "github": "github.yml", "github-shards": "github-shards.yml",
	"gitlab": "gitlab.yml", "kubernetes": "kubernetes.yml"}

// Server returns the configuration of a server or hosting service that serves
// the site. Policy is the Content-Security-Policy of all pages except those
// that other sites may embed.
func Server(kind, baseURL, root, policy string) ([]byte, error) {
	src, err := servers.ReadFile(path.Join("server", Servers[kind]))
	if err != nil {
		return nil, err
	}
	u, err := url.Parse(baseURL)
	if err != nil {
		return nil, err
	}
	bare, caddy := "", ""
	if u.Path != "/" {
		bare = "location = " + strings.TrimSuffix(u.Path, "/") + " { return 301 " + u.Path + "; }\n"
		caddy = "redir " + strings.TrimSuffix(u.Path, "/") + " " + u.Path + " 301"
	}
	return []byte(strings.NewReplacer("{{.Bare}}", bare, "{{.CaddyBare}}", caddy, "{{.Port}}", cmp.Or(u.Port(), "80"), "{{.Name}}", u.Hostname(), "{{.BaseURL}}", baseURL, "{{.Host}}", u.Host, "{{.Path}}", u.Path,
		"{{.Root}}", strings.TrimSuffix(root, "/")+"/", "{{.Policy}}", policy,
		"{{.EmbedPolicy}}", strings.Replace(policy, "frame-ancestors 'self'", "frame-ancestors *", 1)).Replace(string(src))), nil
}
