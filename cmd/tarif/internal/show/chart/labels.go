package chart

import (
	"slices"
	"unicode/utf8"
)

// wish is a label to be placed.
type wish struct {
	series int
	step   Step
	until  int // the last day of the line that it belongs to
	text   string
}

// labels places the values of all steps and the names of the series: the last
// value of each series first, then its first, then the others. A label that
// would overlap another is left out, since the figures are in a table too.
func (s scale) labels(series []Series, last int) [][]Label {
	out := make([][]Label, len(series))
	lines := s.boxes(series, last)
	var taken []box
	for _, w := range wishes(series, last) {
		if l, b, ok := s.place(w, lines, taken); ok {
			taken = append(taken, b)
			out[w.series] = append(out[w.series], l)
		}
	}
	return out
}

func wishes(series []Series, last int) []wish {
	var ends, starts, others []wish
	for i, x := range series {
		for j, step := range x.Steps {
			w := wish{series: i, step: step, until: step.Until, text: step.Label}
			switch final := j == len(x.Steps)-1; {
			case final && step.Open:
				w.until = last
				fallthrough
			case final:
				if x.Name != "" {
					w.text = x.Name + " " + w.text
				}
				ends = append(ends, w)
			case j == 0:
				starts = append(starts, w)
			default:
				others = append(others, w)
			}
		}
	}
	return slices.Concat(ends, starts, others)
}

// boxes returns the lines themselves, which labels should not cross.
func (s scale) boxes(series []Series, last int) []box {
	var out []box
	for _, x := range series {
		for i, step := range x.Steps {
			y, until := s.y(step.Value), step.Until
			if step.Open {
				until = last
			}
			out = append(out, box{s.narrowX(step.From), y - 1, s.narrowX(until), y + 1})
			if i > 0 && step.Joined {
				before := s.y(x.Steps[i-1].Value)
				at := s.narrowX(step.From)
				out = append(out, box{at - 1, min(y, before), at + 1, max(y, before)})
			}
		}
	}
	return out
}

// place positions a label above or below its line, at its end or beginning,
// preferably where it crosses no line, and never on another label.
func (s scale) place(w wish, lines, taken []box) (Label, box, bool) {
	var second *Label
	var secondBox box
	for _, l := range s.candidates(w) {
		b := s.extent(w, l)
		if b.x1 < 0 || b.x2 > narrow || b.y2 > base || b.hitsAny(taken) {
			continue
		}
		if !b.hitsAny(lines) {
			return l, b, true
		}
		if second == nil {
			second, secondBox = &l, b
		}
	}
	if second == nil {
		return Label{}, box{}, false
	}
	return *second, secondBox, true
}

func (s scale) candidates(w wish) []Label {
	y := s.y(w.step.Value)
	start, end := s.x(w.step.From), s.x(w.until)
	above, below := y-9, y+row+2
	return []Label{
		{X: end, Y: above, Text: w.text, End: true}, {X: start, Y: above, Text: w.text},
		{X: start, Y: below, Text: w.text}, {X: end, Y: below, Text: w.text, End: true},
	}
}

// extent returns the box of a label. Its Y is the baseline.
func (s scale) extent(w wish, l Label) box {
	wide := letter * utf8.RuneCountInString(l.Text)
	b := box{s.narrowX(w.step.From), l.Y - row + 3, s.narrowX(w.step.From) + wide, l.Y + 3}
	if l.End {
		b.x2 = s.narrowX(w.until)
		b.x1 = b.x2 - wide
	}
	return b
}
