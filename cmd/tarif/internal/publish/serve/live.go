package serve

import (
	"bytes"
	"fmt"
	"net/http"
	"slices"
	"sync"
)

// prefix is where our own addresses lie, which no site has.
const prefix = "/_tarif/"

// A page of the site reloads after a good load; the list of findings, which
// asks with ?all, after any.
const (
	reloadTag = `<script src="/_tarif/reload.js"></script>`
	noticeTag = `<script src="/_tarif/reload.js?all"></script>`
)

// reloadScript gets the version of the site that its page shows and the
// address of the events. Each event is a version; the first comes at once, so
// that a browser that was asleep, or a server that was started again, is
// noticed too.
const reloadScript = `(function () {
  "use strict";
  var shown = %q;
  new EventSource(%q).onmessage = function (event) {
    if (event.data !== shown) location.reload();
  };
})();
`

// barScript does so for a page of the site, which a bad load leaves as it is:
// that one changes the bar alone. It gets the same two, for all loads.
const barScript = `(function () {
  "use strict";
  var shown = %q, last = "";
  var bar = document.createElement("div");
  bar.id = "tarif-bar";
  bar.lang = %q;
  var style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = "/_tarif/bar.css";
  document.head.appendChild(style);
  document.body.insertBefore(bar, document.body.firstChild);
  new EventSource(%q).onmessage = function (event) {
    var version = event.data.split(" ");
    if (version[1] !== shown && location.pathname.indexOf("/_tarif/before/") !== 0) {
      location.reload();
      return;
    }
    if (event.data === last) return;
    last = event.data;
    fetch("/_tarif/bar?at=" + encodeURIComponent(location.pathname)).then(function (answer) {
      return answer.text();
    }).then(function (html) {
      bar.innerHTML = html;
    });
  };
})();
`

// version names what a page shows: the run of the server, and the last good
// load; before it, where all are asked for, the load.
func (s *Server) version(st *state, all bool) string {
	good := fmt.Sprintf("%x-%d", s.run, st.good)
	if all {
		return fmt.Sprintf("%d %s", st.loads, good)
	}
	return good
}

func wantsAll(r *http.Request) bool { return r.URL.RawQuery == "all" }

func (s *Server) script(w http.ResponseWriter, r *http.Request, st *state) {
	events := prefix + "events?all"
	w.Header().Set("Content-Type", types[".js"])
	if wantsAll(r) {
		fmt.Fprintf(w, reloadScript, s.version(st, true), events)
		return
	}
	fmt.Fprintf(w, barScript, s.version(st, false), s.localizer.Lang, events)
}

// events sends the version now and whenever it changes, until the browser or
// the server goes.
func (s *Server) events(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	out := http.NewResponseController(w)
	for sent := ""; ; {
		woken := s.waiting.channel() // before the state is read: no change is missed
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

// waiting wakes all that wait by closing the channel that they wait on.
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

// withScript returns a page with a script before the end of its body. The
// page itself, which is kept, is not changed.
func withScript(page []byte, tag string) []byte {
	at := bytes.LastIndex(page, []byte("</body>"))
	if at < 0 {
		at = len(page)
	}
	return slices.Concat(page[:at], []byte(tag), page[at:])
}
