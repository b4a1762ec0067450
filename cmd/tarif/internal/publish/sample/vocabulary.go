package sample

import (
	"math/rand/v2"
	"strings"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/lists"
)

// thing is the object of a service, in the forms that phrases need. Each
// section of a table is about one.
type thing struct {
	ID     string
	Name   lang.Text // "терезе", "окно"
	object lang.Text // as the object of an action: "терезені", "окна"
}

var things = []thing{
	{"window", lang.Text{KK: "терезе", RU: "окно"}, lang.Text{KK: "терезені", RU: "окна"}},
	{"door", lang.Text{KK: "есік", RU: "дверь"}, lang.Text{KK: "есікті", RU: "двери"}},
	{"stove", lang.Text{KK: "пеш", RU: "печь"}, lang.Text{KK: "пешті", RU: "печи"}},
	{"lamp", lang.Text{KK: "шам", RU: "лампа"}, lang.Text{KK: "шамды", RU: "лампы"}},
	{"bed", lang.Text{KK: "төсек", RU: "кровать"}, lang.Text{KK: "төсекті", RU: "кровати"}},
	{"carpet", lang.Text{KK: "кілем", RU: "ковёр"}, lang.Text{KK: "кілемді", RU: "ковра"}},
	{"dishes", lang.Text{KK: "ыдыс", RU: "посуда"}, lang.Text{KK: "ыдысты", RU: "посуды"}},
	{"yard", lang.Text{KK: "аула", RU: "двор"}, lang.Text{KK: "ауланы", RU: "двора"}},
}

// action is what is done, as a noun.
type action struct {
	id   string
	name lang.Text
}

var actions = []action{
	{"cleaning", lang.Text{KK: "тазалау", RU: "чистка"}},
	{"washing", lang.Text{KK: "жуу", RU: "мытьё"}},
	{"repair", lang.Text{KK: "жөндеу", RU: "ремонт"}},
	{"inspection", lang.Text{KK: "тексеру", RU: "осмотр"}},
	{"replacement", lang.Text{KK: "ауыстыру", RU: "замена"}},
	{"painting", lang.Text{KK: "бояу", RU: "покраска"}},
	{"measuring", lang.Text{KK: "өлшеу", RU: "обмер"}},
	{"preparation", lang.Text{KK: "дайындау", RU: "подготовка"}},
}

// manners say how and when; they fit every action.
var manners = []lang.Text{
	{KK: "айына бір рет", RU: "один раз в месяц"},
	{KK: "жылына екі рет", RU: "два раза в год"},
	{KK: "алдын ала келісілген күні", RU: "в заранее согласованный день"},
	{KK: "қызмет алушының қалауы бойынша", RU: "по желанию получателя услуг"},
	{KK: "мереке алдында", RU: "перед праздником"},
	{KK: "арнайы құралмен", RU: "специальным инструментом"},
	{KK: "екі адам болып", RU: "силами двух человек"},
}

// terms end a wording.
var terms = []lang.Text{
	{KK: "қызмет алушы жалғыз тұрған жағдайда", RU: "если получатель услуг живёт один"},
	{KK: "қызмет алушының материалдарымен", RU: "из материалов получателя услуг"},
	{KK: "алдын ала жазылу бойынша", RU: "по предварительной записи"},
	{KK: "туыстары болмаған жағдайда", RU: "при отсутствии родственников"},
}

func pick[T any](r *rand.Rand, from []T) T { return from[r.IntN(len(from))] }

// wording returns a text of about 150 letters like an act's about a service,
// which says that it is invented.
func (s service) wording(r *rand.Rand) lang.Text {
	m, term := r.Perm(len(manners)), pick(r, terms)
	a, b, c := manners[m[0]], manners[m[1]], manners[m[2]]
	own := s.nth % len(actions)
	x, y := actions[(own+1+r.IntN(3))%len(actions)].name, actions[(own+4+r.IntN(4))%len(actions)].name
	return lang.Text{
		KK: "үлгі мәтін: " + s.Thing.object.KK + " " + a.KK + " " + s.action.name.KK + ", соның ішінде " + b.KK + " " + x.KK +
			" және " + c.KK + " " + y.KK + " (" + term.KK + ")",
		RU: "образец текста: " + s.action.name.RU + " " + s.Thing.object.RU + " " + a.RU + ", в том числе " + x.RU + " " + b.RU +
			" и " + y.RU + " " + c.RU + " (" + term.RU + ")",
	}
}

// syllables are those of invented everyday words. They stand for the variety of
// real ones, on which the size of the search index depends.
var syllables = lang.List{
	KK: strings.Fields("ба бе бо бұ ға ге да де жа же жо қа кө қы ла ле ма мө на нұ ңа ра рі са сө сұ та те ті ү ша шы"),
	RU: strings.Fields("ба бо ве ви га го да де до жи за зо ка ко ла ле ло ма ми мо на но па по ра ри ро са со ста та то ту фе ча ше"),
}

// everyday returns n invented words of each language.
func everyday(r *rand.Rand, n int) lang.List {
	return lang.List{KK: nonsense(r, syllables.KK, n), RU: nonsense(r, syllables.RU, n)}
}

func nonsense(r *rand.Rand, syllables []string, n int) []string {
	var words []string
	for len(words) < n {
		w := ""
		for range 2 + r.IntN(3) {
			w += pick(r, syllables)
		}
		words = lists.With(words, w)
	}
	return words
}
