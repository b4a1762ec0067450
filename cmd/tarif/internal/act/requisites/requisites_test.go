package requisites

import (
	"fmt"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/is"
)

func TestRead(t *testing.T) {
	tests := []struct {
		name string
		lang lang.Lang
		text string // paragraphs separated by |
		want string
	}{
		{"a resolution in Kazakh", lang.KK,
			"2026 жылға тарифтерді бекіту туралы|Үлгі ауданы әкімдігінің 2025жылғы \"26\" желтоқсандағы № А-12/345 қаулысы|Заңға сәйкес, Үлгі ауданының әкімдігі ҚАУЛЫ ЕТЕДІ:|1. Бекітілсін.|2. \"Үлгі бөлімі\" мемлекеттік мекемесі шара қабылдасын.|3. Осы қаулы алғашқы ресми жарияланған күнінен кейін күнтізбелік алпыс күн өткен соң қолданысқа енгізіледі.|Аудан әкімінің м.а. Б. Ә. Сынақ",
			`resolution № А-12/345 2025-12-26 "2026 жылға тарифтерді бекіту туралы" by "Үлгі ауданының әкімдігі" signed "Б. Ә. Сынақ", "Аудан әкімінің м.а." days 60 from  period 2026 body "\"Үлгі бөлімі\" мемлекеттік мекемесі"`},
		{"a decision in Russian", lang.RU,
			"Об утверждении тарифов|Решение Курчатовского городского маслихата от 30 апреля 2024 года № 17/107-VIII|В соответствии с приказом Министра от 1 марта 2020 года № 99 Курчатовский городской маслихат РЕШИЛ:|1. Утвердить.|2. Государственному учреждению «Отдел» принять меры.|3. Настоящее решение вводится в действие по истечении десяти календарных дней после дня его первого официального опубликования.|Председатель маслихата|Хусаинова Г.",
			`decision № 17/107-VIII 2024-04-30 "Об утверждении тарифов" by "Курчатовский городской маслихат" signed "Хусаинова Г.", "Председатель маслихата" days 10 from  period 0 body "государственное учреждение «Отдел»"`},
		{"requisites over the annex only, a line a paragraph", lang.RU,
			"Об утверждении тарифов на 2025 год|Маслихат города Образец РЕШИЛ:|1. Утвердить.|2. Настоящее решение вводится в действие с 1 января 2025 года.|Секретарь маслихата П. Образцов|Приложение|к решению маслихата|от 20 ноября 2024 года|№ 34/182-VIII",
			`decision № 34/182-VIII 2024-11-20 "Об утверждении тарифов на 2025 год" by "Маслихат города Образец" signed "П. Образцов", "Секретарь маслихата" days 0 from 2025-01-01 period 2025 body ""`},
		{"a number that was not filled in", lang.RU,
			"Об утверждении тарифов|маслихат города Образец РЕШИЛ:|1. Утвердить.|Председатель П. Образцов|Приложение к решению от 25 декабря 2019 года №_________",
			`decision №  2019-12-25 "Об утверждении тарифов" by "маслихат города Образец" signed "П. Образцов", "Председатель" days 0 from  period 0 body ""`},
		{"a day that the calendar does not have", lang.RU,
			"Об утверждении тарифов|Решение маслихата от 31 июня 2024 года № 5|маслихат РЕШИЛ:|1. Утвердить.",
			`decision №   "Об утверждении тарифов" by "маслихат" signed "", "" days 0 from  period 0 body ""`},
		{"nothing of an act", lang.RU, "Меню|Суп 100 тенге", `№   "" by "" signed "", "" days 0 from  period 0 body ""`},
	}
	for _, tt := range tests {
		a := Read(Text{Lang: tt.lang, Before: strings.Split(tt.text, "|")})
		got := fmt.Sprintf("%s № %s %s %q by %q signed %q, %q days %d from %s period %d body %q", a.Form, a.Number, a.Date, a.Title, a.Issuer,
			a.Signatory, a.Post, a.EntryDays, a.From, a.Period, a.Responsible)
		if got = strings.TrimSpace(got); got != tt.want {
			t.Errorf("%s:\n%s\nwant\n%s", tt.name, got, tt.want)
		}
	}
}

// TestGrounds: of two codes with the same name, the one in force when the act
// was adopted counts.
func TestGrounds(t *testing.T) {
	laws := []*tariff.Law{
		{ID: "old", Name: lang.Text{RU: "Водный кодекс Республики Казахстан от 9 июля 2003 года № 481-II"}, Number: "481-II", Date: "2003-07-09"},
		{ID: "new", Name: lang.Text{RU: "Водный кодекс Республики Казахстан от 9 апреля 2025 года № 178-VIII"}, Number: "178-VIII", Date: "2025-04-09"},
		{ID: "order", Name: lang.Text{RU: "Приказ от 30 июня 2023 года № 281 «О методике»"}, Number: "281", Date: "2023-06-30"},
		{ID: "other", Name: lang.Text{RU: "Приказ от 30 июня 2023 года № 28 «О другом»"}, Number: "28", Date: "2023-06-30"},
	}
	for date, want := range map[string]string{"27 мая 2025": "order old", "29 января 2026": "order new", "1 марта 2024": "order old"} {
		a := Read(Text{Lang: lang.RU, Laws: laws, Before: []string{"Решение маслихата от " + date + " года № 1",
			"В соответствии с приказом от 30 июня 2023 года № 281, статьёй 38 Водного кодекса Республики Казахстан маслихат РЕШИЛ:", "1. Утвердить."}})
		got := lists.Of(a.Grounds, func(l *tariff.Law) string { return string(l.ID) })
		is.Equal(t, strings.Join(got, " "), want, date)
	}
}

// TestAmends reads what an amending act names: itself, the act it amends, the
// rows.
func TestAmends(t *testing.T) {
	for _, tt := range []struct {
		l          lang.Lang
		text, want string
	}{
		{lang.RU, "О внесении изменений и дополнений в решение маслихата города Образец от 20 ноября 2024 года № 34/182 «О тарифах»|Решение маслихата города Образец от 5 марта 2025 года № 40/7|маслихат города Образец РЕШИЛ:|1. Внести в решение от 20 ноября 2024 года № 34/182 следующие изменения:|строку, порядковый номер 7, исключить;|дополнить строками, порядковые номера 12 и 13, следующего содержания;|строки, порядковые номера 3-5, изложить в следующей редакции:",
			"40/7 2025-03-05 amends 34/182 2024-11-20 whole false replaced [3 4 5] added [12 13] removed [7]"},
		{lang.KK, "«Тарифтер туралы» Үлгі ауданы әкімдігінің 2025 жылғы 9 қаңтардағы № 12 қаулысына өзгеріс енгізу туралы|Үлгі ауданы әкімдігінің 2025 жылғы 1 тамыздағы № 88 қаулысы|Үлгі ауданының әкімдігі ҚАУЛЫ ЕТЕДІ:|1. Көрсетілген қаулының қосымшасы осы қаулының қосымшасына сәйкес жаңа редакцияда жазылсын.",
			"88 2025-08-01 amends 12 2025-01-09 whole true replaced [] added [] removed []"},
		{lang.RU, "Об утверждении тарифов|Постановление акимата от 5 марта 2025 года № 40|акимат ПОСТАНОВЛЯЕТ:|1. Утвердить.", "40 2025-03-05"},
	} {
		a := Read(Text{Lang: tt.l, Before: strings.Split(tt.text, "|")})
		got := a.Number + " " + a.Date.String()
		if x := a.Amends; x != nil {
			got += fmt.Sprintf(" amends %s %s whole %v replaced %v added %v removed %v", x.Act.Number, x.Act.Date, x.Whole, x.Replaced, x.Added, x.Removed)
		}
		is.Equal(t, got, tt.want, tt.text)
	}
}

// TestAmendedTwice: every act in a note counts, in order of date.
func TestAmendedTwice(t *testing.T) {
	a := Read(Text{Lang: lang.RU, Before: []string{"Сноска. Приложение в редакции решений маслихата области Образец от 01.02.2024 № 5/1-VIII (вводится в действие со дня опубликования); от 03.04.2025 № 9/2-VIII.",
		"Ескерту. Тақырып жаңа редакцияда - 11.12.2023 № 2/2 шешімімен."}})
	got := lists.Of(a.Amended, func(r tariff.ActRef) string { return r.Number })
	is.Equal(t, strings.Join(got, " "), "2/2 5/1-VIII 9/2-VIII")
}

func TestAmendments(t *testing.T) {
	a := Read(Text{Lang: lang.KK, Before: []string{"Ескерту. Қосымша жаңа редакцияда - Абай облысы мәслихатының 15.11.2024 № 21/147-VIII (қолданысқа енгізіледі) шешімімен."}})
	if len(a.Amended) != 1 || a.Amended[0].Number != "21/147-VIII" || a.Amended[0].Date.String() != "2024-11-15" || a.Amended[0].Form != tariff.Decision {
		t.Errorf("%+v", a.Amended)
	}
}
