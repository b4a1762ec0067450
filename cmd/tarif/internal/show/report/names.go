package report

import (
	"strconv"
	"strings"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/tariff"
)

func (v *voice) place(p *tariff.Place) string { return v.name(string(p.ID), p.Name) }

func (v *voice) shortPlace(p *tariff.Place) string { return v.name(string(p.ID), p.Short) }

// in is a place as it stands in a sentence: "in Oral".
func (v *voice) in(p *tariff.Place) string {
	if v.english() {
		return "in " + string(p.ID)
	}
	return p.In.In(v.site())
}

// of is what is in a place: "Орал қаласындағы", "those in Oral".
func (v *voice) of(p *tariff.Place) string {
	if v.english() {
		return v.in(p)
	}
	return lang.Attributive(v.site(), v.in(p))
}

func (v *voice) kind(k *tariff.Kind) string { return v.name(string(k.ID), k.Short) }

// role is a role's full name; nil is all prices.
func (v *voice) role(r *tariff.Role) string {
	if r == nil {
		return v.t("changes.no-role")
	}
	return v.name(string(r.ID), r.Name)
}

func (v *voice) section(s *tariff.Section) string {
	if s == nil {
		return v.t("report.no-section")
	}
	return v.name(string(s.ID), s.Name)
}

// priced names what a rate prices: the service, who gives it, under which
// conditions.
func (v *voice) priced(s *tariff.Service, r *tariff.Role, cs []*tariff.Condition) string {
	name := v.name(string(s.ID), s.Name)
	var more []string
	if r != nil {
		more = append(more, v.name(string(r.ID), r.Short))
	}
	more = append(more, v.conditions(cs)...)
	if len(more) == 0 {
		return name
	}
	return name + " (" + strings.Join(more, "; ") + ")"
}

func (v *voice) conditions(cs []*tariff.Condition) []string {
	var out []string
	for _, c := range cs {
		out = append(out, v.name(string(c.ID), c.Name))
	}
	return out
}

// row names a rate's row by its printed number, else by its place.
func (v *voice) row(r *tariff.Rate) string {
	label := strings.TrimRight(r.Label, ".")
	if label == "" {
		label = strconv.Itoa(r.Row)
	}
	return v.t("service.row", label)
}

// price is an amount, or why the act has none.
func (v *voice) price(p tariff.Price) string {
	if p.Stated() {
		return v.stated(p)
	}
	if p.Status == tariff.TextPrice && !p.Printed.IsZero() {
		return v.quote(p.Printed)
	}
	return v.t("price." + string(p.Status))
}

// basis is what one price is for, as a phrase.
func (v *voice) basis(r *tariff.Rate) string {
	if !v.english() {
		return r.BasisPhrase(v.site())
	}
	if r.Unit == nil {
		return string(r.Basis.ID)
	}
	return string(r.Basis.ID) + ", " + string(r.Unit.ID)
}

func (v *voice) unit(r *tariff.Rate) string {
	if r.Unit == nil {
		return v.t("report.not-stated")
	}
	return v.name(string(r.Unit.ID), r.Unit.Name)
}

func (v *voice) vat(vat tariff.VAT) string {
	if vat == "" {
		return v.t("report.not-stated")
	}
	return v.t("vat." + string(vat))
}

// acts names the act that set an edition and those that amended it.
func (v *voice) acts(e *tariff.Edition) string {
	s := v.cite(e.Act.ActRef)
	for _, a := range e.AmendedBy {
		s += "; " + lower(v.t("act.amended")) + ": " + v.cite(a)
	}
	return s
}

// cite names an act: its form, day, number and issuer.
func (v *voice) cite(a tariff.ActRef) string {
	issuer := a.Issuer.In(v.site())
	if issuer == "" || v.english() {
		return v.t("act.cite-plain."+string(a.Form), v.day(a.Date), a.Number)
	}
	return v.t("act.cite."+string(a.Form), issuer, v.day(a.Date), a.Number)
}

// language names one of the site's languages.
func (v *voice) languageName(l lang.Lang) string { return v.t("report.language." + string(l)) }
