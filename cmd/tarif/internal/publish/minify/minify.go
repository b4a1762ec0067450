// Package minify writes the theme's scripts and styles shorter, for phones.
//
// It changes how they are written, never what they do or say, and gives the
// same bytes for the same file. Pages are left as they are: rates tables gain
// little, and a page should stay one that a person can read.
package minify

import (
	"bytes"
	"path"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"
	"github.com/tdewolff/minify/v2/js"
)

// writers knows the kinds of file that are written shorter, by their ending.
var writers = func() *minify.M {
	m := minify.New()
	m.Add(".js", &js.Minifier{})
	m.Add(".css", &css.Minifier{})
	return m
}()

// File returns the shorter form of a script or a style, and any other file as
// it is. A file that is not valid is an error, not a page that does not work.
func File(name string, data []byte) ([]byte, error) {
	switch ext := path.Ext(name); ext {
	case ".js", ".css":
		// The library cuts the bytes that it is given.
		return writers.Bytes(ext, bytes.Clone(data))
	}
	return data, nil
}
