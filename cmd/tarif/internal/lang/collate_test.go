package lang

import (
	"slices"
	"strings"
	"testing"
)

func identity(s string) string { return s }

func TestKazakhAlphabet(t *testing.T) {
	alphabet := strings.Fields("А Ә Б В Г Ғ Д Е Ё Ж З И Й К Қ Л М Н Ң О Ө П Р С Т У Ұ Ү Ф Х Һ Ц Ч Ш Щ Ъ Ы І Ь Э Ю Я")
	got := slices.Clone(alphabet)
	slices.Reverse(got)
	Sort(KK, got, identity)
	if !slices.Equal(got, alphabet) {
		t.Errorf("kk order is %v", got)
	}
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
		if !slices.Equal(got, want) {
			t.Errorf("%s: got %v, want %v", tt.l, got, want)
		}
	}
}

// Equal keys keep their order, whatever is sorted.
func TestSortIsStable(t *testing.T) {
	type row struct {
		name string
		n    int
	}
	rows := []row{{"б", 1}, {"а", 2}, {"б", 3}, {"а", 4}}
	Sort(KK, rows, func(r row) string { return r.name })
	want := []row{{"а", 2}, {"а", 4}, {"б", 1}, {"б", 3}}
	if !slices.Equal(rows, want) {
		t.Errorf("got %v", rows)
	}
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
		if got := FirstLetter(tt.l, tt.in); got != tt.want {
			t.Errorf("FirstLetter(%s, %q) = %q, want %q", tt.l, tt.in, got, tt.want)
		}
	}
}

// In a sorted list each heading stands once.
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
		if len(once) != len(slices.Compact(once)) {
			t.Errorf("%s: headings come apart: %v", l, heads)
		}
	}
}
