package site

import (
	"path"
	"sync"

	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/publish/output"
	"tarif/cmd/tarif/internal/show/pages"
	"tarif/cmd/tarif/internal/show/picture/card"
	"tarif/cmd/tarif/internal/show/picture/qrcode"
)

// markSize is the size of the icon from which the cards' mark is made.
const markSize = 256

// cards plans the pictures that messengers show beside a link.
func (s *Site) cards(p *pages.Site) []output.File {
	painter := sync.OnceValues(s.painter)
	var files []output.File
	for _, c := range p.Cards() {
		files = append(files, output.File{Path: c.File, Render: func() ([]byte, error) {
			v, err := c.View()
			if err != nil {
				return nil, err
			}
			paint, err := painter()
			if err != nil {
				return nil, err
			}
			return draw(paint, v)
		}, Read: func() []string { return append(c.Read.Names(), pages.ReadFile(path.Base(iconFile))) }})
	}
	for _, b := range p.Badges() {
		files = append(files, output.File{Path: b.File, Render: func() ([]byte, error) {
			paint, err := painter()
			if err != nil {
				return nil, err
			}
			name, price, err := b.View()
			return paint.Badge(name, price), err
		}, Read: b.Read.Names})
	}
	return files
}

func draw(paint *card.Painter, v pages.CardView) ([]byte, error) {
	c := card.Card{Site: v.Site, Title: v.Title, Subject: v.Subject, Edition: v.Edition, Figure: v.Figure, Headline: v.Headline, Detail: v.Detail}
	if len(v.Prices) == 0 {
		return paint.Draw(c)
	}
	prices := lists.Of(v.Prices, func(x pages.CardPrice) card.Price { return card.Price(x) })
	return paint.Prices(c, prices)
}

func (s *Site) painter() (*card.Painter, error) {
	i, err := s.icon()
	if err != nil {
		return nil, err
	}
	mark, err := i.Image(markSize)
	if err != nil {
		return nil, err
	}
	return card.New(mark)
}

// codes plans the QR codes that are printed beside a page's address.
func codes(p *pages.Site) []output.File {
	var files []output.File
	for name, address := range p.Codes() {
		files = append(files, output.File{Path: name, Render: func() ([]byte, error) { return qrcode.SVG(address) }})
	}
	return files
}
