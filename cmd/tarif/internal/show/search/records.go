package search

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/tariff"
)

// stopWords, Kazakh and Russian, are what people add to a query without asking
// for it: small words, words for a price, Kazakh auxiliary verbs, and their own
// relatives, for whom the service usually is. They need not be found.
var stopWords = []string{
	"және мен бен пен үшін туралы бойынша қанша неше тұрады болады баға бағасы құны тариф тарифы тарифтер қайда қалай қайтіп керек қажет жоқ емес ақы ақысы маған бізге менің " +
		"беру беріп береді беретін алу алып келу жасау ету болу адам кісі біреу ана анам анама әке әкем әкеме әже әжем әжеме ата атам атама апа апам шеше шешем " +
		"тг теңге көмек көмектесу қызмет кім ма ме еді екен болмайды алсам ұлым қызым бір әпке аға келеді қою",
	"и в во на с со по за для от до к о об у из как где кто сколько стоит стоят стоимость цена цены плата тарифов нужно нужен нужна надо хочу можно мне мой моя нам какой какая " +
		"человек бабушка бабуля дедушка мама мать папа отец отца муж жена нет не или что это есть " +
		"помощь помочь помогите поможет услуга если чтобы ли бы могу может найти устроить оформить делать сделать куда наш его её я мы сын дочь внук сестра брат дед стать",
}

// idle returns the stop words as written to the index: without those covered by
// the stem of an earlier one. The stem of a short word covers none.
func idle() []string {
	var out []string
	for i, l := range lang.All {
		var kept []string
		words := strings.Fields(stopWords[i])
		for j, first := range Repeated(l, words) {
			if first < 0 || utf8.RuneCountInString(words[j]) < 4 {
				kept = append(kept, words[j])
			}
		}
		out = append(out, strings.Join(kept, " "))
	}
	return out
}

// formWords are what people call an act of each form; never shown.
var formWords = map[tariff.Form]lang.Text{
	tariff.Resolution: {KK: "қаулы|акт|құжат|әкімдік", RU: "постановление|акт|документ|акимат"},
	tariff.Decision:   {KK: "шешім|акт|құжат|мәслихат", RU: "решение|акт|документ|маслихат"},
}

// forms is the order in which acts refer to forms.
var forms = []tariff.Form{tariff.Resolution, tariff.Decision}

func (b *builder) addForms(x *index) {
	for _, f := range forms {
		x.Forms.add(formWords[f].In(b.l), formWords[f].In(b.other))
	}
}

// addPlace adds a place. Its own phrases do not repeat the full name, which is
// the first of them.
func (b *builder) addPlace(x *index, p *tariff.Place) {
	names := []lang.Text{p.Name, p.Short}
	for _, f := range p.Former {
		names = append(names, f.Name)
	}
	own, other := b.phrases(p.Words, append(names, p.Other...)...)
	region := -1
	if p.Region != nil {
		region = b.regions[p.Region]
	}
	x.Places.add(p.ID, p.Short.In(b.l), p.Name.In(b.l), region, tail(own), other)
}

// The number of words of a service in the first file, in the language of its
// pages and in the other one; the rest is in the third, with the concepts.
const earlyOwn, earlyOther = 6, 4

// early splits the words of a service into those of the first file and the
// rest.
func (b *builder) early(s *tariff.Service) (first, rest lang.List) {
	part := func(l lang.Lang, words []string) (_, _ []string) {
		n := earlyOther
		if l == b.l {
			n = earlyOwn
		}
		n = min(n, len(words))
		return words[:n], words[n:]
	}
	first.KK, rest.KK = part(lang.KK, s.Words.KK)
	first.RU, rest.RU = part(lang.RU, s.Words.RU)
	return first, rest
}

// addService adds a service. Its own phrases do not repeat the name.
func (b *builder) addService(x *index, s *tariff.Service) {
	first, _ := b.early(s)
	own, other := b.phrases(first, s.Name)
	section := -1
	if s.Section != nil {
		section = b.sections[s.Section]
	}
	facets := []int{}
	if o := b.offered[s]; o != nil {
		facets = append(facets, o.facets...)
	}
	x.Services.add(s.ID, s.Name.In(b.l), b.kinds[s.Kind], section, facets, tail(own), other)
}

// whoWords, Kazakh and Russian, say for whom a service is. With the third file
// they need not be found, since the thing and the action decide.
var whoWords = []string{
	"қария кемпір шал мүгедек зейнеткер бар жалғыз жалғызбасты істеу істеп жүр жатыр отыр тұр біздің олар өзім қажет шықты кетті " +
		"кететін жүрген көрші көршім туысым інім сіңлім келін күйеуім жеңгем таныс ұлым ұлыма ұлымды ұлымның қызым қызыма қызымды сұрау айтыңыз өтінемін сәлем мүмкін дейді мүшкіл барып келіп " +
		"көрсету мемлекет есебінен мүмкіндігі шектеулі жағдай мәселе сұрақ бірақ себебі енді қазір тез шұғыл өте көп аз ешкім ештеңе барлық бәрі екеуміз бүгін ертең " +
		"бұл сол осы мынау ол сондай қандай қайсы қашан ғой ше па пе ба бе деп деген өзіміз өз сіз сіздер мені білмеймін білмейді айту білу бастау тастау кейін дейін бұрын қайдан қайта сонда екен қала қаласы облыс облысы аудан ауданы отыр ауылы тұрғын қабылдау жас жасар әйел көмекші тұрамын тұрады көшті деді айтты жұмыстамын жұмыста құжат қағаз ағам бере келе ала бара істей жасай үлкен енем қайын қайнағам балдыз күйеубала біреудің барғым барғысы алғым алғысы жастамын сексен жетпіс алпыс тоқсан бірінші екінші үшінші күнде таңертең кешке түнде алыс басқа мүлдем әрең әзер біреуі ешкімім жүрмін отырмын тұрмыз жұмыстамыз",
	"ребёнок малыш пожилой старый старик пенсионер инвалид больной взрослый родственник родные сосед кто-нибудь кому куда почему когда теперь срочно дома домой никто одинокий получить очень " +
		"сосед соседка племянник племянница тётя дядя свекровь документ бумага свёкор тёща тесть зять сноха невестка золовка шурин жених парень девушка подруга знакомый прийти взять хочет хотим можете подскажите скажите пожалуйста здравствуйте колясочник " +
		"закончить остаться начать знать понять дать иметь быть уже ещё пока потом дальше если там тут здесь всё все ничего только тоже также при под свой твой ваш этот тот такой " +
		"два две три много мало люди проблема вопрос совсем вообще просто опять снова давно государственный имеет нам нас вас вам него неё ним она они оно меня тебя себя чем чего вы ты он сами обойтись обойдётся обратно подождать приходили приходить живу город область район женщина помощник помощница выписали перенёс перенесла инсульт операция перелом шейка бедро выдали живёт живём жить уехал уехала переехал переехали говорят сказал сказали велел вахта командировка год лет каждый первый второй третий утром вечером ночью далеко другой весь целый еле едва никак нельзя должен приходится хотелось хочется работаю",
}

// goingWords need not be found there either, but where they stand in a phrase of
// a concept they tell it from others.
var goingWords = []string{
	"апару апарып әкелу әкеліп ертіп",
	"отвести сводить пойти сходить дойти съездить поехать доехать свозить сопровождать сопроводить проводить довезти отвезти выходить",
}

// concept returns the services that answer a concept, and its phrases.
func (b *builder) concept(c *tariff.Concept) (services []int, own, other string) {
	services = []int{}
	for _, s := range c.Services {
		services = append(services, b.services[s])
	}
	words := c.Words
	if len(services) > 0 && !c.Absent {
		words = lang.List{KK: b.spare(lang.KK, words.KK), RU: b.spare(lang.RU, words.RU)}
	}
	own, other = b.phrases(words)
	return services, own, other
}

// spare leaves out phrases that have the words of a shorter one, in whatever
// order, and besides only such as need not be found, and, in the language that
// the page has not, whole sentences. What is left is sorted, as that is smaller
// when it is packed.
func (b *builder) spare(l lang.Lang, phrases []string) []string {
	idle, seen, out := small(l), map[string]bool{}, []string(nil)
	words := func(s string) int { return strings.Count(s, " ") }
	for _, s := range slices.SortedStableFunc(slices.Values(phrases), func(a, b string) int { return words(a) - words(b) }) {
		need := slices.DeleteFunc(written(s), func(w string) bool { return slices.Contains(idle, w) })
		slices.Sort(need)
		key := Keys(l, strings.Join(need, " "))[1]
		if (key == "" || !seen[key]) && (l == b.l || words(s) < 2) {
			out = append(out, s)
		}
		seen[key] = true
	}
	slices.Sort(out)
	return out
}

// small is the words of a language that need not be found.
func small(l lang.Lang) []string {
	i := slices.Index(lang.All[:], l)
	return strings.Fields(stopWords[i] + " " + whoWords[i])
}

// absent returns the name of a concept that no tariff prices, "" for others.
func (b *builder) absent(c *tariff.Concept) string {
	if !c.Absent {
		return ""
	}
	return c.Name.In(b.l)
}

// addPage adds a page, with the first sentence of its summary.
func (b *builder) addPage(x *more, p Page) {
	summary := p.Summary.In(b.l)
	if end := strings.Index(summary, ". "); end >= 0 {
		summary = summary[:end+1]
	}
	x.Pages.add(p.Address, p.Title.In(b.l), summary, b.day(p.Date), p.Title.In(b.other))
}

func (b *builder) day(d tariff.Date) string {
	if d.IsZero() {
		return ""
	}
	return lang.Date(b.l, d.Year, d.Month, d.Day)
}

// phrases joins names, then words, of each language with "|". A phrase that
// repeats an earlier one is left out, in the other language also if the page's
// own language has it; the first name is always present.
func (b *builder) phrases(words lang.List, names ...lang.Text) (own, other string) {
	seen := repeats{}
	list := func(l lang.Lang) string {
		var out []string
		add := func(s string) {
			if _, known := seen.find(l, s); !known {
				out = append(out, strings.ReplaceAll(s, "|", " "))
			}
			seen.add(l, s, 0)
		}
		for _, n := range names {
			add(n.In(l))
		}
		for _, w := range words.In(l) {
			add(w)
		}
		return strings.Join(out, "|")
	}
	own = list(b.l)
	return own, list(b.other)
}

// Repeated returns, for each phrase of a language, the index of an earlier one
// that finds everything it would find, or -1. The index leaves out phrases that
// repeat another.
func Repeated(l lang.Lang, phrases []string) []int {
	seen, out := repeats{}, make([]int, len(phrases))
	for i, s := range phrases {
		out[i] = -1
		if j, known := seen.find(l, s); known {
			out[i] = j
		}
		seen.add(l, s, i)
	}
	return out
}

// repeats is a set of phrases by their words, folded and stemmed; one with the
// keys of an earlier one adds nothing.
type repeats map[string]int

// find returns the first phrase that a phrase repeats. A phrase that folds to
// nothing repeats none but is known, since it finds nothing.
func (r repeats) find(l lang.Lang, s string) (first int, known bool) {
	keys := Keys(l, s)
	if keys[0] == "" {
		return -1, true
	}
	if first, known = r[keys[0]]; known {
		return first, true
	}
	if first, known = r[keys[1]]; known {
		return first, true
	}
	return -1, false
}

func (r repeats) add(l lang.Lang, s string, i int) {
	for _, k := range Keys(l, s) {
		if _, known := r[k]; !known {
			r[k] = i
		}
	}
}

// phrase is a phrase in a language, and keys caches the keys of phrases: both
// languages' indexes and check ask for them.
type phrase struct {
	l lang.Lang
	s string
}

var keys sync.Map

// Keys returns a phrase's words, folded and stemmed: two phrases with a key in
// common find the same.
func Keys(l lang.Lang, s string) [2]string {
	if k, ok := keys.Load(phrase{l, s}); ok {
		return k.([2]string)
	}
	k := [2]string{Undouble(strings.Join(Words(s), " ")), stems(s, l)}
	keys.Store(phrase{l, s}, k)
	return k
}

// stems joins the stems of a phrase's words.
func stems(phrase string, l lang.Lang) string {
	var stems []string
	for _, w := range written(phrase) {
		if l == lang.RU {
			stems = append(stems, StemRU(w))
		} else {
			stems = append(stems, StemKK(fold(w)))
		}
	}
	return strings.Join(stems, " ")
}

// tail returns the phrases after the first, which the record shows elsewhere.
func tail(phrases string) string {
	_, rest, _ := strings.Cut(phrases, "|")
	return rest
}

// initials appends to a name of three words or more its abbreviation:
// "Западно-Казахстанская область" is ЗКО.
func initials(name string) string {
	words := strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '-' })
	if len(words) < 3 {
		return name
	}
	var short strings.Builder
	for _, w := range words {
		first, _ := utf8.DecodeRuneInString(w)
		short.WriteRune(unicode.ToUpper(first))
	}
	return name + "|" + short.String()
}
