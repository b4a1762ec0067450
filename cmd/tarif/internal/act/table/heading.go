package table

import (
	"regexp"
	"strings"
)

// What headings say about their columns, in both languages.
var (
	saysNumber = regexp.MustCompile(`(?i)^(№|n[o°]?\.?|р/с|р/р|п/п|рет|нөмір)`)
	saysRole   = regexp.MustCompile(`(?i)лауазым|должност|специалист\p{L}*$|қызметкер\p{L}*$|(^|[^\p{L}])маман(дар)?(ы)?$|қызмет\s+көрсетуші|орындаушы|исполнител|кто\s+(оказывает|предоставляет)|кім\s+көрсет|персонал`)
	saysUnit   = regexp.MustCompile(`(?i)(есеп\p{L}*|өлше\p{L}*|айырысу)\s+бірлі|бірлігі$|един\p{L}*\.?\s+изм|расч[её]тн\p{L}*\s+единиц|единица$|ед\.\s*изм|^ед\.?$|^өлш(?:ем[іи]?)?\.?$|^единицы?$|^изм(?:ерение|\.)?$|өлш\.\s*бірл`)
	saysPrice  = regexp.MustCompile(`(?i)құны|баға|тариф|стоимост|цен[аы]|теңге|тенге|тг\.?|төлем|плат[аы]|ставк|мөлшер|размер|сомасы|сумма|(^|[^\p{L}])(мрп|аек|ндс|ққс)([^\p{L}]|$)|проценты?|пайыз`)
	saysMoney  = regexp.MustCompile(`(?i)теңге|тенге|(^|[^\p{L}])тг|құны|стоимост|баға|цен[аы]|ставк`)
	saysOther  = regexp.MustCompile(`(?i)минут|уақыт|время|норматив|(^|[^\p{L}])саны|количеств|коэффициент|жиілі|периодичност|ауданы|площадь|сағат саны|объ[её]м\s+услуг`)
	saysNote   = regexp.MustCompile(`(?i)^(?:примечани|ескерту|ескертпе|сроки?(?:\s|$)|мерзім|период|кезең|основани|негіздеме|режим)`)
	// isCost heads a part of a price or what the price was reckoned from; perHour and
	// saysTime head the price of an hour and the time that a service takes.
	isCost   = regexp.MustCompile(`(?i)^(?:основн\p{L}+\s|прям\p{L}+\s|проч\p{L}+\s|социальн\p{L}+\s|тікелей\s|басқа\s|әлеуметтік\s)?(?:заработн|оплата\s+труда|зарплат|фот(?:\P{L}|$)|налог|отчислен|материал|накладн|себестоим|рентабел|прибыл|амортизац|затрат|расход|жалақы|еңбек\s?ақы|салық|аударым|үстеме|өзіндік\s+құн|пайда(?:сы)?(?:\P{L}|$)|шығын)`)
	perHour  = regexp.MustCompile(`(?i)(?:^|\P{L})(?:1|одного|за|в|бір)(?:\s+(?:1|один))?[\s-]*(?:чел\p{L}*[\s./-]*)?(?:час|сағат)`)
	saysTime = regexp.MustCompile(`(?i)норм\p{L}*\s+врем|уақыт\p{L}*\s+норма|норма\p{L}*\s+уақыт|^(?:время|уақыт|продолжительност|ұзақтығы|затраты\s+времени)`)
	// changesPrice heads figures without which a price can be read otherwise.
	changesPrice = regexp.MustCompile(`(?i)коэффициен|(?:^|\P{L})(?:ндс|ққс)(?:\P{L}|$)|добавленн|қосылған\s+құн`)
	// saysWorker names the person who does the work.
	saysWorker = regexp.MustCompile(`(?i)работни|специалист|сотрудни|мастер|врач|сестр|водител|психолог|логопед|юрист|инструктор|педагог|воспитател|консультант|менеджер|маман|қызметкер|дәрігер|мейіргер|мейірбике|жүргізуші|тәрбиеші|нұсқаушы|заңгер|шебер`)
	saysName   = regexp.MustCompile(`(?i)атауы|наименован|қызмет\p{L}*\s+түр|виды?\s|түрі|көрсеткіш|санат|категор`)
)

// Row labels as acts print them: 1, 1., 1.2, 1), I, IV., а)
var (
	bareNumber = regexp.MustCompile(`^\d{1,5}$`)
	label      = regexp.MustCompile(`^(?:(\d{1,5}(?:\.\d{1,3})*)|([IVXLC]+)|(\p{Ll}))\s?[.)]{0,2}$`)
	// numberedHead is a section heading with its number.
	numberedHead = regexp.MustCompile(`^((?:\d{1,3}|[IVXLC]+)[.)])\s+(\p{Lu}.*)$`)
	numbered     = regexp.MustCompile(`^(\d{1,5}(?:\.\d{1,3})*)[.)]?\s+(\S.*)$`)
)

func isLabel(s string) bool { return label.MatchString(s) }

// tidyLabel removes the punctuation after a number.
func tidyLabel(s string) string { return strings.TrimRight(strings.TrimSpace(s), ".) ") }

// useOf determines the use of a column from its heading alone; "" if unknown.
func useOf(heading string) Use {
	h := strings.Join(strings.Fields(heading), " ")
	switch {
	case saysNumber.MatchString(h):
		return Number
	case saysUnit.MatchString(h):
		return Unit
	case saysRole.MatchString(h):
		return Role
	case (saysOther.MatchString(h) || saysNote.MatchString(h)) && !saysMoney.MatchString(h):
		return Other
	case saysName.MatchString(h) && !saysMoney.MatchString(h):
		return Text
	case saysPrice.MatchString(h):
		return Price
	}
	return ""
}
