// Package picture checks the pictures that people put beside their texts,
// before they are published.
//
// A file must be what its name says. A photograph is decoded completely, so
// that no HTML page, program or half of a file is published under a picture's
// name, and stripped of what a camera noted, such as the place; a drawing is
// cleaned, see [Clean]. The work and memory that a picture
// may take are bounded beforehand.
package picture

import (
	"bytes"
	"image"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"
	"path"
	"strings"

	// WebP by the Go project itself; the standard library does not read it.
	"golang.org/x/image/webp"

	"tarif/cmd/tarif/internal/source"
)

// The rule of this package.
var rules source.Rules

// RulePicture is about files that are named like pictures and are none.
var RulePicture = rules.Firm("picture", source.Say("what is not a picture is not published as one"), source.Say("a file named like a picture is sent to every reader, so it must really be a picture"))

// Rules returns the rules of this package.
func Rules() source.Rules { return rules }

// Bounds of a picture. A phone's photograph has 12 million pixels.
const (
	MaxBytes  = 16 << 20
	maxPoints = 24 << 20
	maxSide   = 16384
)

// format is a kind of photograph.
type format struct {
	config func(io.Reader) (image.Config, error)
	decode func(io.Reader) (image.Image, error)
	trim   func([]byte) ([]byte, error) // of what is decoded already
}

var formats = map[string]format{
	".png":  {png.DecodeConfig, png.Decode, trimPNG},
	".jpg":  {jpeg.DecodeConfig, jpeg.Decode, trimJPEG},
	".jpeg": {jpeg.DecodeConfig, jpeg.Decode, trimJPEG},
	".gif":  {gif.DecodeConfig, gif.Decode, trimGIF},
	".webp": {webp.DecodeConfig, webp.Decode, trimWebP},
}

// Is reports whether a file has the name of a picture that can be published.
func Is(name string) bool {
	_, ok := formats[path.Ext(name)]
	return ok || path.Ext(name) == ".svg"
}

// Unread reports whether a file has the name of a picture in a format that this
// program cannot check and therefore does not publish.
func Unread(name string) bool {
	switch ext := strings.ToLower(path.Ext(name)); ext {
	case ".avif", ".heic", ".heif", ".bmp", ".tif", ".tiff", ".jxl", ".ico":
		return true
	default:
		return ext != path.Ext(name) && Is(strings.ToLower(name))
	}
}

// Clean returns a picture as it may be published: a photograph without what is
// no part of it, a drawing reduced to the elements that draw. If it is not a picture, there is a
// finding and no bytes.
func Clean(name string, src []byte) ([]byte, source.List) {
	if len(src) > MaxBytes {
		return nil, refuse(name, source.Say("the picture has {1} MB, more than {2}", len(src)>>20, MaxBytes>>20), source.Say("make it smaller: readers pay for each"))
	}
	if path.Ext(name) == ".svg" {
		return cleanSVG(name, src)
	}
	f, ok := formats[path.Ext(name)]
	if !ok {
		return nil, refuse(name, source.Say("pictures of this kind are not published"), source.Say("save it as png, jpg or webp"))
	}
	kind := strings.ToUpper(strings.TrimPrefix(path.Ext(name), "."))
	c, err := f.config(bytes.NewReader(src))
	if err != nil {
		return nil, refuse(name, source.Say("this is not a {1} picture: {2}", kind, err.Error()), source.Say("save the picture anew, or take the file out"))
	}
	if c.Width > maxSide || c.Height > maxSide || c.Width*c.Height > maxPoints {
		return nil, refuse(name, source.Say("the picture has {1} × {2} points, more than a page can show", c.Width, c.Height), source.Say("make it smaller: readers pay for each"))
	}
	_, err = f.decode(bytes.NewReader(src))
	if err == nil {
		src, err = f.trim(src)
	}
	if err != nil {
		return nil, refuse(name, source.Say("this {1} picture is damaged: {2}", kind, err.Error()), source.Say("save the picture anew, or take the file out"))
	}
	return src, nil
}

func refuse(name string, message, hint source.Text) source.List {
	return source.List{{Pos: source.Pos{File: name}, Severity: source.Error, Rule: RulePicture, Message: message, Hint: hint}}
}
