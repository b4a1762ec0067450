package export_test

import (
	"encoding/json"
	"testing"

	"tarif/cmd/tarif/internal/show/export"
	"tarif/cmd/tarif/internal/study/compare"
	"tarif/cmd/tarif/internal/study/diff"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/is"
	"tarif/cmd/tarif/internal/test/tarifftest"
	"tarif/cmd/tarif/internal/test/workbook"
)

// measured returns two editions of one tariff in every measure, with known and
// unknown values of an index, and a row whose measure changes.
func measured() *tariff.Data {
	w := tarifftest.New()
	old := w.Edition("oral/land/2025", `
		1 plot measure=mci:3932.00 0.0045
		2 lease measure=mci 0.5
		3 rent measure=percent 25.5
		4 zone measure=coefficient 1.25
		5 permit 3932.00
		6 fee 100.00
		7 empty measure=mci -`)
	e := w.Edition("oral/land/2026", `
		1 plot measure=mci:4325.00 0.0075
		2 lease measure=mci 0.75
		3 rent measure=percent 20
		4 zone measure=coefficient 1.5
		5 permit measure=mci:4325.00 1
		6 fee 110.00
		7 empty measure=mci:4325.00 2`)
	return &tariff.Data{Tariffs: []*tariff.Tariff{{Place: e.Place, Kind: e.Kind, Editions: tariff.Timeline{old, e}}}}
}

// tenge returns the value in tenge according to the model, "" if there is none.
func tenge(r *tariff.Rate) string {
	if a, ok := r.Price.Derived(); ok {
		return a.String()
	}
	return ""
}

// TestMeasures: every file of rates states the measure of a price, and the
// value in tenge as the model has it.
func TestMeasures(t *testing.T) {
	d := measured()
	_, lines := ratesCSV(t, d)
	src, err := allJSON(d)
	is.OK(t, err)
	var file struct{ Rates []map[string]any }
	is.OK(t, json.Unmarshal(src, &file))
	rates := export.Rates(export.Ordered(d)...)
	is.Must(t, len(lines) == len(rates) && len(file.Rates) == len(rates),
		"%d rates, %d lines, %d objects", len(rates), len(lines), len(file.Rates))
	derived := 0
	for i, r := range rates {
		price, want := r.Price.String(), tenge(r)
		if want != "" {
			derived++
		}
		if l := lines[i]; l["measure"] != r.Price.Measure.String() || l["price"] != price || l["tenge"] != want {
			t.Errorf("CSV, %s row %d: %s %s = %s", r.Edition.ID, r.Row, l["price"], l["measure"], l["tenge"])
		}
		if o := file.Rates[i]; o["measure"] != r.Price.Measure.String() || o["price"] != orNull(price) || o["tenge"] != orNull(want) {
			t.Errorf("JSON, %s row %d: %v %v = %v", r.Edition.ID, r.Row, o["price"], o["measure"], o["tenge"])
		}
	}
	is.Equal(t, derived, 4, "prices have their tenge")
}

func orNull(s string) any {
	if s == "" {
		return nil
	}
	return s
}

// TestMeasuresXLSX: a spreadsheet shows no figure under the wrong currency, and
// hides none of its decimals.
func TestMeasuresXLSX(t *testing.T) {
	e := measured().Tariffs[0].Editions[1]
	src, err := workbookOf(e, keys{})
	is.OK(t, err)
	book, err := workbook.Read(src)
	is.OK(t, err)
	for cell, want := range map[string]string{"F1": "kk xlsx.figure", "F2": "0.0075", "M2": "kk measure.mci", "N2": "32.44",
		"F3": "0.75", "N3": "", "F4": "20.00", "M4": "kk measure.percent", "N4": "", "M5": "kk measure.coefficient",
		"F6": "1.00", "N6": "4325.00", "F7": "110.00", "M7": "kk measure.money", "N7": ""} {
		is.Equal(t, book.Sheets[0].Cells[cell], want, cell)
	}
}

// TestMeasuresApart: prices are compared within one measure only.
func TestMeasuresApart(t *testing.T) {
	d := measured()
	es := d.Tariffs[0].Editions
	src, err := export.ChangesCSV(diff.Neighbours(d))
	_, changes := read(t, src, err)
	for _, c := range changes {
		apart := c["old_measure"] != ""
		if apart != (c["service"] == "permit") || apart && c["difference"]+c["percent"] != "" {
			t.Errorf("changes.csv: %v", c)
		}
	}
	src, err = export.PairCSV(compare.Pair(&d.Catalogue, es[0], es[1]), tariff.Date{Year: 2026, Month: 6, Day: 1})
	_, rows := read(t, src, err)
	for i, r := range rows {
		a, b := es[0].Rates[i], es[1].Rates[i]
		if r["measure_a"] != a.Price.Measure.String() || r["measure_b"] != b.Price.Measure.String() || r["tenge_a"] != tenge(a) || r["tenge_b"] != tenge(b) {
			t.Errorf("pair: %v", r)
		}
		if r["measure_a"] != r["measure_b"] && r["difference"]+r["percent"] != "" {
			t.Errorf("pair: a difference between two measures: %v", r)
		}
	}
	src, err = export.MatrixCSV(compare.Many(&d.Catalogue, es), tariff.Date{Year: 2026, Month: 6, Day: 1})
	_, cells := read(t, src, err)
	group := map[string]string{}
	for _, c := range cells {
		k := c["service"] + " " + c["group"]
		if m, ok := group[k]; ok && m != c["measure"] {
			t.Errorf("matrix: %s and %s in one group: %v", m, c["measure"], c)
		}
		group[k] = c["measure"]
		is.Equal(t, c["tenge"] != "", c["measure"] == "mci" && c["price"] != "" && c["service"] != "lease", "matrix: %v", c)
	}
}
