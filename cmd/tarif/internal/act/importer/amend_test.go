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

// TestAmendingUnknown: without the act that it amends, an amending act gives no
// edition, because all rows that it does not name would be lost.
func TestAmendingUnknown(t *testing.T) {
	d := realdata.Tariffs(t)
	res := Import(Input{Place: "baiterek", Kind: "home-care", Data: d, Sources: []Source{{Name: "a.html", Doc: readDoc(t, "a.html", []byte(amendingKK))}}})
	is.True(t, res.TOML == nil && res.Report.Errors() != 0, "%s", res.TOML)
}
