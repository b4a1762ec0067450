// Package pack compresses files for download and transfer. The same bytes are
// compressed to the same bytes.
package pack

import (
	"bytes"
	"io"

	// Three times as fast as the standard library's at the same size, and does
	// not write the time or the system into a file.
	"github.com/klauspost/compress/gzip"
)

// level is where more time no longer pays: 9 takes three times as long for two
// per cent.
const level = 6

// Gzip returns what write writes, compressed. The plain bytes are never in
// memory as a whole.
func Gzip(write func(io.Writer) error) ([]byte, error) {
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, level)
	if err != nil {
		return nil, err
	}
	if err := write(z); err != nil {
		return nil, err
	}
	err = z.Close()
	return b.Bytes(), err
}
