package serve

import (
	"bytes"
	"embed"
	"html/template"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/publish/output"
	"tarif/cmd/tarif/internal/source"
)

// Every page has a bar at its top, added by a script, so that the page itself
// is as a build would write it. It says that this is a draft, what is wrong in
// the page's source, on which page the last edit can be seen, and links to the
// page as it was when the server was started.

// before is the prefix of the site as it was at the first good load.
const before = prefix + "before/"

//go:embed page
var files embed.FS

// templates are bar.html and notice.html, the list of findings. The latter uses
// the style of the bar, since the site's own may be what is broken.
var templates = template.Must(template.ParseFS(files, "page/*.html"))

type barLink struct{ Address, Text string }

// edits are the sources that have changed, the latest first, and the page on
// which each can be seen, without its language.
type edits []edit

type edit struct{ file, page string }

// with puts files before the others.
func (e edits) with(files []string, page func(string) string) edits {
	for _, f := range files {
		e = slices.DeleteFunc(slices.Clone(e), func(x edit) bool { return x.file == f })
		e = slices.Insert(e, 0, edit{f, page(f)})
	}
	return e
}

// last returns the latest edit that has a page.
func (e edits) last() (edit, bool) {
	i := slices.IndexFunc(e, func(x edit) bool { return x.page != "" })
	if i < 0 {
		return edit{}, false
	}
	return e[i], true
}

// at returns what the bar's address asks about: the page, its language, and
// whether it is the page as it was.
func at(r *http.Request) (page string, l lang.Lang, was bool) {
	p, was := strings.CutPrefix(r.URL.Query().Get("at"), before)
	first, page, _ := strings.Cut(strings.TrimPrefix(p, "/"), "/")
	if l = lang.Lang(first); !slices.Contains(lang.All[:], l) {
		return "", lang.KK, was
	}
	return strings.TrimSuffix(page, "index.html"), l, was
}

func (s *Server) bar(w http.ResponseWriter, r *http.Request, st *state) {
	page, l, was := at(r)
	in := func(p string) string { return "/" + string(l) + "/" + p }
	view := struct {
		Draft, Findings string
		Other, Edited   *barLink
		Here            []string
	}{Draft: s.say(source.Say("Draft: this site is not published."))}
	all, here := 0, source.List(nil)
	for _, f := range st.findings {
		if f.Waived != nil {
			continue
		}
		all++
		if page != "" && s.page(f.Pos.File) == page {
			here = append(here, f)
		}
	}
	view.Findings = s.say(source.Say("{1} findings", all))
	view.Here = s.printed(here)
	switch {
	case was:
		view.Draft = s.say(source.Say("So it was when tarif serve was started."))
		view.Other = &barLink{in(page), s.say(source.Say("How it is now"))}
	case slices.ContainsFunc(st.edits, func(e edit) bool { return e.page == page && page != "" }) && st.was[strings.TrimPrefix(in(page), "/")+"index.html"] != nil:
		view.Other = &barLink{strings.TrimSuffix(before, "/") + in(page), s.say(source.Say("How it was before"))}
	}
	if e, ok := st.edits.last(); ok && e.page != page {
		view.Edited = &barLink{in(e.page), s.say(source.Say("Last edit: {1}", e.file))}
	}
	var b bytes.Buffer
	if err := templates.ExecuteTemplate(&b, "bar.html", view); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", output.ContentType(".html"))
	w.Write(b.Bytes())
}

func (s *Server) say(t source.Text) string { return s.localizer.Say(t) }

// page returns the page on which a source can be seen, "" if there are many.
func (s *Server) page(file string) string {
	if s.pageOf == nil {
		return ""
	}
	return s.pageOf(file)
}

// newest returns the source that was edited last before the server was started.
func newest(dir string, sources []string) []string {
	var name string
	var last time.Time
	for _, top := range sources {
		filepath.WalkDir(filepath.Join(dir, top), func(p string, d fs.DirEntry, err error) error {
			if err != nil || !d.Type().IsRegular() {
				return nil // errors are reported when the site is loaded
			}
			if info, err := os.Stat(p); err == nil && info.ModTime().After(last) {
				if rel, err := filepath.Rel(dir, p); err == nil {
					name, last = filepath.ToSlash(rel), info.ModTime()
				}
			}
			return nil
		})
	}
	if name == "" {
		return nil
	}
	return []string{name}
}
