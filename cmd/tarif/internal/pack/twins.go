package pack

import (
	"bytes"
	"io"
	"path"
	"slices"
	"strings"

	// A port of the reference encoder. Its first writer, at level 5, is smaller
	// and faster on our pages than the second.
	"github.com/andybalholm/brotli"
)

// Twin is the compressed form of a file, to be stored beside it with Ext
// appended to its name.
type Twin struct {
	Ext  string
	Data []byte
}

// text are the extensions of files that compress well; pictures, workbooks and
// archives are compressed already.
var text = []string{".html", ".css", ".js", ".json", ".jsonld", ".csv", ".svg", ".xml", ".txt", ".ndjson", ".ics", ".webmanifest"}

// small is a size that fits into the first packet anyway.
const small = 1024

// Extensions are the extensions of twins.
var Extensions = []string{".gz", ".br"}

// Worth reports whether a file of that name and size gets twins.
func Worth(name string, size int) bool {
	return size >= small && slices.Contains(text, path.Ext(name))
}

// Twins compresses a file with gzip, for every browser, and brotli, which is a
// fifth smaller. There is no zstd: browsers that read it read brotli, which is
// smaller. On a page brotli 5 takes 1.4 ms and 11, a tenth smaller, 250 ms, so
// only files that all pages load and browsers cache for ever get 11. A twin
// that is no smaller is left out.
func Twins(name string, data []byte) ([]Twin, error) {
	if !Worth(name, len(data)) {
		return nil, nil
	}
	z := bytes.NewBufferString(GzipHead)
	var content Content
	content.Write(data)
	if err := GzipPiece(z, func(w io.Writer) error { _, err := w.Write(data); return err }); err != nil {
		return nil, err
	}
	z.Write(GzipEnd(content))
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
