package report

import (
	"cmp"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/tariff"
)

// vat says what an act says of VAT, for a line that is labelled VAT.
func (v *layout) vat(x tariff.VAT) string {
	return cmp.Or(v.StatedVAT(x), v.T("report.not-stated"))
}

func (v *layout) languageName(l lang.Lang) string { return v.T("report.language." + string(l)) }
