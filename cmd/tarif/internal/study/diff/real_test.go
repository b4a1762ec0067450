package diff_test

import (
	"fmt"
	"testing"

	"tarif/cmd/tarif/internal/money"
	"tarif/cmd/tarif/internal/study/diff"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/is"
	"tarif/cmd/tarif/internal/test/realdata"
)

// TestPublished checks what is known of the acts themselves: how many rates
// changed in which way, and what the changes have in common.
func TestPublished(t *testing.T) {
	data := realdata.Tariffs(t)
	for _, c := range []struct {
		place, kind, old, new string
		counts, common        string // common: overall, then what stands apart
	}{
		{"karaganda-region", "surface-water", "2022", "2023", "price-up 26", "20.32% on 25, 1 apart"},
		{"karaganda-region", "surface-water", "2023", "2024", "price-up 22 removed 6", "9.82% on 18, 4 apart: 119.65% on 4"},
		{"karaganda-region", "surface-water", "2024", "2025", "price-up 22", "8.46% exactly on 22"},
		{"karaganda-region", "surface-water", "2022", "2024", "price-up 22 removed 6", "32.1% on 18, 4 apart: 164.26% on 4"},
		{"karaganda-region", "surface-water", "2022", "2025", "price-up 22 removed 6", "43.31% on 18, 4 apart: 186.6% on 4"},
		{"karaganda-region", "surface-water", "2023", "2025", "price-up 22 removed 6", "19.11% on 18, 4 apart: 138.23% on 4"},
		{"abai-region", "drinking-water", "2023", "2026", "merged 1", "none"},
		{"astana", "waste", "2019", "2025", "price-up 2 vat 2 added 1 removed 1", "none"},
		{"abai-region", "drinking-water", "2023", "2024-11", "price-up 2", "none"},
		{"abai-region", "drinking-water", "2024-11", "2026", "merged 1", "none"},
	} {
		p, k := tariff.PlaceID(c.place), tariff.KindID(c.kind)
		old, new := data.Edition(p, k, tariff.EditionID(c.old)), data.Edition(p, k, tariff.EditionID(c.new))
		if old == nil || new == nil {
			t.Errorf("%s/%s: no edition %s or %s", p, k, c.old, c.new)
			continue
		}
		d := diff.Between(old, new)
		is.Equal(t, counts(d), c.counts, "%s to %s", old.Name(), c.new)
		is.Equal(t, overall(d), c.common, "%s to %s", old.Name(), c.new)
	}
}

// counts lists the kinds in order with the number of items.
func counts(d *diff.Diff) string {
	s := ""
	for _, k := range diff.Kinds {
		if n := d.Summary.Counts[k]; n > 0 && k != diff.Renumbered {
			s += fmt.Sprintf(" %s %d", k, n)
		}
	}
	return s[min(1, len(s)):]
}

func TestPublishedEditionsAreTheirOwnEqual(t *testing.T) {
	for e := range realdata.Tariffs(t).Editions() {
		if d := diff.Between(e, e); !d.Empty() {
			t.Errorf("%s differs from itself: %s", e.Name(), show(d))
		}
	}
}

func overall(d *diff.Diff) string {
	u := d.Summary.Overall
	if u == nil {
		return "none"
	}
	s := common(u.Common)
	if n := len(u.Outliers); n > 0 {
		s += fmt.Sprintf(", %d apart", n)
	}
	if u.Apart != nil {
		s += ": " + common(*u.Apart)
	}
	return s
}

// TestStepsAddUp: the difference between two editions is the sum of the
// differences to and from one in between, for every price that all three have.
func TestStepsAddUp(t *testing.T) {
	checked := 0
	for _, tr := range realdata.Tariffs(t).Tariffs {
		for n := 2; n < len(tr.Editions); n++ {
			for m := 1; m < n; m++ {
				first, second, whole := differences(tr, 0, m), differences(tr, m, n), differences(tr, 0, n)
				for k, d := range whole {
					a, hasA := first[k]
					b, hasB := second[k]
					if !hasA || !hasB {
						continue
					}
					if checked++; !a.Add(b).Equal(d) {
						t.Errorf("%s/%s %v: %s and %s are not %s", tr.Place.ID, tr.Kind.ID, k, a, b, d)
					}
				}
			}
		}
	}
	is.True(t, checked >= 60, "only %d prices were there thrice", checked)
}

// differences returns those of all prices that two editions have.
func differences(tr *tariff.Tariff, old, new int) map[tariff.Key]money.Amount {
	out := map[tariff.Key]money.Amount{}
	for _, it := range diff.Between(tr.Editions[old], tr.Editions[new]).Items {
		if it.Priced {
			out[it.After().Key()] = it.Difference
		}
	}
	return out
}
