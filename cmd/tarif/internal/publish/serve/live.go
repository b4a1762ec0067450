package serve

import (
	"bytes"
	"fmt"
	"net/http"
	"slices"
	"sync"
)

// prefix is that of our own addresses, which no site has.
const prefix = "/_tarif/"

// A page of the site reloads after a good load; the list of findings, which
// asks with ?all, after any load.
const (
	reloadTag = `<script src="/_tarif/reload.js"></script>`
	noticeTag = `<script src="/_tarif/reload.js?all"></script>`
)

// reloadScript is formatted with the version of the site that its page shows
// and the address of the events. Each event is a version; the first is sent at
// once, so that a browser that was asleep, or a restarted server, is noticed
// too.
const reloadScript = `(function () {
  "use strict";
  var shown = %q;
  new EventSource(%q).onmessage = function (event) {
    if (event.data !== shown) location.reload();
  };
})();
`

// barScript does the same for a page of the site, for which a bad load only
// changes the bar. It is formatted with the same two values.
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
