package pages

import (
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"maps"
	"path"
	"reflect"
	"slices"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/show/htmlc"
	"tarif/cmd/tarif/internal/show/words"
)

// Templates is the theme's templates, parsed once for each language, because
// their words are bound when they are parsed.
type Templates struct {
	sets map[lang.Lang]map[string]pageTemplate
}

// pageTemplate is the template of one kind of page, as parsed and as run.
type pageTemplate struct {
	parse func() (*template.Template, error)
	fast  *htmlc.Template
	said  []string // the texts it contains, as in Read
}

// Parse parses the parts and pages of the theme.
func Parse(theme fs.FS, w *words.Words) (*Templates, error) {
	t := &Templates{sets: map[lang.Lang]map[string]pageTemplate{}}
	for _, l := range lang.All {
		fns := funcs(l, w)
		parts, err := parseAll(theme, "parts/*.html", template.New("").Funcs(fns))
		if err != nil {
			return nil, err
		}
		if t.sets[l], err = parsePages(theme, l, parts, fns); err != nil {
			return nil, err
		}
	}
	return t, nil
}

func parsePages(theme fs.FS, l lang.Lang, parts *template.Template, fns template.FuncMap) (map[string]pageTemplate, error) {
	names, err := fs.Glob(theme, "pages/*.html")
	if err != nil {
		return nil, err
	}
	set := map[string]pageTemplate{}
	for _, name := range names {
		parse := func() (*template.Template, error) { return parsePage(theme, name, parts) }
		base, err := parse()
		if err != nil {
			return nil, err
		}
		set[path.Base(name)] = pageTemplate{parse, htmlc.New(fns, parse), sayingsOf(l, base)}
	}
	return set, nil
}

// parsePage parses a page together with the frame and all parts.
func parsePage(theme fs.FS, name string, parts *template.Template) (*template.Template, error) {
	page, err := parts.Clone()
	if err != nil {
		return nil, err
	}
	if page, err = parseAll(theme, name, page); err != nil {
		return nil, err
	}
	base := page.Lookup("base.html")
	if base == nil {
		return nil, fmt.Errorf("template: %s:1: no template defines %q", name, "base.html")
	}
	return base, nil
}

// parseAll adds files of the theme under their full names, which errors then
// show; ParseFS would drop the folder.
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
// interface, tl words in a given language, runs a text of ours that may quote
// words of an act.
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

// Render runs a page's template on its view, inside the frame of
// parts/base.html.
func (t *Templates) Render(p Page) ([]byte, error) { return t.append(nil, p) }

func (t *Templates) Write(w io.Writer, p Page) error {
	var room []byte
	if b, ok := w.(interface{ AvailableBuffer() []byte }); ok {
		room = b.AvailableBuffer() // written in place, it need not be copied
	}
	out, err := t.append(room, p)
	if err != nil {
		return err
	}
	_, err = w.Write(out)
	return err
}

func (t *Templates) append(b []byte, p Page) ([]byte, error) {
	view, err := p.View()
	if err != nil {
		return nil, err
	}
	tmpl, ok := t.sets[p.Lang][p.Template]
	if !ok {
		return nil, fmt.Errorf("the theme has no template %s", p.Template)
	}
	return tmpl.fast.Append(b, view)
}

// Slow returns an error for each template that package htmlc cannot compile,
// and that html/template runs itself.
func (t *Templates) Slow() []error {
	said := map[string]bool{}
	var slow []error
	for _, name := range slices.Sorted(maps.Keys(views)) {
		page, ok := t.sets[lang.KK][name] // the same in every language
		if !ok {
			continue
		}
		if why := page.fast.Slow(reflect.TypeOf(views[name])); why != nil && !said[why.Error()] {
			said[why.Error()] = true
			slow = append(slow, why)
		}
	}
	return slow
}

// views are the views of the templates.
var views = map[string]any{
	"home.html":           HomeView{},
	"places.html":         PlacesView{},
	"place.html":          PlaceView{},
	"edition.html":        EditionView{},
	"changes.html":        ChangesView{},
	"changes-all.html":    AllChangesView{},
	"services.html":       ServicesView{},
	"service.html":        ServiceView{},
	"kind.html":           KindView{},
	"compare.html":        CompareIndexView{},
	"compare-pair.html":   CompareView{},
	"compare-matrix.html": MatrixView{},
	"search.html":         SearchView{},
	"calculator.html":     CalculatorView{},
	"worksheet.html":      WorksheetView{},
	"news.html":           NewsView{},
	"prose.html":          ProseView{},
	"data.html":           DataView{},
	"corrections.html":    CorrectionsView{},
	"undone.html":         UndoneView{},
	"root.html":           BareView{},
	"404.html":            BareView{},
	"offline.html":        BareView{},
	"wording.html":        WordingPage{},
	"price.html":          PriceView{},
	"embed-price.html":    EmbedPriceView{},
	"embed-tariff.html":   EmbedTariffView{},
	"embed-compare.html":  EmbedCompareView{},
}
