package load

import (
	"fmt"
	"slices"

	"tarif/cmd/tarif/internal/money"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
)

// corrections converts the corrections. It must be called after the rates.
func (b *editor) corrections() {
	for i := range b.raw.Corrections {
		raw, s := &b.raw.Corrections[i], b.in(fmt.Sprintf("correction[%d]", i))
		x := &tariff.Correction{Edition: b.e, Row: number(raw.Row), Column: number(raw.Column), Field: tariff.Field(raw.Field),
			Was: raw.Was, Since: raw.Since.Date, Corrected: raw.Corrected.Date, Cause: s.ours("cause", raw.Cause), Pos: s.doc.Pos(s.path)}
		if x.Row != 0 && raw.Column == nil {
			x.Column = 1
		}
		b.e.Corrections = append(b.e.Corrections, x)
		s.order(x)
		if r := x.Rate(); b.placed(s, x) && (r == nil || r.Service != nil) {
			s.corrected(x)
		}
	}
}

// order reports a correction that is dated before the mistake.
func (s spot) order(x *tariff.Correction) {
	if !x.Since.IsZero() && !x.Corrected.IsZero() && x.Corrected.Before(x.Since) {
		s.error("corrected", ruleDatesOrder, source.Say("corrected: {1} is before since, {2}", x.Corrected, x.Since), source.Text{})
	}
}

// placed reports whether a correction's field belongs to what it names: a rate
// of the table or, without a row, the edition.
func (b *editor) placed(s spot, x *tariff.Correction) bool {
	ofEdition := slices.Contains(tariff.EditionFields, x.Field)
	ofTable := x.Field == tariff.RowField || slices.Contains(tariff.SharedFields, x.Field)
	switch hasRow := s.doc.Has(s.at("row")); {
	case x.Field == "" || s.misspelt("row") || s.misspelt("rate"):
		return false
	case ofEdition && hasRow:
		s.error("row", ruleCorrectionRow, source.Say("row: {1} belongs to the edition, not to a row", x.Field), source.Say("leave the row out"))
	case !ofEdition && !ofTable && !hasRow:
		s.error("field", ruleCorrectionRow, source.Say("row is missing: say in which row {1} was wrong", x.Field), source.Say("write row = 12"))
	case hasRow && x.Rate() == nil && (x.Field != tariff.RowField || x.Was == ""):
		s.error("row", ruleCorrectionRow, source.Say("row: the table has no row {1} with column {2}", x.Row, x.Column),
			source.Say(`for a row that should not have been there write field = "row" and was = its service`))
	default:
		return true
	}
	return false
}

// corrected reports a correction that does not change anything.
func (s spot) corrected(x *tariff.Correction) {
	was := x.Was
	if x.Field == tariff.PriceField && was != "" {
		a, err := money.Parse(was)
		if err != nil {
			s.error("was", rulePrice, source.Say(`was: "{1}" is not an amount`, was), source.Say(`write it as it was published, like "1896.60"`))
			return
		}
		was = a.String()
		x.Was = was
	}
	if was == x.Now() && was+x.Now() != "" {
		s.error("was", ruleCorrectionSame, source.Say(`was: "{1}" is also the value now`, was), source.Say("write what readers saw before"))
	}
}
