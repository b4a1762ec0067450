package pdfpage

import (
	"strings"
)

// font maps codes to characters and widths.
type font struct {
	id      int // from 1, in the order of use
	bytes   int // of a code: 1 or 2
	chars   map[int]string
	table   *[256]rune // where chars has nothing; nil for composite fonts
	widths  map[int]float64
	missing float64 // width of codes that are not in widths
}

// choose sets the font and size for the following text.
func (c *canvas) choose(args []any, res dict) {
	if len(args) < 2 {
		return
	}
	n, _ := args[0].(name)
	size, _ := args[1].(float64)
	c.state.size = sane(size)
	v := c.dict(res["Font"])[n]
	r, isRef := v.(ref)
	if f, ok := c.fonts[r]; ok && isRef {
		c.state.font = f
		return
	}
	c.state.font = c.readFont(c.dict(v))
	if c.state.font != nil {
		c.known++
		c.state.font.id = c.known
	}
	if isRef {
		c.fonts[r] = c.state.font
	}
}

func (f *file) readFont(d dict) *font {
	if d == nil {
		return nil
	}
	t := &font{bytes: 1, chars: map[int]string{}, widths: map[int]float64{}}
	kind := f.get(d["Subtype"])
	if kind == name("Type0") {
		f.composite(t, d)
	} else {
		f.simple(t, d, kind == name("Type3"))
	}
	if s, ok := f.get(d["ToUnicode"]).(*stream); ok {
		f.toUnicode(t, f.unpack(s))
	}
	return t
}

// composite reads the widths of a composite font.
func (f *file) composite(t *font, d dict) {
	t.bytes = 2
	var inner dict
	if a := f.array(d["DescendantFonts"]); len(a) > 0 {
		inner = f.dict(a[0])
	}
	t.missing = 1
	if v, ok := f.get(inner["DW"]).(float64); ok {
		t.missing = sane(v) / 1000
	}
	w := f.array(inner["W"])
	for i := 0; i+1 < len(w); {
		first := f.int(w[i])
		if list, ok := f.get(w[i+1]).(array); ok {
			f.budget.spend(100 * len(list))
			for n, v := range list {
				if f.budget.spent() {
					return
				}
				t.setWidth(first+n, f.num(v))
			}
			i += 2
			continue
		}
		if i+2 >= len(w) {
			break
		}
		for code := first; code <= min(f.int(w[i+1]), 0xffff) && code >= 0 && !f.budget.spent(); code++ {
			f.budget.spend(100)
			t.setWidth(code, f.num(w[i+2]))
		}
		i += 3
	}
}

func (t *font) setWidth(code int, w float64) {
	if code >= 0 && code <= 0xffff {
		t.widths[code] = sane(w) / 1000
	}
}

// simple reads the widths and the encoding of a single-byte font.
func (f *file) simple(t *font, d dict, type3 bool) {
	unit := 1.0
	if m := f.array(d["FontMatrix"]); type3 && len(m) == 6 {
		unit = f.num(m[0]) * 1000
	}
	t.missing = 0.5
	if v, ok := f.get(f.dict(d["FontDescriptor"])["MissingWidth"]).(float64); ok && v > 0 {
		t.missing = sane(v) / 1000
	}
	first := f.int(d["FirstChar"])
	for i, v := range f.array(d["Widths"]) {
		if i > 255 {
			break
		}
		t.setWidth(first+i, f.num(v)*unit)
	}
	f.encoding(t, f.get(d["Encoding"]))
}

func (f *file) encoding(t *font, v any) {
	base, _ := v.(name)
	d := f.dict(v)
	if d != nil {
		base, _ = f.get(d["BaseEncoding"]).(name)
	}
	t.table = &winAnsi
	if base == "MacRomanEncoding" {
		t.table = &ascii
	}
	code := 0
	for _, v := range f.array(d["Differences"]) {
		switch v := f.get(v).(type) {
		case float64:
			code = int(sane64(v))
		case name:
			if s := glyphText(string(v)); s != "" && code >= 0 && code < 256 {
				t.chars[code] = s
			}
			code++
		}
	}
}

// ligatures are the letters that fonts draw as one glyph.
var ligatures = strings.NewReplacer("ﬀ", "ff", "ﬁ", "fi", "ﬂ", "fl", "ﬃ", "ffi", "ﬄ", "ffl")

// text returns the characters of a code, U+FFFD if unknown.
func (t *font) text(code int) string {
	if s, ok := t.chars[code]; ok {
		return ligatures.Replace(s)
	}
	if t.table != nil && t.table[code&255] != 0 {
		return string(t.table[code&255])
	}
	return "\ufffd"
}

func (t *font) width(code int) float64 {
	if w, ok := t.widths[code]; ok {
		return w
	}
	return t.missing
}
