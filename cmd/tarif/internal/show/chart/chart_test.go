package chart

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/test/is"
)

func axes(first, last int) Axes {
	return Axes{First: first, Last: last, Value: func(v int64) string { return fmt.Sprint(v) }}
}

// TestDraw: half of the axis is half of the height, half of the time half of
// the width.
func TestDraw(t *testing.T) {
	p := Draw([]Series{{Steps: []Step{
		{From: 0, Until: 50, Value: 500, Label: "5", FromKnown: true},
		{From: 50, Until: 100, Value: 1000, Label: "10", Joined: true},
	}}}, axes(0, 100))
	want := []Segment{
		{X1: "2.50%", X2: "50%", Y1: 90, Y2: 90},
		{X1: "50%", X2: "50%", Y1: 90, Y2: 30, Dotted: true},
		{X1: "50%", X2: "97.50%", Y1: 30, Y2: 30},
	}
	got := p.Lines[0].Segments
	is.True(t, fmt.Sprint(got) == fmt.Sprint(want), "segments %v\nwant     %v", got, want)
	is.Equal(t, fmt.Sprint(p.Lines[0].Marks), "[{2.50% 90 false false} {50% 30 true false} {97.50% 30 true true}]", "marks")
	is.Equal(t, fmt.Sprint(p.Values), "[{ 150 0} { 90 500} { 30 1000}]", "the axis has")
	is.Equal(t, len(p.Lines[0].Labels), 2, "labels")
}

// TestOpenAndGap: a price without a known end is dotted at its end; where no
// price is known there is no line.
func TestOpenAndGap(t *testing.T) {
	p := Draw([]Series{{Steps: []Step{
		{From: 0, Until: 20, Value: 500, Label: "5"}, {From: 60, Until: 90, Value: 700, Label: "7", Open: true},
	}}}, axes(0, 100))
	got := p.Lines[0].Segments
	is.True(t, len(got) == 3 && got[0].X2 != got[1].X1 && !got[1].Dotted && got[2].Dotted && got[2].X2 == "97.50%",
		"segments %v", got)
}

func TestCeiling(t *testing.T) {
	for high, want := range map[int64]int64{0: 2, 1: 2, 2: 2, 3: 4, 9: 10, 10: 10, 11: 20, 69646: 80000, 80000: 80000, 80001: 100000} {
		is.Equal(t, Ceiling(high), want, "above %d", high)
	}
}

// TestLaws, on many random charts: higher is dearer, zero is the base, later is
// further right, everything lies within the drawing, and no labels overlap.
func TestLaws(t *testing.T) {
	for seed := range uint64(500) {
		r := rand.New(rand.NewPCG(seed, 7))
		var series []Series
		for n := range 1 + r.IntN(4) {
			x := Series{Name: strings.Repeat("а", n)}
			for at := r.IntN(200); at < 900; at += 100 + r.IntN(300) {
				v := r.Int64N(1_000_000)
				x.Steps = append(x.Steps, Step{From: at, Until: at + 1 + r.IntN(90), Value: v, Label: fmt.Sprint(v)})
			}
			series = append(series, x)
		}
		check(t, seed, series, Draw(series, axes(0, 1000)))
	}
}

func check(t *testing.T, seed uint64, series []Series, p Plot) {
	t.Helper()
	s := scale{first: 0, days: 1000, top: Ceiling(highest(series))}
	is.Must(t, s.y(0) == p.Base, "seed %d: zero is at %d", seed, s.y(0))
	var taken []box
	for i, l := range p.Lines {
		if len(l.Labels) == 0 && i == 0 {
			t.Errorf("seed %d: the first series has no label", seed)
		}
		for j, step := range series[i].Steps {
			seg := l.Segments[j]
			is.True(t, seg.Y1 >= top && seg.Y1 <= p.Base && number(seg.X1) <= number(seg.X2) && number(seg.X2) <= 100,
				"seed %d: %+v is off the drawing", seed, seg)
			if prev := series[0].Steps[0]; step.Value > prev.Value && seg.Y1 > p.Lines[0].Segments[0].Y1 {
				t.Errorf("seed %d: the dearer stands lower", seed)
			}
		}
		for _, w := range wishes(series, 1000) {
			for _, lab := range l.Labels {
				if w.series == i && lab.Text == w.text && (lab.X == s.x(w.step.From) || lab.X == s.x(w.until)) {
					b := s.extent(w, lab)
					is.True(t, !b.hitsAny(taken) && b.x1 >= 0 && b.x2 <= narrow,
						"seed %d: label %v lies on another or outside", seed, lab)
					taken = append(taken, b)
				}
			}
		}
	}
}

func number(percent string) float64 {
	v, _ := strconv.ParseFloat(strings.TrimSuffix(percent, "%"), 64)
	return v
}

func TestBars(t *testing.T) {
	for _, tt := range []struct {
		values []int64
		want   string
	}{
		{[]int64{11965, 982}, "[{0% 100% false} {0% 8.21% false}]"},
		{[]int64{300, -100}, "[{25% 75% false} {0% 25% true}]"},
		{[]int64{-50, -100}, "[{50% 50% true} {0% 100% true}]"},
		{[]int64{0, 0}, "[{0% 0% false} {0% 0% false}]"},
	} {
		is.Equal(t, fmt.Sprint(Bars(tt.values)), tt.want, tt.values)
	}
}
