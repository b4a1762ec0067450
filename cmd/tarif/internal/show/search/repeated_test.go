package search_test

import (
	"testing"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/show/search"
	"tarif/cmd/tarif/internal/test/is"
)

// TestRepeated: a phrase repeats another if the search cannot distinguish them,
// by endings or by letters that people confuse. The order of words counts.
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
		is.EqualSlices(t, search.Repeated(tt.l, tt.phrases), tt.want, tt.phrases)
	}
}
