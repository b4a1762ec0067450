package pages

import (
	"bytes"
	"html/template"
	"io/fs"
	"os"
	"testing"
	"testing/fstest"

	"tarif/cmd/tarif/internal/files/config"
	"tarif/cmd/tarif/internal/files/load"
	"tarif/cmd/tarif/internal/publish/sample"
	"tarif/cmd/tarif/internal/show/prose"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/is"
)

// TestRenderedAsByHTMLTemplate: every page of the shipped site, and of a
// synthetic one, has the same bytes as html/template gives, and no template is
// left to it.
func TestRenderedAsByHTMLTemplate(t *testing.T) {
	made := fstest.MapFS{}
	files, err := sample.Files(sample.Options{Places: 3, Editions: 3, Kinds: 2, Seed: 1})
	is.OK(t, err)
	for f := range files {
		made[f.Path] = &fstest.MapFile{Data: f.Data}
	}
	for name, fsys := range map[string]fs.FS{"shipped": os.DirFS("../../../../.."), "sample": made} {
		t.Run(name, func(t *testing.T) { sameBytes(t, siteOf(t, fsys)) })
	}
}

func sameBytes(t *testing.T, s *Site) {
	tmpl, _ := theme(t)
	whole := map[string]*template.Template{}
	pages := append(s.Pages, *s.Bare("root.html", ""), *s.Bare("404.html", "/tariffs/"), *s.Bare("offline.html", "/"))
	for _, p := range pages {
		got, err := tmpl.Render(p)
		is.OK(t, err)
		view, err := p.View()
		is.OK(t, err)
		var want bytes.Buffer
		name := string(p.Lang) + p.Template
		if whole[name] == nil {
			whole[name] = parsed(t, tmpl.sets[p.Lang][p.Template])
		}
		is.OK(t, whole[name].Execute(&want, view))
		if !bytes.Equal(got, want.Bytes()) {
			t.Errorf("%s has other bytes", p.File())
		}
	}
	for _, why := range tmpl.Slow() {
		t.Error(why)
	}
}

// siteOf loads a site's folder like a build.
func siteOf(t *testing.T, fsys fs.FS) *Site {
	t.Helper()
	c, found := config.Load(fsys)
	data, more := load.Load(fsys, "tariffs")
	found = append(found, more...)
	texts, more := prose.Load(fsys, "content", data)
	if found = append(found, more...); found.Err() != nil {
		t.Fatal(found.Err())
	}
	_, w := theme(t)
	s, err := Plan(Input{Config: c, Data: data, Words: w, Prose: texts, Day: tariff.Date{Year: 2026, Month: 11, Day: 30}})
	is.OK(t, err)
	return s
}
