package card

import (
	_ "embed" // the fonts
	"fmt"
	"image"
	"slices"
	"strings"
	"sync"

	// Reads and draws outlines of letters, which Go's standard library cannot.
	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"

	"tarif/cmd/tarif/internal/lists"
)

//go:embed fonts/NotoSans-Regular.ttf
var regularTTF []byte

//go:embed fonts/NotoSans-Bold.ttf
var boldTTF []byte

// weight is the weight of a font.
type weight int

const (
	regular weight = iota
	bold
)

// style is a weight and a size.
type style struct {
	weight weight
	size   int
}

// letters draws each letter of a style once and caches it: a country's cards
// have few different ones.
type letters struct {
	fonts [2]*opentype.Font

	mu    sync.Mutex
	faces map[style]font.Face
	kept  map[sign]glyph
}

type sign struct {
	style
	r rune
}

// glyph is a drawn letter: its box relative to the pen, its coverage at each
// pixel, and the advance of the pen.
type glyph struct {
	box     image.Rectangle
	dark    []uint8
	advance fixed.Int26_6
}

func newLetters() (*letters, error) {
	l := &letters{faces: map[style]font.Face{}, kept: map[sign]glyph{}}
	for i, ttf := range [][]byte{regularTTF, boldTTF} {
		f, err := opentype.Parse(ttf)
		if err != nil {
			return nil, fmt.Errorf("letters: %w", err)
		}
		l.fonts[i] = f
	}
	return l, nil
}

// standIn replaces characters that the font lacks: its dash is as long as a
// minus.
var standIn = strings.NewReplacer("\u2212", "\u2013")

// face must be called with the lock held, because faces are not safe for
// concurrent use.
func (l *letters) face(s style) (font.Face, error) {
	if f := l.faces[s]; f != nil {
		return f, nil
	}
	f, err := opentype.NewFace(l.fonts[s.weight], &opentype.FaceOptions{Size: float64(s.size), DPI: 72, Hinting: font.HintingNone})
	if err == nil {
		l.faces[s] = f
	}
	return f, err
}

// glyph returns a letter, drawn at a whole pixel: at these sizes the difference
// is invisible.
func (l *letters) glyph(s style, r rune) glyph {
	l.mu.Lock()
	defer l.mu.Unlock()
	if g, ok := l.kept[sign{s, r}]; ok {
		return g
	}
	var g glyph
	if f, err := l.face(s); err == nil { // cannot fail for our own fonts at a positive size
		box, mask, at, advance, _ := f.Glyph(fixed.Point26_6{}, r)
		g = glyph{box: box, advance: advance}
		for y := range box.Dy() {
			for x := range box.Dx() {
				_, _, _, a := mask.At(at.X+x, at.Y+y).RGBA()
				g.dark = append(g.dark, uint8(a>>8))
			}
		}
	}
	l.kept[sign{s, r}] = g
	return g
}

func (l *letters) kern(s style, a, b rune) fixed.Int26_6 {
	l.mu.Lock()
	defer l.mu.Unlock()
	f, err := l.face(s)
	if err != nil {
		return 0
	}
	return f.Kern(a, b)
}

// width returns the width of a text in pixels.
func (l *letters) width(s style, text string) int {
	var x fixed.Int26_6
	before := rune(-1)
	for _, r := range text {
		if before >= 0 {
			x += l.kern(s, before, r)
		}
		x += l.glyph(s, r).advance
		before = r
	}
	return x.Ceil()
}

// run is lines of one style.
type run struct {
	style
	lines []string
}

// fit sets a text on one line in the first of the sizes, given largest first,
// in which it fits. Otherwise it is shortened with an ellipsis.
func (l *letters) fit(w weight, text string, width int, sizes ...int) run {
	oneLine := lists.Of(sizes, func(points int) size { return size{points, 1} })
	return l.wrap(w, text, width, oneLine...)
}

// size is a size of letters and the number of lines that they may fill.
type size struct{ points, lines int }

// wrap is like fit, on several lines.
func (l *letters) wrap(w weight, text string, width int, sizes ...size) run {
	text = standIn.Replace(text)
	var r run
	for _, try := range sizes {
		r = run{style: style{w, try.points}}
		if r.lines = l.broken(r.style, text, width); len(r.lines) <= try.lines && l.allFit(r, width) {
			return r
		}
	}
	r.lines = r.lines[:min(sizes[len(sizes)-1].lines, len(r.lines))]
	last := &r.lines[len(r.lines)-1]
	for cut := []rune(*last); ; cut = cut[:len(cut)-1] {
		*last = strings.TrimRight(string(cut), " ,;:") + "…"
		if len(cut) == 0 || l.width(r.style, *last) <= width {
			return r
		}
	}
}

func (l *letters) allFit(r run, width int) bool {
	return !slices.ContainsFunc(r.lines, func(line string) bool { return l.width(r.style, line) > width })
}

// broken breaks a text into lines between words, but not at no-break spaces.
func (l *letters) broken(s style, text string, width int) []string {
	var lines []string
	line := ""
	for word := range strings.SplitSeq(text, " ") {
		longer := strings.TrimPrefix(line+" "+word, " ")
		if line != "" && l.width(s, longer) > width {
			lines, longer = append(lines, line), word
		}
		line = longer
	}
	return append(lines, line)
}
