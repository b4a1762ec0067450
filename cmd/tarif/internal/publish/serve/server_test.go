package serve

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"tarif/cmd/tarif/internal/publish/output"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/test/is"
)

// fake is a site whose sources are a map.
type fake struct {
	mu       sync.Mutex
	files    map[string]string
	findings source.List
	err      error
	rendered map[string]int
}

func newFake() *fake {
	return &fake{rendered: map[string]int{}, files: map[string]string{
		"index.html":        "<!DOCTYPE html><body>root</body></html>",
		"kk/index.html":     "<body>қазақша <!-- </body> --></body>",
		"kk/feed.xml":       "<feed/>",
		"data/rates.csv":    "a,b\n",
		"assets/site.css":   "p{}",
		"kk/oral/rates.xyz": "?",
		"404.html":          "<body>lost</body>",
	}}
}

func (f *fake) load() (output.Plan, source.List, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	var files []output.File
	for p, content := range f.files {
		files = append(files, output.File{Path: p, Render: func() ([]byte, error) {
			f.mu.Lock()
			defer f.mu.Unlock()
			f.rendered[p]++
			if content == "broken" {
				return nil, errors.New("no such word: <kk.title>")
			}
			return []byte(content), nil
		}})
	}
	return output.Plan{Files: files}, f.findings, f.err
}

func (f *fake) page(file string) string {
	if file == "tariffs/oral/home-care/2026.toml" {
		return "places/oral/"
	}
	return ""
}

func (f *fake) set(p, content string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.files[p] = content
}

func (f *fake) find(l source.List) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.findings = l
}

func finding(s source.Severity) source.List {
	return source.List{{Pos: source.Pos{File: "tariffs/oral/home-care/2026.toml", Line: 12, Col: 9},
		Severity: s, Message: source.Say(`price "1 896,6O" is <not> an amount`), Hint: source.Say("write digits")}}
}

func start(t *testing.T, f *fake) (*Server, *bytes.Buffer) {
	t.Helper()
	var log bytes.Buffer
	return New(Options{Load: f.load, Localizer: source.English, Page: f.page}, &lockedWriter{w: &log}), &log
}

func do(s *Server, method, address string) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	s.ServeHTTP(w, httptest.NewRequest(method, address, nil))
	return w
}

func TestAnswers(t *testing.T) {
	s, _ := start(t, newFake())
	const html, tag = "text/html; charset=utf-8", `<script src="/_tarif/reload.js"></script></body>`
	for _, c := range []struct {
		method, address string
		status          int
		kind, body      string
	}{
		{"GET", "/", 200, html, "<!DOCTYPE html><body>root" + tag + "</html>"},
		{"GET", "/index.html", 200, html, "root"},
		{"GET", "/kk/", 200, html, "қазақша <!-- </body> -->" + tag},
		{"GET", "/kk/?q=1", 200, html, "қазақша"},
		{"GET", "/kk/feed.xml", 200, "application/xml; charset=utf-8", "<feed/>"},
		{"GET", "/data/rates.csv", 200, "text/csv; charset=utf-8", "a,b\n"},
		{"GET", "/assets/site.css", 200, "text/css; charset=utf-8", "p{}"},
		{"GET", "/kk/oral/rates.xyz", 200, "application/octet-stream", "?"},
		{"HEAD", "/kk/", 200, html, ""},
		{"GET", "/nowhere", 404, html, "lost" + tag},
		{"GET", "/kk/nowhere/", 404, html, "lost"},
		{"GET", "/kk/../404.html", 404, html, "lost"},
		{"GET", "/..%2f..%2fetc/passwd", 404, html, "lost"},
		{"GET", "//kk", 404, html, "lost"},
		{"GET", "/_tarif/", 200, html, "Nothing to report"},
		{"GET", "/_tarif/reload.js", 200, "text/javascript; charset=utf-8", `EventSource("/_tarif/events?all")`},
		{"GET", "/_tarif/reload.js?all", 200, "text/javascript; charset=utf-8", `EventSource("/_tarif/events?all")`},
		{"GET", "/_tarif/x", 404, html, "lost"},
		{"POST", "/kk/", 405, "text/plain; charset=utf-8", "only GET and HEAD"},
		{"DELETE", "/_tarif/", 405, "text/plain; charset=utf-8", "only GET and HEAD"},
	} {
		t.Run(c.method+" "+c.address, func(t *testing.T) {
			w := do(s, c.method, c.address)
			if w.Code != c.status || w.Header().Get("Content-Type") != c.kind {
				t.Errorf("status %d, type %q", w.Code, w.Header().Get("Content-Type"))
			}
			if c.method != "HEAD" && !strings.Contains(w.Body.String(), c.body) {
				t.Errorf("body %q, want %q in it", w.Body, c.body)
			}
			if c.status != 405 && w.Header().Get("Cache-Control") != "no-store" {
				t.Error("a page may be cached")
			}
			is.Equal(t, w.Header().Get("Content-Security-Policy"), Policy, "no policy")
			is.Equal(t, w.Header().Get("X-Content-Type-Options"), "nosniff", "what a file is may be guessed")
			is.Equal(t, w.Header().Get("Cross-Origin-Resource-Policy"), "same-origin", "a page elsewhere may load it as a script")
		})
	}
}

func TestFoldersRedirect(t *testing.T) {
	s, _ := start(t, newFake())
	for address, want := range map[string]string{"/kk": "/kk/", "/kk?q=%D0%BA": "/kk/?q=%D0%BA"} {
		w := do(s, "GET", address)
		if w.Code != 302 || w.Header().Get("Location") != want {
			t.Errorf("%s: status %d to %q", address, w.Code, w.Header().Get("Location"))
		}
	}
}

func TestHeadHasTheLength(t *testing.T) {
	s, _ := start(t, newFake())
	srv := httptest.NewServer(s)
	defer srv.Close()
	res, err := http.Head(srv.URL + "/kk/")
	is.OK(t, err)
	defer res.Body.Close()
	body, _ := io.ReadAll(res.Body)
	want := do(s, "GET", "/kk/").Body.Len()
	is.True(t, res.ContentLength == int64(want) && len(body) == 0, "length %d, want %d; body %q", res.ContentLength, want, body)
}

func TestNo404Page(t *testing.T) {
	f := newFake()
	delete(f.files, "404.html")
	s, _ := start(t, f)
	w := do(s, "GET", "/nowhere")
	is.True(t, w.Code == 404, "status %d", w.Code)
}

// TestCache: a page is rendered once between two changes, and not before it is
// asked for.
func TestCache(t *testing.T) {
	f := newFake()
	s, _ := start(t, f)
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() { do(s, "GET", "/kk/") })
	}
	all.Wait()
	f.set("kk/index.html", "<body>new</body>")
	w := do(s, "GET", "/kk/")
	is.True(t, strings.Contains(w.Body.String(), "қазақша"), "a page changed before the reload")
	s.Reload()
	w = do(s, "GET", "/kk/")
	is.True(t, strings.Contains(w.Body.String(), "new"), "a page did not change after the reload")
	is.Equal(t, fmt.Sprint(f.rendered), "map[kk/index.html:2]", "rendered")
}

func TestLastGoodSiteStays(t *testing.T) {
	f := newFake()
	s, log := start(t, f)
	f.set("kk/index.html", "<body>half</body>")
	f.find(finding(source.Error))
	s.Reload()
	w := do(s, "GET", "/kk/")
	is.True(t, strings.Contains(w.Body.String(), "қазақша"), "a bad load changed the site")
	is.In(t, `2026.toml:12:9: error: price "1 896,6O" is <not> an amount`, log.String())
	notice := do(s, "GET", "/_tarif/").Body.String()
	for _, want := range []string{"The site cannot be built", "2026.toml:12:9", "is &lt;not&gt; an amount", "hint: write digits", "as it was", noticeTag} {
		is.True(t, strings.Contains(notice, want), "no %q in the notice %s", want, notice)
	}
	f.find(finding(source.Warning))
	s.Reload()
	w = do(s, "GET", "/kk/")
	is.True(t, strings.Contains(w.Body.String(), "half"), "a warning kept the site back")
	is.In(t, "with warnings", do(s, "GET", "/_tarif/").Body.String(), "notice")
}

// TestPlanFails: a plan can also fail for a reason outside files.
func TestPlanFails(t *testing.T) {
	f := newFake()
	f.err = errors.New("two pages want kk/index.html")
	s, log := start(t, f)
	for _, address := range []string{"/", "/kk/", "/assets/site.css"} {
		w := do(s, "GET", address)
		is.True(t, w.Code == 503 && strings.Contains(w.Body.String(), "two pages want"), "%s: status %d, %s", address, w.Code, w.Body)
	}
	is.True(t, strings.Contains(log.String(), "two pages want") && strings.Contains(log.String(), "when this is mended"),
		"log %s", log)
	f.err = nil
	s.Reload()
	if w := do(s, "GET", "/"); w.Code != 200 {
		t.Errorf("status %d after it was mended", w.Code)
	}
}

func TestRenderFails(t *testing.T) {
	f := newFake()
	f.set("kk/index.html", "broken")
	s, log := start(t, f)
	w := do(s, "GET", "/kk/")
	is.True(t, w.Code == 500 && strings.Contains(w.Body.String(), "render kk/index.html: no such word: &lt;kk.title&gt;"),
		"status %d, %s", w.Code, w.Body)
	is.In(t, "no such word: <kk.title>", log.String())
}

// stream opens the events and returns what is received.
func stream(t *testing.T, ctx context.Context, address string) <-chan string {
	t.Helper()
	req, _ := http.NewRequestWithContext(ctx, "GET", address, nil)
	res, err := http.DefaultClient.Do(req)
	is.OK(t, err)
	got := res.Header.Get("Content-Type")
	is.Must(t, got == "text/event-stream", "type %q", got)
	out := make(chan string)
	go func() {
		defer res.Body.Close()
		defer close(out)
		for lines := bufio.NewScanner(res.Body); lines.Scan(); {
			if v, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
				out <- v
			}
		}
	}()
	return out
}

func next(t *testing.T, events <-chan string) string {
	t.Helper()
	select {
	case v := <-events:
		return v
	case <-time.After(10 * time.Second):
		t.Fatal("no event")
		return ""
	}
}

// TestEvents: the first event is the version in the script; a bad load does not
// reload the site, but it reloads the list of findings.
func TestEvents(t *testing.T) {
	f := newFake()
	s, _ := start(t, f)
	srv := httptest.NewServer(s)
	defer srv.Close()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	good, all := stream(t, ctx, srv.URL+"/_tarif/events"), stream(t, ctx, srv.URL+"/_tarif/events?all")
	first, firstAll := next(t, good), next(t, all)
	for address, v := range map[string]string{"/_tarif/reload.js": first, "/_tarif/reload.js?all": firstAll} {
		is.In(t, fmt.Sprintf("shown: %q", v), do(s, "GET", address).Body.String(), "%s does not know version %s", address, v)
	}
	f.find(finding(source.Error))
	s.Reload()
	if v := next(t, all); v == firstAll {
		t.Errorf("the list is told %q again", v)
	}
	select {
	case v := <-good:
		t.Errorf("a bad load reloads the site (%s)", v)
	case <-time.After(20 * time.Millisecond):
	}
	f.find(nil)
	s.Reload()
	if v := next(t, good); v == first {
		t.Errorf("the site is told %q again", v)
	}
}

func TestOtherRunIsOtherVersion(t *testing.T) {
	a, _ := start(t, newFake())
	b, _ := start(t, newFake())
	is.True(t, a.version(a.state.Load(), false) != b.version(b.state.Load(), false),
		"a browser cannot see that the server was started anew")
}

// TestBar: the bar shows the findings in the page's own source, where the last
// edit can be seen, and the page when the server was started.
func TestBar(t *testing.T) {
	f := newFake()
	f.set("ru/places/oral/index.html", "<body>948,30</body>")
	s, _ := start(t, f)
	bar := func(at string) string { return do(s, "GET", "/_tarif/bar?at="+at).Body.String() }
	b := bar("/ru/places/oral/")
	is.True(t, strings.Contains(b, "Draft") && !strings.Contains(b, "before"), "at the start: %s", b)
	f.set("ru/places/oral/index.html", "<body>950,00</body>")
	f.find(finding(source.Warning))
	s.Reload("config.toml", "tariffs/oral/home-care/2026.toml")
	here, elsewhere := bar("/ru/places/oral/"), bar("/kk/index.html")
	for _, want := range []string{"1 finding", "2026.toml:12:9", "&lt;not&gt;", `"/_tarif/before/ru/places/oral/"`} {
		is.True(t, strings.Contains(here, want), "no %s in %s", want, here)
	}
	is.True(t, strings.Contains(elsewhere, `"/kk/places/oral/"`) && !strings.Contains(elsewhere, "2026.toml:12:9"),
		"elsewhere: %s", elsewhere)
	is.In(t, "948,30", do(s, "GET", "/_tarif/before/ru/places/oral/").Body.String(), "before")
	b = bar("/_tarif/before/ru/places/oral/")
	is.True(t, strings.Contains(b, `"/ru/places/oral/"`) && !strings.Contains(b, "Draft"), "on the page before: %s", b)
	r := do(s, "GET", "/_tarif/before/ru/places/oral")
	is.True(t, r.Header().Get("Location") == "/_tarif/before/ru/places/oral/", "to %q", r.Header().Get("Location"))
}
