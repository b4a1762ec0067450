package importer

import (
	"fmt"
	"slices"

	"tarif/cmd/tarif/internal/act/printed"
	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/tariff"
)

// The comments on lines that a person has to decide, in the language of the
// act.
var (
	sayWrite     = lang.Text{KK: "актіден тауып жазыңыз", RU: "впишите по тексту акта"}
	sayTranslate = lang.Text{KK: "екінші тілдегі мәтінді жазыңыз", RU: "впишите текст на втором языке"}
	sayNote      = lang.Text{KK: "өз сөзіңізбен қысқаша жазыңыз", RU: "напишите коротко своими словами"}
	sayBasis     = lang.Text{KK: "баға не үшін алынатынын тексеріңіз", RU: "проверьте, за что взимается цена"}
	sayCondition = lang.Text{KK: "жаңа шарт па, әлде тізімде бар ма", RU: "новое условие или такое уже есть"}
	sayPost      = lang.Text{KK: "лауазымды атау тұлғасында жазыңыз", RU: "впишите название должности в именительном падеже"}
	sayRole      = lang.Text{KK: "актідегі лауазым осы ма, тексеріңіз", RU: "проверьте, та ли это должность"}
	sayPrice     = lang.Text{KK: "бағаны актімен салыстырыңыз", RU: "сверьте цену с актом"}
	sayLanguages = lang.Text{KK: "екі тілдегі баға әртүрлі", RU: "цены в двух языках расходятся"}
	sayPlace     = lang.Text{KK: "анықтамалықта мұндай жер жоқ, catalogue/places.toml файлына қосыңыз", RU: "такого места в справочнике нет, добавьте его в catalogue/places.toml"}
	sayKind      = lang.Text{KK: "анықтамалықта мұндай тариф түрі жоқ, catalogue/kinds.toml файлына қосыңыз", RU: "такого вида тарифов в справочнике нет, добавьте его в catalogue/kinds.toml"}
	sayMoney     = lang.Text{KK: "бағалар қандай ақшамен көрсетілгенін актіден тауып тексеріңіз", RU: "проверьте по акту, в каких деньгах указаны цены"}
	sayAmended   = lang.Text{KK: "өзгерістер енгізетін актімен салыстырыңыз", RU: "сверьте с актом, который вносит изменения"}
	sayEdition   = lang.Text{KK: "редакцияның атын тексеріңіз", RU: "проверьте имя редакции"}
)

// decisions are the comments for the rules that leave the service open.
var decisions = map[string]lang.Text{
	RuleService: {KK: "жаңа қызмет ұсынылды", RU: "предложена новая услуга"},
	RuleUnsure:  {KK: "қызмет дұрыс таңдалғанын тексеріңіз", RU: "проверьте, та ли это услуга"},
	RuleRival:   {KK: "ұқсас қызмет басқа жолда бар: осы қызмет пе, тексеріңіз", RU: "похожая услуга уже у другой строки: проверьте, та ли это"},
	RuleSame:    {KK: "жол басқа жолдың сөздерін қайталайды, қызметті таңдаңыз", RU: "строка повторяет слова другой строки, выберите услугу"},
}

// say returns a comment in the language of the person who settles it, else in
// that of the act.
func (w *work) say(t lang.Text) string {
	l := w.in.Speaks
	if l == "" {
		l = lang.KK
	}
	if w.in.Speaks == "" && len(w.versions) > 0 {
		l = w.versions[0].lang
	}
	if l == lang.KK {
		return "шешіңіз: " + t.KK
	}
	return "решите: " + t.RU
}

// doubtful are the rules of findings after which a price is not published until
// somebody has checked it.
var doubtful = []string{RuleReadings, RuleNowhere, RuleStray, RuleStruck, RuleMerged, printed.RuleTwo}

// explain writes the comments on the lines of the rates.
func (w *work) explain(e *tariff.Edition) {
	i := 0
	differ, doubted := map[int]bool{}, map[int]bool{}
	for _, f := range w.report.Findings {
		differ[f.Index] = differ[f.Index] || f.Rule == RuleLanguages
		doubted[f.Index] = doubted[f.Index] || slices.Contains(doubtful, f.Rule)
	}
	for _, x := range w.entries {
		for _, r := range x.rates {
			path := fmt.Sprintf("rate[%d].", i)
			if len(r.decide) > 0 {
				w.toml.Behind[path+"service"] = w.say(decisions[r.decide[len(r.decide)-1]])
			}
			switch {
			case differ[x.index] || differ[x.from]:
				w.toml.Behind[path+"price"], w.toml.Behind[path+"price_status"] = w.say(sayLanguages), w.say(sayLanguages)
			case doubted[x.index], doubted[x.from], r.price.Doubt != "" || r.price.Status == tariff.Empty || r.price.Fixed != "":
				w.toml.Behind[path+"price"], w.toml.Behind[path+"price_status"] = w.say(sayPrice), w.say(sayPrice)
			}
			i++
		}
	}
	if e.Period == 0 && w.in.Edition == "" {
		w.toml.Behind["edition"] = w.say(sayEdition)
	}
}
