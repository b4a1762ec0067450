// Package webdav stores a site in a folder of a WebDAV server.
package webdav

import (
	"context"
	"errors"
	"io/fs"
	"net/http"
	"net/url"
	"path"
	"sync"
	"time"

	// WebDAV over net/http, with basic and digest authentication.
	"github.com/studio-b12/gowebdav"

	"tarif/cmd/tarif/internal/publish/upload"
)

// Server is a folder on a server. The client stands at the server's root: the
// folder itself may have to be made.
type Server struct {
	client   *gowebdav.Client
	dir      string
	password bool
	mu       sync.Mutex // serializes the creation of folders; concurrent requests collide
	made     map[string]bool
}

// Open makes the target of webdav://host/folder, over HTTPS, or of
// webdav+http://host/folder without it. It asks the server nothing yet, and no
// more once ctx is done.
func Open(ctx context.Context, u *url.URL, user, password string) *Server {
	root := url.URL{Scheme: "https", Host: u.Host}
	if u.Scheme == "webdav+http" {
		root.Scheme = "http"
	}
	client := gowebdav.NewClient(root.String(), user, password)
	plain := http.DefaultTransport.(*http.Transport).Clone()
	plain.ResponseHeaderTimeout = patience
	client.SetTransport(transport{ctx, plain})
	return &Server{client: client, dir: path.Clean("/" + u.Path), password: password != "", made: map[string]bool{"/": true}}
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

func (s *Server) Read(ctx context.Context, name string) (data []byte, err error) {
	err = s.insist(ctx, func() error {
		body, err := s.client.ReadStream(path.Join(s.dir, name))
		if err != nil {
			return err
		}
		data, err = upload.ReadAll(ctx, body)
		return errors.Join(err, body.Close())
	})
	return data, err
}

// attempts is how often a locked file is asked for, after waits that double.
const attempts = 7

// insist repeats what a server refuses because another hand is at the file.
func (s *Server) insist(ctx context.Context, do func() error) error {
	for wait, n := 100*time.Millisecond, 1; ; wait, n = 2*wait, n+1 {
		err := s.answer(do())
		if !errors.Is(err, upload.ErrLocked) || n == attempts {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(wait):
		}
	}
}

// answer translates a status of the server.
func (server *Server) answer(err error) error {
	if errors.Is(err, http.ErrSchemeMismatch) {
		return upload.ErrNoTLS
	}
	var s gowebdav.StatusError
	if !errors.As(err, &s) {
		return err
	}
	switch s.Status {
	case http.StatusNotFound:
		return fs.ErrNotExist
	case http.StatusUnauthorized:
		if !server.password {
			return upload.ErrNoPassword
		}
		return upload.ErrDenied
	case http.StatusLocked:
		return upload.ErrLocked
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
func (s *Server) Write(ctx context.Context, name string, data []byte) error {
	name = path.Join(s.dir, name)
	if err := s.folder(path.Dir(name)); err != nil {
		return err
	}
	tmp := path.Join(path.Dir(name), ".tarif-"+path.Base(name))
	if err := s.insist(ctx, func() error { return s.client.Write(tmp, data, 0o644) }); err != nil {
		return err
	}
	return s.insist(ctx, func() error { return s.client.Rename(tmp, name, true) })
}

func (s *Server) folder(dir string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.make(dir)
}

// make makes a folder and those above it that are missing. It asks for none
// that need not be made: whose account ends there may not touch them.
func (s *Server) make(dir string) error {
	if s.made[dir] {
		return nil
	}
	err := s.client.Mkdir(dir, 0o755)
	if gowebdav.IsErrCode(err, http.StatusConflict) || gowebdav.IsErrNotFound(err) {
		if err = s.make(path.Dir(dir)); err == nil {
			err = s.client.Mkdir(dir, 0o755)
		}
	}
	s.made[dir] = err == nil
	return s.answer(err)
}

func (s *Server) Remove(ctx context.Context, name string) error {
	err := s.insist(ctx, func() error { return s.client.Remove(path.Join(s.dir, name)) })
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}
