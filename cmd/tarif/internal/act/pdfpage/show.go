package pdfpage

import "math"

// write executes the text operators.
func (c *canvas) write(o string, args []any, res dict) {
	n := nums(args, 6)
	switch o {
	case "BMC", "BDC":
		c.mark(args, res)
	case "EMC":
		c.unmark()
	case "BT":
		c.tm, c.lm = ident, ident
	case "Tf":
		c.choose(args, res)
	case "Tc":
		c.state.char = n[0]
	case "Tw":
		c.state.word = n[0]
	case "Tz":
		c.state.scale = n[0] / 100
	case "TL":
		c.state.lead = n[0]
	case "Ts":
		c.state.rise = n[0]
	case "Tr":
		c.state.hidden = n[0] == 3 || n[0] == 7
	case "Tm":
		c.tm = matrix(n)
		c.lm = c.tm
	case "Td":
		c.line(n[0], n[1])
	case "TD":
		c.state.lead = -n[1]
		c.line(n[0], n[1])
	case "T*":
		c.line(0, -c.state.lead)
	default:
		c.showAll(o, args, n)
	}
}

func (c *canvas) showAll(o string, args []any, n []float64) {
	switch o {
	case "'":
		c.line(0, -c.state.lead)
	case "\"":
		c.state.word, c.state.char = n[0], n[1]
		c.line(0, -c.state.lead)
	case "Tj", "TJ":
	default:
		return
	}
	if len(args) == 0 {
		return
	}
	pieces, ok := args[len(args)-1].(array)
	if !ok {
		pieces = array{args[len(args)-1]}
	}
	for _, v := range pieces {
		switch v := v.(type) {
		case text:
			c.show(v)
		case float64:
			c.advance(-sane(v) / 1000 * c.state.size)
		}
	}
}

func (c *canvas) line(x, y float64) {
	c.lm = matrix{1, 0, 0, 1, x, y}.mul(c.lm)
	c.tm = c.lm
}

func (c *canvas) advance(x float64) {
	c.tm = matrix{1, 0, 0, 1, x * c.state.scale, 0}.mul(c.tm)
}

// show shows a string of the font's codes.
func (c *canvas) show(s text) {
	f := c.state.font
	if f == nil {
		return
	}
	for i := 0; i+f.bytes <= len(s); i += f.bytes {
		code := int(s[i])
		if f.bytes == 2 {
			code = code<<8 | int(s[i+1])
		}
		c.budget.spend(200)
		if c.budget.spent() {
			return
		}
		w := f.width(code) * c.state.size
		c.glyph(f.text(code), w)
		if f.bytes == 1 && code == ' ' {
			w += c.state.word
		}
		c.advance(w + c.state.char)
	}
}

func (c *canvas) glyph(s string, w float64) {
	m := matrix{c.state.scale, 0, 0, 1, 0, c.state.rise}.mul(c.tm).mul(c.state.ctm)
	if s == "" {
		return
	}
	x, y := m.apply(0, 0)
	if m[0] <= 0 || math.Abs(m[1]) > math.Abs(m[0])/4 {
		c.page.Turned++
		return
	}
	if c.state.white {
		c.white = append(c.white, len(c.page.Glyphs))
	}
	size := sane(math.Hypot(m[2], m[3]) * math.Abs(c.state.size))
	c.page.Glyphs = append(c.page.Glyphs, Glyph{X: cents(x), Y: cents(y), W: cents(sane(w * m[0])), Size: cents(size), Text: s, Font: c.state.font.id, Hidden: c.state.hidden})
}
