package serve

import (
	"bytes"
	"html/template"
	"net/http"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/publish/output"
	"tarif/cmd/tarif/internal/source"
)

// notice shows what is wrong with the site, or with one page of it.
func (s *Server) notice(w http.ResponseWriter, status int, st *state, err error) {
	view := struct {
		Lang, Title   string
		Err           error
		Findings      []string
		Edited        string
		Edits         []edited
		Shown         bool
		Back, Reloads string
		Tag           template.HTML
	}{s.localizer.Lang, "", st.err, s.printed(st.findings),
		s.localizer.Say(source.Say("Edited since the start")), s.edited(st), st.pages != nil,
		s.localizer.Say(source.Say("To the site")), s.localizer.Say(source.Say("This page reloads by itself.")), noticeTag}
	title := source.Say("Nothing to report")
	if st.wrong() {
		view.Back = s.localizer.Say(source.Say("To the site, as it was before the last change"))
	}
	if err != nil {
		view.Err, view.Findings = err, nil
	}
	switch {
	case err != nil:
		title = source.Say("This page cannot be rendered")
	case st.wrong():
		title = source.Say("The site cannot be built")
	case len(view.Findings) > 0:
		title = source.Say("The site is good, with warnings")
	}
	view.Title = s.localizer.Say(title)
	var b bytes.Buffer
	if err := templates.ExecuteTemplate(&b, "notice.html", view); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", output.ContentType(".html"))
	w.WriteHeader(status)
	w.Write(b.Bytes())
}

// edited is a source that was edited, with links to its page in both languages,
// before and after.
type edited struct {
	File  string
	Links []barLink
}

func (s *Server) edited(st *state) []edited {
	var out []edited
	for _, e := range st.edits {
		x := edited{File: e.file}
		for _, l := range lang.All {
			p := string(l) + "/" + e.page
			if e.page == "" {
				continue
			}
			if st.was[p+"index.html"] != nil {
				x.Links = append(x.Links, barLink{before + p, s.localizer.Say(source.Say("before")) + " (" + string(l) + ")"})
			}
			if st.pages[p+"index.html"] != nil {
				x.Links = append(x.Links, barLink{"/" + p, s.localizer.Say(source.Say("now")) + " (" + string(l) + ")"})
			}
		}
		out = append(out, x)
	}
	return out
}

// printed returns each finding as in the terminal.
func (s *Server) printed(l source.List) []string {
	var out []string
	for i := range l {
		var b bytes.Buffer
		if l[i:i+1].Print(&b, s.localizer); b.Len() > 0 {
			out = append(out, b.String())
		}
	}
	return out
}
