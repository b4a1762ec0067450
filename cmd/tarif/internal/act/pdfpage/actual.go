package pdfpage

import (
	"strings"
	"unicode"
	"unicode/utf16"
)

// mark is an open marked-content sequence: its ActualText, if it has one, and
// the index of its first glyph.
type mark struct {
	actual string
	says   bool
	from   int
}

// maxMarks bounds how deep marked content nests.
const maxMarks = 64

// mark begins a marked-content sequence. Programs use its ActualText for text
// that is drawn differently: a hyphen that is not part of the word, the letters
// of a ligature.
func (c *canvas) mark(args []any, res dict) {
	if len(c.marks) == maxMarks {
		c.deep++
		return
	}
	m := mark{from: len(c.page.Glyphs)}
	if len(args) > 1 {
		v := args[1]
		if n, ok := v.(name); ok {
			v = c.dict(res["Properties"])[n]
		}
		s, ok := c.get(c.dict(v)["ActualText"]).(text)
		m.actual, m.says = plainText(s), ok
	}
	c.marks = append(c.marks, m)
}

func (c *canvas) unmark() {
	n := len(c.marks) - 1
	if c.deep > 0 {
		c.deep--
		return
	}
	if n < 0 {
		return
	}
	m := c.marks[n]
	c.marks = c.marks[:n]
	if m.says && m.from < len(c.page.Glyphs) {
		c.replace(m)
	}
}

// replace puts the ActualText in place of the glyphs drawn. It must not change
// a digit: otherwise a file could show one price and be read as another.
func (c *canvas) replace(m mark) {
	glyphs := c.page.Glyphs[m.from:]
	var drawn strings.Builder
	for _, g := range glyphs {
		drawn.WriteString(g.Text)
		if d := g.Y - glyphs[0].Y; 2*d > g.Size || -2*d > g.Size {
			return // spans more than one line
		}
	}
	actual := strings.ReplaceAll(m.actual, "\u00ad", "")
	switch {
	case actual == drawn.String(), len(actual) > 8*len(glyphs)+8:
		return
	case figures(actual) != figures(drawn.String()) && !strings.Contains(drawn.String(), "\ufffd"):
		return
	case actual == "":
		c.page.Glyphs = c.page.Glyphs[:m.from]
		return
	}
	last := glyphs[len(glyphs)-1]
	glyphs[0].Text, glyphs[0].W = actual, max(last.X+last.W-glyphs[0].X, glyphs[0].W)
	c.page.Glyphs = c.page.Glyphs[:m.from+1]
}

// figures returns the digits of a text, including raised ones.
func figures(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsNumber(r) {
			return r
		}
		return -1
	}, s)
}

// plainText decodes a PDF text string: UTF-16 or UTF-8 with a byte order mark,
// else one byte a character.
func plainText(s text) string {
	switch {
	case strings.HasPrefix(string(s), "\xfe\xff"):
		var units []uint16
		for i := 2; i+1 < len(s); i += 2 {
			units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
		}
		return string(utf16.Decode(units))
	case strings.HasPrefix(string(s), "\xef\xbb\xbf"):
		return strings.ToValidUTF8(string(s[3:]), "\ufffd")
	}
	var b strings.Builder
	for i := range len(s) {
		b.WriteRune(rune(s[i]))
	}
	return b.String()
}
