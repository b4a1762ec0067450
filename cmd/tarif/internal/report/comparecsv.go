package report

import (
	"bytes"
	"encoding/csv"
	"strconv"
	"strings"

	"tarif/cmd/tarif/internal/compare"
	"tarif/cmd/tarif/internal/tariff"
)

// Price statuses beyond those of rates.csv: the place does not have it at all,
// or not with this VAT status.
const (
	notOffered   = "not-offered"
	onlyOtherVAT = "other-vat"
)

// pairColumns are the columns of a comparison of two places; difference is
// b − a.
var pairColumns = strings.Fields(`kind day place_a edition_a place_b edition_b service role conditions
	row_a row_b basis_a basis_b unit_a unit_b vat_a vat_b price_a price_status_a price_b price_status_b
	verdict reasons difference percent`)

func pairCSV(c *compare.Comparison, on Shown) ([]byte, error) {
	records := [][]string{pairColumns}
	for _, r := range c.Rows {
		k := rowKey(r)
		a, b := fields(r.A, otherVAT(r)), fields(r.B, otherVAT(r))
		difference, percent := "", ""
		if r.Derived() {
			difference = r.Difference.String()
		}
		if r.HasPercent {
			percent = r.Percent.String()
		}
		records = append(records, []string{string(c.A.Kind.ID), on.Day.String(),
			string(c.A.Place.ID), string(c.A.ID), string(c.B.Place.ID), string(c.B.ID),
			string(k.Service), string(k.Role), strings.Join(k.Conditions, ";"),
			a.row, b.row, a.basis, b.basis, a.unit, b.unit, a.vat, b.vat, a.price, a.status, b.price, b.status,
			string(r.Verdict), reasonKinds(r.Reasons), difference, percent})
	}
	return written(records)
}

// matrixColumns are the columns of a comparison of several places: one line a
// group and place that has a rate in it, and one for a place that has none.
// Lines with one number in the column group may be compared with each other.
var matrixColumns = strings.Fields(`kind day service role conditions place edition group row basis unit vat
	price price_status cautions lowest median highest`)

func matrixCSV(m *compare.Matrix, on Shown) ([]byte, error) {
	records := [][]string{matrixColumns}
	for _, l := range m.Lines {
		for column, e := range m.Editions {
			k := key(l.Service, l.Role, l.Conditions)
			head := []string{string(e.Kind.ID), on.Day.String(), string(k.Service), string(k.Role),
				strings.Join(k.Conditions, ";"), string(e.Place.ID), string(e.ID)}
			for _, tail := range matrixTails(l, column) {
				records = append(records, append(head[:len(head):len(head)], tail...))
			}
		}
	}
	return written(records)
}

// matrixTails is what a place has on a line, from the column group on.
func matrixTails(l *compare.Line, column int) [][]string {
	var out [][]string
	for i, g := range l.Groups {
		r := g.Rates[column]
		if r == nil {
			continue
		}
		f := fields(r, false)
		tail := []string{strconv.Itoa(i + 1), f.row, f.basis, f.unit, f.vat, f.price, f.status, reasonKinds(g.Cautions), "", "", ""}
		if s := g.Spread; s != nil {
			tail = append(tail[:len(tail)-3], s.Lowest.String(), s.Median.String(), s.Highest.String())
		}
		out = append(out, tail)
	}
	if out == nil {
		out = [][]string{{"", "", "", "", "", "", notOffered, "", "", "", ""}}
	}
	return out
}

// rateFields are a rate's fields as rates.csv has them.
type rateFields struct{ row, basis, unit, vat, price, status string }

func fields(r *tariff.Rate, elsewhere bool) rateFields {
	switch {
	case r == nil && elsewhere:
		return rateFields{status: onlyOtherVAT}
	case r == nil:
		return rateFields{status: notOffered}
	}
	f := rateFields{row: strconv.Itoa(r.Row), basis: string(r.Basis.ID), vat: string(r.VAT), status: string(r.Price.Status)}
	if r.Unit != nil {
		f.unit = string(r.Unit.ID)
	}
	if r.Price.Stated() {
		f.price = r.Price.Amount.String()
	}
	return f
}

func reasonKinds(reasons []compare.Reason) string {
	var out []string
	for _, r := range reasons {
		out = append(out, string(r.Kind))
	}
	return strings.Join(out, ";")
}

func written(records [][]string) ([]byte, error) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	err := w.WriteAll(records)
	return b.Bytes(), err
}
