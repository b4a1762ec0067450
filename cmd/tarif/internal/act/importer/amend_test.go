package importer

import (
	"testing"

	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/is"
	"tarif/cmd/tarif/internal/test/realdata"
)

// amendingKK is an invented act that changes two rows of Oral's act, removes
// one and adds one.
const amendingKK = `<meta charset=utf-8><p>Тестілік деректер: бұл акт ойдан шығарылған.
<p>Орал қаласы әкімдігінің 2025 жылғы 18 желтоқсандағы № 2999 «Тарифтерді бекіту туралы» қаулысына өзгерістер енгізу туралы
<p>Орал қаласы әкімдігінің 2026 жылғы 3 шілдедегі № 1501 қаулысы
<p>Заңға сәйкес, Орал қаласының әкімдігі ҚАУЛЫ ЕТЕДІ:
<p>1. Орал қаласы әкімдігінің 2025 жылғы 18 желтоқсандағы № 2999 қаулысына мынадай өзгерістер енгізілсін:
<p>реттік нөмірі 5-жол алып тасталсын;
<p>реттік нөмірлері 2 және 3-жолдар мынадай редакцияда жазылсын, реттік нөмірі 77-жолмен толықтырылсын:
<table><tr><td>№</td><td>Қызмет түрлері</td><td>Лауазымы</td><td>Бір қызметтің құны (теңгемен)</td></tr>
<tr><td>2</td><td>Марқұмның туыстары (заңды өкілдері) болмаған жағдайда қарттар мен мүгедектігі бар адамдар үшін жерлеу рәсімдерін ұйымдастыруға көмек көрсету.</td><td>Күтім жөніндегі әлеуметтік қызметкер</td><td>2 001,10</td></tr>
<tr><td>3</td><td>Отбасы мүшелерін күтімге үйрету.</td><td>Күтім жөніндегі әлеуметтік қызметкер</td><td>999,99</td></tr>
<tr><td>77</td><td>Аула қарын тазалау</td><td>Күтім жөніндегі әлеуметтік қызметкер</td><td>500</td></tr></table>
<p>2. Осы қаулы алғашқы ресми жарияланған күнінен кейін күнтізбелік он күн өткен соң қолданысқа енгізіледі.
<p>Қала әкімі М. Байменов`

// TestAmending: what an amending act does not name stays as it is.
func TestAmending(t *testing.T) {
	d := realdata.Tariffs(t)
	res := Import(Input{Place: "oral", Kind: "home-care", Data: d, Sources: []Source{{Name: "a.html", Doc: readDoc(t, "a.html", []byte(amendingKK))}}})
	base := d.Edition("oral", "home-care", "2026")
	is.Must(t, res.Base == base && res.Edition != nil, "base %v", res.Base)
	if a := res.Report.Act; a.Number != "1501" || a.Date != "2026-07-03" || a.Signatory != "М. Байменов" || res.Report.Amends.Number != "2999" {
		t.Errorf("%+v", a)
	}
	n := res.Report.Errors()
	is.True(t, n == 0, "%+v", res.Report.Findings)
	e := res.Edition
	is.True(t, e.ID == "2026-07" && e.Act.Number == "2999" && len(e.AmendedBy) == 1 && e.AmendedBy[0].Number == "1501",
		"edition %s of %s, amended by %v", e.ID, e.Act.Number, e.AmendedBy)
	by := map[string]*tariff.Rate{}
	for _, r := range e.Rates {
		by[r.Label] = r
	}
	for label, want := range map[string]string{"1": "948.30", "2": "2001.10", "3": "999.99", "4": "1896.60", "77": "500.00"} {
		if by[label] == nil || by[label].Price.String() != want {
			t.Errorf("row %s: %v, want %s", label, by[label], want)
		}
	}
	if by["5"] != nil || len(e.Rates) != 76 || e.Rates[75].Row != 76 {
		t.Errorf("%d rates, row 5 is %v", len(e.Rates), by["5"])
	}
	is.True(t, by["2"].Text.Text.RU == base.Rates[1].Text.Text.RU && by["2"].Service == base.Rates[1].Service,
		"row 2 lost its translation or its service")
	for _, g := range res.Report.Rates {
		if g.Row == "2" && g.Section != "household" || g.Row == "77" && g.Index != 76 {
			t.Errorf("told as %+v", g)
		}
	}
	for _, f := range res.Report.Findings {
		if f.Rule == RuleService && f.Index != 76 {
			t.Errorf("told of a row that keeps its service: %+v", f)
		}
	}
	is.True(t, len(base.Rates) == 76 && base.Rates[1].Price.String() == "1896.60", "the amended edition was changed")
	is.In(t, `number = "1501"`, res.TOML, "the file does not name the amending act")
}

// TestAmendingOneRow: a single row without a heading, below a clause that begins
// with a quotation, is the row that the act names, and the clause below it says
// when the act takes effect.
func TestAmendingOneRow(t *testing.T) {
	text := `<meta charset=utf-8><p>«Тарифтерді бекіту туралы» Орал қаласы әкімдігінің 2025 жылғы 18 желтоқсандағы № 2999 қаулысына өзгеріс енгізу туралы
<p>Орал қаласы әкімдігінің 2026 жылғы 3 шілдедегі № 1501 қаулысы
<p>Орал қаласының әкімдігі ҚАУЛЫ ЕТЕДІ:
<p>1. «Тарифтерді бекіту туралы» Орал қаласы әкімдігінің 2025 жылғы 18 желтоқсандағы № 2999 қаулысына мынадай өзгеріс енгізілсін:
<p>реттік нөмірі 2-жол мынадай редакцияда жазылсын:
<table><tr><td>2</td><td>жерлеу рәсімдерін ұйымдастыруға көмек көрсету</td><td>Күтім жөніндегі әлеуметтік қызметкер</td><td>2 001,10</td></tr></table>
<p>2. Осы қаулы алғашқы ресми жарияланған күнінен кейін күнтізбелік он күн өткен соң қолданысқа енгізіледі.
<p>Қала әкімі М. Байменов`
	d := realdata.Tariffs(t)
	res := Import(Input{Place: "oral", Kind: "home-care", Data: d, Sources: []Source{{Name: "a.html", Doc: readDoc(t, "a.html", []byte(text))}}})
	is.Must(t, res.Edition != nil && res.Report.Errors() == 0, "%+v", res.Report.Findings)
	e, base := res.Edition, d.Edition("oral", "home-care", "2026")
	is.Equal(t, len(e.Rates), len(base.Rates))
	is.Equal(t, e.Rates[1].Price.String(), "2001.10")
	is.True(t, e.Rates[1].Role == base.Rates[1].Role && res.Report.Act.EntryDays == 10, "%+v, %+v", e.Rates[1], res.Report.Act)
	for _, f := range res.Report.Findings {
		is.True(t, f.Rule != RuleBelow, "%+v", f)
	}
}

// TestAmendingUnknown: without the act that it amends, an amending act gives no
// edition, because all rows that it does not name would be lost.
func TestAmendingUnknown(t *testing.T) {
	d := realdata.Tariffs(t)
	res := Import(Input{Place: "baiterek", Kind: "home-care", Data: d, Sources: []Source{{Name: "a.html", Doc: readDoc(t, "a.html", []byte(amendingKK))}}})
	is.True(t, res.TOML == nil && res.Report.Errors() != 0, "%s", res.TOML)
}

// amendingOf is an invented act that amends Oral's, with its changes.
func amendingOf(kazakh bool, changes string) string {
	if kazakh {
		return "# Орал қаласы әкімдігінің 2025 жылғы 18 желтоқсандағы № 2999 қаулысына өзгерістер енгізу туралы\n\nОрал қаласы әкімдігінің 2026 жылғы 24 маусымдағы № 1450 қаулысы\n\n" +
			"Орал қаласының әкімдігі ҚАУЛЫ ЕТЕДІ:\n\n1. Орал қаласы әкімдігінің 2025 жылғы 18 желтоқсандағы № 2999 қаулысына мынадай өзгерістер енгізілсін:\n\n" + changes + "\n\nҚала әкімі А. Сынақ\n"
	}
	return "# О внесении изменений в постановление акимата города Уральска от 18 декабря 2025 года № 2999\n\nПостановление акимата города Уральска от 24 июня 2026 года № 1450\n\n" +
		"Акимат города Уральска ПОСТАНОВЛЯЕТ:\n\n1. Внести в постановление акимата города Уральска от 18 декабря 2025 года № 2999 следующие изменения:\n\n" + changes + "\n\nАким города А. Пробный\n"
}

// TestAmendingWords: an act may say its changes without a table. What it replaces
// has to be there; the row that it adds between two others stands between them.
func TestAmendingWords(t *testing.T) {
	d := realdata.Tariffs(t)
	base := d.Edition("oral", "home-care", "2026")
	for name, x := range map[string]struct {
		kazakh  bool
		changes string
		rows    int
		want    map[string]string // by the number of the row; empty where it is gone
		errors  int
	}{
		"figures":        {false, "в строке 1 цифры «948,30» заменить цифрами «1 000»;\n\nв строке 8 слова «1 896,60 тенге» заменить словами «2 000,10 тенге».", 76, map[string]string{"1": "1000.00", "8": "2000.10", "5": "1896.60"}, 0},
		"figures kk":     {true, "қосымшада реттік нөмірі 8-жолдағы «1 896,60» деген сандар «2 000,10» деген сандармен ауыстырылсын.", 76, map[string]string{"8": "2000.10", "5": "1896.60"}, 0},
		"not there":      {false, "в строке 8 цифры «1 896,06» заменить цифрами «2 000,10».", 76, map[string]string{"8": "1896.60"}, 1},
		"no row":         {false, "цифры «1 896,60» заменить цифрами «2 000,10».", 76, map[string]string{"8": "1896.60"}, 7},
		"words":          {false, "в строках 4 и 5 слово «вне» заменить словами «за пределами», в строке 8 слово «приготовлении» заменить словом «готовке», цифры «1 896,60» заменить цифрами «2 000,10».", 76, map[string]string{"8": "2000.10"}, 0},
		"no word":        {false, "цифры «1 896,60» в строке 8 заменить на «2 000,10»; в строке 8 «600» заменить на «700»;\n\nв графе «Стоимость»:\n\nв строке 7 «948,30» заменить на «1 000».", 76, map[string]string{"7": "1000.00"}, 1},
		"part of words":  {true, "2-жолдағы «жерле» деген сөз «көму» деген сөзбен ауыстырылсын; 8-жолдағы «896» деген сандар «900» деген сандармен ауыстырылсын", 76, map[string]string{"8": "1896.60"}, 2},
		"per cent":       {false, "цены, указанные в строках 4, 5, повысить на 10 %; в строке 8 цифры «1 896,60» заменить цифрами «2 000,10».", 76, map[string]string{"4": "1896.60", "8": "2000.10"}, 2},
		"own day":        {true, "2027 жылғы 1 қаңтардан бастап 8-жолдағы «1 896,60» деген сандар «2 000,10» деген сандармен ауыстырылсын.", 76, nil, 1},
		"quoted table":   {false, "строку 2 изложить в следующей редакции:\n\n| «2 | Организация похорон | Социальный работник по уходу | 1 раз | 2 000,10»; |\n|---|---|---|---|---|\n", 76, map[string]string{"2": "2000.10", "3": "948.30"}, 0},
		"removed":        {false, "строки, порядковые номера 5 и 6, исключить.", 74, map[string]string{"5": "", "6": "", "7": "948.30"}, 0},
		"no heading":     {false, "строки, порядковые номера 2 и 3, изложить в следующей редакции:\n\n| 2 | Организация похорон | Социальный работник по уходу | 2 000,10 |\n|---|---|---|---|\n| 3 | Обучение ухаживающих | Социальный работник по уходу | 1 000,00 |", 76, map[string]string{"2": "2000.10", "3": "1000.00", "4": "1896.60"}, 0},
		"between others": {false, "дополнить строкой, порядковый номер 12-1, следующего содержания:\n\n| № п/п | Виды услуг | Кто оказывает | Стоимость (в тенге) |\n|---|---|---|---|\n| 12-1 | Стрижка волос на дому | Социальный работник по уходу | 500,00 |", 77, map[string]string{"12": "948.30", "12-1": "500.00"}, 0},
	} {
		t.Run(name, func(t *testing.T) {
			res := Import(Input{Place: "oral", Kind: "home-care", Data: d, Sources: []Source{{Name: "a.md", Doc: readDoc(t, "a.md", []byte(amendingOf(x.kazakh, x.changes)))}}})
			if res.Base != base || res.Edition == nil {
				t.Fatal("not applied to the edition in force")
			}
			is.Equal(t, len(res.Edition.Rates), x.rows)
			is.Equal(t, res.Report.Errors(), x.errors)
			got, last := map[string]string{}, ""
			for _, r := range res.Edition.Rates {
				if got[r.Label] = r.Price.String(); r.Label == "12-1" {
					is.Equal(t, last, "12")
				}
				last = r.Label
			}
			for row, want := range x.want {
				is.Equal(t, got[row], want, row)
			}
			if res.Catalogue == nil {
				passes(t, res, d)
			}
		})
	}
}
