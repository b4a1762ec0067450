package pdfpage

import "math"

// thin is the maximum width, in points, of a filled shape that is a line.
const thin = 3

// maxRules bounds the lines of a page; a drawing with more is a map or a plan.
// Dots are many more, and few lines are left of them.
const (
	maxRules = 20_000
	maxDots  = 10 * maxRules
)

type point struct{ x, y float64 }

// path is the current path: its strokes and its outlines.
type path struct {
	start, at point
	lines     [][2]point
	boxes     [][2]point // corners of each outline
	bent      bool       // the outline has curves
}

// paint executes the path operators and reports whether o is one.
func (c *canvas) paint(o string, args []any) bool {
	n := nums(args, 4)
	p := &c.path
	switch o {
	case "m":
		p.move(c.at(n[0], n[1]))
	case "l":
		p.line(c.at(n[0], n[1]))
	case "c", "v", "y":
		p.bent = true
		if k := len(args); k >= 2 {
			xy := nums(args[k-2:], 2)
			p.at = c.at(xy[0], xy[1])
		}
	case "h":
		p.line(p.start)
	case "re":
		c.rectangle(n)
	case "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "n":
		c.end(o)
	default:
		return false
	}
	return true
}

func (c *canvas) at(x, y float64) point {
	x, y = c.state.ctm.apply(x, y)
	return point{x, y}
}

func (c *canvas) rectangle(n []float64) {
	p := &c.path
	p.move(c.at(n[0], n[1]))
	p.line(c.at(n[0]+n[2], n[1]))
	p.line(c.at(n[0]+n[2], n[1]+n[3]))
	p.line(c.at(n[0], n[1]+n[3]))
	p.line(p.start)
}

func (p *path) move(to point) {
	p.start, p.at = to, to
	if len(p.boxes) < maxRules {
		p.boxes = append(p.boxes, [2]point{to, to})
	}
}

func (p *path) line(to point) {
	if len(p.lines) < maxRules {
		p.lines = append(p.lines, [2]point{p.at, to})
	}
	if n := len(p.boxes); n > 0 {
		b := &p.boxes[n-1]
		b[0] = point{min(b[0].x, to.x), min(b[0].y, to.y)}
		b[1] = point{max(b[1].x, to.x), max(b[1].y, to.y)}
	}
	p.at = to
}

// end paints the path: its strokes, or those of its filled outlines that are
// thin enough to be lines.
func (c *canvas) end(o string) {
	p := &c.path
	if o == "s" || o == "b" || o == "b*" {
		p.line(p.start)
	}
	switch o[0] {
	case 'S', 's', 'B', 'b':
		for _, l := range p.lines {
			c.rule(l[0], l[1])
		}
	}
	switch o[0] {
	case 'f', 'F', 'B', 'b':
		for _, b := range p.boxes {
			if !c.state.white && len(c.inked) < maxRules {
				c.inked = append(c.inked, areaOf(b[0], b[1]))
			}
			switch {
			case p.bent:
			case min(b[1].x-b[0].x, b[1].y-b[0].y) <= thin:
				c.rule(b[0], b[1])
			case o != "n" && len(c.page.Fills) < maxRules:
				c.page.Fills = append(c.page.Fills, areaOf(b[0], b[1]))
			}
		}
	}
	lines, boxes := p.lines[:0], p.boxes[:0]
	*p = path{lines: lines, boxes: boxes}
}

func areaOf(a, b point) Rule {
	return Rule{cents(min(a.x, b.x)), cents(min(a.y, b.y)), cents(max(a.x, b.x)), cents(max(a.y, b.y))}
}

// rule keeps a line that is horizontal or vertical and longer than it is wide. What
// is as short as lines are thin may be a dot of a dotted line.
func (c *canvas) rule(a, b point) {
	w, h := math.Abs(a.x-b.x), math.Abs(a.y-b.y)
	r := areaOf(a, b)
	if max(w, h) <= thin && max(w, h) > 0 && len(c.dots) < maxDots {
		c.dots = append(c.dots, r)
	}
	if min(w, h) > thin || max(w, h) <= thin || len(c.page.Rules) >= maxRules {
		return
	}
	if r.Level() {
		r.Y0 = (r.Y0 + r.Y1) / 2
		r.Y1 = r.Y0
	} else {
		r.X0 = (r.X0 + r.X1) / 2
		r.X1 = r.X0
	}
	c.page.Rules = append(c.page.Rules, r)
}
