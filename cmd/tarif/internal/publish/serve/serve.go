// Package serve is the development server: it shows a site as it will be, while
// somebody edits its sources.
//
// [Server] is an http.Handler over the last good plan, and a watcher makes it
// load again. A page is rendered when it is asked for and kept until the next
// change, so that an edit of one file of a large site is on the screen at once.
// A script is added to each page that reloads it after a change; nothing is
// written to the disk, and what `tarif build` writes has no trace of it.
//
// While the sources have errors the last good site stays up; the findings are
// printed and shown at /_tarif/. The server sends the headers that the site is
// meant to be served with, above all its Content-Security-Policy, so that an
// inline style or a foreign script fails here and not in public. It answers
// only for the host names that it was started for, so that no page elsewhere
// can read drafts through a name of its own.
//
// It is for one person at one computer: no compression, no caching, no TLS.
package serve

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strconv"
	"syscall"
	"time"

	// Opens an address in the browser on every system; from GitHub's command
	// line tool.
	"github.com/cli/browser"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/source"
)

// Options is the configuration of Run.
type Options struct {
	Load      Load
	Dir       string                   // the site's folder
	Watch     []string                 // the sources in it: files, or folders that are watched recursively
	Addr      string                   // host:port
	Page      func(file string) string // returns the page, without its language, on which a source can be seen; "" if there are many
	Open      bool                     // open the page of the last edit in the browser
	Log       io.Writer
	Localizer *source.Localizer // for the language of findings
}

// patience is how long running requests may take when the server stops.
const patience = 3 * time.Second

// Run serves until ctx is done and then returns nil. It prints the address to
// Log as soon as it can be opened in a browser.
func Run(ctx context.Context, o Options) error {
	listener, err := net.Listen("tcp", o.Addr)
	if err != nil {
		return explain(err, o.Addr)
	}
	defer listener.Close()
	w, err := newWatcher(o.Dir, o.Watch)
	if err != nil {
		return err
	}
	defer w.close()

	log := &lockedWriter{w: o.Log}
	s := New(o, log)
	go w.run(ctx, log, s.Reload)
	o.tell(log, s, listener.Addr())
	return serve(ctx, listener, known(o.Addr, s))
}

// tell prints the addresses of the site, including those in the network if it
// listens there, and the page of the last edit, which it opens.
func (o Options) tell(log io.Writer, s *Server, at net.Addr) {
	home := address(at)
	fmt.Fprintln(log, o.Localizer.Say(source.Say("serving at {1} (stop with Ctrl-C)", home)))
	for _, other := range neighbours(at) {
		fmt.Fprintln(log, o.Localizer.Say(source.Say("in this network: {1}", other)))
	}
	if e, ok := s.state.Load().edits.last(); ok {
		l, err := lang.Parse(o.Localizer.Lang)
		if err != nil { // pages exist only in Kazakh and Russian
			l = lang.KK
		}
		home += string(l) + "/" + e.page
		fmt.Fprintln(log, o.Localizer.Say(source.Say("last edit: {1}, {2}", e.file, home)))
	}
	if o.Open {
		browser.Stdout = io.Discard // our own output must not be mixed with the browser's
		if err := browser.OpenURL(home); err != nil {
			fmt.Fprintln(log, err)
		}
	}
}

// neighbours returns the addresses at which other devices in the network reach
// a server that listens for them.
func neighbours(a net.Addr) []string {
	tcp, ok := a.(*net.TCPAddr)
	if !ok || !tcp.IP.IsUnspecified() {
		return nil
	}
	all, err := net.InterfaceAddrs()
	if err != nil {
		return nil
	}
	var out []string
	for _, x := range all {
		if n, ok := x.(*net.IPNet); ok && n.IP.To4() != nil && n.IP.IsPrivate() {
			out = append(out, address(&net.TCPAddr{IP: n.IP, Port: tcp.Port}))
		}
	}
	return out
}

func serve(ctx context.Context, listener net.Listener, h http.Handler) error {
	srv := &http.Server{
		Handler:           h,
		ReadHeaderTimeout: 10 * time.Second,
		// Requests that wait for a change end with ctx; Shutdown would wait for
		// them.
		BaseContext: func(net.Listener) context.Context { return ctx },
	}
	failed := make(chan error, 1)
	go func() { failed <- srv.Serve(listener) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	last, cancel := context.WithTimeout(context.WithoutCancel(ctx), patience)
	defer cancel()
	if err := srv.Shutdown(last); err != nil {
		return srv.Close()
	}
	return nil
}

// address returns what to type into the browser. A server on all interfaces is
// reached at localhost.
func address(a net.Addr) string {
	tcp, ok := a.(*net.TCPAddr)
	if !ok {
		return a.String()
	}
	host := tcp.IP.String()
	if tcp.IP.IsUnspecified() {
		host = "localhost"
	}
	return "http://" + net.JoinHostPort(host, strconv.Itoa(tcp.Port)) + "/"
}

// InUse is the error for an address on which another program listens.
type InUse struct {
	Addr string
	err  error
}

func (e *InUse) Error() string { return e.Say().String() }

// Say says what is wrong.
func (e *InUse) Say() source.Text { return source.Say("another program listens at {1}", e.Addr) }

func (e *InUse) Unwrap() error { return e.err }

// Hint proposes the next port.
func (e *InUse) Hint() source.Text {
	host, port, _ := net.SplitHostPort(e.Addr)
	n, err := strconv.Atoi(port)
	if err != nil || n >= 65535 {
		return source.Say("stop it, or choose another port with --addr")
	}
	return source.Say("stop it, or choose another port: --addr {1}", net.JoinHostPort(host, strconv.Itoa(n+1)))
}

// wsaInUse is EADDRINUSE on Windows.
const wsaInUse = syscall.Errno(10048)

func explain(err error, addr string) error {
	if errors.Is(err, syscall.EADDRINUSE) || errors.Is(err, wsaInUse) {
		return &InUse{addr, err}
	}
	return source.Say("cannot serve at {1}: this computer has no such address or does not allow the port; choose another with --addr, like 127.0.0.1:8080", addr).Err()
}
