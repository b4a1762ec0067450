package export_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/dop251/goja"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/money"
	"tarif/cmd/tarif/internal/publish/minify"
	"tarif/cmd/tarif/internal/show/export"
	"tarif/cmd/tarif/internal/study/compare"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/is"
	"tarif/cmd/tarif/internal/test/realdata"
	"tarif/cmd/tarif/internal/test/tarifftest"
	"tarif/templates"
)

// engine returns a JavaScript engine with the comparison script as published.
func engine(t *testing.T) *goja.Runtime {
	t.Helper()
	src, err := minify.File(templates.FS, "assets/js/compare.js")
	is.OK(t, err)
	vm := goja.New()
	run(t, vm, string(src))
	run(t, vm, "var kind, editions = {}; function tarifKind(k) { kind = k; } function tarifEdition(e) { editions[e.place + '/' + e.kind + '/' + e.edition] = e; }")
	return vm
}

func run(t *testing.T, vm *goja.Runtime, src string) goja.Value {
	t.Helper()
	v, err := vm.RunString(src)
	is.OK(t, err, "%.200s", src)
	return v
}

// figure is a line of testdata/figures.json, which the browser's test reads
// too: amounts in tiyn, the percentage in hundredths or null, and the texts.
type figure struct {
	From       int64  `json:"from"`
	To         int64  `json:"to"`
	Percent    *int64 `json:"percent"`
	Amount     string `json:"amount"`     // of to
	Difference string `json:"difference"` // signed
	Change     string `json:"change"`     // signed; "" if there is none
}

func figures(t *testing.T) []figure {
	t.Helper()
	src := is.File(t, "testdata/figures.json")
	var out []figure
	is.OK(t, json.Unmarshal(src, &out))
	return out
}

func amount(tiyn int64) money.Amount {
	return money.MustParse(fmt.Sprintf("%d.%02d", tiyn/100, tiyn%100))
}

// figureOf computes a figure with the packages of the program.
func figureOf(from, to int64) figure {
	a, b := amount(from), amount(to)
	f := figure{From: from, To: to, Amount: lang.Tenge(lang.RU, b), Difference: lang.SignedTenge(lang.RU, b.Sub(a))}
	if p, ok := money.Change(a, b); ok {
		n := hundredths(p.String())
		f.Percent, f.Change = &n, lang.SignedPercent(lang.RU, p)
	}
	return f
}

func hundredths(decimal string) int64 {
	n, err := strconv.ParseInt(strings.Replace(decimal, ".", "", 1), 10, 64)
	if err != nil {
		panic(err)
	}
	return n
}

// pairsOfAmounts covers rounding ties, both signs, zero, and the largest
// amounts.
var pairsOfAmounts = [][2]int64{
	{148500, 189660}, {85560, 98490}, {189660, 148500}, {0, 100}, {100, 0}, {0, 0}, {100, 100},
	{20000, 20001}, {20000, 19999}, {20000, 20003}, {80000, 80001}, {80000, 79999}, {300, 100}, {300, 200}, {700, 1000},
	{1, 2}, {3, 2}, {7, 1}, {99999, 100000}, {99999999999999, 1}, {99999999999999, 99999999999998}, {33333333333333, 99999999999999},
	{12345678901, 98765432109}, {1000, 99999999999}, {64, 65}, {128, 129}, {25600, 25601}, {6400, 6399},
}

func TestFiguresAreOurs(t *testing.T) {
	want := lists.Of(pairsOfAmounts, func(p [2]int64) figure { return figureOf(p[0], p[1]) })
	src, err := json.MarshalIndent(want, "", "  ")
	golden(t, "figures.json", append(src, '\n'), err)
}

// TestScriptArithmetic: the script computes and formats as the program does, on
// the pages of both languages.
func TestScriptArithmetic(t *testing.T) {
	vm := engine(t)
	got := run(t, vm, `(function (all) { return JSON.stringify(JSON.parse(all).map(function (f) {
		var c = tarifCompare, p = c.percent(f.from, f.to), d = f.to - f.from;
		return { from: f.from, to: f.to, percent: p, amount: c.tenge(f.to), difference: c.signed(d, c.tenge(d)),
			change: p === null ? "" : c.signed(p, c.decimal(p)) + "\u00a0%" };
	})); })`)
	f, _ := goja.AssertFunction(got)
	wanted := figures(t)
	src, _ := json.Marshal(wanted)
	v, err := f(goja.Undefined(), vm.ToValue(string(src)))
	is.OK(t, err)
	var out []figure
	is.OK(t, json.Unmarshal([]byte(v.String()), &out))
	for i, w := range wanted {
		a, _ := json.Marshal(w)
		b, _ := json.Marshal(out[i])
		is.Equal(t, string(a), string(b), "the program and the script")
	}
	is.Equal(t, lang.Tenge(lang.KK, amount(189660)), out[0].Amount, "in Kazakh")
}

// awkward has what the shipped data lack: several VAT columns on one side or
// both, one-sided VAT, bases with and without a caution, zero, remarks.
func awkward() *tariff.Data {
	w := tarifftest.New()
	w.Caution("service", "day", lang.Text{KK: "абай", RU: "осторожно"})
	tables := []string{
		"1 s vat=included 10.00\n1 s vat=excluded col=2 8.93\n2 t 0.00\n3 u -\n4 v role=r caution=slip 3.00",
		"1 s vat=excluded 9.00\n2 t 5.00\n3 u 4.00\n4 v role=r basis=day 4.00",
		"1 s vat=none 9.00\n2 t basis=month 5.00\n3 w if=m text\n4 v role=r basis=day/unit 4.00",
		"1 s 7.00\n2 t empty\n3 w if=m 1.00\n4 v 4.00",
		"1 s vat=included 7.00\n1 s vat=none col=2 7.00\n2 t 4.99",
	}
	d := &tariff.Data{}
	for i, table := range tables {
		e := w.Edition(fmt.Sprintf("p%d/k/%d", i, 2025+i%2), table)
		d.Tariffs = append(d.Tariffs, &tariff.Tariff{Place: e.Place, Kind: e.Kind, Editions: tariff.Timeline{e}})
	}
	d.Catalogue = w.Catalogue
	d.Catalogue.Kinds = []*tariff.Kind{d.Tariffs[0].Kind}
	return d
}

// TestScriptComparesAsPair: the table that the browser makes of any two
// editions of a kind, from the shipped data and from awkward, is that of the
// program: the same pairs, verdicts, reasons and figures.
func TestScriptComparesAsPair(t *testing.T) {
	asked := 0
	for _, d := range []*tariff.Data{realdata.Tariffs(t), awkward()} {
		for _, k := range d.Catalogue.Kinds {
			vm := engine(t)
			src, err := export.KindScript(d, k, tariff.Date{Year: 2026, Month: 6, Day: 15})
			is.OK(t, err)
			run(t, vm, string(src))
			var all []*tariff.Edition
			for _, tr := range d.OfKind(k.ID) {
				all = append(all, tr.Editions...)
			}
			for _, e := range all {
				src, err := export.EditionScript(e)
				is.OK(t, err)
				run(t, vm, string(src))
			}
			for _, a := range all {
				for _, b := range all {
					if a != b {
						asked++
						samePair(t, vm, &d.Catalogue, a, b)
					}
				}
			}
		}
	}
	is.True(t, asked >= 50, "only %d pairs of editions", asked)
}

func samePair(t *testing.T, vm *goja.Runtime, c *tariff.Catalogue, a, b *tariff.Edition) {
	t.Helper()
	v := run(t, vm, fmt.Sprintf(`(function () {
		var out = [];
		tarifCompare.table(kind, [editions[%q], editions[%q]]).forEach(function (l) {
			l.cells[1].forEach(function (p) {
				p.beside.forEach(function (x) {
					out.push([x.from.row, x.from.vat, p.rate.row, p.rate.vat, x.verdict, x.reasons.map(function (r) { return r.kind; }).join(","),
						x.difference === undefined ? "" : x.difference, x.percent === undefined || x.percent === null ? "" : x.percent].join(" "));
				});
			});
		});
		return out.sort().join("\n");
	})()`, a.Name(), b.Name()))
	var want []string
	for _, r := range compare.Pair(c, a, b).Rows {
		if r.A != nil && r.B != nil {
			want = append(want, pairLine(r))
		}
	}
	slices.Sort(want)
	is.Equal(t, v.String(), strings.Join(want, "\n"), "%s and %s: the script", a.Name(), b.Name())
}

func pairLine(r *compare.Row) string {
	reasons := lists.Of(r.Reasons, func(x compare.Reason) string { return string(x.Kind) })
	difference, percent := "", ""
	if r.Derived() {
		difference = fmt.Sprint(hundredths(r.Difference.String()))
	}
	if r.HasPercent {
		percent = fmt.Sprint(hundredths(r.Percent.String()))
	}
	return strings.Join([]string{fmt.Sprint(r.A.Row), string(r.A.VAT), fmt.Sprint(r.B.Row), string(r.B.VAT),
		string(r.Verdict), strings.Join(reasons, ","), difference, percent}, " ")
}

// TestScriptFinds: places and rows are found without Kazakh letters and by the
// beginnings of words.
func TestScriptFinds(t *testing.T) {
	vm := engine(t)
	for _, c := range []struct {
		text, query string
		want        bool
	}{
		{"Бәйтерек ауданы", "байт", true}, {"Бәйтерек ауданы", "ауд бәй", true}, {"Бәйтерек ауданы", "терек", false},
		{"город Уральск", "", true}, {"Өскемен қаласы", "оскемен", true}, {"Щёлково", "щелк", true}, {"Орал", "уральск", false},
	} {
		got := run(t, vm, fmt.Sprintf("tarifCompare.found(%q, %q)", c.text, c.query)).ToBoolean()
		is.True(t, got == c.want, "%q in %q: %v", c.query, c.text, got)
	}
}
