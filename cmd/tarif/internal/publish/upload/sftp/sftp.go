// Package sftp stores a site on an SSH server.
//
// The server's key must be in known_hosts. An unknown or changed key is
// refused, with the line to add, because otherwise anybody could pose as the
// server. A file is written under a temporary name and then renamed.
package sftp

import (
	"context"
	"errors"
	"io/fs"
	"net"
	"net/url"
	"path"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	// SFTP, with the POSIX rename that replaces a file.
	"github.com/pkg/sftp"
	"golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/knownhosts"

	"tarif/cmd/tarif/internal/publish/upload"
	"tarif/cmd/tarif/internal/source"
)

// Access holds the credentials, keys or a password, and the known_hosts files.
type Access struct {
	KnownHosts []string
	Keys       []ssh.Signer
	Password   string
}

// Server is a folder on a server.
type Server struct {
	client *sftp.Client
	conn   *ssh.Client
	dir    string
	made   sync.Map
	tmp    atomic.Int64
}

// Open connects to sftp://user@host:port/folder, until ctx is done.
func Open(ctx context.Context, u *url.URL, a Access) (*Server, error) {
	known, err := knownhosts.New(a.KnownHosts...)
	if err != nil {
		return nil, err
	}
	auth := []ssh.AuthMethod{ssh.PublicKeys(a.Keys...)}
	if a.Password != "" {
		auth = append(auth, ssh.Password(a.Password))
	}
	host := u.Host
	if u.Port() == "" {
		host = net.JoinHostPort(u.Hostname(), "22")
	}
	conn, err := dial(ctx, host, &ssh.ClientConfig{User: u.User.Username(), Auth: auth, HostKeyCallback: check(known)})
	if err != nil {
		return nil, answer(err)
	}
	client, err := sftp.NewClient(conn)
	if err != nil {
		return nil, errors.Join(err, conn.Close())
	}
	return &Server{client: client, conn: conn, dir: strings.TrimSuffix(u.Path, "/")}, nil
}

// dial greets a server, which has as long for it as patience, and hangs up when
// ctx is done.
func dial(ctx context.Context, host string, config *ssh.ClientConfig) (*ssh.Client, error) {
	line, err := (&net.Dialer{Timeout: patience}).DialContext(ctx, "tcp", host)
	if err != nil {
		return nil, err
	}
	hangUp := func() { _ = line.Close() } // whoever uses it is told
	context.AfterFunc(ctx, hangUp)
	defer time.AfterFunc(patience, hangUp).Stop()
	conn, channels, requests, err := ssh.NewClientConn(line, host, config)
	if err != nil {
		return nil, errors.Join(err, line.Close())
	}
	return ssh.NewClient(conn, channels, requests), nil
}

// patience is how long a server may take to take the call, and to greet.
const patience = 30 * time.Second

// answer translates an error of the server. The library has no type for a
// refused login.
func answer(err error) error {
	var s *sftp.StatusError
	switch {
	case err == nil:
		return nil
	case strings.Contains(err.Error(), "unable to authenticate"):
		return upload.ErrDenied
	case errors.Is(err, fs.ErrPermission):
		return upload.ErrNoRight
	case errors.As(err, &s) && strings.Contains(err.Error(), "no space left"):
		return upload.ErrFull
	}
	return err
}

// Signer parses a private key that has no passphrase.
func Signer(pem []byte) (ssh.Signer, error) { return ssh.ParsePrivateKey(pem) }

// check adds to known's error what the user can do about an unknown server.
func check(known ssh.HostKeyCallback) ssh.HostKeyCallback {
	return func(host string, addr net.Addr, key ssh.PublicKey) error {
		err := known(host, addr, key)
		var unknown *knownhosts.KeyError
		switch {
		case !errors.As(err, &unknown):
			return err
		case len(unknown.Want) > 0:
			return source.Say("the server {1} has another key than known_hosts says: nothing was sent", host).Err()
		}
		return source.Say("the server {1} is not in known_hosts: if its key is right, add the line {2}", host, knownhosts.Line([]string{host}, key)).Err()
	}
}

// Close ends the connection. It closes the connection first, because the client
// would wait for a final message that not every server sends.
func (s *Server) Close() error {
	err := s.conn.Close()
	_ = s.client.Close() // reports that the connection is closed
	return err
}

func (s *Server) path(name string) string { return s.dir + "/" + name }

func (s *Server) Read(ctx context.Context, name string) ([]byte, error) {
	f, err := s.client.Open(s.path(name))
	if err != nil {
		return nil, err
	}
	data, err := upload.ReadAll(ctx, f)
	return data, errors.Join(err, f.Close())
}

func (s *Server) Write(_ context.Context, name string, data []byte) error {
	p := s.path(name)
	if _, there := s.made.Load(path.Dir(p)); !there {
		if err := s.client.MkdirAll(path.Dir(p)); err != nil {
			return answer(err)
		}
		s.made.Store(path.Dir(p), true)
	}
	tmp := path.Join(path.Dir(p), ".tarif-"+strconv.FormatInt(s.tmp.Add(1), 10))
	f, err := s.client.Create(tmp)
	if err != nil {
		return answer(err)
	}
	_, err = f.Write(data)
	if err = errors.Join(err, f.Close()); err == nil {
		err = s.client.PosixRename(tmp, p)
	}
	if err != nil {
		return errors.Join(answer(err), s.client.Remove(tmp))
	}
	return nil
}

func (s *Server) Remove(_ context.Context, name string) error {
	err := s.client.Remove(s.path(name))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}
