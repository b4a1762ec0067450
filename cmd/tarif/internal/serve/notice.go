package serve

import (
	"bytes"
	"html/template"
	"net/http"

	"tarif/cmd/tarif/internal/source"
)

// noticePage is the list of findings. It has no style: the policy allows none
// inline, and the site's own may be what is broken.
var noticePage = template.Must(template.New("notice").Parse(`<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{{.Title}} – tarif serve</title>
<body>
<h1>{{.Title}}</h1>
{{with .Err}}<pre>{{.}}</pre>
{{end}}{{range .Findings}}<pre>{{.}}</pre>
{{end}}<p>{{if .Shown}}<a href="/">To the site</a>{{if .Wrong}}, as it was before the last change{{end}}.
{{end}}This page reloads by itself.
{{.Tag}}
</body>
</html>
`))

// notice shows what is wrong: with the site, or with one page of it.
func (s *Server) notice(w http.ResponseWriter, status int, st *state, err error) {
	view := struct {
		Title        string
		Err          error
		Findings     []string
		Wrong, Shown bool
		Tag          template.HTML
	}{"Nothing to report", st.err, printed(st.findings), st.wrong(), st.pages != nil, noticeTag}
	if err != nil {
		view.Err, view.Findings = err, nil
	}
	switch {
	case err != nil:
		view.Title = "This page cannot be rendered"
	case view.Wrong:
		view.Title = "The site cannot be built"
	case len(view.Findings) > 0:
		view.Title = "The site is good, with warnings"
	}
	var b bytes.Buffer
	if err := noticePage.Execute(&b, view); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", types[".html"])
	w.WriteHeader(status)
	w.Write(b.Bytes())
}

// printed returns each finding as it stands in the terminal.
func printed(l source.List) []string {
	var out []string
	for i := range l {
		var b bytes.Buffer
		l[i : i+1].Print(&b)
		out = append(out, b.String())
	}
	return out
}
