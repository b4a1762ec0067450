package lang_test

import (
	"testing"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/money"
	"tarif/cmd/tarif/internal/test/is"
)

// TestEnglish: reports in English write figures as JSON and CSV do, with the
// typographic minus, and have no text of the data.
func TestEnglish(t *testing.T) {
	const en = lang.EN
	amount, share := money.Amount{}.Sub(money.MustParse("1896.60")), money.MustParse("25.50")
	change, _ := money.Change(money.MustParse("100.00"), money.MustParse("91.50"))
	for _, x := range []struct{ got, want string }{
		{lang.Tenge(en, amount), "\u22121896.60\u00a0₸"},
		{lang.Indices(en, share), "25.5\u00a0MCI"},
		{lang.PerCent(en, share), "25.5%"},
		{lang.Coefficient(en, share), "coefficient 25.5"},
		{lang.SignedPercent(en, change), "\u22128.50%"},
		{lang.SignedPercentTo(en, change, 1), "\u22128.5%"},
		{lang.PercentTo(en, change.Abs(), 1), "8.5%"},
		{lang.Int(en, 1234), "1234"},
		{lang.Date(en, 2025, 12, 18), "18 December 2025"},
		{lang.Date(en, 2025, 12, 0), "December 2025"},
		{lang.Date(en, 2025, 0, 0), "2025"},
		{lang.DateOf(en, 2025, 12, 18), "18 December 2025"},
		{lang.Plural(en, 1) + lang.Plural(en, 2) + lang.Plural(en, 21), "oneotherother"},
		{lang.Text{KK: "қ", RU: "р"}.In(en), ""},
	} {
		is.Equal(t, x.got, x.want)
	}
}
