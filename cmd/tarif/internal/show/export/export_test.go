package export_test

import (
	"bytes"
	"encoding/csv"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/show/export"
	"tarif/cmd/tarif/internal/show/wording"
	"tarif/cmd/tarif/internal/study/diff"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/is"
	"tarif/cmd/tarif/internal/test/tarifftest"
)

var update = flag.Bool("update", false, "rewrite the expectations in testdata")

// promised are the columns that were promised, in order; more may follow.
const promised = "place,kind,edition,act_number,act_date,row,row_label,section,service,role,conditions,basis,unit,vat,price,currency,valid_from,valid_until,text_kk,text_kk_status,text_ru,text_ru_status,source"

const promisedChanges = "place,kind,from_edition,to_edition,service,role,conditions,row,change,old,new,difference,percent,holds_from"

// data returns two tariffs with every status and every awkward text, out of
// order.
func data() *tariff.Data {
	w := tarifftest.New()
	old := w.Edition("oral/care/2025", `
		1 cooking role=carer section=home label=1. 100.00 | Тамақ әзірлеу | =Приготовление пищи
		2 laundry role=carer section=home 0.00 | "Кір жуу", шаю
		3 shop -`)
	e := w.Edition("oral/care/2026", `
		3 shop text | =Дүкен | Магазин
		2 laundry role=carer section=home caution=slip 0.00 | "Кір жуу", шаю
		4 lease measure=mci:4325.00 0.50 | Жалға беру
		1 cooking role=carer section=home label=1. 127.72 | Тамақ әзірлеу | =Приготовление пищи`)
	e.From = tariff.Bound{Status: tariff.Known, Date: tariff.Date{Year: 2026, Month: 1, Day: 5}}
	e.Until = tariff.Bound{Status: tariff.Known, Date: tariff.Date{Year: 2027, Month: 1, Day: 1}}
	e.AmendedBy = []tariff.ActRef{
		{Form: tariff.Decision, Number: "7/1", Date: tariff.Date{Year: 2026, Month: 2, Day: 1}},
		{Form: tariff.Decision, Number: "9/2", Date: tariff.Date{Year: 2026, Month: 3, Day: 1}},
	}
	e.RepealedBy = &tariff.ActRef{Form: tariff.Decision, Number: "10", Date: tariff.Date{Year: 2026, Month: 4, Day: 1}}
	e.Act.Title = tariff.Wording{Text: lang.Text{KK: "Тарифтерді бекіту туралы"}, Status: tariff.Statuses{KK: tariff.Official, RU: tariff.NoText}}
	e.Act.EntryIntoForce = tariff.Wording{Text: lang.Text{KK: "Күшіне енеді", RU: "Вступает в силу"}, Status: tariff.Statuses{KK: tariff.Official, RU: tariff.Translation}}
	e.Source = tariff.Source{System: tariff.Adilet, ID: "G25", URL: "https://example.test/?a=1&b=2"}
	e.Rates[0].Footnotes = []*tariff.Footnote{{Mark: "*", Text: lang.Text{KK: "Жеңілдік\nбар", RU: "Есть льгота"}}, {Text: lang.Text{RU: "И ещё"}}}
	water := w.Edition("abai/water/open", `
		1 supply if=with-meter basis=volume/m3 vat=excluded col=1 45.50
		1 supply if=with-meter basis=volume/m3 vat=included col=2 50.96
		2 supply if=without-meter;zone-1 basis=volume/m3 vat=none empty | =1+1 | -5`)
	water.Until = tariff.Bound{Status: tariff.Unknown}
	return &tariff.Data{Tariffs: []*tariff.Tariff{
		{Place: e.Place, Kind: e.Kind, Editions: tariff.Timeline{old, e}},
		{Place: water.Place, Kind: water.Kind, Editions: tariff.Timeline{water}},
	}}
}

// build is the provenance of the files in these tests.
var build = export.Build{Date: "2026-11-30", BaseURL: "https://example.test/", Generator: "tarif",
	Licence: &export.Licence{Name: "CC-BY-4.0", URL: "https://creativecommons.org/licenses/by/4.0/"},
	Page:    func(r *tariff.Rate) string { return fmt.Sprintf("places/%s/#r%d", r.Edition.Name(), r.Row) }}

var described = export.Package{Build: build, Name: "tarif", Title: lang.Text{KK: "Тариф", RU: "Тариф"},
	Description: lang.Text{KK: "Сипаттама", RU: "Описание"}, Publisher: lang.Text{KK: "Әкімдік", RU: "Акимат"}, Contact: "a@example.test",
	Rates: "rates.csv", Changes: "changes.csv", Lines: "rates.ndjson.gz"}

func allJSON(d *tariff.Data) ([]byte, error) {
	return export.JSON(build, export.Rates(export.Ordered(d)...), nil)
}

func editionJSON(e *tariff.Edition) ([]byte, error) { return export.JSON(build, export.Rates(e), nil) }

func csvOf(es ...*tariff.Edition) ([]byte, error) {
	var b bytes.Buffer
	err := export.WriteRatesCSV(&b, es...)
	return b.Bytes(), err
}

func editionCSV(e *tariff.Edition) ([]byte, error) { return csvOf(e) }

func workbookOf(e *tariff.Edition, w wording.Words) ([]byte, error) {
	var b bytes.Buffer
	err := export.WriteEditionXLSX(&b, e, w)
	return b.Bytes(), err
}

// golden compares with a file in testdata.
func golden(t *testing.T, name string, got []byte, err error) {
	t.Helper()
	is.OK(t, err)
	if *update {
		is.OK(t, os.WriteFile("testdata/"+name, got, 0o666))
	}
	want := is.File(t, "testdata/"+name)
	is.True(t, bytes.Equal(got, want), "%s differs; run with -update and look at what changed:\n%s", name, got)
}

func TestGolden(t *testing.T) {
	d := data()
	for name, write := range map[string]func() ([]byte, error){
		"rates.csv":    func() ([]byte, error) { return csvOf(export.Ordered(d)...) },
		"rates.json":   func() ([]byte, error) { return allJSON(d) },
		"edition.csv":  func() ([]byte, error) { return editionCSV(d.Tariffs[0].Editions[1]) },
		"edition.json": func() ([]byte, error) { return editionJSON(d.Tariffs[0].Editions[1]) },
		"changes.csv":  func() ([]byte, error) { return export.ChangesCSV(diff.Neighbours(d)) },
		"datapackage.json": func() ([]byte, error) {
			return export.DataPackage(d, described, keys{})
		},
		"csvw.json":    func() ([]byte, error) { return export.CSVW(described, keys{}) },
		"dcat.jsonld":  func() ([]byte, error) { return export.DCAT(described, keys{}) },
		"openapi.json": func() ([]byte, error) { return export.OpenAPI(described, keys{}) },
	} {
		got, err := write()
		golden(t, name, got, err)
	}
}

// keys is a catalogue that returns the keys, so that goldens show what is asked
// for.
type keys struct{}

func (keys) T(l lang.Lang, key string, args ...any) (string, error) {
	return strings.TrimSpace(fmt.Sprintln(append([]any{l, key}, args...)...)), nil
}

func (k keys) N(l lang.Lang, key string, n int, args ...any) (string, error) {
	return k.T(l, key, append([]any{n}, args...)...)
}

// mute is a catalogue without words.
type mute struct{}

func (mute) T(_ lang.Lang, key string, _ ...any) (string, error) {
	return "", fmt.Errorf("there is no %q", key)
}

func (m mute) N(l lang.Lang, key string, _ int, _ ...any) (string, error) { return m.T(l, key) }

// read parses a CSV file into a map for each line.
func read(t *testing.T, src []byte, err error) (header []string, lines []map[string]string) {
	t.Helper()
	is.OK(t, err)
	records, err := csv.NewReader(bytes.NewReader(src)).ReadAll()
	is.OK(t, err)
	for _, rec := range records[1:] {
		line := map[string]string{}
		for i, v := range rec {
			line[records[0][i]] = v
		}
		lines = append(lines, line)
	}
	return records[0], lines
}

func ratesCSV(t *testing.T, d *tariff.Data) (header []string, lines []map[string]string) {
	t.Helper()
	src, err := csvOf(export.Ordered(d)...)
	return read(t, src, err)
}

func TestPromisedColumns(t *testing.T) {
	header, _ := ratesCSV(t, data())
	want := strings.Split(promised, ",")
	is.EqualSlices(t, header[:len(want)], want, "rates.csv begins %v", header)
	for _, later := range []string{"price_status", "valid_from_status", "valid_until_status", "period", "amended_by_number", "amended_by_date"} {
		is.True(t, slices.Contains(header, later), "rates.csv has no column %s", later)
	}
	src, err := export.ChangesCSV(slices.Values([]*diff.Diff(nil)))
	is.True(t, err == nil && string(src) == promisedChanges+",measure,old_measure\n", "changes.csv of nothing is %q, %v", src, err)
}

func TestReadBack(t *testing.T) {
	d := data()
	_, lines := ratesCSV(t, d)
	is.Must(t, len(lines) == 10, "%d lines", len(lines))
	for i, want := range []string{"abai/water/open 1 1 45.50", "abai/water/open 1 2 50.96", "abai/water/open 2 1 ",
		"oral/care/2025 1 1 100.00", "oral/care/2025 2 1 0.00", "oral/care/2025 3 1 ",
		"oral/care/2026 1 1 127.72", "oral/care/2026 2 1 0.00", "oral/care/2026 3 1 ", "oral/care/2026 4 1 0.50"} {
		l := lines[i]
		got := fmt.Sprintf("%s/%s/%s %s %s %s", l["place"], l["kind"], l["edition"], l["row"], l["column"], l["price"])
		is.True(t, got == want, "line %d is %s, want %s", i, got, want)
	}
	if got := lines[2]; got["text_kk"] != "1+1" || got["text_kk_status"] != "translation" || got["text_ru"] != "'-5" || got["conditions"] != "without-meter;zone-1" {
		t.Errorf("texts and conditions: %v", got)
	}
	is.Equal(t, lines[7]["text_kk"], `"Кір жуу", шаю`, "quotes and commas")
}

// TestStatuses: whatever is missing is empty, and its status says so.
func TestStatuses(t *testing.T) {
	_, lines := ratesCSV(t, data())
	for _, l := range lines {
		name := l["place"] + " " + l["edition"] + " " + l["row"]
		if (l["price"] != "") != (l["price_status"] == "stated") {
			t.Errorf("%s: price %q is %s", name, l["price"], l["price_status"])
		}
		if (l["price_text_kk"] != "") != (l["price_status"] == "text") {
			t.Errorf("%s: words %q for a price that is %s", name, l["price_text_kk"], l["price_status"])
		}
		for _, c := range []string{"valid_from", "valid_until"} {
			if (l[c] != "") != (l[c+"_status"] == "known") {
				t.Errorf("%s: %s %q is %s", name, c, l[c], l[c+"_status"])
			}
		}
		for _, c := range []string{"text_kk", "text_ru"} {
			if (l[c] == "") != (l[c+"_status"] == "none") {
				t.Errorf("%s: %s %q is %s", name, c, l[c], l[c+"_status"])
			}
		}
	}
}

// TestTextWithoutStatus: a text without a status is not published, and a
// table's status does not make a missing text official.
func TestTextWithoutStatus(t *testing.T) {
	w := tarifftest.New()
	e := w.Edition("a/k/2026", "1 s 1.00 | сөз | слово\n2 t 1.00")
	e.Rates[0].Text.Status = tariff.Statuses{KK: tariff.NoText}
	e.Rates[1].Text.Status = tariff.Statuses{KK: tariff.Official, RU: tariff.Translation}
	src, err := editionCSV(e)
	_, lines := read(t, src, err)
	for i, l := range lines {
		if l["text_kk"]+l["text_ru"] != "" || l["text_kk_status"] != "none" || l["text_ru_status"] != "none" {
			t.Errorf("row %d: %q %s, %q %s", i+1, l["text_kk"], l["text_kk_status"], l["text_ru"], l["text_ru_status"])
		}
	}
}

// TestExact: the largest amount and one tiyn are written exactly.
func TestExact(t *testing.T) {
	w := tarifftest.New()
	e := w.Edition("a/k/2026", "1 s 999999999999.99\n2 t 0.01\n3 u 1896.60")
	for _, write := range []func(*tariff.Edition) ([]byte, error){editionCSV, editionJSON} {
		src, err := write(e)
		for _, want := range []string{"999999999999.99", "0.01", "1896.60"} {
			is.True(t, err == nil && strings.Contains(string(src), want), "%s is not there, %v", want, err)
		}
	}
}
