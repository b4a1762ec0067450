package qrcode

import (
	"encoding/xml"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/test/is"

	"rsc.io/qr"
)

var runs = regexp.MustCompile(`M(\d+) (\d+)h(\d+)v1h-(\d+)z`)

// TestSVG: the path paints exactly the black modules of the code, inside a
// quiet margin.
func TestSVG(t *testing.T) {
	for _, address := range []string{"https://tarif.kz/ru/places/oral/home-care/", "https://example.kz/" + strings.Repeat("a", 300)} {
		svg, err := SVG(address)
		is.OK(t, err)
		if err := xml.Unmarshal(svg, new(struct{})); err != nil {
			t.Error(err)
		}
		code, err := qr.Encode(address, qr.L)
		is.OK(t, err)
		painted := map[[2]int]bool{}
		for _, m := range runs.FindAllStringSubmatch(string(svg), -1) {
			var x, y, n, back int
			if _, err := fmt.Sscan(strings.Join(m[1:], " "), &x, &y, &n, &back); err != nil || n != back {
				t.Fatal(m[0], err)
			}
			for i := range n {
				painted[[2]int{x + i - quiet, y - quiet}] = true
			}
		}
		for y := range code.Size {
			for x := range code.Size {
				is.Must(t, code.Black(x, y) == painted[[2]int{x, y}], "%d, %d is wrong", x, y)
				delete(painted, [2]int{x, y})
			}
		}
		is.True(t, len(painted) == 0, "%d modules outside of the code", len(painted))
	}
}

func TestTooLong(t *testing.T) {
	_, err := SVG("https://example.kz/" + strings.Repeat("a", 5000))
	is.True(t, err != nil, "an address too long for a code has one")
}
