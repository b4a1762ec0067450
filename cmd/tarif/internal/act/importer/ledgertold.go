package importer

import (
	"slices"

	"tarif/cmd/tarif/internal/act/ledger"
	"tarif/cmd/tarif/internal/lang"
)

// UseTold is how many numbers have a use, for display.
type UseTold struct {
	Name  lang.Text
	Count int
}

// Told returns the uses for display, the most frequent first.
func (l Ledger) Told() []UseTold {
	var out []UseTold
	for use, n := range l.Uses {
		out = append(out, UseTold{useNames[use], n})
	}
	slices.SortFunc(out, func(a, b UseTold) int {
		if a.Count != b.Count {
			return b.Count - a.Count
		}
		return slices.Compare([]byte(a.Name.KK), []byte(b.Name.KK))
	})
	return out
}

var useNames = map[ledger.Use]lang.Text{
	ledger.Price:        {KK: "баға", RU: "цены"},
	ledger.RowNumber:    {KK: "жол нөмірі", RU: "номера строк"},
	ledger.Wording:      {KK: "жолдардың сөзінде", RU: "в словах строк"},
	ledger.Unit:         {KK: "өлшем бірлігінде", RU: "в единицах измерения"},
	ledger.Heading:      {KK: "тақырыптарда", RU: "в заголовках"},
	ledger.ColumnNumber: {KK: "баған нөмірі", RU: "номера граф"},
	ledger.FootnoteMark: {KK: "ескертпе белгісі", RU: "знаки сносок"},
	ledger.Date:         {KK: "күндер", RU: "даты"},
	ledger.ActNumber:    {KK: "актінің нөмірі", RU: "номер акта"},
	ledger.Ground:       {KK: "заңдар мен басқа актілер", RU: "законы и другие акты"},
	ledger.Remark:       {KK: "ескертпелерде", RU: "в примечаниях"},
	ledger.Page:         {KK: "бет нөмірлері", RU: "номера страниц"},
	ledger.Total:        {KK: "қосындылар", RU: "итоги"},
	ledger.Quantity:     {KK: "мөлшер мен саны", RU: "количества"},
	ledger.Other:        {KK: "басқа тарифтің кестесінде", RU: "в таблице другого тарифа"},
	ledger.Text:         {KK: "актінің мәтінінде", RU: "в тексте акта"},
	ledger.Gone:         {KK: "сызылған, жасырын не өшірілген", RU: "зачёркнутые, скрытые, удалённые"},
}
