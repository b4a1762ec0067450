package diff_test

import (
	"fmt"
	"os"
	"testing"

	"tarif/cmd/tarif/internal/diff"
	"tarif/cmd/tarif/internal/load"
	"tarif/cmd/tarif/internal/tariff"
)

// published reads the tariffs that this site publishes.
func published(t *testing.T) *tariff.Data {
	t.Helper()
	data, found := load.Load(os.DirFS("../../../.."), "tariffs")
	if err := found.Err(); err != nil {
		t.Fatal(err)
	}
	return data
}

// TestPublished states what is known of the acts themselves: how many rates
// changed in which way, and what the change has in common.
func TestPublished(t *testing.T) {
	data := published(t)
	for _, c := range []struct {
		place, kind, old, new string
		counts, common        string // common: overall, then what stands apart
	}{
		{"karaganda-region", "surface-water", "2022", "2023", "price-up 26", "20.32% on 25, 1 apart"},
		{"karaganda-region", "surface-water", "2023", "2024", "price-up 22 removed 6", "9.82% on 18, 4 apart: 119.65% on 4"},
		{"karaganda-region", "surface-water", "2024", "2025", "price-up 22", "8.46% exactly on 22"},
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
		if got := counts(d); got != c.counts {
			t.Errorf("%s to %s: %s, want %s", old.Name(), c.new, got, c.counts)
		}
		if got := overall(d); got != c.common {
			t.Errorf("%s to %s: %s, want %s", old.Name(), c.new, got, c.common)
		}
	}
}

// counts lists the kinds in order with how many items have them.
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
	for _, tr := range published(t).Tariffs {
		for _, e := range tr.Editions {
			if d := diff.Between(e, e); !d.Empty() {
				t.Errorf("%s differs from itself: %s", e.Name(), show(d))
			}
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
