// Package icon makes pictures of the site's icon for systems that do not accept
// SVG: a phone's home screen and the list of installed sites.
//
// An [Icon] is the drawing, parsed once. All sizes come from the file
// assets/icon.svg of the theme, so that a site with its own icon has it
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

	// Draws SVG: paths, strokes and joins are more than we want to write
	// ourselves.
	"github.com/fyne-io/oksvg"
	"github.com/srwiley/rasterx"
)

// Icon is the drawing.
type Icon struct{ svg []byte }

// Parse parses an SVG. Anything that the library cannot draw is an error rather
// than a missing part.
func Parse(svg []byte) (*Icon, error) {
	i := &Icon{svg}
	_, err := i.read()
	return i, err
}

// read parses the drawing again each time, because drawing changes the parsed
// value.
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

// Image draws the icon in a square of size pixels.
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
	for i := range d.SVGPaths { // the library scales positions, but not strokes
		d.SVGPaths[i].LineWidth *= inner / d.ViewBox.W
	}
	d.SetTarget(float64(margin), float64(margin), inner, inner)
	scanner := rasterx.NewScannerGV(size, size, img, img.Rect)
	d.Draw(rasterx.NewDasher(size, size, scanner), 1)
	return nil
}

// Ground returns the icon's own colour, taken at the middle of its upper edge,
// with which systems tint what surrounds the site.
func (i *Icon) Ground() (color.RGBA, error) {
	img, err := i.Image(64)
	if err != nil {
		return color.RGBA{}, err
	}
	return img.RGBAAt(32, 2), nil
}

// PNG returns the icon on a background of its own colour, because systems that
// round the corners themselves do not accept transparent ones.
func (i *Icon) PNG(size int) ([]byte, error) { return i.filled(size, 0) }

// Maskable returns the icon small enough that a system may cut a circle out of
// it: the drawing stays in the middle four fifths.
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
