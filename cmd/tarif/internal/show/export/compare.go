package export

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strconv"
	"strings"

	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/study/compare"
	"tarif/cmd/tarif/internal/tariff"
)

// Price statuses in addition to those of rates.csv: the place does not have the
// price at all, or not with this VAT status.
const (
	notOffered   = "not-offered"
	onlyOtherVAT = "other-vat"
)

// pairColumns are the columns of a comparison of two places; difference is b −
// a.
var pairColumns = strings.Fields(`kind day place_a edition_a place_b edition_b service role conditions
	row_a row_b basis_a basis_b unit_a unit_b vat_a vat_b price_a price_status_a price_b price_status_b
	verdict reasons difference percent measure_a measure_b tenge_a tenge_b`)

// PairCSV returns a comparison of two places for a day.
func PairCSV(c *compare.Comparison, day tariff.Date) ([]byte, error) {
	records := [][]string{pairColumns}
	for _, r := range c.Rows {
		a, b := compared(r.A, r.OtherVAT()), compared(r.B, r.OtherVAT())
		difference, percent := "", ""
		if r.Derived() {
			difference = r.Difference.String()
		}
		if r.HasPercent {
			percent = r.Percent.String()
		}
		head := []string{string(c.A.Kind.ID), day.String(),
			string(c.A.Place.ID), string(c.A.ID), string(c.B.Place.ID), string(c.B.ID)}
		records = append(records, slices.Concat(head, keyIDs(r.Service, r.Role, r.Conditions), []string{a.row, b.row, a.basis, b.basis, a.unit, b.unit, a.vat, b.vat, a.price, a.status, b.price, b.status,
			string(r.Verdict), reasonKinds(r.Reasons), difference, percent, a.measure, b.measure, a.tenge, b.tenge}))
	}
	return written(records)
}

// matrixColumns are the columns of a comparison of several places: one line for
// each group and place with a rate in it, and one for a place without any.
// Lines with the same number in the column group may be compared with each
// other.
var matrixColumns = strings.Fields(`kind day service role conditions place edition group row basis unit vat
	price price_status cautions lowest median highest measure tenge`)

// MatrixCSV returns a comparison of several places for a day.
func MatrixCSV(m *compare.Matrix, day tariff.Date) ([]byte, error) {
	records := [][]string{matrixColumns}
	for _, l := range m.Lines {
		for column, e := range m.Editions {
			head := slices.Concat([]string{string(e.Kind.ID), day.String()}, keyIDs(l.Service, l.Role, l.Conditions),
				[]string{string(e.Place.ID), string(e.ID)})
			for _, tail := range matrixTails(l, column) {
				records = append(records, slices.Concat(head, tail))
			}
		}
	}
	return written(records)
}

// matrixTails returns what a place has on a line, from the column group on.
func matrixTails(l *compare.Line, column int) [][]string {
	var out [][]string
	for i, g := range l.Groups {
		r := g.Rates[column]
		if r == nil {
			continue
		}
		f := compared(r, false)
		tail := []string{strconv.Itoa(i + 1), f.row, f.basis, f.unit, f.vat, f.price, f.status, reasonKinds(g.Cautions)}
		if s := g.Spread; s != nil {
			tail = append(tail, s.Lowest.String(), s.Median.String(), s.Highest.String())
		} else {
			tail = append(tail, "", "", "")
		}
		out = append(out, append(tail, f.measure, f.tenge))
	}
	if out == nil {
		out = [][]string{{"", "", "", "", "", "", notOffered, "", "", "", "", "", ""}}
	}
	return out
}

// keyIDs returns the columns service, role and conditions.
func keyIDs(s *tariff.Service, r *tariff.Role, cs []*tariff.Condition) []string {
	role, conditions := "", make([]string, len(cs))
	if r != nil {
		role = string(r.ID)
	}
	for i, c := range cs {
		conditions[i] = string(c.ID)
	}
	return []string{string(s.ID), role, strings.Join(conditions, ";")}
}

// comparedFields are a rate's fields as in rates.csv.
type comparedFields struct{ row, basis, unit, vat, price, status, measure, tenge string }

func compared(r *tariff.Rate, elsewhere bool) comparedFields {
	switch {
	case r == nil && elsewhere:
		return comparedFields{status: onlyOtherVAT}
	case r == nil:
		return comparedFields{status: notOffered}
	}
	f := comparedFields{row: strconv.Itoa(r.Row), basis: string(r.Basis.ID), unit: string(r.UnitID()), vat: string(r.VAT), status: string(r.Price.Status), measure: r.Price.Measure.String(), tenge: derived(r)}
	if r.Price.Stated() {
		f.price = r.Price.Amount.String()
	}
	return f
}

func reasonKinds(reasons []compare.Reason) string {
	return strings.Join(lists.Of(reasons, func(r compare.Reason) string { return string(r.Kind) }), ";")
}

func written(records [][]string) ([]byte, error) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	err := w.WriteAll(records)
	return b.Bytes(), err
}
