package picture

import (
	"bytes"
	"image"
	"image/color/palette"
	"image/gif"
	"image/jpeg"
	"image/png"
	"testing"

	"tarif/cmd/tarif/internal/test/is"
)

// What is appended to a photograph, or stands in it as a text, is not
// published; the photograph is.
func TestTrim(t *testing.T) {
	m := image.NewPaletted(image.Rect(0, 0, 40, 30), palette.Plan9)
	for i := range m.Pix {
		m.Pix[i] = byte(i * 7)
	}
	var p, j, g bytes.Buffer
	is.OK(t, png.Encode(&p, m))
	is.OK(t, jpeg.Encode(&j, m, nil))
	is.OK(t, gif.Encode(&g, m, nil))
	page := []byte("<script>alert(1)</script>")
	text := []byte("\x00\x00\x00\x09tEXta\x00<script\x00\x00\x00\x00")
	comment := append([]byte("\xff\xfe\x00\x1b"), page...)
	for name, x := range map[string]struct{ clean, with []byte }{
		"a.png": {p.Bytes(), bytes.Join([][]byte{p.Bytes()[:33], text, p.Bytes()[33:], page}, nil)},
		"a.jpg": {j.Bytes(), bytes.Join([][]byte{j.Bytes()[:2], comment, j.Bytes()[2:], page}, nil)},
		"a.gif": {g.Bytes(), append(bytes.Clone(g.Bytes()), page...)},
	} {
		src := x.with
		if name == "a.png" {
			src = append(bytes.Clone(x.clean), page...)
			trimmed, err := trimPNG(x.with) // the library would miss the sum of the text
			if err != nil || !bytes.Equal(trimmed, x.clean) {
				t.Errorf("the text stays in %s: %v", name, err)
			}
		}
		got, found := Clean(name, src)
		if len(found) > 0 || !bytes.Equal(got, x.clean) {
			t.Errorf("%s: %d bytes of %d are published: %v", name, len(got), len(x.clean), found)
		}
	}
}
