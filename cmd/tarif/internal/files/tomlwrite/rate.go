package tomlwrite

import (
	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/tariff"
)

// rate writes one price, leaving out what the edition or its lists say already.
func (w *editionWriter) rate(r *tariff.Rate) {
	w.number("row", r.Row)
	w.text("row_label", r.Label)
	if len(w.e.Columns) > 1 {
		w.number("column", r.Column)
	}
	w.text("section", string(r.SectionID()))
	w.text("service", string(r.Service.ID))
	w.text("role", string(r.RoleID()))
	w.list("conditions", conditionIDs(r))
	if w.basis == nil {
		w.measures(r.Basis, r.Unit)
	}
	if w.vat == "" {
		w.text("vat", string(r.VAT))
	}
	if w.measure == tariff.Money && w.byColumn == nil {
		w.stated(r.Price.Measure)
	}
	w.price(r.Price)
	w.both("text", r.Text.Text)
	w.ownStatus(r)
	w.both("role_text", w.ownRole(r))
	w.list("footnotes", footnoteIDs(r))
	w.both("caution", r.Caution)
}

func (w *editionWriter) price(p tariff.Price) {
	if p.Stated() {
		w.text("price", p.Amount.String())
		return
	}
	w.text("price_status", string(p.Status))
	w.both("printed", p.Printed)
}

// ownStatus writes the statuses of a rate's text that differ from the file's.
func (w *editionWriter) ownStatus(r *tariff.Rate) {
	for _, l := range lang.All {
		own := r.Text.Status.In(l)
		if own == "" || !r.Text.Has(l) {
			own = tariff.NoText
		}
		if own != w.status.In(l) {
			w.text("text_status."+string(l), string(own))
		}
	}
}

// ownRole returns how the row prints its role, if that differs from the list.
func (w *editionWriter) ownRole(r *tariff.Rate) lang.Text {
	own := r.RoleText.Text
	for _, p := range w.e.Roles {
		if p.Role != r.Role || r.Role == nil {
			continue
		}
		if own.KK == p.Text.Text.KK {
			own.KK = ""
		}
		if own.RU == p.Text.Text.RU {
			own.RU = ""
		}
	}
	return own
}

func conditionIDs(r *tariff.Rate) []string {
	return lists.Of(r.Conditions, func(c *tariff.Condition) string { return string(c.ID) })
}

func footnoteIDs(r *tariff.Rate) []string {
	return lists.Of(r.Footnotes, func(n *tariff.Footnote) string { return string(n.ID) })
}
