package pages

import (
	"testing"

	"tarif/cmd/tarif/internal/test/is"
)

func TestFirstSentence(t *testing.T) {
	for _, c := range []struct{ text, first, rest string }{
		{"Это стоимость, а не счёт. Әкт молчит.\n\nДалее.", "Это стоимость, а не счёт. ", "Әкт молчит.\n\nДалее."},
		{"Это ставки.\n\nЭто не цена.", "Это ставки.", "Это не цена."},
		{"Вода обл. Абай и ст. Шар за 1.5 м³.", "Вода обл. Абай и ст. Шар за 1.5 м³.", ""},
		{"Цена **стоимость. Не** счёт.\n\nДалее.", "Цена **стоимость. Не** счёт.", "Далее."},
	} {
		first, rest := firstSentence(c.text)
		is.True(t, first == c.first && rest == c.rest, "%q: %q and %q", c.text, first, rest)
	}
}
