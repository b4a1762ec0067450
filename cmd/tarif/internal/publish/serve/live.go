package serve

import (
	"bytes"
	"fmt"
	"net/http"
	"slices"
	"sync"

	"tarif/cmd/tarif/internal/publish/output"
)

// prefix is that of our own addresses, which no site has.
const prefix = "/_tarif/"

// A page of the site reloads after a good load; the list of findings, which
// asks with ?all, after any load.
const (
	reloadTag = `<script src="/_tarif/reload.js"></script>`
	noticeTag = `<script src="/_tarif/reload.js?all"></script>`
)

// version identifies what a page shows: the run of the server and the last good
// load, preceded, if all is set, by the number of the load.
func (s *Server) version(st *state, all bool) string {
	good := fmt.Sprintf("%x-%d", s.run, st.good)
	if all {
		return fmt.Sprintf("%d %s", st.loads, good)
	}
	return good
}

func wantsAll(r *http.Request) bool { return r.URL.RawQuery == "all" }

// script answers with the script of a page and what it knows: the version that
// the page shows, and the language of the bar.
func (s *Server) script(w http.ResponseWriter, r *http.Request, st *state) {
	name := "page/bar.js"
	if wantsAll(r) {
		name = "page/reload.js"
	}
	w.Header().Set("Content-Type", output.ContentType(name))
	fmt.Fprintf(w, "var tarifServe = { shown: %q, lang: %q };\n", s.version(st, wantsAll(r)), s.localizer.Lang)
	s.static(w, name)
}

// static answers with a file of ours.
func (s *Server) static(w http.ResponseWriter, name string) {
	data, _ := files.ReadFile(name) // it is embedded
	w.Write(data)
}

// events sends the version now and whenever it changes, until the browser or
// the server goes away.
func (s *Server) events(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	out := http.NewResponseController(w)
	for sent := ""; ; {
		woken := s.waiting.channel() // before the state is read, so that no change is missed
		if v := s.version(s.state.Load(), wantsAll(r)); v != sent {
			fmt.Fprintf(w, "data: %s\n\n", v)
			if out.Flush() != nil {
				return
			}
			sent = v
		}
		select {
		case <-woken:
		case <-r.Context().Done():
			return
		}
	}
}

// waiting wakes all waiters by closing the channel on which they wait.
type waiting struct {
	mu sync.Mutex
	ch chan struct{}
}

func (w *waiting) channel() <-chan struct{} {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.ch
}

func (w *waiting) wake() {
	w.mu.Lock()
	defer w.mu.Unlock()
	close(w.ch)
	w.ch = make(chan struct{})
}

// withScript returns a copy of a page with a script before the end of its body.
func withScript(page []byte, tag string) []byte {
	at := bytes.LastIndex(page, []byte("</body>"))
	if at < 0 {
		at = len(page)
	}
	return slices.Concat(page[:at], []byte(tag), page[at:])
}
