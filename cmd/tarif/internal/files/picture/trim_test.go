package picture

import (
	"bytes"
	"image"
	"image/color/palette"
	"image/gif"
	"image/jpeg"
	"image/png"
	"slices"
	"testing"

	"golang.org/x/image/webp"

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
		"a.gif": {g.Bytes(), slices.Concat(g.Bytes()[:g.Len()-1], []byte("!\xfe\x04<b>x\x00"), []byte("!\xff\x0bXMP DataXMP\x04<b>x\x00;"), page)},
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

// Where a photograph was taken, with what, and by whom, is not published; which
// way up it is, and its colours, are.
func TestPrivate(t *testing.T) {
	var j bytes.Buffer
	is.OK(t, jpeg.Encode(&j, image.NewGray(image.Rect(0, 0, 9, 9)), nil))
	segment := func(marker byte, body string) []byte {
		return append([]byte{0xff, marker, byte((len(body) + 2) >> 8), byte(len(body) + 2)}, body...)
	}
	kept := [][]byte{segment(0xe0, "JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"), segment(0xe2, "ICC_PROFILE\x00\x01\x01 colours"), segment(0xee, "Adobe\x00\x64\x00\x00\x00\x00\x00")}
	dropped := [][]byte{segment(0xe1, "http://ns.adobe.com/xap/1.0/\x00<Person>"), segment(0xe2, "MPF\x00Place"), segment(0xed, "Photoshop 3.0\x00Place"), segment(0xfe, "Person")}
	const place = "Place 51.2N"
	for name, exif := range map[string]string{
		"little": "II\x2a\x00\x08\x00\x00\x00\x02\x00\x25\x88\x04\x00\x01\x00\x00\x00\x26\x00\x00\x00\x12\x01\x03\x00\x01\x00\x00\x00\x06\x00\x00\x00" + place,
		"big":    "MM\x00\x2a\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00" + place,
		"none":   "II\x2a\x00\x08\x00\x00\x00\x00\x00" + place,
		"broken": "II\x2a\x00\xff\xff\xff\xff" + place,
		"short":  "MM",
	} {
		got, found := Clean("a.jpg", slices.Concat(j.Bytes()[:2], kept[0], segment(0xe1, "Exif\x00\x00"+exif), slices.Concat(dropped...), slices.Concat(kept[1:]...), j.Bytes()[2:]))
		is.True(t, len(found) == 0, "%s: %v", name, found)
		for _, private := range []string{"Place", "Person", "51.2N"} {
			is.True(t, !bytes.Contains(got, []byte(private)), "%s: %s is published", name, private)
		}
		for _, k := range kept {
			is.True(t, bytes.Contains(got, k), "%s: %q is lost", name, k)
		}
		want := byte(0)
		if name == "little" || name == "big" {
			want = 6
		}
		at := bytes.Index(got, []byte("Exif\x00\x00"))
		is.True(t, (at >= 0) == (want > 0) && (at < 0 || orientation(got[at+6:]) == want), "%s: another way up", name)
		_, err := jpeg.Decode(bytes.NewReader(got))
		is.OK(t, err)
	}

	lossless := "VP8L\x0d\x00\x00\x00\x2f\x00\x00\x00\x10\x07\x10\x11\x11\x88\x88\xfe\x07\x00" // one point
	riff := func(chunks string) []byte {
		return []byte("RIFF" + string([]byte{byte(len(chunks) + 4), 0, 0, 0}) + "WEBP" + chunks)
	}
	size := "\x00\x00\x00\x00\x00\x00\x00\x00\x00"
	got, found := Clean("a.webp", riff("VP8X\x0a\x00\x00\x00\x0c"+size+lossless+"EXIF\x06\x00\x00\x00Place\x00XMP \x06\x00\x00\x00Person"))
	is.True(t, len(found) == 0 && bytes.Equal(got, riff("VP8X\x0a\x00\x00\x00\x00"+size+lossless)), "WebP: %q, %v", got, found)
	is.OK(t, func() error { _, err := webp.Decode(bytes.NewReader(got)); return err }())
}
