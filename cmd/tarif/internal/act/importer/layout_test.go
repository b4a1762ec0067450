package importer

import (
	"testing"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/realdata"
)

// TestLayout reads the tables of both acts from `pdftotext -layout` of a
// browser's PDF: one with row numbers at the top of the rows, one with
// everything centred vertically.
func TestLayout(t *testing.T) {
	d := realdata.Tariffs(t)
	for _, place := range []tariff.PlaceID{"oral", "baiterek"} {
		name := "testdata/layout/" + string(place) + ".txt"
		e := d.Edition(place, "home-care", "2026")
		res := Import(Input{Place: place, Kind: "home-care", Data: d,
			Sources: []Source{{Name: name, Lang: lang.KK, Doc: readDoc(t, name, readFile(t, name))}}})
		readBack(t, e, res, lang.KK, true)
	}
}
