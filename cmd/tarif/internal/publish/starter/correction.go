package starter

import (
	"cmp"
	"fmt"
	"strings"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/show/wording"
	"tarif/cmd/tarif/internal/tariff"
)

// CorrectionPost returns the news post about the corrections of an edition that
// were made on a day: what readers were told, and what the act says. The right
// prices are taken from the data.
func CorrectionPost(w wording.Words, cat *tariff.Catalogue, e *tariff.Edition, day tariff.Date) []File {
	title := lang.Text{KK: e.Place.Name.KK + ": тарифтегі қатені түзеттік", RU: lang.UpperFirst(e.Place.Name.RU) + ": мы исправили ошибку в тарифе"}
	summary := lang.Text{KK: "Сайтта актідегіден басқаша жазылған еді. Актінің өзі өзгерген жоқ.", RU: "На сайте было написано не то, что в акте. Сам акт не менялся."}
	foot := lang.Text{KK: "Барлық түзетулер [бір бетте](/corrections/) жинақталған.", RU: "Все исправления собраны [на одной странице](/corrections/)."}
	return posts(slug("correction", e), title, summary, day, func(l lang.Lang) string {
		s := wording.New(w, l)
		text, cause := summary.In(l), ""
		for _, x := range e.Corrections {
			if x.Corrected != day {
				continue
			}
			if c := wording.Cause(x.Cause.In(l)); c != cause {
				text, cause = text+" "+lang.UpperFirst(c)+".", c
			}
		}
		text += "\n\n"
		for _, x := range e.Corrections {
			if x.Corrected == day {
				text += "- " + corrected(s, cat, x) + "\n"
			}
		}
		return text + "\n" + foot.In(l)
	})
}

// markup are the signs that a name must not bring into the text of a post.
var markup = strings.NewReplacer("[", "\\[", "]", "\\]", "*", "\\*", "_", "\\_", "<", "\\<", "{", "(", "}", ")", "\n", " ")

// corrected is the line of a post about a correction.
func corrected(s *wording.Speaker, cat *tariff.Catalogue, x *tariff.Correction) string {
	said := func(t lang.Text, args ...any) string { return fmt.Sprintf(t.In(s.Lang), args...) }
	what, was, now := markup.Replace(s.Field(x.Field)), markup.Replace(s.Published(cat, x, x.Was)), markup.Replace(s.Published(cat, x, x.Now()))
	r := x.Rate()
	switch {
	case x.Field == tariff.RowField && x.Row == 0:
		return said(lang.Text{KK: "жолдардың нөмірлері басқа еді", RU: "номера строк были другие"})
	case x.Field == tariff.RowField && r == nil:
		return said(lang.Text{KK: "%d-жол: актіде «%s» деген жол жоқ", RU: "строка %d: в акте нет строки «%s»"}, x.Row, was)
	case r != nil:
		what = said(lang.Text{KK: "[%d-жол, %s](/places/%s/#r%d)", RU: "[Строка %d, %s](/places/%s/#r%d)"},
			x.Row, markup.Replace(lang.LowerFirst(s.Priced(r.Service, r.Role, r.Conditions))), x.Edition.Name(), x.Row)
	}
	switch {
	case x.Field == tariff.RowField:
		return what + said(lang.Text{KK: ": бұл жол түсіп қалған еді", RU: ": этой строки не было"})
	case x.Field == tariff.PriceField && r != nil && r.Price.Stated():
		now = "{price " + cell(r) + "}"
	case r != nil && wording.ActLang(x.Field) != "":
		return what + ": " + lang.LowerFirst(s.Field(x.Field))
	case r != nil:
		what += ", " + lang.LowerFirst(markup.Replace(s.Field(x.Field)))
	}
	nothing := markup.Replace(s.T("corrections.nothing"))
	return what + said(lang.Text{KK: ": жазылғаны – %s, актіде – %s", RU: ": было написано %s, по акту %s"}, cmp.Or(was, nothing), cmp.Or(now, nothing))
}

// cell returns the reference to a price, which names the column where the row
// has several.
func cell(r *tariff.Rate) string {
	ref := fmt.Sprintf("%s#r%d", r.Edition.Name(), r.Row)
	for _, other := range r.Edition.Rates {
		if other.Row == r.Row && other != r {
			return fmt.Sprintf("%sc%d", ref, r.Column)
		}
	}
	return ref
}

func slug(what string, e *tariff.Edition) string {
	return what + "-" + strings.ReplaceAll(e.Name(), "/", "-")
}
