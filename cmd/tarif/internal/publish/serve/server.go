package serve

import (
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/url"
	"path"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"

	"tarif/cmd/tarif/internal/publish/output"
	"tarif/cmd/tarif/internal/source"
)

// Load reads the site's folder and plans its files. The site is good if no
// finding is an error and err, which is for errors outside files, is nil.
type Load func() (plan output.Plan, findings source.List, err error)

// Policy is the Content-Security-Policy that the site is meant for: everything
// from its own origin, nothing inline.
const Policy = "default-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'; object-src 'none'"

// EmbedPolicy is that of the pages that other sites may frame.
const EmbedPolicy = "default-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors *; object-src 'none'"

var embedded = regexp.MustCompile(`^/(kk|ru)/embed/`)

// Server shows the last good plan.
type Server struct {
	load      Load
	log       io.Writer
	localizer *source.Localizer
	pageOf    func(file string) string // like Options.Page; may be nil
	run       uint64                   // distinguishes this run of the server from earlier ones
	reloads   sync.Mutex               // held during Reload
	state     atomic.Pointer[state]
	waiting   waiting
}

// New loads the site and returns its server. Errors in the site are printed to
// log and shown; a later Reload may find them corrected.
func New(o Options, log io.Writer) *Server {
	s := &Server{load: o.Load, log: log, localizer: o.Localizer, pageOf: o.Page, run: rand.Uint64(), waiting: waiting{ch: make(chan struct{})}}
	s.state.Store(&state{})
	s.Reload(newest(o.Dir, o.Watch)...)
	return s
}

// state is the result of one load; it is immutable.
type state struct {
	pages    map[string]*page // of the last good plan; nil if there was none yet
	late     func() map[string]*page
	was      map[string]*page // of the first good plan
	wasLate  func() map[string]*page
	edits    edits
	findings source.List
	err      error
	good     int // number of good loads
	loads    int // number of loads
}

func (st *state) wrong() bool { return st.err != nil || st.findings.Err() != nil }

// page renders a file once.
type page struct {
	once sync.Once
	file output.File
	data []byte
	err  error
}

func (p *page) render() ([]byte, error) {
	p.once.Do(func() { p.data, p.err = p.file.Render() })
	return p.data, p.err
}

// Reload loads the site again after the given files have changed, prints the
// findings and notifies the browsers.
func (s *Server) Reload(files ...string) {
	s.reloads.Lock()
	defer s.reloads.Unlock()
	old := s.state.Load()
	plan, findings, err := s.load()
	findings.Sort()
	next := &state{pages: old.pages, late: old.late, findings: findings, err: err, good: old.good, loads: old.loads + 1,
		was: old.was, wasLate: old.wasLate, edits: old.edits.with(files, s.page)}
	if !next.wrong() {
		next.good++
		next.pages = byPath(plan.Files)
		next.late = sync.OnceValue(func() map[string]*page { return s.late(plan) })
		if next.was == nil {
			next.was, next.wasLate = next.pages, next.late
		}
	}
	s.state.Store(next)
	s.report(next)
	s.waiting.wake()
}

func byPath(files []output.File) map[string]*page {
	m := make(map[string]*page, len(files))
	for _, f := range files {
		m[f.Path] = &page{file: f}
	}
	return m
}

// late returns the files whose addresses depend on their content. Errors are
// reported here, and again by every page that refers to the file.
func (s *Server) late(plan output.Plan) map[string]*page {
	if plan.Late == nil {
		return nil
	}
	files, err := plan.Late()
	if err != nil {
		fmt.Fprintln(s.log, err)
	}
	return byPath(files)
}

// page returns a file by its path, nil if there is none. Files whose address
// depends on their content are made only if no other has the path.
func (st *state) page(path string) *page {
	if p := st.pages[path]; p != nil {
		return p
	}
	return st.late()[path]
}

func (s *Server) report(st *state) {
	var b bytes.Buffer // collected, so that the lines stay together
	st.findings.Print(&b, s.localizer)
	if st.err != nil {
		fmt.Fprintf(&b, "%v\n", st.err)
	}
	switch {
	case !st.wrong():
		fmt.Fprintln(&b, s.localizer.Say(source.Say("loaded: {1} files", len(st.pages))))
	case st.pages != nil:
		fmt.Fprintln(&b, s.localizer.Say(source.Say("the site is shown as it was before this change")))
	default:
		fmt.Fprintln(&b, s.localizer.Say(source.Say("the site is shown when this is mended")))
	}
	s.log.Write(b.Bytes())
}

// ServeHTTP answers GET and HEAD from the plan. Addresses are looked up only
// among its paths, so that no address can lead to another file.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Cache-Control", "no-store")
	h.Set("Content-Security-Policy", Policy)
	if embedded.MatchString(r.URL.Path) {
		h.Set("Content-Security-Policy", EmbedPolicy)
	}
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cross-Origin-Resource-Policy", "same-origin") // no page elsewhere loads the data scripts of a draft
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		h.Set("Allow", "GET, HEAD")
		http.Error(w, "only GET and HEAD", http.StatusMethodNotAllowed)
		return
	}
	st := s.state.Load()
	switch {
	case r.URL.Path == prefix+"events":
		s.events(w, r)
	case r.URL.Path == prefix+"reload.js":
		s.script(w, r, st)
	case r.URL.Path == prefix:
		s.notice(w, http.StatusOK, st, nil)
	case r.URL.Path == prefix+"bar":
		s.bar(w, r, st)
	case r.URL.Path == prefix+"bar.css":
		h.Set("Content-Type", output.ContentType(".css"))
		s.static(w, "page/bar.css")
	case st.was != nil && strings.HasPrefix(r.URL.Path, before):
		old := *r
		old.URL = &url.URL{Path: "/" + strings.TrimPrefix(r.URL.Path, before), RawQuery: r.URL.RawQuery}
		s.file(w, &old, &state{pages: st.was, late: st.wasLate}, strings.TrimSuffix(before, "/"))
	case st.pages == nil:
		s.notice(w, http.StatusServiceUnavailable, st, nil)
	default:
		s.file(w, r, st, "")
	}
}

// file answers with a file of a state, at an address with the prefix below.
func (s *Server) file(w http.ResponseWriter, r *http.Request, st *state, below string) {
	key := strings.TrimPrefix(r.URL.Path, "/")
	if key == "" || strings.HasSuffix(key, "/") {
		key += "index.html"
	}
	if p := st.page(key); p != nil {
		s.send(w, http.StatusOK, st, p)
		return
	}
	if st.pages[key+"/index.html"] != nil {
		to := url.URL{Path: below + "/" + key + "/", RawQuery: r.URL.RawQuery}
		http.Redirect(w, r, to.String(), http.StatusFound)
		return
	}
	if p := st.pages["404.html"]; p != nil {
		s.send(w, http.StatusNotFound, st, p)
		return
	}
	http.NotFound(w, r)
}

func (s *Server) send(w http.ResponseWriter, status int, st *state, p *page) {
	data, err := p.render()
	if err != nil {
		err = fmt.Errorf("render %s: %w", p.file.Path, err)
		fmt.Fprintln(s.log, err)
		s.notice(w, http.StatusInternalServerError, st, err)
		return
	}
	if path.Ext(p.file.Path) == ".html" {
		data = withScript(data, reloadTag)
	}
	w.Header().Set("Content-Type", output.ContentType(p.file.Path))
	w.Header().Set("Content-Length", strconv.Itoa(len(data)))
	w.WriteHeader(status)
	w.Write(data) // net/http omits the body for HEAD
}
