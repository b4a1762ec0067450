package pdfpage

import "slices"

// colour executes the operators that choose the colour of letters and areas.
func (c *canvas) colour(o string, args []any) bool {
	switch o {
	case "g", "rg", "k", "sc", "scn", "cs":
	case "sh":
		c.covered = true
	default:
		return false
	}
	c.state.white = len(args) > 0 && !slices.ContainsFunc(args, func(v any) bool {
		n, ok := v.(float64)
		if len(args) == 4 { // ink, not light
			n = 1 - n
		}
		return !ok || n < 0.95
	})
	return true
}

// pale marks as struck out the white letters that nothing is painted behind, which a
// reader of the page does not see. On a page with pictures they may lie on one.
func (c *canvas) pale() {
	if c.covered || c.page.Pictures > 0 || 2*len(c.white) > len(c.page.Glyphs) {
		return
	}
	for _, i := range c.white {
		g := &c.page.Glyphs[i]
		x, y := g.X+g.W/2, g.Y+g.Size/3
		c.budget.spend(len(c.inked))
		g.Struck = !c.budget.spent() && !slices.ContainsFunc(c.inked, func(b Rule) bool { return b.X0 <= x && x <= b.X1 && b.Y0 <= y && y <= b.Y1 })
	}
}
