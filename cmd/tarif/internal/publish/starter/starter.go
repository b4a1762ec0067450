// Package starter creates files for an office to edit: a new site, and within a
// site a place, an edition's file or a post.
//
// A new site has settings, a page about itself, and the catalogue of common
// kinds of tariff to choose from, with their sections, services, roles, bases
// and units. It holds no price and no place except the office's own. The
// settings, catalogue and schemas are copies of the repository's own; a test
// keeps them equal.
//
// Read starter.go first, for new sites; place.go, act.go, correction.go and
// ended.go each add one thing to a site; server.go is independent.
package starter

import (
	"bytes"
	"embed"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/files/config"
	"tarif/cmd/tarif/internal/files/tomlwrite"
	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/publish/output"
	"tarif/cmd/tarif/internal/tariff"
)

//go:embed site
var embedded embed.FS

// File is one file of a site's folder.
type File = output.Text

// Site describes a new site. Only Place is required.
type Site struct {
	Place     *tariff.Place
	Title     lang.Text
	Publisher lang.Text
	BaseURL   string
	Contact   string
	Language  string // of the program's messages
}

// Files returns the files of the new site, sorted by path.
func (s Site) Files() ([]File, error) {
	files := []File{{Path: PlacesFile, Data: Places(s.Place)}}
	stock, err := stock("site")
	if err != nil {
		return nil, err
	}
	for _, f := range stock {
		if f.Path == config.Name {
			f.Data = s.settings(f.Data)
		}
		files = append(files, f)
	}
	slices.SortFunc(files, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	return files, nil
}

// Schemas returns the JSON Schemas of a site's data, for editors.
func Schemas() ([]File, error) { return stock("site/tariffs/schema") }

// stock returns the embedded files below a folder.
func stock(dir string) ([]File, error) {
	var out []File
	err := fs.WalkDir(embedded, dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := embedded.ReadFile(p)
		out = append(out, File{Path: strings.TrimPrefix(p, "site/"), Data: data})
		return err
	})
	return out, err
}

// settings fills in what is known, and permits the catalogue to hold entries
// that no edition uses, for the office to choose from.
func (s Site) settings(src []byte) []byte {
	set := func(key, value string) {
		if value != "" {
			src = setKey(src, key, value)
		}
	}
	set("title.kk", s.Title.KK)
	set("title.ru", s.Title.RU)
	set("base_url", s.BaseURL)
	set("publisher.kk", s.Publisher.KK)
	set("publisher.ru", s.Publisher.RU)
	set("contact", s.Contact)
	set("language", s.Language)
	b := bytes.NewBuffer(bytes.TrimRight(src, "\n"))
	b.WriteString("\n\n# Анықтамалықта таңдауға арналған қор бар: әлі қолданылмағаны ескерту емес. Артығын өшірсеңіз де болады.\n" +
		"# В справочнике есть запас на выбор: то, что пока не использовано, – не замечание. Лишнее можно удалить.\n")
	fmt.Fprintf(b, "\n[[waive]]\nrule = \"unused\"\nfile = %s\ncause = %s\n", tomlwrite.Quote(path.Dir(PlacesFile)+"/"), tomlwrite.Quote("таңдауға арналған қор / запас на выбор"))
	return b.Bytes()
}

// setKey sets a key: on the line that has it, even if commented out, or else on
// a new line after the title.
func setKey(src []byte, key, value string) []byte {
	line := []byte(key + " = " + tomlwrite.Quote(value))
	at := regexp.MustCompile(`(?m)^(?:# )?` + regexp.QuoteMeta(key) + ` = .*$`)
	if loc := at.FindIndex(src); loc != nil {
		return slices.Concat(src[:loc[0]], line, src[loc[1]:])
	}
	after := regexp.MustCompile(`(?m)^description\.ru = .*$`).FindIndex(src)
	return slices.Concat(src[:after[1]], []byte("\n"), line, src[after[1]:])
}
