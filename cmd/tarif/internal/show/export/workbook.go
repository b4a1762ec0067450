package export

import (
	"io"
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/show/wording"
	"tarif/cmd/tarif/internal/show/xlsx"
	"tarif/cmd/tarif/internal/tariff"
)

// WriteEditionXLSX writes an edition as a workbook: the table in Kazakh, the
// table in Russian, and a sheet about the act in both. Prices are numbers, with
// the printed form beside each and, for an index, its value in tenge. Every row
// with a text says whose words it is. The same edition and words give the same
// bytes.
func WriteEditionXLSX(out io.Writer, e *tariff.Edition, w wording.Words) error {
	kk, ru, failed := speakers(w)
	book := xlsx.Book{
		Title:    e.Place.Name.KK + ": " + e.Kind.Name.KK + " / " + e.Place.Name.RU + ": " + e.Kind.Name.RU,
		Language: string(lang.KK),
		Sheets:   []xlsx.Sheet{table(e, kk), table(e, ru), aboutAct(e, kk, ru)},
	}
	if err := failed(); err != nil {
		return err
	}
	return xlsx.Write(out, book)
}

// table builds the sheet of prices in one language.
func table(e *tariff.Edition, s speaker) xlsx.Sheet {
	sheet := xlsx.Sheet{Name: s.T("xlsx.sheet"), Columns: []xlsx.Column{
		{Heading: s.T("xlsx.row"), Width: 7},
		{Heading: s.T("xlsx.section"), Width: 24},
		{Heading: s.T("table.service"), Width: 44},
		{Heading: s.T("xlsx.role"), Width: 24},
		{Heading: s.T("xlsx.conditions"), Width: 24},
		{Heading: s.priceHeading(e), Width: 13},
		{Heading: s.T("xlsx.printed"), Width: 18},
		{Heading: s.T("xlsx.basis"), Width: 30},
		{Heading: s.T("xlsx.vat"), Width: 14},
		{Heading: s.T("table.wording"), Width: 60},
		{Heading: s.T("xlsx.whose"), Width: 24},
		{Heading: s.T("xlsx.remark"), Width: 40},
		{Heading: s.T("xlsx.measure"), Width: 24},
		{Heading: s.T("xlsx.tenge"), Width: 13},
	}}
	sheet.Rows = make([][]xlsx.Cell, 0, len(e.Rates))
	for _, r := range sorted(e) {
		sheet.Rows = append(sheet.Rows, s.row(r))
	}
	return sheet
}

// priceHeading names the currency if every price is in it; otherwise each price
// states its measure in a column of its own.
func (s speaker) priceHeading(e *tariff.Edition) string {
	if slices.ContainsFunc(e.Rates, func(r *tariff.Rate) bool { return r.Price.Measure != tariff.Money }) {
		return s.T("xlsx.figure")
	}
	return s.T("xlsx.price", e.Currency)
}

// row returns the cells of one rate.
func (s speaker) row(r *tariff.Rate) []xlsx.Cell {
	price, tenge := xlsx.Cell{}, xlsx.Cell{}
	if r.Price.Stated() {
		price.Amount = &r.Price.Amount
	}
	if a, ok := r.Price.Derived(); ok {
		tenge.Amount = &a
	}
	return []xlsx.Cell{
		{Text: r.Number()},
		{Text: s.section(r)},
		{Text: s.In(r.Service.Name)},
		{Text: roleName(s.Lang)(r)},
		{Text: s.conditions(r)},
		price,
		{Text: s.printed(r.Price)},
		{Text: s.Basis(r)},
		{Text: s.StatedVAT(r.VAT)},
		{Text: textIn(s.Lang)(r)},
		{Text: s.Whose(s.Lang, r.WhoseText(s.Lang))},
		{Text: s.remark(r)},
		{Text: s.T("measure." + r.Price.Measure.String())},
		tenge,
	}
}

func (s speaker) section(r *tariff.Rate) string {
	if r.Section == nil {
		return ""
	}
	return s.In(r.Section.Name)
}

func (s speaker) conditions(r *tariff.Rate) string {
	return strings.Join(s.Conditions(r.Conditions), ", ")
}

// printed returns the price as text: the exact amount, or what the act has
// instead.
func (s speaker) printed(p tariff.Price) string {
	if p.Stated() {
		return s.Amount(p.Measure, p.Amount)
	}
	return s.Missing(p)
}

// remark returns our caution on the row and the meaning of its footnotes.
func (s speaker) remark(r *tariff.Rate) string {
	out := []string{}
	if c := s.In(r.Caution); c != "" {
		out = append(out, c)
	}
	for _, n := range r.Footnotes {
		if t := s.In(n.Text); t != "" {
			out = append(out, strings.TrimSpace(n.Mark+" "+t))
		}
	}
	return strings.Join(out, "\n")
}
