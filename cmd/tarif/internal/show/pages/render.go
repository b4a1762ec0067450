package pages

import (
	"bytes"
	"fmt"
	"html/template"
	"io/fs"
	"path"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/show/words"
)

// Templates is the theme's templates, parsed once for each language, because
// the words they print are bound when they are parsed.
type Templates struct {
	sets map[lang.Lang]map[string]*template.Template
}

// Parse reads the parts and the pages of the theme.
func Parse(theme fs.FS, w *words.Words) (*Templates, error) {
	t := &Templates{sets: map[lang.Lang]map[string]*template.Template{}}
	for _, l := range lang.All {
		parts, err := parseAll(theme, "parts/*.html", template.New("").Funcs(funcs(l, w)))
		if err != nil {
			return nil, err
		}
		if t.sets[l], err = parsePages(theme, parts); err != nil {
			return nil, err
		}
	}
	return t, nil
}

func parsePages(theme fs.FS, parts *template.Template) (map[string]*template.Template, error) {
	names, err := fs.Glob(theme, "pages/*.html")
	if err != nil {
		return nil, err
	}
	set := map[string]*template.Template{}
	for _, name := range names {
		page, err := parts.Clone()
		if err != nil {
			return nil, err
		}
		if set[path.Base(name)], err = parseAll(theme, name, page); err != nil {
			return nil, err
		}
	}
	return set, nil
}

// parseAll adds files of the theme under their whole names, by which an error
// leads to the file; ParseFS would drop the folder.
func parseAll(theme fs.FS, pattern string, into *template.Template) (*template.Template, error) {
	names, err := fs.Glob(theme, pattern)
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		src, err := fs.ReadFile(theme, name)
		if err != nil {
			return nil, err
		}
		if _, err := into.New(name).Parse(string(src)); err != nil {
			return nil, err
		}
	}
	return into, nil
}

// funcs are the functions of the templates: t and n print words of the
// interface, tl words in a named language, runs a text of ours in which words
// of an act may be quoted.
func funcs(l lang.Lang, w *words.Words) template.FuncMap {
	return template.FuncMap{
		"t": func(key string, args ...any) (string, error) { return w.T(l, key, args...) },
		"n": func(key string, n int, args ...any) (string, error) { return w.N(l, key, n, args...) },
		"tl": func(l lang.Lang, key string, args ...any) (string, error) {
			return w.T(l, key, args...)
		},
		"runs": func(text string) template.HTML { return runs(l, text) },
		"add":  func(a, b int) int { return a + b },
	}
}

// Render runs a page's template on its view, inside the frame of parts/base.html.
func (t *Templates) Render(p Page) ([]byte, error) {
	view, err := p.View()
	if err != nil {
		return nil, err
	}
	tmpl := t.sets[p.Lang][p.Template]
	if tmpl == nil {
		return nil, fmt.Errorf("the theme has no template %s", p.Template)
	}
	var b bytes.Buffer
	if err := tmpl.ExecuteTemplate(&b, "base.html", view); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
