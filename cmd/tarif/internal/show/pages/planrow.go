package pages

import (
	"slices"
	"strconv"
	"strings"

	"tarif/cmd/tarif/internal/tariff"
)

// PlanRow is what the calculator knows of a row.
type PlanRow struct {
	Key      string // service/role/conditions: survives renumbering
	Name     string // with its conditions
	Role, By string // By is what the price is multiplied by; empty if it cannot be summed
	RoleName string
	Why      string // if it cannot be summed
	Tiyn     string // the price as an integer, empty if there is none
	Class    string
	Unit     string
	Words    string // for the filter
}

// plans makes the rows of the calculator.
type plans struct{ composer }

// planRows returns the rows by the addresses of their lines.
func (c plans) planRows(lines []line) map[string]PlanRow {
	rows, taken := map[string]PlanRow{}, map[string]bool{}
	for _, l := range lines {
		rows[l.ID] = c.planRow(l.payable(), taken)
	}
	return rows
}

// payable returns the price of a line to calculate with: of several the one with
// VAT, which is what is paid, else the first.
func (l line) payable() *tariff.Rate {
	i := slices.IndexFunc(l.Rates, func(r *tariff.Rate) bool { return r.VAT == tariff.VATIncluded })
	return l.Rates[max(i, 0)]
}

func (c plans) planRow(r *tariff.Rate, taken map[string]bool) PlanRow {
	p := PlanRow{Key: planKey(r, taken), Name: c.In(r.Service.Name), By: string(r.Counted()),
		Class: r.Meaning().String(), Words: strings.Join(r.Service.Words.In(c.Lang), " ")}
	if names := c.Conditions(r.Conditions); len(names) > 0 {
		p.Name += " (" + strings.Join(names, ", ") + ")"
	}
	if r.Role != nil {
		p.Role, p.RoleName = string(r.Role.ID), c.In(r.Role.Short)
	}
	if r.Price.Measure != tariff.Money {
		p.By, p.Why = "", c.T("calc.not-money")
	}
	if r.Price.Stated() && r.Price.Measure == tariff.Money {
		p.Tiyn = strconv.FormatInt(r.Price.Amount.Tiyn(), 10)
	}
	if r.Unit != nil {
		p.Unit = c.In(r.Unit.Name)
	}
	if p.By == "" && p.Why == "" {
		p.Why = c.whyNot(r)
	}
	return p
}

// whyNot says why a price cannot be summed up.
func (c plans) whyNot(r *tariff.Rate) string {
	if r.Basis.Counted != "" && r.Unit != nil && r.Unit.Span != "" {
		return c.T("calc.not-monthly", c.Basis(r))
	}
	return c.T("calc.not-counted", c.Basis(r))
}

// planKey returns service/role/conditions without trailing slashes, and with
// VAT if an edition has several prices with the same key.
func planKey(r *tariff.Rate, taken map[string]bool) string {
	k := r.Key()
	parts := []string{string(k.Service), string(k.Role), k.Conditions}
	key := strings.TrimRight(strings.Join(parts, "/"), "/")
	if taken[key] {
		key = strings.Join(append(parts, string(k.VAT)), "/")
	}
	taken[key] = true
	return key
}
