package pages

import (
	"slices"
	"strconv"
	"strings"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/money"
	"tarif/cmd/tarif/internal/tariff"
)

// CorrectionsView is the log of what we published wrongly, newest first.
type CorrectionsView struct {
	Frame
	Lead        string
	Undone      []UndoneNotice // newest first
	Corrections []CorrectionView
}

// CorrectionView is a correction: what was published, what is right, since when
// it was wrong and when it was corrected.
type CorrectionView struct {
	ID       string
	Rate     Link // the row, or the edition as a whole
	Log      Link // the entry in the log
	Field    string
	Was, Now Published
	Since    string
	Date     string
	ISODate  string
	Cause    string
}

// Published is a value as readers see it. Lang is set if it is the act's
// wording; Text is empty if there is no value.
type Published struct {
	Text string
	Lang lang.Lang
}

func (s *Site) correctionsPage() subject {
	return s.general(Corrections, "corrections.html", "corrections", false, func(f Frame) (any, error) {
		c := corrections{f.c, &s.Data.Catalogue}
		v := CorrectionsView{Frame: f, Lead: c.T("corrections.lead", c.Count(tariff.CorrectionDays)), Corrections: c.all(s.Data.Tariffs)}
		for _, e := range slices.SortedStableFunc(slices.Values(s.Data.Undone), func(a, b *tariff.Edition) int { return b.Undone.Date.Compare(a.Undone.Date) }) {
			v.Undone = append(v.Undone, c.undone(e))
		}
		return v, nil
	})
}

// corrections puts corrections into words. The catalogue has the names of ids.
type corrections struct {
	composer
	cat *tariff.Catalogue
}

// all lists every correction: newest first, then in the order of editions.
func (c corrections) all(tariffs []*tariff.Tariff) []CorrectionView {
	var all []*tariff.Correction
	for _, t := range tariffs {
		for _, e := range t.Editions {
			all = append(all, e.Corrections...)
		}
	}
	slices.SortStableFunc(all, func(a, b *tariff.Correction) int { return b.Corrected.Compare(a.Corrected) })
	return c.views(all)
}

// recent returns the corrections of an edition that are still shown beside one of
// the rates, where nil stands for what is beside no rate.
func (c corrections) recent(e *tariff.Edition, beside ...*tariff.Rate) []CorrectionView {
	return c.views(lists.Where(e.Corrections, func(x *tariff.Correction) bool {
		return slices.Contains(beside, x.Rate()) && x.Recent(c.day)
	}))
}

func (c corrections) views(list []*tariff.Correction) []CorrectionView {
	return lists.Of(list, c.view)
}

func (c corrections) view(x *tariff.Correction) CorrectionView {
	e := x.Edition
	v := CorrectionView{ID: correctionID(x), Field: c.T("column." + string(columnKey.Replace(string(x.Field)))),
		Was: c.published(x, x.Was), Since: c.Date(x.Since), Date: c.Date(x.Corrected), ISODate: x.Corrected.String(), Cause: c.In(x.Cause)}
	v.Rate = c.link(EditionAddr(e), c.editionName(e))
	if r := x.Rate(); r != nil {
		v.Rate = c.link(RateAddr(r), c.T("corrections.rate", v.Rate.Text, c.Row(r), c.In(r.Service.Name)))
	}
	v.Now = c.published(x, x.Now())
	v.Log = c.link(Corrections+Addr("#"+v.ID), c.T("corrections.more"))
	return v
}

// columnKey converts a field to the key of its words: those of "text_kk" and
// "text_ru" are "text".
var columnKey = strings.NewReplacer("_kk", "", "_ru", "")

// correctionID numbers the correction within its edition's list, to which
// corrections are only ever appended.
func correctionID(x *tariff.Correction) string {
	e := x.Edition
	n := strconv.Itoa(slices.Index(e.Corrections, x) + 1)
	return string(e.Place.ID) + "-" + string(e.Kind.ID) + "-" + string(e.ID) + "-" + n
}

// published formats a value of rates.csv for readers.
func (c corrections) published(x *tariff.Correction, value string) Published {
	switch x.Field {
	case tariff.TextKKField, tariff.FootnotesKKField:
		return Published{value, lang.KK}
	case tariff.TextRUField, tariff.FootnotesRUField:
		return Published{value, lang.RU}
	case tariff.TextKKStatusField:
		value = c.Whose(lang.KK, tariff.TextStatus(value))
	case tariff.TextRUStatusField:
		value = c.Whose(lang.RU, tariff.TextStatus(value))
	case tariff.PriceStatusField:
		if value != string(tariff.Stated) {
			value = c.T("price." + value)
		}
	case tariff.PriceField:
		if a, err := money.ParseFigure(value); err == nil {
			value = c.Amount(x.Measure(), a)
		}
	case tariff.MeasureField:
		value = c.T("measure." + value)
	case tariff.VATField:
		if value != "" {
			value = c.T("vat." + value)
		}
	case tariff.ActDateField, tariff.ValidFromField, tariff.ValidUntilField:
		if d, err := tariff.ParseDate(value); err == nil {
			value = c.Date(d)
		}
	default:
		value = c.named(x.Field, value)
	}
	return Published{Text: value}
}

// named replaces ids by the catalogue's names; unknown ids are kept.
func (c corrections) named(f tariff.Field, ids string) string {
	names := names(c.cat, f)
	if names == nil || ids == "" {
		return ids
	}
	var out []string
	for _, id := range strings.Split(ids, ";") {
		name := id
		if t, ok := names[id]; ok {
			name = c.In(t)
		}
		out = append(out, name)
	}
	return strings.Join(out, ", ")
}

// names returns the names of the part of the catalogue to which a field refers,
// nil if none.
func names(cat *tariff.Catalogue, f tariff.Field) map[string]lang.Text {
	switch f {
	case tariff.ServiceField, tariff.RowField:
		return namesOf(cat.Services, func(x *tariff.Service) (string, lang.Text) { return string(x.ID), x.Name })
	case tariff.RoleField:
		return namesOf(cat.Roles, func(x *tariff.Role) (string, lang.Text) { return string(x.ID), x.Name })
	case tariff.ConditionsField:
		return namesOf(cat.Conditions, func(x *tariff.Condition) (string, lang.Text) { return string(x.ID), x.Name })
	case tariff.SectionField:
		return namesOf(cat.Sections, func(x *tariff.Section) (string, lang.Text) { return string(x.ID), x.Name })
	case tariff.BasisField:
		return namesOf(cat.Bases, func(x *tariff.Basis) (string, lang.Text) { return string(x.ID), x.Name })
	case tariff.UnitField:
		return namesOf(cat.Units, func(x *tariff.Unit) (string, lang.Text) { return string(x.ID), x.Name })
	}
	return nil
}

func namesOf[T any](all []*T, of func(*T) (id string, name lang.Text)) map[string]lang.Text {
	names := map[string]lang.Text{}
	for _, x := range all {
		id, name := of(x)
		names[id] = name
	}
	return names
}
