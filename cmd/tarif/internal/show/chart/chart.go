// Package chart lays out line charts of prices that hold over spans of days.
//
// [Draw] turns [Series], each one price as it changed, into a [Plot]: the
// positions of lines, marks and labels, which a template draws as SVG.
// Horizontal positions are per cent of the width, so that one drawing fits
// every screen while its text keeps the page's size; vertical ones are pixels.
// The axis begins at zero. Everything is computed with integers: days, and
// hundredths of the currency; a position is rounded once, when it is written.
//
// A price holds over a span, so lines are steps, never slopes, and there is no
// line on days between two known prices. The package knows no language and no
// tariffs.
package chart

import (
	"slices"
	"strconv"
	"tarif/cmd/tarif/internal/lists"
	"unicode/utf8"
)

// Series is one price as it changed: its steps in order, not overlapping.
type Series struct {
	Name  string // shown beside the line; empty if there is only one series
	Steps []Step
}

// Step is a price and the days on which it is drawn.
type Step struct {
	From, Until int    // days since any fixed day; Until is the first day after
	Value       int64  // hundredths of the currency, not negative
	Label       string // the value in words
	FromKnown   bool   // the first day is stated; otherwise its mark is hollow
	UntilKnown  bool   // the last day is stated and marked by a bar; otherwise the end is dotted
	Joined      bool   // it follows the previous step without a gap
	Open        bool   // no end is known: the line ends dotted
}

// Tick is a line of the grid, or a day on the horizontal axis.
type Tick struct {
	X    string
	Y    int
	Text string
}

// Plot is a chart laid out.
type Plot struct {
	Height int
	Base   int    // the position of zero
	Wide   bool   // the values on the axis are long
	Values []Tick // from zero upwards
	Days   []Tick
	Lines  []Line
}

// Line is what is drawn of one series.
type Line struct {
	Style    int // 0, 1, 2 …: selects dashes and marks that distinguish the line
	Segments []Segment
	Marks    []Mark
	Labels   []Label
}

// Segment is a straight horizontal or vertical line.
type Segment struct {
	X1, X2 string
	Y1, Y2 int
	Dotted bool // the day is not stated, or what follows is unknown
}

// Mark is the beginning of a price or, as a bar, its end.
type Mark struct {
	X    string
	Y    int
	Open bool // the day is not stated
	Bar  bool
}

// Label is a text at a line.
type Label struct {
	X    string
	Y    int
	Text string
	End  bool // X is the end of the text, not its beginning
}

// Axes says what is printed along the axes. Days count as in Step.
type Axes struct {
	First, Last int                // of the horizontal axis
	Marked      []Day              // days to mark on it, in order
	Value       func(int64) string // formats a value of the grid
}

// Day is a marked day and its text.
type Day struct {
	Day  int
	Text string
}

// The layout in pixels. Narrow is the width of a drawing on the narrowest
// phone, without the values left of it: labels that do not overlap there
// overlap nowhere.
const (
	height = 178
	top    = 30
	base   = 150
	narrow = 190
	row    = 17 // height of a line of text
	letter = 8  // width of the widest digit
	short  = 6  // characters of a short value on the axis
)

// Draw lays out a chart. Every series must have a step, and Last must be after
// First.
func Draw(series []Series, a Axes) Plot {
	s := scale{first: a.First, days: a.Last - a.First, top: Ceiling(highest(series))}
	p := Plot{Height: height, Base: base}
	for _, v := range []int64{0, s.top / 2, s.top} {
		tick := Tick{Y: s.y(v), Text: a.Value(v)}
		p.Values = append(p.Values, tick)
		p.Wide = p.Wide || utf8.RuneCountInString(tick.Text) > short
	}
	p.Days = lists.Of(a.Marked, func(d Day) Tick { return Tick{X: s.x(d.Day), Y: height - 6, Text: d.Text} })
	for i, x := range series {
		p.Lines = append(p.Lines, s.line(i, x, a.Last))
	}
	labels := s.labels(series, a.Last)
	for i := range p.Lines {
		p.Lines[i].Labels = labels[i]
	}
	return p
}

func highest(series []Series) int64 {
	var high int64
	for _, x := range series {
		for _, step := range x.Steps {
			high = max(high, step.Value)
		}
	}
	return high
}

// Ceiling returns the least round value that is not below high and whose half
// is round too: 2, 4, 6, 8 or 10 times a power of ten.
func Ceiling(high int64) int64 {
	for power := int64(1); ; power *= 10 {
		for _, n := range []int64{2, 4, 6, 8, 10} {
			if v := n * power; v >= high {
				return v
			}
		}
	}
}

// scale converts days and values to positions.
type scale struct {
	first, days int
	top         int64
}

// The axis leaves room for marks at both ends.
const edge, whole = 250, 10000 // hundredths of a per cent

func (s scale) hundredths(day int) int {
	return edge + (day-s.first)*(whole-2*edge)/s.days
}

func (s scale) x(day int) string { return percent(s.hundredths(day)) }

// percent formats hundredths of a per cent: "12.50%".
func percent(n int) string {
	text := strconv.Itoa(n / 100)
	if rest := n % 100; rest != 0 {
		text += "." + strconv.Itoa(100 + rest)[1:]
	}
	return text + "%"
}

func (s scale) y(v int64) int { return base - int((v*(base-top)+s.top/2)/s.top) }

// line draws a series except for its labels.
func (s scale) line(style int, x Series, last int) Line {
	l := Line{Style: style}
	for i, step := range x.Steps {
		y := s.y(step.Value)
		if i > 0 && step.Joined {
			l.Segments = append(l.Segments, Segment{X1: s.x(step.From), X2: s.x(step.From),
				Y1: s.y(x.Steps[i-1].Value), Y2: y, Dotted: !step.FromKnown})
		}
		l.Segments = append(l.Segments, Segment{X1: s.x(step.From), X2: s.x(step.Until), Y1: y, Y2: y})
		l.Marks = append(l.Marks, Mark{X: s.x(step.From), Y: y, Open: !step.FromKnown})
		switch joined := i+1 < len(x.Steps) && x.Steps[i+1].Joined; {
		case step.Open && step.Until < last:
			l.Segments = append(l.Segments, Segment{X1: s.x(step.Until), X2: s.x(last), Y1: y, Y2: y, Dotted: true})
		case !step.Open && !joined:
			l.Marks = append(l.Marks, Mark{X: s.x(step.Until), Y: y, Open: !step.UntilKnown, Bar: true})
		}
	}
	return l
}

// box is a rectangle in a drawing of the narrow width.
type box struct{ x1, y1, x2, y2 int }

func (b box) hits(c box) bool { return b.x1 < c.x2 && c.x1 < b.x2 && b.y1 < c.y2 && c.y1 < b.y2 }

func (b box) hitsAny(of []box) bool { return slices.ContainsFunc(of, b.hits) }

func (s scale) narrowX(day int) int { return s.hundredths(day) * narrow / whole }
