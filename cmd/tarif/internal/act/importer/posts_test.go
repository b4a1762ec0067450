package importer

import (
	"fmt"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/doctest"
	"tarif/cmd/tarif/internal/test/is"
	"tarif/cmd/tarif/internal/test/realdata"
)

// TestPosts: price columns that are headed by the posts of those who give the
// service are roles, in whatever way the heading says it; other columns are
// conditions. A line of want is "service role conditions price".
func TestPosts(t *testing.T) {
	d := realdata.Tariffs(t)
	const one = "1 | Стирка белья дома | 1 284,50 | – ; 2 | Вызов врача на дом | 160,56 | 183,08"
	const roles = "carer 1284.50; carer 160.56; specialist 183.08"
	tests := []struct{ name, head, rows, want string }{
		{"sentence", "№ | Наименование услуги | Стоимость услуги социального работника, тенге | Стоимость услуги консультанта по социальной работе, тенге", one, roles},
		{"catalogue's names", "№ | Наименование услуги | Социальный работник по уходу | Специалист по социальной работе", one, roles},
		{"names and money", "№ | Услуга | Социальный работник, тенге | Специалист по социальной работе, тенге", one, roles},
		{"dative", "№ | Услуга | Оплата социальному работнику (тенге) | Оплата специалисту по социальной работе (тенге)", one, roles},
		{"instrumental", "№ | Услуга | Цена услуги, оказываемой социальным работником, тенге | Цена услуги, оказываемой специалистом по социальной работе, тенге", one, roles},
		{"merged", "{1x2} № | {1x2} Услуга | {2x1} Стоимость, тенге ; Социальный работник | Специалист по социальной работе", one, roles},
		{"merged, whole figures", "{1x2} № | {1x2} Услуга | {2x1} Стоимость, тенге ; Соцработник | Специалист", "1 | Стирка белья дома | 1284 | – ; 2 | Вызов врача на дом | 160 | 183", "carer 1284.00; carer 160.00; specialist 183.00"},
		{"two lines", `№ | Услуга | Стоимость услуг\nсоциального работника,\nтенге | Стоимость услуг\nспециалиста по\nсоциальной работе,\nтенге`, one, roles},
		{"abbreviated", "№ | Услуга | Соцработник, тг. | Спец. по соцработе, тг.", one, roles},
		{"abbreviated by points", "№ | Услуга | Соц. работник, тенге | Специалист по соц. работе, тенге", one, roles},
		{"unit in the heading", "№ | Услуга | Социальный работник, тенге за 1 час | Специалист по социальной работе, тенге за 1 час", one, roles},
		{"three", "№ | Услуга | Социальный работник, тенге | Специалист по социальной работе, тенге | Психолог, тенге", "1 | Стирка белья дома | 500 | – | – ; 2 | Беседы, общение | 600 | 700 | 800", "carer 500.00; carer 600.00; specialist 700.00; psikholog 800.00"},
		{"senior", "№ | Услуга | Социальный работник, тенге | Старший социальный работник, тенге", "1 | Стирка белья дома | 500 | 600", "carer 500.00; starshii-sotsialnyi-rabotnik 600.00"},
		{"Kazakh", "Р/с № | Қызметтің атауы | Әлеуметтік қызметкер қызметінің құны, теңге | Әлеуметтік жұмыс жөніндегі консультант қызметінің құны, теңге", "1 | Үйде кір жуу | 1 284,50 | – ; 2 | Дәрігерді үйге шақыру | 160,56 | 183,08", roles},
		{"Kazakh, merged", "{1x2} № | {1x2} Қызмет атауы | {2x1} Құны, теңге ; Әлеуметтік қызметкер | Әлеуметтік жұмыс жөніндегі маман", "1 | Үйде кір жуу | 1 284,50 | – ; 2 | Дәрігерді үйге шақыру | 160,56 | 183,08", roles},
		{"Kazakh, relative", "№ | Қызмет атауы | Әлеуметтік қызметкер көрсететін қызмет құны, теңге | Маман көрсететін қызмет құны, теңге", "1 | Үйде кір жуу | 1 284,50 | – ; 2 | Дәрігерді үйге шақыру | 160,56 | 183,08", roles},
		{"roles by place", "{1x2} № | {1x2} Услуга | {2x1} Социальный работник, тенге | {2x1} Специалист по социальной работе, тенге ; город | село | город | село", "1 | Стирка белья дома | 500 | 600 | – | – ; 2 | Беседы, общение | 700 | 800 | 900 | 950",
			"carer gorod 500.00; carer selo 600.00; carer gorod 700.00; carer selo 800.00; specialist gorod 900.00; specialist selo 950.00"},
		{"dashes alone", "№ | Услуга | Социальный работник, тенге | Специалист по социальной работе, тенге", "1 | Стирка белья дома | – | – ; 2 | Беседы, общение | 700 | 900", "carer –; specialist –; carer 700.00; specialist 900.00"},
		{"places", "№ | Услуга | Город, тенге | Село, тенге", "1 | Стирка белья дома | 500 | 600", "gorod 500.00; selo 600.00"},
		{"consumers", "№ | Услуга | Для пенсионеров, тенге | Для остальных граждан, тенге", "1 | Стирка белья дома | 500 | 600", "dlya-pensionerov 500.00; dlya-ostalnykh-grazhdan 600.00"},
		{"workers who pay", "№ | Услуга | Для работников предприятий, тенге | Для населения, тенге", "1 | Стирка белья дома | 500 | 600", "dlya-rabotnikov-predpriyatii 500.00; dlya-naseleniya 600.00"},
	}
	for _, tt := range tests {
		for _, as := range []string{"html", "docx"} {
			l := "ru"
			if strings.HasPrefix(tt.name, "Kazakh") {
				l = "kk"
			}
			a := &doctest.Act{Before: headOf(l, "Об утверждении тарифов")}
			for _, row := range strings.Split(tt.head+" ; "+tt.rows, " ; ") {
				a.Rows = append(a.Rows, doctest.ReadRow(row))
			}
			b := a.HTML()
			if as == "docx" {
				b = a.Word(t)
			}
			res := Import(Input{Place: "oral", Kind: "home-care", Edition: "2030", Data: d, Sources: []Source{{Name: "a." + as, Doc: readDoc(t, "a."+as, b)}}})
			var got []string
			for _, r := range res.Report.Rates {
				price := r.PriceWords()
				if r.Price != nil {
					price = *r.Price
				}
				got = append(got, strings.Join(strings.Fields(fmt.Sprint(r.Role, " ", strings.Join(r.Conditions, ";"), " ", price)), " "))
			}
			is.Equal(t, strings.Join(got, "; "), tt.want, tt.name+" "+as)
			for _, f := range res.Report.Findings {
				if f.Severity == Error {
					t.Logf("%s: %s %s", tt.name, f.Rule, f.Message)
				}
			}
		}
	}
}

// TestPostsAmended: an act that amends a table with posts changes the price of
// the right post, gives one to another, and takes one away.
func TestPostsAmended(t *testing.T) {
	d := realdata.Tariffs(t)
	head := "№ | Услуга | Социальный работник по уходу, тенге | Специалист по социальной работе, тенге"
	lay := func(before []string, rows ...string) []Source {
		a := &doctest.Act{Before: before, Rows: [][]doctest.Laid{doctest.ReadRow(head)}}
		for _, r := range rows {
			a.Rows = append(a.Rows, doctest.ReadRow(r))
		}
		return []Source{{Name: "a.html", Doc: readDoc(t, "a.html", a.HTML())}}
	}
	first := Import(Input{Place: "oral", Kind: "home-care", Data: d, Sources: lay(headOf("ru", "Об утверждении тарифов"),
		"1 | Стирка белья дома | 500 | –", "2 | Беседы, общение | – | 700", "3 | Вызов врача на дом | 160 | 180", "4 | Топка печи | 300 | 310")})
	is.Must(t, first.Edition != nil && len(first.Edition.Rates) == 6, "%v", first.Report.Findings)
	e := *first.Edition
	e.ID = "2030"
	x := *d
	x.Tariffs = append([]*tariff.Tariff{{Place: e.Place, Kind: e.Kind, Editions: []*tariff.Edition{&e}}}, d.Tariffs...)
	res := Import(Input{Place: "oral", Kind: "home-care", Data: &x, Sources: lay([]string{
		"О внесении изменений в постановление акимата Озерного района от 12 марта 2026 года № 77", "Постановление акимата Озерного района от 3 июля 2026 года № 90", "Акимат Озерного района ПОСТАНОВЛЯЕТ:",
		"1. Внести в постановление акимата Озерного района от 12 марта 2026 года № 77 следующие изменения: строки, порядковые номера 2, 3 и 4, изложить в следующей редакции:"},
		"2 | Беседы, общение | 650 | 750", "3 | Вызов врача на дом | 165 | 185", "4 | Топка печи | – | 320")})
	is.Must(t, res.Edition != nil, "%v", res.Report.Findings)
	var got []string
	for _, r := range res.Edition.Rates {
		got = append(got, fmt.Sprintf("%d %s %s %s", r.Row, r.Label, r.Role.ID, r.Price))
	}
	is.Equal(t, strings.Join(got, "; "), "1 1 carer 500.00; 2 2 specialist 750.00; 3 2 carer 650.00; 4 3 carer 165.00; 5 3 specialist 185.00; 6 4 specialist 320.00")
	is.Equal(t, res.Report.Errors(), 0, "errors")
}

// TestDoubt: a service that was recognised by a word by which people search, by
// few words, or against the section or the other language is a decision in every
// layout; words of another row's service give a new one.
func TestDoubt(t *testing.T) {
	d := realdata.Tariffs(t)
	act := func(l, head string, rows ...string) Source {
		a := &doctest.Act{Before: headOf(l, "Об утверждении тарифов"), Rows: [][]doctest.Laid{doctest.ReadRow(head)}}
		for _, r := range rows {
			a.Rows = append(a.Rows, doctest.ReadRow(r))
		}
		return Source{Name: l + ".html", Doc: readDoc(t, l+".html", a.HTML())}
	}
	section, psych := "{3x1} Социально-бытовые услуги", "{3x1} Социально-психологические услуги"
	ru := act("ru", "№ | Услуга | Цена, тенге", section, "1 | Кормление | 100", "2 | Уборка жилого помещения | 200", "3 | Топка печи, доставка дров и воды | 300", psych, "4 | Психологическое консультирование | 400")
	kk := act("kk", "№ | Қызмет атауы | Құны, теңге", "{3x1} Әлеуметтік-тұрмыстық қызметтер", "1 | Тамақтандыру | 100", "2 | Тұрғын үй-жайды жинау | 200", "3 | Пеш жағу, отын мен су жеткізу | 300", "{3x1} Әлеуметтік-психологиялық қызметтер", "4 | Психологиялық кеңес беру | 400")
	posts := act("ru", "№ | Услуга | Социальный работник, тенге | Психолог, тенге", "1 | Кормление | 100 | 110", "2 | Уборка жилого помещения | 200 | 210", "3 | Вызов врача на дом | 300 | –", "4 | Сопровождение на приём к врачу | 400 | –")
	for name, tt := range map[string]struct {
		sources []Source
		want    string
	}{
		"Russian":   {[]Source{ru}, "personal-care? home-repair-cleaning? stove-fuel-water psychological-support?"},
		"Kazakh":    {[]Source{kk}, "personal-care? home-repair-cleaning stove-fuel-water psychological-support?"},
		"bilingual": {[]Source{kk, ru}, "personal-care? home-repair-cleaning? stove-fuel-water psychological-support?"},
		"posts":     {[]Source{posts}, "personal-care? personal-care? home-repair-cleaning? home-repair-cleaning? doctor-call-escort soprovozhdenie-na-priyom-k-vrachu?"},
	} {
		res := Import(Input{Place: "oral", Kind: "home-care", Data: d, Sources: tt.sources})
		var got []string
		for s := range strings.Lines(string(res.TOML)) {
			if v, ok := strings.CutPrefix(s, `service = "`); ok {
				id, mark, _ := strings.Cut(strings.TrimSpace(v), `"`)
				if mark != "" {
					id += "?"
				}
				got = append(got, id)
			}
		}
		is.Equal(t, strings.Join(got, " "), tt.want, name)
	}
}
