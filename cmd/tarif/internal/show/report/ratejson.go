package report

import (
	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/money"
	"tarif/cmd/tarif/internal/tariff"
)

// What all reports have in common, with the names of rates.csv.
type (
	editionJSON struct {
		Place     tariff.PlaceID   `json:"place"`
		Kind      tariff.KindID    `json:"kind"`
		Edition   tariff.EditionID `json:"edition"`
		State     tariff.State     `json:"state,omitempty"` // on the day, if the report is for a day
		ActNumber string           `json:"act_number"`
		ActDate   tariff.Date      `json:"act_date"`
		AmendedBy []actJSON        `json:"amended_by,omitempty"`
		Period    int              `json:"period,omitempty"`
		Currency  string           `json:"currency"`
		Rates     int              `json:"rates"`
	}
	actJSON struct {
		Number string      `json:"number"`
		Date   tariff.Date `json:"date"`
	}
	keyJSON struct {
		Service    tariff.ServiceID `json:"service"`
		Role       tariff.RoleID    `json:"role,omitempty"`
		Conditions []string         `json:"conditions,omitempty"`
	}
	rateJSON struct {
		Row         int                `json:"row"`
		RowLabel    string             `json:"row_label,omitempty"`
		Section     tariff.SectionID   `json:"section,omitempty"`
		Role        tariff.RoleID      `json:"role,omitempty"`
		Conditions  []string           `json:"conditions,omitempty"`
		Basis       tariff.BasisID     `json:"basis"`
		Unit        tariff.UnitID      `json:"unit,omitempty"`
		VAT         tariff.VAT         `json:"vat,omitempty"`
		Price       *money.Amount      `json:"price,omitempty"`
		PriceStatus tariff.PriceStatus `json:"price_status"`
		Measure     tariff.Measure     `json:"measure,omitempty"` // omitted if money
		Tenge       *money.Amount      `json:"tenge,omitempty"`
		PriceText   *lang.Text         `json:"price_text,omitempty"`
		Caution     *lang.Text         `json:"caution,omitempty"`
	}
)

func editionValue(e *tariff.Edition) editionJSON {
	out := editionJSON{Place: e.Place.ID, Kind: e.Kind.ID, Edition: e.ID, ActNumber: e.Act.Number, ActDate: e.Act.Date,
		Period: e.Period, Currency: e.Currency, Rates: len(e.Rates)}
	out.AmendedBy = lists.Of(e.AmendedBy, func(a tariff.ActRef) actJSON { return actJSON{a.Number, a.Date} })
	return out
}

func keyOf(r *tariff.Rate) keyJSON { return key(r.Service, r.Role, r.Conditions) }

func conditionIDs(cs []*tariff.Condition) []string {
	return lists.Of(cs, func(c *tariff.Condition) string { return string(c.ID) })
}

func rateValues(rates []*tariff.Rate) []rateJSON {
	out := []rateJSON{}
	for _, r := range rates {
		out = append(out, *rateValue(r))
	}
	return out
}

// rateValue returns nil if a place does not have the rate.
func rateValue(r *tariff.Rate) *rateJSON {
	if r == nil {
		return nil
	}
	out := &rateJSON{Row: r.Row, RowLabel: r.Label, Section: r.SectionID(), Role: r.Key().Role, Conditions: conditionIDs(r.Conditions),
		Basis: r.Basis.ID, Unit: r.UnitID(), VAT: r.VAT, PriceStatus: r.Price.Status, Measure: r.Price.Measure, PriceText: present(r.Price.Printed), Caution: present(r.Caution)}
	if r.Price.Stated() {
		out.Price = &r.Price.Amount
	}
	if a, ok := r.Price.Derived(); ok {
		out.Tenge = &a
	}
	return out
}

func present(t lang.Text) *lang.Text {
	if t.IsZero() {
		return nil
	}
	return &t
}
