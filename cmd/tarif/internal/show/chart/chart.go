// Package chart lays out line charts of prices that hold over spans of days.
//
// Its nouns are [Series], one price as it changed, and [Plot], where its lines,
// marks and labels stand; a template draws them as SVG. Across, places are per
// cent of the width, so that one drawing fits every screen and its text stays
// as large as the page's; down, they are pixels. The axis begins at zero. All is
// computed with whole numbers: days, and hundredths of the currency; a place is
// rounded once, when it is written.
//
// A price holds over a span, so lines are steps, never slopes: nothing is said
// of days between two known prices. The package knows no language and no
// tariff.
package chart

import (
	"slices"
	"strconv"
	"unicode/utf8"
)

// Series is one price as it changed: its steps in order, not overlapping.
type Series struct {
	Name  string // told beside the line; empty where there is only one
	Steps []Step
}

// Step is a price and the days for which it is drawn.
type Step struct {
	From, Until int    // days from any one day; Until is the first day after
	Value       int64  // hundredths of the currency, not below zero
	Label       string // the value in words
	FromKnown   bool   // the first day is stated; else a hollow mark stands there
	UntilKnown  bool   // so is the last, on which a bar stands; else a dotted one
	Joined      bool   // it follows the step before at once
	Open        bool   // nothing known ends it: the line is dotted at its end
}

// Tick is a line of the grid, or a day on the axis below.
type Tick struct {
	X    string
	Y    int
	Text string
}

// Plot is a chart laid out.
type Plot struct {
	Height int
	Base   int    // where zero is
	Wide   bool   // the values of the axis are long
	Values []Tick // from zero up
	Days   []Tick
	Lines  []Line
}

// Line is what is drawn of one series.
type Line struct {
	Style    int // 0, 1, 2 …: dashes and marks that tell it from the others
	Segments []Segment
	Marks    []Mark
	Labels   []Label
}

// Segment is a straight line, across or up and down.
type Segment struct {
	X1, X2 string
	Y1, Y2 int
	Dotted bool // the day is not stated, or nothing is known of what comes
}

// Mark is where a price begins, or, as a bar, where it ends.
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
	End  bool // X is where the text ends, not where it begins
}

// Axes says what is printed along the axes. Days are those that Step counts.
type Axes struct {
	First, Last int                // of the axis below
	Marked      []Day              // days to mark on it, in order
	Value       func(int64) string // prints a value of the grid
}

// Day is a marked day and its text.
type Day struct {
	Day  int
	Text string
}

// The layout in pixels. Narrow is the width of a drawing on the narrowest
// phone, without the values of the axis, which stand left of it: labels that do not run into each other there do so nowhere.
const (
	height = 178
	top    = 30
	base   = 150
	narrow = 190
	row    = 17 // of text
	letter = 8  // the widest digit of the text
	short  = 6  // letters of a value of the axis
)

// Draw lays out a chart. Every series must have a step, and Last come after
// First.
func Draw(series []Series, a Axes) Plot {
	s := scale{first: a.First, days: a.Last - a.First, top: Ceiling(highest(series))}
	p := Plot{Height: height, Base: base}
	for _, v := range []int64{0, s.top / 2, s.top} {
		tick := Tick{Y: s.y(v), Text: a.Value(v)}
		p.Values = append(p.Values, tick)
		p.Wide = p.Wide || utf8.RuneCountInString(tick.Text) > short
	}
	for _, d := range a.Marked {
		p.Days = append(p.Days, Tick{X: s.x(d.Day), Y: height - 6, Text: d.Text})
	}
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

// Ceiling returns a round value that is not below high, whose half is round
// too: 2, 4, 6, 8 or 10 times a power of ten.
func Ceiling(high int64) int64 {
	for power := int64(1); ; power *= 10 {
		for _, n := range []int64{2, 4, 6, 8, 10} {
			if v := n * power; v >= high {
				return v
			}
		}
	}
}

// scale turns days and values into places.
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

// percent writes hundredths of a per cent: "12.50%".
func percent(n int) string {
	text := strconv.Itoa(n / 100)
	if rest := n % 100; rest != 0 {
		text += "." + strconv.Itoa(100 + rest)[1:]
	}
	return text + "%"
}

func (s scale) y(v int64) int { return base - int((v*(base-top)+s.top/2)/s.top) }

// line draws a series but for its labels.
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

// box is a rectangle of a drawing of the narrow width.
type box struct{ x1, y1, x2, y2 int }

func (b box) hits(c box) bool { return b.x1 < c.x2 && c.x1 < b.x2 && b.y1 < c.y2 && c.y1 < b.y2 }

func (b box) hitsAny(of []box) bool { return slices.ContainsFunc(of, b.hits) }

func (s scale) narrowX(day int) int { return s.hundredths(day) * narrow / whole }
