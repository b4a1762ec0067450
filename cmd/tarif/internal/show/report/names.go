package report

import (
	"cmp"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/tariff"
)

// vat is what an act says of VAT, in a line that says it is about VAT.
func (v *layout) vat(x tariff.VAT) string {
	return cmp.Or(v.StatedVAT(x), v.T("report.not-stated"))
}

// languageName names one of the site's languages.
func (v *layout) languageName(l lang.Lang) string { return v.T("report.language." + string(l)) }
