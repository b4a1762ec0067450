package starter

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"

	"tarif/cmd/tarif/internal/files/tomlwrite"
	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/show/wording"
	"tarif/cmd/tarif/internal/tariff"
)

// Ending is a way for an edition to end that readers have to be told of.
type Ending string

// The endings: the act was repealed by another; the tariff was withdrawn
// without an act; the edition should never have been published.
const (
	Repealed  Ending = "repealed"
	Withdrawn Ending = "withdrawn"
	Undone    Ending = "undone"
)

// With adds to an edition's file how it ended and what was corrected in it,
// before its rates, where the canonical form has them.
func With(src []byte, added *tariff.Edition) []byte {
	before, after, ok := bytes.Cut(src, []byte("[[rate]]\n"))
	if !ok {
		return src
	}
	return slices.Concat(before, tomlwrite.Addition(added), []byte("[[rate]]\n"), after)
}

var until = regexp.MustCompile(`(?m)^valid_until = .*$`)

// WithEnd sets valid_until in an edition's file: the first day on which it no
// longer applies, or "unknown".
func WithEnd(src []byte, day string) []byte {
	return until.ReplaceAllLiteral(src, fmt.Appendf(nil, "valid_until = %q", day))
}

// ended holds the titles and bodies of the posts. The edition's page tells the
// rest: the act, the day and the cause.
var ended = map[Ending]struct{ title, summary, link lang.Text }{
	Repealed: {
		lang.Text{KK: "тариф актісінің күшін басқа акт жойды", RU: "акт о тарифе отменён"},
		lang.Text{KK: "Тарифті бекіткен актінің күшін басқа акт жойды.", RU: "Акт, утвердивший тариф, отменён другим актом."},
		lang.Text{KK: "Тарифтің соңғы күні мен күшін жойған акт", RU: "Последний день тарифа и отменивший его акт"},
	},
	Withdrawn: {
		lang.Text{KK: "тариф енді қолданылмайды", RU: "тариф больше не действует"},
		lang.Text{KK: "Тариф енді қолданылмайды, оның орнына жаңа акт қабылданбаған.", RU: "Тариф больше не действует, новый акт его не заменил."},
		lang.Text{KK: "Тарифтің соңғы күні мен себебі", RU: "Последний день тарифа и причина"},
	},
	Undone: {
		lang.Text{KK: "қате жарияланған редакцияны алып тастадық", RU: "мы изъяли редакцию, опубликованную по ошибке"},
		lang.Text{KK: "Сайтта жарияланбауға тиіс редакция тұрған еді. Ондағы бағаларды қолдануға болмайды.", RU: "На сайте стояла редакция, которой не должно было быть. Цены из неё применять нельзя."},
		lang.Text{KK: "Қандай редакция екені", RU: "Какая это редакция"},
	},
}

// ahead holds the titles and summaries of posts about an end that is still to
// come, with its last day.
var ahead = map[Ending]struct{ title, summary lang.Text }{
	Repealed: {
		lang.Text{KK: "тарифтің соңғы күні – %s", RU: "последний день тарифа – %s"},
		lang.Text{KK: "Тарифті бекіткен актінің күшін басқа акт жояды.", RU: "Акт, утвердивший тариф, утрачивает силу по другому акту."},
	},
	Withdrawn: {
		lang.Text{KK: "тарифтің соңғы күні – %s", RU: "последний день тарифа – %s"},
		lang.Text{KK: "Одан кейін тариф қолданылмайды, оның орнына жаңа акт қабылданбаған.", RU: "После него тариф не действует, нового акта вместо него нет."},
	},
}

// EndPost returns the news post about an ending: which act ended the tariff, on
// which day and why. The edition must have been read again after the ending was
// written.
func EndPost(w wording.Words, e *tariff.Edition, x Ending, day tariff.Date) []File {
	said := ended[x]
	if next, ok := ahead[x]; ok && e.Until.Status == tariff.Known && day.Before(e.Until.Date) {
		last := e.Until.Date.AddDays(-1)
		on := func(l lang.Lang) string {
			return fmt.Sprintf(next.title.In(l), lang.Date(l, last.Year, last.Month, last.Day))
		}
		said.title, said.summary = lang.Text{KK: on(lang.KK), RU: on(lang.RU)}, next.summary
	}
	title := lang.Text{KK: e.Place.Name.KK + ": " + said.title.KK, RU: lang.UpperFirst(e.Place.Name.RU) + ": " + said.title.RU}
	page := lang.Text{KK: "осы бетте", RU: "на этой странице"}
	return posts(slug(string(x), e), title, said.summary, day, func(l lang.Lang) string {
		text := said.summary.In(l)
		switch {
		case x == Undone:
			if s := wording.Cause(e.Undone.Cause.In(l)); s != "" {
				text += " " + lang.UpperFirst(s) + "."
			}
		case e.Until.Status == tariff.Known:
			text = wording.New(w, l).StateText(e, tariff.InForce) // the same text for a past and a future end
		default:
			text = wording.New(w, l).StateText(e, tariff.Repealed)
		}
		return fmt.Sprintf("%s\n\n%s: [%s](/places/%s/).", text, said.link.In(l), page.In(l), e.Name())
	})
}
