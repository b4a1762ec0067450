package published

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"tarif/cmd/tarif/internal/tariff"
)

// record is a rate as in rates.json, by column.
type record map[string]string

// key identifies the price, cell its position in the table.
func (r record) key() string {
	return strings.Join([]string{r["service"], r["role"], r["conditions"], r["vat"]}, "|")
}
func (r record) cell() string { return r["row"] + "|" + r["column"] }

func records(data []byte) ([]record, error) {
	var file struct{ Rates []map[string]any }
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	if err := d.Decode(&file); err != nil {
		return nil, err
	}
	out := make([]record, len(file.Rates))
	for i, r := range file.Rates {
		out[i] = record{}
		for k, v := range r {
			if v != nil {
				out[i][k] = fmt.Sprint(v)
			}
		}
	}
	return out, nil
}

// pair is a rate as it was published and as it is now; either may be nil.
type pair struct{ was, is record }

// paired pairs records of the same price, then those in the same cell.
func paired(was, is []record) []pair {
	var pairs []pair
	for _, id := range []func(record) string{record.key, record.cell} {
		old := map[string]record{}
		for _, r := range was {
			old[id(r)] = r
		}
		is = slices.DeleteFunc(is, func(r record) bool {
			o, ok := old[id(r)]
			if ok {
				pairs = append(pairs, pair{o, r})
				was = slices.DeleteFunc(was, func(x record) bool { return id(x) == id(r) })
			}
			return ok
		})
	}
	for _, r := range was {
		pairs = append(pairs, pair{was: r})
	}
	for _, r := range is {
		pairs = append(pairs, pair{is: r})
	}
	return pairs
}

// edit is a field that readers saw with another value.
type edit struct {
	row, column int
	field       tariff.Field
	was, is     string
}

// edits returns what changed in a pair, except for its row number.
func (p pair) edits() []edit {
	at := p.is
	if at == nil {
		at = p.was
	}
	e := edit{row: number(at["row"]), column: number(at["column"])}
	if p.is == nil || p.was == nil {
		e.field, e.was, e.is = tariff.RowField, p.was["service"], p.is["service"]
		return []edit{e}
	}
	var out []edit
	for _, f := range tariff.RateFields {
		if was, is := p.was[string(f)], p.is[string(f)]; f != tariff.RowField && was != is {
			e.field, e.was, e.is = f, was, is
			out = append(out, e)
		}
	}
	return out
}

// edits returns what changed in an edition: its own fields first, then what
// changed in all rates alike, then the rest.
func edits(was, is []record) []edit {
	all := ofEdition(was, is)
	pairs := paired(was, is)
	var each []edit
	for _, p := range pairs {
		each = append(each, p.edits()...)
	}
	for _, f := range tariff.SharedFields {
		i := slices.IndexFunc(each, func(x edit) bool { return x.field == f })
		if i < 0 {
			continue
		}
		first := each[i]
		rest := slices.DeleteFunc(slices.Clone(each), func(x edit) bool { return x.field == f && x.was == first.was && x.is == first.is })
		if n := len(each) - len(rest); n == len(pairs) && n > 1 {
			all, each = append(all, edit{field: f, was: first.was, is: first.is}), rest
		}
	}
	if renumbered(pairs) {
		all = append(all, edit{field: tariff.RowField})
	}
	return append(all, each...)
}

// renumbered reports whether rows have other numbers although none was added or
// removed, which would shift the others.
func renumbered(pairs []pair) bool {
	other := false
	for _, p := range pairs {
		if p.was == nil || p.is == nil {
			return false
		}
		other = other || p.was["row"] != p.is["row"]
	}
	return other
}

// learned reports whether an edit is not the correction of a mistake but
// something that nobody could know before: a day that was unknown, or an end
// set by another act.
func (x edit) learned(t *tariff.Tariff, i int) bool {
	if x.field != tariff.ValidFromField && x.field != tariff.ValidUntilField {
		return false
	}
	e := t.Editions[i]
	if x.was == "" || x.field == tariff.ValidUntilField && e.Ended() {
		return true
	}
	return x.field == tariff.ValidUntilField && i+1 < len(t.Editions) && x.is == t.Editions[i+1].From.String()
}

func number(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

// ofEdition returns the edition's own fields, which each rate has, that
// changed.
func ofEdition(was, is []record) []edit {
	var out []edit
	if len(was) == 0 || len(is) == 0 {
		return nil
	}
	for _, f := range tariff.EditionFields {
		if a, b := was[0][string(f)], is[0][string(f)]; a != b {
			out = append(out, edit{field: f, was: a, is: b})
		}
	}
	return out
}

// value returns the present value of the field of an edit.
func (x edit) value(is []record) string {
	f := x.field
	if f == tariff.RowField {
		f = tariff.ServiceField
	}
	for _, r := range is {
		if x.row == 0 || number(r["row"]) == x.row && number(r["column"]) == x.column {
			return r[string(f)]
		}
	}
	return ""
}

// undone reports whether the field again has its value before the edit. For
// renumbered rows this cannot be seen.
func (x edit) undone(is []record) bool {
	return (x.field != tariff.RowField || x.row != 0) && x.value(is) == x.was
}

// logged reports whether the edition has a correction for the edit.
func (x edit) logged(e *tariff.Edition) bool {
	return slices.ContainsFunc(e.Corrections, func(c *tariff.Correction) bool {
		return c.Row == x.row && c.Column == x.column && c.Field == x.field && c.Was == x.was
	})
}
