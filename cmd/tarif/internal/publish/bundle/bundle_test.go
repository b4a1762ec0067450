package bundle

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"testing"
	"time"

	"tarif/cmd/tarif/internal/test/is"
)

func TestLinks(t *testing.T) {
	for in, want := range map[string]string{
		`<a href="./">`:  `<a href="index.html">`,
		`<a href="../">`: `<a href="../index.html">`,
		`<a href="..">`:  `<a href="../index.html">`,
		`<a class="x" href="../places/oral/#r7">`:     `<a class="x" href="../places/oral/index.html#r7">`,
		`<form action="../services/" method="get">`:   `<form action="../services/index.html" method="get">`,
		`<form data-search-url="../search/?q=a">`:     `<form data-search-url="../search/index.html?q=a">`,
		`<meta content="0; url=kk/">`:                 `<meta content="0; url=kk/index.html">`,
		`<a href="#r7">`:                              `<a href="#r7">`,
		`<a href="">`:                                 `<a href="">`,
		`<a href="?q=a">`:                             `<a href="?q=a">`,
		`<a href="https://adilet.zan.kz/">`:           `<a href="https://adilet.zan.kz/">`,
		`<a href="mailto:a@b/">`:                      `<a href="mailto:a@b/">`,
		`<a href="/x/">`:                              `<a href="/x/">`,
		`<a href="rates.csv">`:                        `<a href="rates.csv">`,
		`<p>href=&#34;./&#34;</p>`:                    `<p>href=&#34;./&#34;</p>`,
		`<img src="a/"> <a href="a/">b</a> "` + "\n":  `<img src="a/"> <a href="a/index.html">b</a> "` + "\n",
		`<a href="a/"><a href="b/"><a data-hit="c/">`: `<a href="a/index.html"><a href="b/index.html"><a data-hit="c/">`,
	} {
		is.Equal(t, string(Links([]byte(in))), want, "%s becomes", in)
	}
}

func text(path, data string) File {
	return File{path, func() ([]byte, error) { return []byte(data), nil }}
}

func TestWrite(t *testing.T) {
	day := time.Date(2026, 6, 15, 0, 0, 0, 0, time.UTC)
	files := []File{text("index.html", `<a href="kk/">`), text("kk/a.png", "png"), text("kk/rates.csv", "a,b\n")}
	var first, second bytes.Buffer
	for _, w := range []io.Writer{&first, &second} {
		is.OK(t, Write(w, "tarif", day, files))
	}
	is.True(t, bytes.Equal(first.Bytes(), second.Bytes()), "packed again it is another file")
	z, err := zip.NewReader(bytes.NewReader(first.Bytes()), int64(first.Len()))
	is.OK(t, err)
	want := map[string]string{"tarif/index.html": `<a href="kk/index.html">`, "tarif/kk/a.png": "png", "tarif/kk/rates.csv": "a,b\n"}
	is.Equal(t, len(z.File), len(want), "files")
	for _, f := range z.File {
		r, err := f.Open()
		is.OK(t, err)
		data, err := io.ReadAll(r)
		is.True(t, err == nil && string(data) == want[f.Name] && f.Modified.Equal(day),
			"%s of %v is %q, %v", f.Name, f.Modified, data, err)
	}
	is.Equal(t, z.File[1].Method == zip.Store, true, "a picture is packed twice")
}

func TestWriteFails(t *testing.T) {
	broken := errors.New("broken")
	err := Write(io.Discard, "tarif", time.Time{}, []File{{"a", func() ([]byte, error) { return nil, broken }}})
	is.True(t, errors.Is(err, broken), "got %v", err)
}
