package site_test

import (
	"bytes"
	"path"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"tarif/cmd/tarif/internal/publish/sample"
	"tarif/cmd/tarif/internal/show/report"
	"tarif/cmd/tarif/internal/study/compare"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/is"
)

// matrixOf compares a kind's places on the day of the build.
func (b *built) matrixOf(kind tariff.KindID) (*compare.Matrix, report.Shown) {
	on := report.Shown{Day: b.Day}
	var editions []*tariff.Edition
	for _, t := range b.Data.OfKind(kind) {
		i, state := t.Editions.On(b.Day)
		editions, on.States = append(editions, t.Editions[i]), append(on.States, state)
	}
	return compare.Many(&b.Data.Catalogue, editions), on
}

// TestMatrix checks that the page of a kind's places, the file beside it and
// the command tarif compare agree.
func TestMatrix(t *testing.T) {
	eachDay(t, func(t *testing.T, b *built) {
		for _, kind := range []tariff.KindID{"home-care", "waste"} {
			m, on := b.matrixOf(kind)
			want, err := report.Matrix(m, on, report.Options{Format: report.CSV})
			is.OK(t, err)
			files := "data/v1/compare/" + string(kind) + "/"
			is.True(t, bytes.Equal(b.file(files+"matrix.csv"), want), "%smatrix.csv is not what the command prints", files)
			if len(b.file(files+"matrix.xlsx")) < 2000 {
				t.Errorf("%smatrix.xlsx has %d bytes", files, len(b.file(files+"matrix.xlsx")))
			}
			for _, l := range []string{"kk", "ru"} {
				folder := l + "/compare/" + string(kind) + "/"
				checkMatrixPage(t, b.doc(t, folder+"index.html"), folder, m)
			}
		}
	})
}

// checkMatrixPage checks the page's rows against the groups, in order.
func checkMatrixPage(t *testing.T, d *doc, p string, m *compare.Matrix) {
	t.Helper()
	var rows []*html.Node
	for tr := range elements(first(classed(d.Node, "matrix")), "tr") {
		if above(tr, "tbody") != nil {
			rows = append(rows, tr)
		}
	}
	i := 0
	for _, l := range m.Lines {
		for _, g := range l.Groups {
			if i < len(rows) {
				checkMatrixRow(t, rows[i], p, l, g)
			}
			i++
		}
	}
	is.True(t, i == len(rows) && i != 0, "%s has %d rows, want %d", p, len(rows), i)
}

func checkMatrixRow(t *testing.T, tr *html.Node, p string, l *compare.Line, g *compare.Group) {
	t.Helper()
	is.Equal(t, serviceOf(tr), string(l.Service.ID), "%s: the service of a row", p)
	var sums, prices, want, wantSums []string
	for n := range elements(tr, "span", "data") {
		if v, ok := attr(n, "data-value"); ok {
			sums = append(sums, v)
		} else if n.Data == "data" {
			v, _ := attr(n, "value")
			prices = append(prices, v)
		}
	}
	for _, r := range g.Rates {
		if r != nil && r.Price.Stated() {
			want = append(want, r.Price.Amount.String())
		}
	}
	if s := g.Spread; s != nil && len(g.Rates) >= 5 {
		wantSums = []string{s.Lowest.String(), s.Median.String(), s.Highest.String()}
	}
	is.True(t, strings.Join(sums, " ") == strings.Join(wantSums, " ") && strings.Join(prices, " ") == strings.Join(want, " "),
		"%s: %s has %q of %q, want %q of %q", p, l.Service.ID, sums, prices, wantSums, want)
	if short := text(first(classed(tr, "withheld"))) + text(first(classed(first(elements(above(tr, "table"), "caption")), "withheld"))); g.Spread != nil && (short == "") != (len(g.Cautions) == 0) {
		t.Errorf("%s: %s has the caution %q beside its figures, want %v", p, l.Service.ID, short, g.Cautions)
	}
}

// TestMatrixOfManyPlaces checks that with many places the kind's page has
// ranges without columns, and each region a page with its places; with few
// places there is one page.
func TestMatrixOfManyPlaces(t *testing.T) {
	few := planned(t, sample.Options{Places: 15, Editions: 1, Kinds: 1, Seed: 1})
	page := few("ru/compare/synthetic-1/index.html")
	is.Equal(t, strings.Count(page, `<data value=`), 15*sample.RatesPerTable, "with few places the page has prices of places")
	is.In(t, `class="wide-box"`, page, "fifteen columns do not stand in a box that scrolls")
	many := planned(t, sample.Options{Places: 33, Editions: 1, Kinds: 1, Seed: 1})
	page = many("ru/compare/synthetic-1/index.html")
	is.True(t, !strings.Contains(page, `<data value=`) && strings.Contains(page, `<td class="price sum">`),
		"with many places the page has columns of places, or no figures")
	is.In(t, `href="synthetic-2/"`, page, "the page does not lead to the regions")
	region := many("ru/compare/synthetic-1/synthetic-2/index.html")
	n := strings.Count(region, `<data value=`)
	is.True(t, n != 0 && n < 33*sample.RatesPerTable, "a region's page has %d prices of places", n)
	list := many("ru/compare/index.html")
	n = strings.Count(list, "-vs-")
	is.True(t, n != 0 && strings.Contains(list, `href="synthetic-1/synthetic-2/"`), "the list of comparisons has %d pairs", n)
}

// TestOnlyComparisonsLoadItsScript checks that only comparison pages link the
// comparison's scripts.
func TestOnlyComparisonsLoadItsScript(t *testing.T) {
	b := real(t, during)
	for _, p := range b.pages() {
		kind := path.Dir(p)
		want := strings.HasPrefix(kind[min(2, len(kind)):], "/compare") && !strings.Contains(kind, "-vs-")
		is.Equal(t, bytes.Contains(b.file(p), []byte("assets/compare.")), want, "%s loads the script of comparisons", p)
	}
}
