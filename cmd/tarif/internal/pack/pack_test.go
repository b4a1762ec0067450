package pack

import (
	"archive/zip"
	"bytes"
	stdgzip "compress/gzip"
	"io"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/test/is"

	"github.com/andybalholm/brotli"
)

func page(n int) []byte {
	return []byte(strings.Repeat("<tr><td>Тарифтер</td><td>1896.60</td></tr>\n", n))
}

func TestTwins(t *testing.T) {
	for name, want := range map[string]int{"kk/index.html": 2, "assets/site.css": 2, "data/v1/openapi.json": 2, "a.png": 0, "a.xlsx": 0, "a.gz": 0} {
		data := page(300)
		twins, err := Twins(name, data)
		is.Must(t, err == nil && len(twins) == want, "%s: %d twins, %v", name, len(twins), err)
		again, _ := Twins(name, data)
		for i, twin := range twins {
			if got := unpacked(t, twin); !bytes.Equal(got, data) || len(twin.Data) > len(data)/4 {
				t.Errorf("%s%s has %d bytes and gives %d", name, twin.Ext, len(twin.Data), len(got))
			}
			is.True(t, bytes.Equal(twin.Data, again[i].Data), "%s%s has other bytes the second time", name, twin.Ext)
		}
	}
	for _, data := range [][]byte{nil, page(3)} {
		twins, err := Twins("a.html", data)
		is.True(t, twins == nil && err == nil, "a file of %d bytes has twins (%v)", len(data), err)
	}
}

func unpacked(t *testing.T, twin Twin) []byte {
	t.Helper()
	var r io.Reader = brotli.NewReader(bytes.NewReader(twin.Data))
	if twin.Ext == ".gz" {
		z, err := stdgzip.NewReader(bytes.NewReader(twin.Data))
		is.OK(t, err)
		r = z
	}
	data, err := io.ReadAll(r)
	is.OK(t, err)
	return data
}

func TestDeflate(t *testing.T) {
	var first []byte
	for range 3 { // with a writer that has been used
		var b bytes.Buffer
		w := zip.NewWriter(&b)
		w.RegisterCompressor(zip.Deflate, Deflate)
		for _, name := range []string{"a", "b"} {
			f, err := w.Create(name)
			is.OK(t, err)
			if _, err := f.Write(page(100)); err != nil {
				t.Fatal(err)
			}
		}
		is.OK(t, w.Close())
		z, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
		is.OK(t, err)
		for _, f := range z.File {
			r, err := f.Open()
			is.OK(t, err)
			if got, err := io.ReadAll(r); err != nil || !bytes.Equal(got, page(100)) {
				t.Errorf("%s gives %d bytes, %v", f.Name, len(got), err)
			}
		}
		if first == nil {
			first = b.Bytes()
		}
		is.True(t, bytes.Equal(b.Bytes(), first), "two runs differ")
	}
}

// TestGzip: a writer that has been used, or has failed, gives the same bytes,
// and pieces make one member.
func TestGzip(t *testing.T) {
	zip := func(n int, err error) string {
		var b bytes.Buffer
		got := GzipPiece(&b, func(w io.Writer) error { w.Write(page(n)); return err })
		is.True(t, got == err, "%v, not %v", got, err)
		return b.String()
	}
	first := zip(300, nil)
	zip(1000, nil)
	zip(50, io.ErrShortWrite)
	is.True(t, zip(300, nil) == first, "other bytes the second time")
	var whole Content
	for _, data := range [][]byte{page(300), nil, page(7), page(100_000)} {
		var c Content
		c.Write(data)
		whole = whole.Then(c)
	}
	r, err := stdgzip.NewReader(strings.NewReader(GzipHead + first + zip(0, nil) + zip(7, nil) + zip(100_000, nil) + string(GzipEnd(whole))))
	is.OK(t, err)
	r.Multistream(false)
	got, err := io.ReadAll(r)
	is.True(t, err == nil && bytes.Equal(got, page(100_307)), "%d bytes, %v", len(got), err)
}
