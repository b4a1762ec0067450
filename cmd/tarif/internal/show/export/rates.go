package export

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"io"
	"slices"
	"strings"
	"unicode"

	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/tariff"
)

// into returns what write writes, about size bytes.
func into(size int, write func(io.Writer) error) ([]byte, error) {
	b := bytes.NewBuffer(make([]byte, 0, size))
	err := write(b)
	return b.Bytes(), err
}

// Ordered returns all editions by place, kind and edition id.
func Ordered(d *tariff.Data) []*tariff.Edition {
	var out []*tariff.Edition
	for _, t := range d.Tariffs {
		out = append(out, t.Editions...)
	}
	slices.SortFunc(out, func(a, b *tariff.Edition) int {
		return cmp.Or(cmp.Compare(a.Place.ID, b.Place.ID), cmp.Compare(a.Kind.ID, b.Kind.ID), cmp.Compare(a.ID, b.ID))
	})
	return out
}

// sorted returns an edition's rates by row and column, in which order they
// usually are.
func sorted(e *tariff.Edition) []*tariff.Rate {
	if slices.IsSortedFunc(e.Rates, tariff.ByRow) {
		return e.Rates
	}
	return slices.SortedStableFunc(slices.Values(e.Rates), tariff.ByRow)
}

// inert makes a cell that no spreadsheet evaluates: a text that begins like a
// formula gets an apostrophe. Numbers keep their minus.
func inert(kind fieldType, s string) string {
	start := strings.TrimLeftFunc(s, func(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) })
	if kind == text && (strings.TrimLeft(start, "=+-@＝＋－＠") != start || strings.HasPrefix(s, "\t") || strings.HasPrefix(s, "\r")) {
		return "'" + s
	}
	return s
}

func WriteRatesCSV(w io.Writer, es ...*tariff.Edition) error {
	if err := WriteRatesHead(w); err != nil {
		return err
	}
	return WriteRateLines(w, es...)
}

// WriteRatesHead writes the first line of rates.csv, the names of its columns.
func WriteRatesHead(w io.Writer) error {
	return writeHead(w, lists.Of(rateColumns, func(col column) string { return col.name }))
}

func writeHead(w io.Writer, names []string) error {
	c := csv.NewWriter(w)
	if err := c.Write(names); err != nil {
		return err
	}
	c.Flush()
	return c.Error()
}

// WriteRateLines writes the lines of rates.csv below the first.
func WriteRateLines(w io.Writer, es ...*tariff.Edition) error {
	c := csv.NewWriter(w)
	record := make([]string, len(rateColumns))
	var now line
	for _, e := range es {
		for _, r := range sorted(e) {
			now.set(r)
			for i, col := range rateColumns {
				record[i] = inert(col.kind, now.values[i])
			}
			if err := c.Write(record); err != nil {
				return err
			}
		}
	}
	c.Flush()
	return c.Error()
}
