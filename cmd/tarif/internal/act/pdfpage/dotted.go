package pdfpage

import (
	"cmp"
	"slices"
)

// fewest is how many dots make a line; fewer are a colon or an ellipsis.
const fewest = 4

// dotted returns the lines that dots and short dashes form: browsers and office
// programs draw a dotted border as hundreds of small filled squares.
func dotted(dots []Rule) []Rule {
	var level, upright []Rule
	for _, d := range dots {
		w, h := d.X1-d.X0, d.Y1-d.Y0
		if 10*w >= 9*h {
			level = append(level, d)
		}
		if 10*h >= 9*w {
			upright = append(upright, d.turned())
		}
	}
	out := inRow(level)
	for _, r := range inRow(upright) {
		out = append(out, r.turned())
	}
	return out
}

func (r Rule) turned() Rule { return Rule{r.Y0, r.X0, r.Y1, r.X1} }

// inRow joins dots that stand side by side at one height.
func inRow(dots []Rule) []Rule {
	slices.SortFunc(dots, func(a, b Rule) int { return cmp.Or(cmp.Compare(a.Y0+a.Y1, b.Y0+b.Y1), cmp.Compare(a.X0, b.X0)) })
	var out []Rule
	for len(dots) > 0 {
		n, end := 1, dots[0].X1
		for n < len(dots) && dots[n].Y0+dots[n].Y1 == dots[0].Y0+dots[0].Y1 && dots[n].X0-end <= 100*thin {
			end = max(end, dots[n].X1)
			n++
		}
		if y := (dots[0].Y0 + dots[0].Y1) / 2; n >= fewest && len(out) < maxRules {
			out = append(out, Rule{dots[0].X0, y, end, y})
		}
		dots = dots[n:]
	}
	return out
}
