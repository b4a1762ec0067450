package site

import (
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/publish/output"
	"tarif/cmd/tarif/internal/show/export"
	"tarif/cmd/tarif/internal/show/pages"
	"tarif/cmd/tarif/internal/study/diff"
	"tarif/cmd/tarif/internal/tariff"
)

// dataFiles are the downloads: of everything, and of each edition beside its
// page in each language.
func (s *Site) dataFiles() []output.File {
	files := []output.File{
		{Path: "data/rates.csv", Render: func() ([]byte, error) { return export.RatesCSV(s.Data) }},
		{Path: "data/rates.json", Render: func() ([]byte, error) { return export.RatesJSON(s.Data) }},
		{Path: "data/changes.csv", Render: func() ([]byte, error) { return export.ChangesCSV(diff.Neighbours(s.Data)) }},
		{Path: "data/datapackage.json", Render: func() ([]byte, error) {
			return export.DataPackage(s.Data, export.Package{Name: "tarif", Title: s.Config.Title,
				Description: s.Config.Description, Homepage: s.Config.BaseURL}, s.Words)
		}},
	}
	for _, k := range s.Data.Catalogue.Kinds {
		files = append(files, output.File{Path: pages.KindScript(k),
			Render: func() ([]byte, error) { return export.KindScript(s.Data, k, s.Day) }})
	}
	for _, t := range s.Data.Tariffs {
		for _, e := range t.Editions {
			files = append(files, s.editionFiles(e)...)
			files = append(files, output.File{Path: pages.EditionScript(e),
				Render: func() ([]byte, error) { return export.EditionScript(e) }})
		}
	}
	return files
}

// editionFiles stand beside the edition's page, the same under both languages,
// so that links to them stay in the folder.
func (s *Site) editionFiles(e *tariff.Edition) []output.File {
	render := map[string]func() ([]byte, error){
		"rates.csv":  func() ([]byte, error) { return export.EditionCSV(e) },
		"rates.json": func() ([]byte, error) { return export.EditionJSON(e) },
		// A workbook is small and dear: both languages have the one that was
		// rendered first. The others are large and cheap, and kept for a whole
		// country they would be hundreds of megabytes.
		"rates.xlsx": sync.OnceValues(func() ([]byte, error) { return export.EditionXLSX(e, s.Words) }),
	}
	for _, t := range e.Source.Texts {
		file := path.Join(path.Dir(e.Pos.File), t.File)
		render[pages.TextFile(t)] = func() ([]byte, error) { return fs.ReadFile(s.fsys, file) }
	}
	var files []output.File
	for name, do := range render {
		for _, l := range []string{"kk/", "ru/"} {
			files = append(files, output.File{Path: l + string(pages.EditionAddr(e)) + name, Render: do})
		}
	}
	return files
}

// matrixFiles stand beside the pages that compare many places.
func (s *Site) matrixFiles(p *pages.Site) []output.File {
	var files []output.File
	for _, m := range p.Matrices() {
		render := map[string]func() ([]byte, error){
			"matrix.csv":  func() ([]byte, error) { return export.MatrixCSV(m.Compare(), s.Day) },
			"matrix.xlsx": sync.OnceValues(func() ([]byte, error) { return export.MatrixXLSX(m.Compare(), s.Day, s.Words) }),
		}
		for name, do := range render {
			for _, l := range lang.All {
				files = append(files, output.File{Path: string(l) + "/" + string(m.Addr) + name, Render: do})
			}
		}
	}
	return files
}

// media are the pictures beside the prose: content/news/a.svg is
// media/news/a.svg. Folders without a page, such as the README's pictures, are
// not published.
func (s *Site) media() []output.File {
	var files []output.File
	for _, section := range s.sections() {
		names, _ := fs.Glob(s.fsys, "content/"+section+"/*")
		for _, name := range names {
			if !picture(name) {
				continue
			}
			to := "media/" + strings.TrimPrefix(name, "content/")
			files = append(files, output.File{Path: to, Render: func() ([]byte, error) { return fs.ReadFile(s.fsys, name) }})
		}
	}
	return files
}

// sections are the folders of content/ that hold pages.
func (s *Site) sections() []string {
	var names []string
	for _, p := range s.Prose {
		if !slices.Contains(names, p.Section) {
			names = append(names, p.Section)
		}
	}
	return names
}

func picture(name string) bool {
	switch path.Ext(name) {
	case ".svg", ".png", ".jpg", ".webp":
		return true
	}
	return false
}
