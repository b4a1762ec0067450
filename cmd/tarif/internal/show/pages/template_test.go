package pages

import (
	"html/template"
	"io/fs"
	"path"
	"strings"
	"testing"
	"testing/fstest"

	// Checks every field and method that a template names, including ranges and
	// branches that no test data reach.
	"github.com/jba/templatecheck"

	"tarif/cmd/tarif/internal/files/config"
	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/show/words"
	"tarif/cmd/tarif/internal/test/is"
	"tarif/templates"
)

// theme parses the embedded theme.
func theme(t *testing.T) (*Templates, *words.Words) {
	t.Helper()
	w, found := words.Load(templates.FS)
	if w == nil {
		t.Fatal(found.Err())
	}
	tmpl, err := Parse(templates.FS, w)
	is.OK(t, err)
	return tmpl, w
}

func parsed(t *testing.T, page pageTemplate) *template.Template {
	t.Helper()
	html, err := page.parse()
	is.OK(t, err)
	return html
}

// TestTemplatesFitTheirViews: a misspelt field is found even within a range
// over an empty list.
func TestTemplatesFitTheirViews(t *testing.T) {
	tmpl, _ := theme(t)
	for _, l := range lang.All {
		for name, page := range tmpl.sets[l] {
			view, ok := views[name]
			if !ok {
				t.Errorf("%s is run on no view", name)
				continue
			}
			err := templatecheck.CheckHTMLStrict(parsed(t, page), view)
			is.True(t, err == nil, "%s %s: %v", l, name, err)
		}
		for name := range views {
			_, ok := tmpl.sets[l][name]
			is.True(t, ok, "the theme has no %s", name)
		}
	}
}

// TestCheckFindsMisspelling: the check above does find a misspelt field in a
// range over nothing.
func TestCheckFindsMisspelling(t *testing.T) {
	_, w := theme(t)
	overlay := fstest.MapFS{}
	err := fs.WalkDir(templates.FS, ".", func(p string, d fs.DirEntry, err error) error {
		if err == nil && path.Ext(p) == ".html" {
			data, err := fs.ReadFile(templates.FS, p)
			overlay[p] = &fstest.MapFile{Data: data}
			return err
		}
		return err
	})
	is.OK(t, err)
	news := string(overlay["pages/news.html"].Data)
	wrong := strings.Replace(news, ".Summary", ".Sumary", 1)
	is.Must(t, wrong != news, "news.html prints no summary")
	overlay["pages/news.html"] = &fstest.MapFile{Data: []byte(wrong)}
	tmpl, err := Parse(overlay, w)
	is.OK(t, err)
	err = templatecheck.CheckHTMLStrict(parsed(t, tmpl.sets[lang.KK]["news.html"]), NewsView{})
	is.True(t, err != nil && strings.Contains(err.Error(), "Sumary"), "the check says %v", err)
}

func TestUnknownTemplate(t *testing.T) {
	tmpl, _ := theme(t)
	_, err := tmpl.Render(*(&Site{Input: Input{Config: &config.Config{}}}).Bare("nothing.html", ""))
	is.True(t, err != nil && strings.Contains(err.Error(), "nothing.html"), "error %v", err)
}

// TestStylesAndScripts: styles and scripts are files of the theme, and belong
// to its templates.
func TestStylesAndScripts(t *testing.T) {
	for _, of := range []map[string][]string{styles, printStyles, scripts} {
		for template, names := range of {
			files := []string{"pages/" + template}
			for _, name := range names {
				files = append(files, "assets/"+path.Ext(name)[1:]+"/"+name)
			}
			for _, file := range files {
				_, err := fs.Stat(templates.FS, file)
				is.True(t, err == nil, "%s: %v", template, err)
			}
		}
	}
}

func TestUnknownAsset(t *testing.T) {
	s := &Site{Input: Input{Config: &config.Config{}, Assets: Assets{Named: map[string]func() (string, error){
		"site.css": func() (string, error) { return "assets/site.0.css", nil }}}}}
	_, err := s.Bare("404.html", "").View()
	is.True(t, err != nil && err.Error() == "the theme has no file assets/icon.svg", "error %v", err)
}
