package pack

import (
	"bytes"
	"io"
	"path"
	"slices"
	"strings"

	// The reference encoder in Go; its first writer at level 5 is smaller and
	// faster on our pages than the second.
	"github.com/andybalholm/brotli"
)

// Twin is a file compressed, to stand beside it under its name and Ext.
type Twin struct {
	Ext  string
	Data []byte
}

// text are the files that get smaller; pictures, workbooks and archives are
// compressed already.
var text = []string{".html", ".css", ".js", ".json", ".jsonld", ".csv", ".svg", ".xml", ".txt", ".ndjson", ".ics", ".webmanifest"}

// small is what fits into the first packet anyway.
const small = 1024

// Extensions are those that twins have.
var Extensions = []string{".gz", ".br"}

// Worth reports whether a file of that name and size gets twins.
func Worth(name string, size int) bool {
	return size >= small && slices.Contains(text, path.Ext(name))
}

// Twins compresses a file for servers that send such files as they are: gzip
// for every browser, and brotli, a fifth smaller. There is no zstd: whatever
// reads it reads brotli, which is smaller. On a page brotli 5 takes 1.4 ms, and
// 11, for a tenth less, 250; so only what all pages load, and browsers keep for
// ever, is compressed as far as it goes. A twin that is no smaller is left out.
func Twins(name string, data []byte) ([]Twin, error) {
	if !Worth(name, len(data)) {
		return nil, nil
	}
	var z bytes.Buffer
	if err := Gzip(&z, func(w io.Writer) error { _, err := w.Write(data); return err }); err != nil {
		return nil, err
	}
	quality := 5
	if strings.HasPrefix(name, "assets/") {
		quality = brotli.BestCompression
	}
	var b bytes.Buffer
	w := brotli.NewWriterLevel(&b, quality)
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	twins := []Twin{{".gz", z.Bytes()}, {".br", b.Bytes()}}
	return slices.DeleteFunc(twins, func(t Twin) bool { return len(t.Data) >= len(data) }), nil
}
