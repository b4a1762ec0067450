package doctest

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Drawn says how to draw the table of a PDF.
type Drawn struct {
	Level, Upright bool // which lines are drawn
	Middle         bool // cells are centred vertically
	Short          bool // few rows a page
}

const (
	printedSize = 9.0
	leading     = 11.0
	leftEdge    = 40.0
	rightEdge   = 555.0
	topEdge     = 800.0

	paragraphWide = 110 // characters
)

// PDF returns the act as pages, with words wrapped to the width of their
// columns.
func (a *Act) PDF(how Drawn) []byte {
	d := &drawing{Drawn: how, sheet: NewSheet(), y: topEdge}
	d.sheets = []*Sheet{d.sheet}
	for _, p := range a.Before {
		d.paragraph(p)
	}
	d.table(a)
	d.y -= 2 * leading
	for _, p := range a.After {
		d.paragraph(p)
	}
	return Book(true, d.sheets...)
}

type drawing struct {
	Drawn
	sheet  *Sheet
	sheets []*Sheet
	y      float64
}

func (d *drawing) next() {
	d.sheet = d.sheet.Next()
	d.sheets = append(d.sheets, d.sheet)
	d.y = topEdge
}

// wrapped splits a text into lines of limited length.
func wrapped(text string, most int) []string {
	var out []string
	for _, line := range strings.Split(text, "\n") {
		now := ""
		for _, w := range strings.FieldsFunc(line, func(r rune) bool { return r == ' ' }) {
			if now != "" && utf8.RuneCountInString(now+w)+1 > most {
				out = append(out, now)
				now = ""
			}
			now = strings.TrimPrefix(now+" "+w, " ")
		}
		out = append(out, now)
	}
	return out
}

func (d *drawing) paragraph(p string) {
	for _, line := range wrapped(p, paragraphWide) {
		d.say(leftEdge, d.y, line)
		d.y -= leading
	}
	d.y -= leading
}

// say writes a line that may have raised and struck parts.
func (d *drawing) say(x, y float64, line string) {
	for i, s := range strings.Split(marked(line), "\x00") {
		size, rise, struck := printedSize, 0.0, false
		switch {
		case i%2 == 0:
		case s[0] == 'r':
			size, rise, s = printedSize*0.6, printedSize*0.35, s[1:]
		default:
			struck, s = true, s[1:]
		}
		if s == "" {
			continue
		}
		wide := float64(utf8.RuneCountInString(s)) * size / 2
		d.sheet.Say(x, y+rise, size, s)
		if struck {
			d.sheet.Stroke(x, y+size/4, x+wide, y+size/4)
		}
		x += wide
	}
}

// columns returns the edges of the columns, which are as wide as their words
// need.
func columns(grid [][]placed, width int) []float64 {
	need := make([]float64, width)
	for _, row := range grid {
		for _, c := range row {
			if c.Cols > 1 {
				continue
			}
			for _, line := range strings.Split(c.Text, "\n") {
				need[c.col] = max(need[c.col], min(float64(utf8.RuneCountInString(line)), 30)+2)
			}
		}
	}
	all := 0.0
	for i := range need {
		need[i] = max(need[i], 5)
		all += need[i]
	}
	xs := []float64{leftEdge}
	for _, n := range need {
		xs = append(xs, xs[len(xs)-1]+n*min((rightEdge-leftEdge)/all, printedSize*0.6))
	}
	return xs
}

func (d *drawing) table(a *Act) {
	grid, width := a.grid()
	xs := columns(grid, width)
	lines := func(c placed) []string {
		return wrapped(c.Text, max(3, int((xs[c.col+c.Cols]-xs[c.col]-4)/printedSize*2)))
	}
	high := make([]float64, len(grid))
	for r, row := range grid {
		high[r] = leading + 6
		for _, c := range row {
			if c.Rows == 1 {
				high[r] = max(high[r], float64(len(lines(c)))*leading+6)
			}
		}
	}
	for r, row := range grid {
		if d.y-high[r] < 60 || d.Short && r > 0 && r%6 == 0 {
			d.next()
		}
		for _, c := range row {
			d.cell(c, grid, xs, lines(c), high, r)
		}
		d.y -= high[r]
	}
}

func (d *drawing) cell(c placed, grid [][]placed, xs []float64, lines []string, high []float64, r int) {
	x0, x1 := xs[c.col], xs[c.col+c.Cols]
	last := r == c.row+c.Rows-1
	if d.Level && !c.above {
		d.sheet.Stroke(x0, d.y, x1, d.y)
	}
	if d.Level && (last || r == len(grid)-1) {
		d.sheet.Stroke(x0, d.y-high[r], x1, d.y-high[r])
	}
	if d.Upright {
		d.sheet.Stroke(x0, d.y, x0, d.y-high[r])
		d.sheet.Stroke(x1, d.y, x1, d.y-high[r])
	}
	if c.above {
		return
	}
	y := d.y - leading
	if d.Middle {
		all := 0.0
		for k := c.row; k < min(c.row+c.Rows, len(high)); k++ {
			all += high[k]
		}
		y -= (all - 6 - float64(len(lines))*leading) / 2
	}
	for _, s := range slices.Clone(lines) {
		d.say(x0+3, y, s)
		y -= leading
	}
}
