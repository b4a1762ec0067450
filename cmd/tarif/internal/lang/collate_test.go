package lang

import (
	"slices"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/test/is"
)

func identity(s string) string { return s }

func TestKazakhAlphabet(t *testing.T) {
	alphabet := strings.Fields("А Ә Б В Г Ғ Д Е Ё Ж З И Й К Қ Л М Н Ң О Ө П Р С Т У Ұ Ү Ф Х Һ Ц Ч Ш Щ Ъ Ы І Ь Э Ю Я")
	got := slices.Clone(alphabet)
	slices.Reverse(got)
	Sort(KK, got, identity)
	is.EqualSlices(t, got, alphabet, "kk order")
}

func TestSort(t *testing.T) {
	tests := []struct {
		l    Lang
		want string
	}{
		{KK, "2 аке акт «Әке» әлеу ең қалған ыс іс"},
		{RU, "2 аки «акт» елка ёлка елки звук"},
		{KK, "Орал орман Өскемен"},
	}
	for _, tt := range tests {
		want := strings.Fields(tt.want)
		got := slices.Clone(want)
		slices.Reverse(got)
		Sort(tt.l, got, identity)
		is.EqualSlices(t, got, want, tt.l)
	}
}

// TestSortIsStable: equal keys keep their order.
func TestSortIsStable(t *testing.T) {
	type row struct {
		name string
		n    int
	}
	rows := []row{{"б", 1}, {"а", 2}, {"б", 3}, {"а", 4}}
	Sort(KK, rows, func(r row) string { return r.name })
	is.EqualSlices(t, rows, []row{{"а", 2}, {"а", 4}, {"б", 1}, {"б", 3}})
}

func TestFirstLetter(t *testing.T) {
	tests := []struct {
		l        Lang
		in, want string
	}{
		{KK, "әлеуметтік", "Ә"},
		{KK, "іс", "І"},
		{KK, "«Үміт»", "Ү"},
		{KK, "ёлка", "Ё"},
		{RU, "ёлка", "Е"},
		{RU, "1 м³", Digits},
		{RU, "и\u0306од", "Й"},
		{RU, " — ", ""},
		{KK, "", ""},
	}
	for _, tt := range tests {
		is.Equal(t, FirstLetter(tt.l, tt.in), tt.want, "FirstLetter(%s, %q)", tt.l, tt.in)
	}
}

// TestHeadingsComeOnce: in a sorted list each heading occurs once.
func TestHeadingsComeOnce(t *testing.T) {
	names := strings.Fields("ыс іс «ыза» 10 2 ёлка ель «Елка» арка «арба» әке Йод Ирис ұл үй")
	for _, l := range All {
		Sort(l, names, identity)
		var heads []string
		for _, n := range names {
			heads = append(heads, FirstLetter(l, n))
		}
		once := slices.Compact(slices.Clone(heads))
		slices.Sort(once)
		is.Equal(t, len(once), len(slices.Compact(once)), "%s: headings come apart: %v", l, heads)
	}
}
