package browser

import (
	"compress/gzip"
	"mime"
	"net/http"
	"net/http/httptest"
	"path"
	"strings"
	"sync"
	"testing"
	"time"
)

// policy is the Content-Security-Policy of a careful host: nothing inline,
// nothing from elsewhere.
const policy = "default-src 'self'; base-uri 'self'; form-action 'self'"

// Server serves a site from memory as a simple host does: compressed, with
// index.html for a folder, and 404.html with that status for what is missing.
type Server struct {
	Home string // the address of the site, with a slash at the end

	stop  func()
	mu    sync.Mutex
	files map[string][]byte
	asked map[string]int
	held  chan struct{} // closed when it answers
	free  func()        // closes it
	drip  bool          // pages are sent in drops
}

// Serve serves files, by their path in the site, below a folder of the host:
// "/" or "/sub/". Outside the folder there is nothing.
func Serve(t testing.TB, files map[string][]byte, folder string) *Server {
	t.Helper()
	s := &Server{files: files, asked: map[string]int{}}
	s.Hold()()
	h := httptest.NewServer(http.StripPrefix(strings.TrimSuffix(folder, "/"), s))
	s.stop = sync.OnceFunc(func() {
		s.mu.Lock()
		s.free() // waiting requests would keep the host from closing
		s.mu.Unlock()
		h.CloseClientConnections()
		h.Close()
	})
	t.Cleanup(s.stop)
	s.Home = h.URL + folder
	return s
}

// Stop ends the server: from now on nothing answers.
func (s *Server) Stop() { s.stop() }

func (s *Server) Replace(files map[string][]byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.files = files
}

// Asked returns how often a file was requested.
func (s *Server) Asked(name string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.asked[name]
}

// Hold makes the server accept requests without answering, until free is
// called.
func (s *Server) Hold() (free func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.held = make(chan struct{})
	held := s.held
	s.free = sync.OnceFunc(func() { close(held) })
	return s.free
}

// Drip makes the server send pages a little at a time from now on, as over a
// weak signal; other files are sent at once.
func (s *Server) Drip() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.drip = true
}

// drop is how much of a page is sent at a time, and pause the time between
// drops.
const (
	drop  = 4 << 10
	pause = 25 * time.Millisecond
)

// send writes a file whole or in drops. A browser that disconnected is not an
// error.
func (s *Server) send(w *gzip.Writer, flush func() error, name string, data []byte) {
	s.mu.Lock()
	drip := s.drip && strings.HasSuffix(name, ".html")
	s.mu.Unlock()
	for drip && len(data) > drop {
		_, _ = w.Write(data[:drop])
		_ = w.Flush()
		_ = flush()
		time.Sleep(pause)
		data = data[drop:]
	}
	_, _ = w.Write(data)
	_ = w.Close()
}

// file returns a file, after waiting while the server is held.
func (s *Server) file(name string) ([]byte, bool) {
	s.mu.Lock()
	s.asked[name]++
	data, ok := s.files[name]
	held := s.held
	s.mu.Unlock()
	<-held
	return data, ok
}

func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimPrefix(r.URL.Path, "/")
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	w.Header().Set("Content-Security-Policy", policy)
	w.Header().Set("X-Content-Type-Options", "nosniff")
	data, ok := s.file(name)
	if !ok {
		name = "404.html"
		data, _ = s.file(name)
	}
	w.Header().Set("Content-Type", contentType(name))
	w.Header().Set("Content-Encoding", "gzip")
	if !ok {
		w.WriteHeader(http.StatusNotFound)
	}
	s.send(gzip.NewWriter(w), http.NewResponseController(w).Flush, name, data)
}

func contentType(name string) string {
	if t := mime.TypeByExtension(path.Ext(name)); t != "" {
		return t
	}
	return "application/octet-stream"
}
