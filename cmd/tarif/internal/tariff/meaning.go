package tariff

import (
	"cmp"
	"strings"

	"tarif/cmd/tarif/internal/lists"
)

// Key identifies a price within an edition, where it is unique. Between
// editions and places, rates are matched by service, role and conditions, and
// also by VAT if one side has several.
type Key struct {
	Service    ServiceID
	Role       RoleID
	Conditions string // ids, sorted, joined with ";"
	VAT        VAT
}

// WithoutVAT returns the key without its VAT.
func (k Key) WithoutVAT() Key {
	k.VAT = ""
	return k
}

func (r *Rate) Key() Key {
	return Key{Service: r.Service.ID, Role: r.RoleID(), Conditions: r.ConditionIDs(), VAT: r.VAT}
}

// ByRow orders the rates of one table, by row and then by column.
func ByRow(a, b *Rate) int {
	return cmp.Or(cmp.Compare(a.Row, b.Row), cmp.Compare(a.Column, b.Column))
}

// Meaning is what the amount of a price is for. Figures may be derived from two
// prices only if they have the same meaning, or if the catalogue allows their
// bases to be compared with caution. Dates and remarks on the row are not part
// of the meaning. All amounts are in one currency, since the files have no
// other.
//
// Comparisons, changes, charts and checks all use Meaning: a new field that
// distinguishes prices is to be added here and nowhere else.
type Meaning struct {
	Basis   BasisID
	Measure Measure
	Unit    UnitID // empty where a price has none
	VAT     VAT
}

// Meaning returns what the rate's price is for.
func (r *Rate) Meaning() Meaning {
	return Meaning{Basis: r.BasisID(), Measure: r.Price.Measure, Unit: r.UnitID(), VAT: r.VAT}
}

// WithoutVAT returns the meaning without its VAT.
func (m Meaning) WithoutVAT() Meaning {
	m.VAT = ""
	return m
}

// String returns basis/unit/vat, with empty parts where it has none. A price
// that is not in money is followed by its measure.
func (m Meaning) String() string {
	parts := []string{string(m.Basis), string(m.Unit), string(m.VAT)}
	if m.Measure != Money {
		parts = append(parts, m.Measure.String())
	}
	return strings.Join(parts, "/")
}

// Aspect is a part of a meaning.
type Aspect string

// The aspects, in the order in which differences are listed.
const (
	BasisAspect   Aspect = "basis"
	MeasureAspect Aspect = "measure"
	UnitAspect    Aspect = "unit"
	VATAspect     Aspect = "vat"
)

// Apart returns the aspects in which two meanings differ.
func (m Meaning) Apart(o Meaning) []Aspect {
	var out []Aspect
	for _, a := range []struct {
		aspect Aspect
		same   bool
	}{
		{BasisAspect, m.Basis == o.Basis},
		{MeasureAspect, m.Measure == o.Measure},
		{UnitAspect, m.Unit == o.Unit},
		{VATAspect, m.VAT == o.VAT},
	} {
		if !a.same {
			out = append(out, a.aspect)
		}
	}
	return out
}

// RoleID returns the id of the rate's role, "" if it has none.
func (r *Rate) RoleID() RoleID { return idOf(r.Role != nil, func() RoleID { return r.Role.ID }) }

// SectionID returns the id of the rate's section, "" if it has none.
func (r *Rate) SectionID() SectionID {
	return idOf(r.Section != nil, func() SectionID { return r.Section.ID })
}

// BasisID returns the id of the rate's basis, "" if it has none.
func (r *Rate) BasisID() BasisID { return idOf(r.Basis != nil, func() BasisID { return r.Basis.ID }) }

// UnitID returns the id of the rate's unit, "" if it has none.
func (r *Rate) UnitID() UnitID { return idOf(r.Unit != nil, func() UnitID { return r.Unit.ID }) }

// ConditionIDs returns the conditions' ids, sorted and joined with ";".
func (r *Rate) ConditionIDs() string {
	return strings.Join(lists.Of(r.Conditions, func(c *Condition) string { return string(c.ID) }), ";")
}

func idOf[ID ~string](has bool, id func() ID) ID {
	if !has {
		return ""
	}
	return id()
}
