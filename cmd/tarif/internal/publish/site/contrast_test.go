package site_test

import (
	"fmt"
	"io/fs"
	"math"
	"path"
	"regexp"
	"strconv"
	"testing"

	"tarif/cmd/tarif/internal/test/is"
	"tarif/templates"
)

// inks lists text colours, each with its background colours.
var inks = map[string][]string{
	"ink":    {"paper", "card", "soft", "warn-soft", "good-soft", "bad-soft"},
	"muted":  {"paper", "card", "soft"},
	"accent": {"paper", "card", "soft", "warn-soft", "good-soft"},
	"on":     {"accent"},
	"good":   {"good-soft", "card", "paper"},
	"warn":   {"warn-soft"},
	"bad":    {"bad-soft", "paper", "card"},
}

// edges lists the colours of outlines that must be visible: fields, buttons,
// signs.
var edges = map[string][]string{
	"strong": {"paper", "card", "soft"},
	"sky":    {"paper", "card"},
	"gold":   {"paper", "card", "warn-soft"},
}

// TestContrast computes contrasts from the style sheet: text has that of AAA
// and outlines that of AA, in every colour scheme.
func TestContrast(t *testing.T) {
	for scheme, colours := range schemes(t) {
		for _, level := range []struct {
			pairs map[string][]string
			least float64
		}{{inks, 7}, {edges, 3}} {
			for ink, papers := range level.pairs {
				for _, paper := range papers {
					if got := contrast(t, colours[ink], colours[paper]); got < level.least {
						t.Errorf("%s: %s on %s has a contrast of %.2f, less than %g", scheme, ink, paper, got, level.least)
					}
				}
			}
		}
		t.Logf("%s: ink %.1f, muted %.1f, accent %.1f on paper", scheme, contrast(t, colours["ink"], colours["paper"]),
			contrast(t, colours["muted"], colours["paper"]), contrast(t, colours["accent"], colours["paper"]))
	}
}

// TestNoOrientation checks that no style sheet depends on the device's
// orientation, so that none locks it.
func TestNoOrientation(t *testing.T) {
	b := real(t, during)
	sheets := 0
	for _, p := range b.paths() {
		if path.Ext(p) == ".css" {
			sheets++
			is.NotIn(t, "orientation", b.file(p), "%s asks for the orientation", p)
		}
	}
	is.True(t, sheets != 0, "the site has no style sheets")
}

var (
	rootBlock = regexp.MustCompile(`:root[^{}]*\{([^{}]*)\}`)
	variable  = regexp.MustCompile(`--([a-z-]+): (#[0-9a-f]{3,6});`)
)

// schemes reads the shared colours: light, dark, and those of the version for
// the visually impaired, which have one text colour and one background each.
func schemes(t *testing.T) map[string]map[string]string {
	t.Helper()
	var css []byte
	for _, name := range []string{"colours.css", "vision.css"} {
		data, err := fs.ReadFile(templates.FS, "assets/css/shared/"+name)
		is.OK(t, err)
		css = append(css, data...)
	}
	found := map[string]map[string]string{}
	for _, block := range rootBlock.FindAllStringSubmatch(string(css), -1) {
		colours := map[string]string{}
		for _, v := range variable.FindAllStringSubmatch(block[1], -1) {
			colours[v[1]] = v[2]
		}
		switch {
		case colours["i"] != "":
			found[fmt.Sprintf("impaired %d", len(found)-1)] = map[string]string{"ink": colours["i"], "paper": colours["p"]}
		case colours["on"] != "" && found["light"] == nil:
			found["light"] = colours
		case colours["on"] != "":
			found["dark"] = colours
		}
	}
	is.Must(t, len(found) == 5, "there are %d schemes, not 5", len(found))
	for _, colours := range found {
		oneInk(colours)
	}
	return found
}

func oneInk(colours map[string]string) {
	if colours["card"] != "" {
		return
	}
	ink, paper := colours["ink"], colours["paper"]
	for _, pairs := range []map[string][]string{inks, edges} {
		for name, papers := range pairs {
			colours[name] = ink
			for _, p := range papers {
				colours[p] = paper
			}
		}
	}
	colours["on"], colours["accent"] = paper, ink
}

// contrast returns the contrast ratio of WCAG 2.2: (lighter + 0.05) / (darker +
// 0.05).
func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	x, y := luminance(t, a), luminance(t, b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// luminance returns the relative luminance of an sRGB colour by WCAG 2.2.
func luminance(t *testing.T, colour string) float64 {
	t.Helper()
	if len(colour) == 4 {
		colour = "#" + colour[1:2] + colour[1:2] + colour[2:3] + colour[2:3] + colour[3:] + colour[3:]
	}
	n, err := strconv.ParseUint(colour[min(1, len(colour)):], 16, 32)
	is.Must(t, err == nil && len(colour) == 7, "%q is no colour", colour)
	sum := 0.0
	for i, weight := range []float64{0.0722, 0.7152, 0.2126} {
		c := float64(n>>(8*i)&0xff) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}
