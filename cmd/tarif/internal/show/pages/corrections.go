package pages

import (
	"slices"
	"strconv"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/show/wording"
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
	v := CorrectionView{ID: correctionID(x), Field: c.Field(x.Field),
		Was: c.published(x, x.Was), Since: c.Date(x.Since), Date: c.Date(x.Corrected), ISODate: x.Corrected.String(), Cause: c.In(x.Cause)}
	v.Rate = c.link(EditionAddr(e), c.editionName(e))
	if r := x.Rate(); r != nil {
		v.Rate = c.link(RateAddr(r), c.T("corrections.rate", v.Rate.Text, c.Row(r), c.In(r.Service.Name)))
	}
	v.Now = c.published(x, x.Now())
	v.Log = c.link(Corrections+Addr("#"+v.ID), c.T("corrections.more"))
	return v
}

// correctionID numbers the correction within its edition's list, to which
// corrections are only ever appended.
func correctionID(x *tariff.Correction) string {
	e := x.Edition
	n := strconv.Itoa(slices.Index(e.Corrections, x) + 1)
	return string(e.Place.ID) + "-" + string(e.Kind.ID) + "-" + string(e.ID) + "-" + n
}

// published returns a value of rates.csv as readers see it.
func (c corrections) published(x *tariff.Correction, value string) Published {
	return Published{c.Published(c.cat, x, value), wording.ActLang(x.Field)}
}
