package export

import (
	"strconv"
	"strings"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/show/xlsx"
	"tarif/cmd/tarif/internal/tariff"
)

// EditionXLSX returns an edition as a workbook: the table in Kazakh, the table
// in Russian, and a sheet about the act in both. Prices are numbers, and next
// to each stands what the act prints. Whose words a text is stands on every
// row that has one. The same edition and words give the same bytes.
func EditionXLSX(e *tariff.Edition, w Words) ([]byte, error) {
	kk, ru, failed := speakers(w)
	book := xlsx.Book{
		Title:    e.Place.Name.KK + ": " + e.Kind.Name.KK + " / " + e.Place.Name.RU + ": " + e.Kind.Name.RU,
		Language: string(lang.KK),
		Sheets:   []xlsx.Sheet{table(e, kk), table(e, ru), aboutAct(e, kk, ru)},
	}
	if err := failed(); err != nil {
		return nil, err
	}
	return xlsx.Write(book)
}

// table is the sheet of prices in one language.
func table(e *tariff.Edition, s speaker) xlsx.Sheet {
	sheet := xlsx.Sheet{Name: s.t("xlsx.sheet"), Columns: []xlsx.Column{
		{Heading: s.t("xlsx.row"), Width: 7},
		{Heading: s.t("xlsx.section"), Width: 24},
		{Heading: s.t("table.service"), Width: 44},
		{Heading: s.t("xlsx.role"), Width: 24},
		{Heading: s.t("xlsx.conditions"), Width: 24},
		{Heading: s.t("xlsx.price", e.Currency), Width: 13},
		{Heading: s.t("xlsx.printed"), Width: 18},
		{Heading: s.t("xlsx.basis"), Width: 30},
		{Heading: s.t("xlsx.vat"), Width: 14},
		{Heading: s.t("table.wording"), Width: 60},
		{Heading: s.t("xlsx.whose"), Width: 24},
		{Heading: s.t("xlsx.remark"), Width: 40},
	}}
	for _, r := range sorted(e) {
		sheet.Rows = append(sheet.Rows, s.row(r))
	}
	return sheet
}

// row is one rate, cell by cell as table's columns.
func (s speaker) row(r *tariff.Rate) []xlsx.Cell {
	price := xlsx.Cell{}
	if r.Price.Stated() {
		price.Amount = &r.Price.Amount
	}
	return []xlsx.Cell{
		{Text: printedNumber(r)},
		{Text: s.section(r)},
		{Text: s.in(r.Service.Name)},
		{Text: roleName(s.lang)(r)},
		{Text: s.conditions(r)},
		price,
		{Text: s.printed(r.Price)},
		{Text: r.BasisPhrase(s.lang)},
		{Text: s.vat(r.VAT)},
		{Text: wording(s.lang)(r)},
		{Text: s.whose(r.WhoseText(s.lang))},
		{Text: s.remark(r)},
	}
}

// printedNumber is the number that the act prints on the row, else its place
// in the table.
func printedNumber(r *tariff.Rate) string {
	if r.Label != "" {
		return r.Label
	}
	return strconv.Itoa(r.Row)
}

func (s speaker) section(r *tariff.Rate) string {
	if r.Section == nil {
		return ""
	}
	return s.in(r.Section.Name)
}

func (s speaker) conditions(r *tariff.Rate) string {
	var out []string
	for _, c := range r.Conditions {
		out = append(out, s.in(c.Name))
	}
	return strings.Join(out, ", ")
}

// printed is the price as text: the exact amount, or what the act has instead.
func (s speaker) printed(p tariff.Price) string {
	if p.Stated() {
		return p.Measure.Figure(s.lang, p.Amount)
	}
	if words := s.in(p.Printed); words != "" {
		return words
	}
	return s.t("price." + string(p.Status))
}

// vat is empty where the act does not say.
func (s speaker) vat(v tariff.VAT) string {
	if v == "" {
		return ""
	}
	return s.t("vat." + string(v))
}

func (s speaker) whose(status tariff.TextStatus) string {
	return s.t("wording." + string(s.lang) + "." + string(status))
}

// remark is our caution on the row and the meaning of its footnotes.
func (s speaker) remark(r *tariff.Rate) string {
	out := []string{}
	if c := s.in(r.Caution); c != "" {
		out = append(out, c)
	}
	for _, n := range r.Footnotes {
		if t := s.in(n.Text); t != "" {
			out = append(out, strings.TrimSpace(n.Mark+" "+t))
		}
	}
	return strings.Join(out, "\n")
}
