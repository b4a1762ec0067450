package site

import (
	"encoding/json"
	"fmt"
	"image/color"
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

// installed plans what a phone takes when the site is put on its home screen:
// pictures of the icon and a description in each language.
func (s *Site) installed(p *pages.Site) ([]output.File, error) {
	i, err := s.icon()
	if err != nil {
		return nil, err
	}
	ground, err := i.Ground()
	if err != nil {
		return nil, err
	}
	p.Assets.Ground = webColour(ground)
	var files []output.File
	named := map[string]string{}
	for _, want := range []struct {
		name string
		size int
		draw func(int) ([]byte, error)
	}{{"icon-180", 180, i.PNG}, {"icon-192", 192, i.PNG}, {"icon-512", 512, i.Maskable}} {
		data, err := want.draw(want.size)
		if err != nil {
			return nil, err
		}
		f := hashed("assets/"+want.name+".png", data)
		named[want.name] = f.Path
		files = append(files, f)
	}
	p.Assets.TouchIcon = named["icon-180"]
	if named["icon"], err = p.Assets.File(path.Base(iconFile)); err != nil {
		return nil, err
	}
	for _, l := range lang.All {
		data, err := json.Marshal(s.install(l, p.Assets.Ground, named))
		if err != nil {
			return nil, err
		}
		files = append(files, fixed(string(l)+"/"+pages.InstallName, append(data, '\n')))
	}
	return files, nil
}

func webColour(c color.RGBA) string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

// install is a web manifest: https://www.w3.org/TR/appmanifest/.
type install struct {
	Name       string        `json:"name"`
	ShortName  string        `json:"short_name"`
	Text       string        `json:"description"`
	Lang       lang.Lang     `json:"lang"`
	Start      string        `json:"start_url"`
	Scope      string        `json:"scope"`
	Display    string        `json:"display"` // with a way back and the address
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

func (s *Site) install(l lang.Lang, ground string, named map[string]string) install {
	title := s.Config.Title.In(l)
	return install{Name: title, ShortName: title, Text: s.Config.Description.In(l), Lang: l, Start: "./", Scope: "../",
		Display: "minimal-ui", Theme: ground, Background: "#ffffff",
		Icons: []installIcon{
			{"../" + named["icon"], "any", "image/svg+xml", "any"},
			{"../" + named["icon-192"], "192x192", "image/png", "any"},
			{"../" + named["icon-512"], "512x512", "image/png", "maskable"},
		}}
}
