// Package webdav stores a site in a folder of a WebDAV server.
package webdav

import (
	"context"
	"errors"
	"io/fs"
	"net/http"
	"net/url"
	"path"
	"strings"
	"sync"
	"time"

	// WebDAV over net/http, with basic and digest authentication.
	"github.com/studio-b12/gowebdav"

	"tarif/cmd/tarif/internal/publish/upload"
)

// Server is a folder on a server.
type Server struct {
	client *gowebdav.Client
	mu     sync.Mutex // serializes the creation of folders; concurrent requests collide
	made   map[string]bool
}

// Open makes the target of webdav://host/folder, over HTTPS, or of
// webdav+http://host/folder without it. It asks the server nothing yet, and no
// more once ctx is done.
func Open(ctx context.Context, u *url.URL, user, password string) *Server {
	to := *u
	to.User = nil
	to.Scheme = "https"
	if u.Scheme == "webdav+http" {
		to.Scheme = "http"
	}
	client := gowebdav.NewClient(to.String(), user, password)
	plain := http.DefaultTransport.(*http.Transport).Clone()
	plain.ResponseHeaderTimeout = patience
	client.SetTransport(transport{ctx, plain})
	return &Server{client: client, made: map[string]bool{}}
}

// patience is how long a server may take to begin its answer.
const patience = 2 * time.Minute

// transport ends what is under way when ctx is done: the library takes none.
type transport struct {
	ctx context.Context
	http.RoundTripper
}

func (t transport) RoundTrip(r *http.Request) (*http.Response, error) {
	return t.RoundTripper.RoundTrip(r.WithContext(t.ctx))
}

func (s *Server) Read(ctx context.Context, name string) ([]byte, error) {
	body, err := s.client.ReadStream(name)
	if err != nil {
		return nil, answer(err)
	}
	data, err := upload.ReadAll(ctx, body)
	return data, errors.Join(err, body.Close())
}

// answer translates a status of the server.
func answer(err error) error {
	var s gowebdav.StatusError
	if !errors.As(err, &s) {
		return err
	}
	switch s.Status {
	case http.StatusNotFound:
		return fs.ErrNotExist
	case http.StatusUnauthorized:
		return upload.ErrDenied
	case http.StatusForbidden, http.StatusMethodNotAllowed:
		return upload.ErrNoRight
	case http.StatusConflict:
		return upload.ErrNoPlace
	case http.StatusInsufficientStorage:
		return upload.ErrFull
	}
	return err
}

// Write uploads a file under a temporary name and then moves it, because not
// every server replaces a file atomically.
func (s *Server) Write(_ context.Context, name string, data []byte) error {
	if err := s.folder(path.Dir(name)); err != nil {
		return err
	}
	tmp := path.Join(path.Dir(name), ".tarif-"+strings.ReplaceAll(path.Base(name), "/", "-"))
	if err := s.client.Write(tmp, data, 0o644); err != nil {
		return answer(err)
	}
	return answer(s.client.Rename(tmp, name, true))
}

func (s *Server) folder(dir string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if dir == "." || s.made[dir] {
		return nil
	}
	if err := s.client.MkdirAll(dir, 0o755); err != nil {
		return answer(err)
	}
	s.made[dir] = true
	return nil
}

func (s *Server) Remove(_ context.Context, name string) error {
	if err := answer(s.client.Remove(name)); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}
