package site

import (
	"encoding/json"
	"io/fs"
	"path"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/publish/output"
	"tarif/cmd/tarif/internal/show/pages"
	"tarif/cmd/tarif/internal/show/picture/icon"
)

const iconFile = "assets/icon.svg"

func (s *Site) icon() (*icon.Icon, error) {
	svg, err := fs.ReadFile(s.theme, iconFile)
	if err != nil {
		return nil, err
	}
	return icon.Parse(svg)
}

// The pictures of the icon for a home screen, 192 and 512 pixels wide.
const (
	smallIcon = "icon-192.png"
	bigIcon   = "icon-512.png"
)

// installed plans what a phone needs to put the site on its home screen: a web
// manifest in each language, which names pictures of the icon.
func (s *Site) installed(made *assets) []output.File {
	var files []output.File
	for _, l := range lang.All {
		files = append(files, output.File{Path: string(l) + "/" + pages.InstallName, Render: func() ([]byte, error) {
			v, err := s.install(l, made.addresses())
			if err != nil {
				return nil, err
			}
			data, err := json.Marshal(v)
			return append(data, '\n'), err
		}})
	}
	return files
}

// install is a web manifest: https://www.w3.org/TR/appmanifest/.
type install struct {
	Name       string        `json:"name"`
	ShortName  string        `json:"short_name"`
	Text       string        `json:"description"`
	Lang       lang.Lang     `json:"lang"`
	Start      string        `json:"start_url"`
	Scope      string        `json:"scope"`
	Display    string        `json:"display"` // with a back button and the address
	Theme      string        `json:"theme_color"`
	Background string        `json:"background_color"`
	Icons      []installIcon `json:"icons"`
}

type installIcon struct {
	Src     string `json:"src"`
	Sizes   string `json:"sizes"`
	Type    string `json:"type"`
	Purpose string `json:"purpose"`
}

func (s *Site) install(l lang.Lang, a pages.Assets) (install, error) {
	ground, err := a.Ground()
	if err != nil {
		return install{}, err
	}
	title := s.Config.Title.In(l)
	v := install{Name: title, ShortName: title, Text: s.Config.Description.In(l), Lang: l, Start: "./", Scope: "../",
		Display: "minimal-ui", Theme: ground, Background: "#ffffff",
		Icons: []installIcon{
			{path.Base(iconFile), "any", "image/svg+xml", "any"},
			{smallIcon, "192x192", "image/png", "any"},
			{bigIcon, "512x512", "image/png", "maskable"},
		}}
	for i := range v.Icons {
		file, err := a.File(v.Icons[i].Src)
		if err != nil {
			return install{}, err
		}
		v.Icons[i].Src = "../" + file
	}
	return v, nil
}
