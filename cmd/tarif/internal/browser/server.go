package browser

import (
	"compress/gzip"
	"mime"
	"net/http"
	"net/http/httptest"
	"path"
	"strings"
	"testing"
)

// policy is what a careful host sends with every page: nothing inline, nothing
// from elsewhere.
const policy = "default-src 'self'; base-uri 'self'; form-action 'self'"

// Server serves a site from memory as a plain host does: packed, a folder is its
// index.html, and what is not there is 404.html with that status.
type Server struct {
	Home  string // the address of the site, with a slash at the end
	files map[string][]byte
}

// Serve serves files, by their place in the site, below a folder of the host:
// "/" or "/sub/". Outside of the folder there is nothing.
func Serve(t testing.TB, files map[string][]byte, folder string) *Server {
	t.Helper()
	s := &Server{files: files}
	h := httptest.NewServer(http.StripPrefix(strings.TrimSuffix(folder, "/"), s))
	t.Cleanup(h.Close)
	s.Home = h.URL + folder
	return s
}

func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimPrefix(r.URL.Path, "/")
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	w.Header().Set("Content-Security-Policy", policy)
	w.Header().Set("X-Content-Type-Options", "nosniff")
	data, ok := s.files[name]
	if !ok {
		name, data = "404.html", s.files["404.html"]
	}
	w.Header().Set("Content-Type", contentType(name))
	w.Header().Set("Content-Encoding", "gzip")
	if !ok {
		w.WriteHeader(http.StatusNotFound)
	}
	packed := gzip.NewWriter(w)
	_, _ = packed.Write(data) // a browser that went away is no error
	_ = packed.Close()
}

func contentType(name string) string {
	if t := mime.TypeByExtension(path.Ext(name)); t != "" {
		return t
	}
	return "application/octet-stream"
}
