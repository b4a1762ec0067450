package search_test

import (
	"slices"
	"testing"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/show/search"
)

// A phrase repeats another if the search cannot tell them apart: by endings, by
// letters that people confuse. The order of words counts.
func TestRepeated(t *testing.T) {
	for _, tt := range []struct {
		l       lang.Lang
		phrases []string
		want    []int
	}{
		{lang.RU, []string{"Стирка", "стирки", "бельё", "белье", "мытьё полов", "полы мыть"}, []int{-1, 0, -1, 2, -1, -1}},
		{lang.KK, []string{"Тамақ", "тамағы", "түскі ас", "туски ас", "ас"}, []int{-1, 0, -1, 2, -1}},
		{lang.KK, []string{"", "…", "хат"}, []int{-1, -1, -1}},
	} {
		if got := search.Repeated(tt.l, tt.phrases); !slices.Equal(got, tt.want) {
			t.Errorf("%q: %v, want %v", tt.phrases, got, tt.want)
		}
	}
}
