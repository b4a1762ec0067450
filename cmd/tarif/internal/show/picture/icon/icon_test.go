package icon

import (
	"bytes"
	"image/color"
	"image/png"
	"testing"

	"tarif/cmd/tarif/internal/test/is"
)

// drawing is a blue square with a white stroke, in a box of 32.
const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#0b4a6b"/><path d="M7 16h18" fill="none" stroke="#fff" stroke-width="4" stroke-linecap="round"/></svg>`

var (
	blue  = color.RGBA{0x0b, 0x4a, 0x6b, 0xff}
	white = color.RGBA{0xff, 0xff, 0xff, 0xff}
)

// TestPNG: the drawing fills each size, strokes are scaled, cut corners are
// filled, and a maskable icon keeps away from the edge.
func TestPNG(t *testing.T) {
	i, err := Parse([]byte(drawing))
	is.OK(t, err)
	for _, c := range []struct {
		draw func(int) ([]byte, error)
		size int
		x, y int // in 32nds
		want color.RGBA
	}{
		{i.PNG, 192, 16, 16, white}, {i.PNG, 192, 8, 15, white}, {i.PNG, 192, 16, 13, blue}, {i.PNG, 192, 0, 0, blue},
		{i.PNG, 512, 24, 17, white}, {i.PNG, 512, 16, 19, blue}, {i.PNG, 512, 31, 31, blue},
		{i.Maskable, 512, 16, 16, white}, {i.Maskable, 512, 6, 16, blue}, {i.Maskable, 512, 9, 16, white}, {i.Maskable, 512, 0, 0, blue},
	} {
		data, err := c.draw(c.size)
		is.OK(t, err)
		img, err := png.Decode(bytes.NewReader(data))
		if err != nil || img.Bounds().Dx() != c.size || img.Bounds().Dy() != c.size {
			t.Fatalf("%v, %v", img.Bounds(), err)
		}
		got := color.RGBAModel.Convert(img.At(c.x*c.size/32, c.y*c.size/32))
		is.True(t, got == c.want, "%d pixels at %d, %d: %v, want %v", c.size, c.x, c.y, got, c.want)
	}
	if ground, err := i.Ground(); ground != blue || err != nil {
		t.Errorf("ground %v, %v", ground, err)
	}
}

func TestParseRefuses(t *testing.T) {
	for _, svg := range []string{"", "no drawing", `<svg viewBox="0 0 1 1"><path d="M0 0z"`, `<svg viewBox="0 0 9 9"><text>T</text></svg>`} {
		_, err := Parse([]byte(svg))
		is.True(t, err != nil, "%q is taken for a drawing", svg)
	}
}
