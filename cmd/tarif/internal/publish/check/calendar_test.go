package check_test

import (
	"testing"

	"tarif/cmd/tarif/internal/publish/check"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/is"
)

// TestCalendar: an edition that ends soon is reported, an open one is not, and
// a successor covers the year.
func TestCalendar(t *testing.T) {
	of := func(id string, year int, until string) *tariff.Edition {
		e := &tariff.Edition{ID: tariff.EditionID(id), Period: year, Until: tariff.Bound{Status: tariff.Open}}
		e.Act.Date = tariff.Date{Year: year - 1, Month: 12, Day: 1}
		if until == "unknown" {
			e.Until.Status = tariff.Unknown
		} else if until != "" {
			d, _ := tariff.ParseDate(until)
			e.Until = tariff.Bound{Status: tariff.Known, Date: d}
		}
		return e
	}
	d := &tariff.Data{Tariffs: []*tariff.Tariff{
		{Editions: tariff.Timeline{of("2026", 2026, "2027-01-01")}},
		{Editions: tariff.Timeline{of("2026", 2026, "unknown"), of("2027", 2027, "2028-01-01")}},
		{Editions: tariff.Timeline{of("2020", 2020, "")}},
		{Editions: tariff.Timeline{of("2026", 2026, "2027-03-01")}},
	}}
	type want struct {
		tariff, missing int
		last            string
		counted         bool
	}
	for day, all := range map[tariff.Date][]want{
		{Year: 2026, Month: 11, Day: 30}: {{0, 0, "2026-12-31", false}, {0, 2027, "2026-12-31", false}, {1, 0, "2026-12-31", true}, {3, 2027, "2027-02-28", false}},
		{Year: 2026, Month: 6, Day: 1}:   {{0, 2027, "2026-12-31", false}, {3, 2027, "2027-02-28", false}},
	} {
		got := check.Calendar(d, day)
		is.Must(t, len(got) == len(all), "%s: %+v", day, got)
		for i, w := range all {
			if g := got[i]; g.Tariff != d.Tariffs[w.tariff] || g.Missing != w.missing || g.Last.String() != w.last || g.Counted != w.counted {
				t.Errorf("%s: %d: %+v %s, want %+v", day, i, g, g.Last, w)
			}
		}
	}
}
