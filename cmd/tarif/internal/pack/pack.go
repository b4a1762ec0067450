// Package pack compresses: workbooks, files for download, and the compressed
// twins of a site's files that a server sends as they are. The same bytes
// always compress to the same bytes.
package pack

import (
	"bytes"
	"io"
	"sync"

	// Three times as fast as the standard library's for the same size. It does
	// not write the time or the operating system into a file.
	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/s2"
)

// level is the best compromise: 9 takes three times as long for two per cent.
const level = 6

// Gzip compresses what write writes into w, as a stream.
func Gzip(w io.Writer, write func(io.Writer) error) error {
	z := gzips.Get().(*gzip.Writer)
	defer gzips.Put(z)
	z.Reset(w)
	if err := write(z); err != nil {
		return err
	}
	return z.Close()
}

// gzips are reused: each has tables of a megabyte.
var gzips = sync.Pool{New: func() any {
	z, err := gzip.NewWriterLevel(io.Discard, level)
	if err != nil {
		panic(err) // the level is a constant
	}
	return z
}}

// Deflate returns a writer that compresses into w, for archive/zip. Workbooks
// are many and small: level 5 takes two thirds of the time of 6 for four per
// cent.
func Deflate(w io.Writer) (io.WriteCloser, error) {
	d := deflaters.Get().(*flate.Writer)
	d.Reset(w)
	return &pooled{d}, nil
}

// deflaters are reused as well.
var deflaters = sync.Pool{New: func() any {
	d, err := flate.NewWriter(io.Discard, 5)
	if err != nil {
		panic(err) // the level is a constant
	}
	return d
}}

type pooled struct{ *flate.Writer }

func (p *pooled) Close() error {
	err := p.Writer.Close()
	deflaters.Put(p.Writer)
	p.Writer = nil
	return err
}

// Quick compresses in a form of our own that is read several times faster than
// any other, for what the program writes for itself.
func Quick(data []byte) []byte {
	return bytes.Clone(s2.Encode(nil, data)) // without the room for what does not compress
}

// Unquick returns what Quick has compressed.
func Unquick(data []byte) ([]byte, error) { return s2.Decode(nil, data) }
