package tariff

import (
	"testing"

	"tarif/cmd/tarif/internal/test/is"
)

// at makes an edition whose act has the given day, for a year (0 for none),
// with known ends if they are not empty.
func at(id, act string, period int, from, until string) *Edition {
	e := &Edition{ID: EditionID(id), Period: period, From: Bound{Status: Unknown}, Until: Bound{Status: Open}}
	e.Act.Date = day(act)
	if from != "" {
		e.From = Bound{Known, day(from)}
	}
	if until != "" {
		e.Until = Bound{Known, day(until)}
	}
	return e
}

func day(s string) Date {
	d, err := ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

func TestOn(t *testing.T) {
	home := SortTimeline([]*Edition{
		at("2027", "2026-12-14", 2027, "", "2028-01-01"),
		at("2026", "2025-12-18", 2026, "", "2027-01-01"),
	})
	alone := SortTimeline([]*Edition{at("2026", "2025-12-18", 2026, "", "2027-01-01")})
	water := SortTimeline([]*Edition{
		at("2024", "2024-07-16", 2024, "", "2025-01-01"),
		at("2023", "2023-04-18", 2023, "", "2024-01-01"),
	})
	waste := SortTimeline([]*Edition{
		at("2025", "2025-02-14", 0, "", ""),
		at("2019", "2019-12-25", 0, "2020-01-01", ""),
	})
	tests := []struct {
		name  string
		line  Timeline
		day   string
		want  EditionID
		state State
	}{
		{"announced only", alone, "2025-12-20", "2026", Upcoming},
		{"first day of the year", alone, "2026-01-01", "2026", InForce},
		{"last day of the year", alone, "2026-12-31", "2026", InForce},
		{"run out", alone, "2027-01-01", "2026", Expired},
		{"successor announced", home, "2026-12-20", "2026", InForce},
		{"successor in force", home, "2027-01-01", "2027", InForce},
		{"act in the middle of its year, before it", water, "2024-03-01", "2023", Expired},
		{"act in the middle of its year, after it", water, "2024-07-16", "2024", InForce},
		{"known start, before it", waste, "2019-12-31", "2019", Upcoming},
		{"known start, on it", waste, "2020-01-01", "2019", InForce},
		{"no year, replaced from the act on", waste, "2025-02-14", "2025", InForce},
	}
	for _, tt := range tests {
		i, state := tt.line.On(day(tt.day))
		if got := tt.line[i].ID; got != tt.want || state != tt.state {
			t.Errorf("%s: on %s %s is %s; want %s %s", tt.name, tt.day, got, state, tt.want, tt.state)
		}
	}
}

func TestStateOf(t *testing.T) {
	line := SortTimeline([]*Edition{
		at("2025", "2024-12-18", 2025, "", "2026-01-01"),
		at("2026", "2025-12-18", 2026, "", "2027-01-01"),
		at("2027", "2026-12-14", 2027, "", "2028-01-01"),
	})
	want := []State{Replaced, InForce, Upcoming}
	for i, w := range want {
		if got := line.StateOf(i, day("2026-06-15")); got != w {
			t.Errorf("%s is %s; want %s", line[i].ID, got, w)
		}
	}
	is.True(t, line.Before(0) == nil && line.Before(2) == line[1], "Before does not lead to the edition before")
}

// TestAtMostOneInForce: on no day are two editions in force, and every day has
// an edition to show.
func TestAtMostOneInForce(t *testing.T) {
	line := SortTimeline([]*Edition{
		at("2025", "2025-05-27", 2025, "", "2026-01-01"),
		at("2026", "2025-12-18", 2026, "", "2027-01-01"),
		at("2026-06", "2026-06-03", 2026, "2026-06-20", "2027-01-01"),
	})
	for d := day("2025-01-01"); d.Before(day("2028-01-01")); d = d.AddDays(1) {
		n := 0
		for i := range line {
			if line.StateOf(i, d) == InForce {
				n++
			}
		}
		is.Must(t, n <= 1, "on %s %d editions are in force", d, n)
	}
}

func TestNextChange(t *testing.T) {
	line := SortTimeline([]*Edition{
		at("2026", "2025-12-18", 2026, "", "2027-01-01"),
		at("2027", "2027-02-14", 2027, "2027-03-01", "2028-01-01"),
	})
	for _, tt := range [][2]string{
		{"2025-12-20", "2026-01-01"}, {"2026-06-15", "2027-01-01"},
		{"2027-01-10", "2027-03-01"}, {"2027-03-01", "2028-01-01"}, {"2028-01-01", ""},
	} {
		if got := line.NextChange(day(tt[0])).String(); got != tt[1] {
			t.Errorf("after %s the next change is on %q; want %q", tt[0], got, tt[1])
		}
	}
	// Between changes the answer stays the same.
	for d := day("2025-12-20"); d.Before(day("2028-01-01")); d = d.AddDays(1) {
		i, state := line.On(d)
		next := line.NextChange(d)
		j, later := line.On(next.AddDays(-1))
		is.Must(t, i == j && state == later, "on %s the next change is said to be on %s, and it is earlier", d, next)
	}
}

// repealed marks an edition as repealed on a day.
func repealed(e *Edition, by string) *Edition {
	e.RepealedBy = &ActRef{Date: day(by)}
	return e
}

// TestRepealed: a tariff that an act ended is repealed rather than expired,
// whether or not its last day is stated; one that another replaced is replaced.
func TestRepealed(t *testing.T) {
	dated := SortTimeline([]*Edition{repealed(at("2026", "2025-12-18", 2026, "", "2026-06-20"), "2026-06-03")})
	undated := SortTimeline([]*Edition{repealed(at("2026", "2025-12-18", 0, "", ""), "2026-06-03")})
	replaced := SortTimeline([]*Edition{
		repealed(at("2019", "2019-12-25", 0, "2020-01-01", ""), "2025-02-14"), at("2025", "2025-02-14", 0, "", "")})
	for _, tt := range []struct {
		line  Timeline
		day   string
		state State
	}{
		{dated, "2026-06-19", InForce}, {dated, "2026-06-20", Repealed},
		{undated, "2026-06-02", InForce}, {undated, "2026-06-03", Repealed},
		{replaced, "2025-02-13", InForce}, {replaced, "2025-02-14", Replaced},
	} {
		is.Equal(t, tt.line.StateOf(0, day(tt.day)), tt.state, "on %s", tt.day)
	}
	is.Equal(t, undated.NextChange(day("2026-01-01")), day("2026-06-03"), "the next change is on")
}

// TestEndsWithPeriod: a tariff for a year with an unknown last day holds until
// the end of the year; one with an open end does not run out.
func TestEndsWithPeriod(t *testing.T) {
	unknown := func(e *Edition) *Edition { e.Until = Bound{Status: Unknown}; return e }
	year := SortTimeline([]*Edition{unknown(at("2026", "2025-12-18", 2026, "", ""))})
	for _, tt := range []struct {
		line  Timeline
		day   string
		state State
	}{
		{year, "2026-12-31", InForce}, {year, "2027-01-01", Expired},
		{SortTimeline([]*Edition{unknown(at("2026", "2025-12-18", 0, "", ""))}), "2027-01-01", InForce},
		{SortTimeline([]*Edition{at("2026", "2025-12-18", 2026, "", "")}), "2027-01-01", InForce},
		{SortTimeline([]*Edition{repealed(unknown(at("2026", "2025-12-18", 2026, "", "")), "2026-06-03")}), "2026-06-03", Repealed},
	} {
		is.Equal(t, tt.line.StateOf(0, day(tt.day)), tt.state, "on %s", tt.day)
	}
	s := year.Spans()[0]
	is.True(t, s.Until == day("2027-01-01") && !s.UntilKnown && year[0].EndsWithPeriod(), "its span is %+v", s)
	is.Equal(t, year.NextChange(day("2026-06-15")), day("2027-01-01"), "the next change is on")
}

// TestSpans: spans agree with On on every day, and do not overlap.
func TestSpans(t *testing.T) {
	lines := []Timeline{
		SortTimeline([]*Edition{
			at("2022", "2022-03-17", 2022, "", "2023-01-01"), at("2023", "2023-04-18", 2023, "", "2024-01-01"),
			at("2024", "2024-07-16", 2024, "", "2025-01-01"), at("2025", "2025-05-27", 2025, "", "2026-01-01")}),
		SortTimeline([]*Edition{
			at("2025", "2025-05-27", 2025, "", "2026-01-01"), at("2026", "2025-12-18", 2026, "", "2027-01-01"),
			at("2026-06", "2026-06-03", 2026, "2026-06-20", "2027-01-01")}),
		SortTimeline([]*Edition{ // acts in another order than their years
			at("2024", "2025-03-01", 2024, "", ""), at("2025", "2025-02-14", 2025, "", "")}),
		SortTimeline([]*Edition{repealed(at("2023", "2023-04-20", 0, "", ""), "2024-02-01"), at("2026", "2026-01-29", 0, "", "")}),
	}
	for n, line := range lines {
		spans := line.Spans()
		for d := day("2022-01-01"); d.Before(day("2028-01-01")); d = d.AddDays(1) {
			current, state := line.On(d)
			for i, s := range spans {
				holds := !d.Before(s.From) && (s.Until.IsZero() || d.Before(s.Until))
				if want := i == current && state == InForce; holds != want {
					t.Fatalf("line %d: on %s %s holds by its span: %v, by On: %v", n, d, line[i].ID, holds, want)
				}
			}
		}
	}
	if s := lines[2].Spans()[0]; !s.Empty() || !s.Replaced {
		t.Errorf("an edition that never held has the span %+v", s)
	}
	if s := lines[1].Spans()[1]; s.Until != day("2026-06-20") || !s.UntilKnown || !s.Replaced || s.FromKnown {
		t.Errorf("the span is %+v", s)
	}
}

// TestSeen: an edition in force whose act names neither a period nor a last day
// is shown as the last known one; others are shown as they are.
func TestSeen(t *testing.T) {
	for _, c := range []struct {
		e    Edition
		s    State
		want State
	}{
		{Edition{}, InForce, LastKnown},
		{Edition{Period: 2026}, InForce, InForce},
		{Edition{Until: Bound{Status: Known, Date: Date{2027, 1, 1}}}, InForce, InForce},
		{Edition{}, Expired, Expired},
		{Edition{}, Replaced, Replaced},
	} {
		is.Equal(t, c.e.Seen(c.s), c.want, "%+v, %s: told as", c.e, c.s)
	}
}
