package compare_test

import (
	"fmt"
	"testing"

	"tarif/cmd/tarif/internal/study/compare"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/is"
)

func TestBounds(t *testing.T) {
	for _, c := range []struct {
		name   string
		tables []string
		want   string
	}{
		{"between", []string{"1 s 3.00", "1 s 1.00", "1 s 2.00"}, "1.00 3.00"},
		{"one", []string{"1 s 3.00"}, "3.00 3.00"},
		{"without a price", []string{"1 s -", "1 s 2.00", "1 s text"}, "2.00 2.00"},
		{"nothing", []string{"1 s -"}, "none"},
		{"with a caution", []string{"1 s basis=service 1.00", "1 s basis=service-day/day 2.00"}, "1.00 2.00"},
		{"unlike", []string{"1 s vat=included 1.00", "1 s vat=excluded 2.00"}, "none"},
		{"another unit", []string{"1 s basis=volume/m3 1.00", "1 s basis=volume/1000-m3 1000.00"}, "none"},
	} {
		w := world()
		var rates []*tariff.Rate
		for i, table := range c.tables {
			rates = append(rates, w.Edition(fmt.Sprintf("p%d/k/2026", i), table).Rates...)
		}
		got := "none"
		if lowest, highest, ok := compare.Bounds(&w.Catalogue, rates); ok {
			got = lowest.Price.Amount.String() + " " + highest.Price.Amount.String()
		}
		is.Equal(t, got, c.want, c.name)
	}
}
