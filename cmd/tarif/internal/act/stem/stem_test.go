package stem

import (
	"testing"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/test/is"
)

// TestOf: the words of one row are cases of one word.
func TestOf(t *testing.T) {
	for l, rows := range map[lang.Lang][][]string{
		lang.KK: {{"қызметтер", "қызметтері", "қызметтерді", "қызметтердің"}, {"бала", "балалар", "балаларға", "балаларды"},
			{"бассейні", "бассейнінің"}, {"кодексі", "кодексінің", "кодексіне"}, {"абаттандырылған", "абаттандырылмаған"}},
		lang.RU: {{"услуга", "услуги", "услугами", "услуг"}, {"благоустроенные", "благоустроенного", "благоустроенное"},
			{"водный", "водного", "водным"}, {"иртыш", "иртыша"}, {"ишим", "ишима"}, {"прибор", "прибором", "приборы"}},
	} {
		for _, row := range rows {
			for _, w := range row {
				if a, b := Of(l, w), Of(l, row[0]); a != b {
					t.Errorf("%s: %s is %s, %s is %s", l, w, a, row[0], b)
				}
			}
		}
	}
}

// TestApart: the words of one row are different words.
func TestApart(t *testing.T) {
	for l, row := range map[lang.Lang][]string{
		lang.KK: {"балалар", "балық", "күтім", "күндізгі", "көмек", "көлік", "су", "сумен"},
		lang.RU: {"ишим", "иртыш", "вода", "водитель", "дети", "дом"},
	} {
		seen := map[string]string{}
		for _, w := range row {
			s := Of(l, w)
			is.Equal(t, seen[s], "", "%s is %s as well", w, s)
			seen[s] = w
		}
	}
}

func TestWords(t *testing.T) {
	is.EqualSlices(t, Words("2025жылғы «Ёлка», м3!"), []string{"2025", "жылғы", "елка", "м", "3"})
}
