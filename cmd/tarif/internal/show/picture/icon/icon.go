// Package icon makes pictures of the site's drawn icon, for systems that take
// no SVG: a phone's home screen and the shelf of installed sites.
//
// Its noun is [Icon], the drawing, read once. All sizes come from the one file
// assets/icon.svg of the theme, so that a site that draws its own has it
// everywhere.
package icon

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"

	// Draws an SVG: paths, strokes and their joints are more than we would
	// want to write ourselves.
	"github.com/fyne-io/oksvg"
	"github.com/srwiley/rasterx"
)

// Icon is the drawing.
type Icon struct{ svg []byte }

// Parse reads an SVG. What the library cannot draw is an error, not a picture
// with a part missing.
func Parse(svg []byte) (*Icon, error) {
	i := &Icon{svg}
	_, err := i.read()
	return i, err
}

// read parses again each time: drawing changes what was parsed.
func (i *Icon) read() (*oksvg.SvgIcon, error) {
	d, err := oksvg.ReadIconStream(bytes.NewReader(i.svg), oksvg.StrictErrorMode)
	if err != nil {
		return nil, fmt.Errorf("icon: %w", err)
	}
	if len(d.SVGPaths) == 0 || d.ViewBox.W <= 0 || d.ViewBox.H <= 0 {
		return nil, errors.New("icon: there is no drawing with a viewBox in it")
	}
	return d, nil
}

// Image draws the icon in a square of so many pixels.
func (i *Icon) Image(size int) (*image.RGBA, error) {
	img := image.NewRGBA(image.Rect(0, 0, size, size))
	return img, i.on(img, 0)
}

// on draws the icon inside a margin.
func (i *Icon) on(img *image.RGBA, margin int) error {
	d, err := i.read()
	if err != nil {
		return err
	}
	size := img.Rect.Dx()
	inner := float64(size - 2*margin)
	for i := range d.SVGPaths { // the library scales places, but not strokes
		d.SVGPaths[i].LineWidth *= inner / d.ViewBox.W
	}
	d.SetTarget(float64(margin), float64(margin), inner, inner)
	scanner := rasterx.NewScannerGV(size, size, img, img.Rect)
	d.Draw(rasterx.NewDasher(size, size, scanner), 1)
	return nil
}

// Ground is the icon's own colour, as at the middle of its upper edge: what
// the parts of a system that surround the site are tinted with.
func (i *Icon) Ground() (color.RGBA, error) {
	img, err := i.Image(64)
	if err != nil {
		return color.RGBA{}, err
	}
	return img.RGBAAt(32, 2), nil
}

// PNG is the icon as it is drawn, on a ground of its own colour, because
// systems that cut the corners themselves want no transparent ones.
func (i *Icon) PNG(size int) ([]byte, error) { return i.filled(size, 0) }

// Maskable is the icon small enough that a system may cut a circle out of it:
// what matters stays in the middle four fifths.
func (i *Icon) Maskable(size int) ([]byte, error) { return i.filled(size, size/10) }

func (i *Icon) filled(size, margin int) ([]byte, error) {
	ground, err := i.Ground()
	if err != nil {
		return nil, err
	}
	img := image.NewRGBA(image.Rect(0, 0, size, size))
	draw.Draw(img, img.Rect, image.NewUniform(ground), image.Point{}, draw.Src)
	if err := i.on(img, margin); err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&b, img)
	return b.Bytes(), err
}
