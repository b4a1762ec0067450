package site_test

import (
	"slices"
	"testing"

	"tarif/cmd/tarif/internal/money"
	"tarif/cmd/tarif/internal/test/is"
)

// TestBarsOfPlaces checks that the bars of a service are proportional to the
// prices beside them, the highest being full, and that each place in the page's
// tables has one.
func TestBarsOfPlaces(t *testing.T) {
	b := real(t, during)
	for _, p := range []string{"kk/services/household-waste/index.html", "ru/services/laundry/index.html"} {
		d := b.doc(t, p)
		section := byID(d.Node, "sides").Parent
		groups := 0
		for list := range elements(section, "ol") {
			var amounts, widths []int64
			for li := range elements(list, "li") {
				value, _ := attr(first(elements(li, "data")), "value")
				width, _ := attr(first(elements(li, "rect")), "width")
				amounts = append(amounts, money.MustParse(value).Tiyn())
				widths = append(widths, money.MustParse(trimPercent(width)).Tiyn())
			}
			groups++
			if len(amounts) < 2 || !slices.IsSorted(amounts) || !slices.IsSorted(widths) || widths[len(widths)-1] != 10_000 {
				t.Errorf("%s: prices %d, bars %d", p, amounts, widths)
				continue
			}
			for i, a := range amounts {
				if want := a * 10_000 / amounts[len(amounts)-1]; widths[i] < want-10 || widths[i] > want+10 {
					t.Errorf("%s: the bar of %d is %d wide, not %d", p, a, widths[i], want)
				}
			}
		}
		is.True(t, groups != 0, "%s has no bars", p)
	}
}

// trimPercent converts "59.6%" to an amount: "59.60".
func trimPercent(s string) string {
	s = s[:len(s)-1]
	for len(s) > 1 && s[len(s)-2] == '.' {
		s += "0"
	}
	return s
}

// TestCautionOfPicturesOnce checks that a caution about the charts of all roles
// is shown once, above them.
func TestCautionOfPicturesOnce(t *testing.T) {
	b := real(t, during)
	section := byID(b.doc(t, "ru/services/violence-prosecution/index.html").Node, "sides").Parent
	pictures, cautions := 0, 0
	for n := range elements(section, "ol", "p") {
		switch class, _ := attr(n, "class"); {
		case n.Data == "ol":
			pictures++
		case class == "caution":
			if cautions++; pictures > 0 {
				t.Errorf("%q stands after %d pictures", text(n), pictures)
			}
		}
	}
	is.True(t, pictures >= 2 && cautions == 1, "%d pictures have %d cautions", pictures, cautions)
}
