package importer

import (
	"slices"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/test/is"
	"tarif/cmd/tarif/internal/test/realdata"
)

// TestTwoLanguages imports the languages of an act from different kinds of
// file. They are joined row by row; a price changed in one of them is found,
// and nothing else.
func TestTwoLanguages(t *testing.T) {
	d := realdata.Tariffs(t)
	e := d.Edition("oral", "home-care", "2026")
	kk := shapes[0].drawn(e, lang.KK, true)
	ru := shapes[1].drawn(e, lang.RU, true)
	for name, change := range map[string]func(string) string{
		"same":      func(s string) string { return s },
		"different": func(s string) string { return strings.Replace(s, "632,20", "623,20", 1) },
	} {
		res := Import(Input{Place: "oral", Kind: "home-care", Data: d, Sources: []Source{
			{Name: "ru.txt", Doc: readDoc(t, "ru.txt", []byte(change(ru)))},
			{Name: "kk.txt", Doc: readDoc(t, "kk.txt", []byte(kk))}}})
		is.Must(t, len(res.Report.Rates) == 76 && len(res.Report.Accounts) == 2,
			"%s: %d rates, accounts %+v", name, len(res.Report.Rates), res.Report.Accounts)
		for i, r := range res.Report.Rates {
			w := e.Rates[i]
			is.True(t, r.Service == string(w.Service.ID) && r.Text == w.Text.Text && *r.Price == w.Price.Amount.String(),
				"%s: row %s: %+v", name, r.Row, r)
		}
		var differ []string
		for _, f := range res.Report.Findings {
			if f.Rule == RuleLanguages && f.Severity == Error {
				differ = append(differ, f.Row)
			}
		}
		want := map[string]string{"different": "10"}[name]
		is.True(t, strings.Join(differ, " ") == want, "%s: prices differ on rows %v", name, differ)
		told := strings.Contains(string(res.TOML), `price = "632.20" # шешіңіз: `)
		is.True(t, told == (name == "different"), "%s: the line of the price says it: %v", name, told)
	}
}

// TestNotAnAct: what is not an act gives no file and says so; an act without
// its number gives a file that does not pass the check until the number is
// filled in.
func TestNotAnAct(t *testing.T) {
	d := realdata.Tariffs(t)
	imported := func(name, text string) *Result {
		return Import(Input{Place: "oral", Kind: "waste", Data: d, Sources: []Source{{Name: name, Doc: readDoc(t, name, []byte(text))}}})
	}
	res := imported("menu.txt", "Мәзір\n\nСорпа – 100 теңге")
	is.True(t, res.TOML == nil && res.Report.Errors() != 0 && rulesOf(res.Report, "")[1] == RuleNoTable,
		"a menu: %v\n%s", rulesOf(res.Report, ""), res.TOML)
	res = imported("act.md", "# Тарифтерді бекіту туралы\n\n| Атауы | Есептік бірлік | Тариф, теңге |\n|---|---|---|\n| Жайлы үйлер | айына 1 тұрғыннан | 10 |\n")
	is.True(t, strings.Contains(string(res.TOML), "# шешіңіз: актіден тауып жазыңыз: number\n") && !strings.Contains(string(res.TOML), "number = "),
		"an act without a number:\n%s", res.TOML)
}

// TestOneLanguageTwice: of two documents in one language one was not read, so that
// nothing is written.
func TestOneLanguageTwice(t *testing.T) {
	act := amendingOf(false, "строки 5 и 6 исключить.")
	src := func(name string) Source { return Source{Name: name, Doc: readDoc(t, name, []byte(act))} }
	res := Import(Input{Place: "oral", Kind: "home-care", Data: realdata.Tariffs(t), Sources: []Source{src("a.md"), src("b.md")}})
	is.True(t, res.TOML == nil && res.Editions == nil && res.Catalogue == nil && slices.Contains(rulesOf(res.Report, ""), RuleTwice), "%s\n%v", res.TOML, res.Report.Findings)
}

// TestActBelowAnother: a file with another act below the table of the first gives nothing,
// for their rows would be one act's.
func TestActBelowAnother(t *testing.T) {
	act := func(number, what string) string {
		return "Об утверждении тарифов\n\nПостановление акимата Пробного района от 12 марта 2026 года № " + number +
			"\n\nАкимат Пробного района ПОСТАНОВЛЯЕТ:\n\n1. Утвердить тарифы.\n\nАким А. Пробный\n\n№\tУслуга\tЦена, тенге\n1\t" + what + "\t100\n2\tПрокат, " + what + "\t250\n\n"
	}
	imported := func(text string) *Result {
		return Import(Input{Place: "oral", Kind: "home-care", Data: realdata.Tariffs(t), Sources: []Source{{Name: "a.txt", Doc: readDoc(t, "a.txt", []byte(text))}}})
	}
	res := imported(act("77", "Баня") + act("78", "Каток"))
	is.True(t, res.TOML == nil && slices.Contains(rulesOf(res.Report, ""), RuleTwice), "%s\n%v", res.TOML, res.Report.Findings)
	res = imported(act("77", "Баня"))
	is.True(t, res.TOML != nil && !slices.Contains(rulesOf(res.Report, ""), RuleTwice), "one: %v", res.Report.Findings)
}
