package starter

import (
	"bytes"
	"fmt"
	"strings"

	"tarif/cmd/tarif/internal/files/tomlwrite"
	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/tariff"
)

// WithCorrections adds corrections to an edition's file, before its rates,
// where the canonical form has them.
func WithCorrections(src []byte, all []tariff.Correction) []byte {
	var b bytes.Buffer
	for _, x := range all {
		b.WriteString("[[correction]]\n")
		if x.Row > 0 {
			fmt.Fprintf(&b, "row = %d\n", x.Row)
		}
		if x.Row > 0 && x.Column > 1 {
			fmt.Fprintf(&b, "column = %d\n", x.Column)
		}
		fmt.Fprintf(&b, "field = %q\n", x.Field)
		if x.Was != "" {
			fmt.Fprintf(&b, "was = %s\n", tomlwrite.Quote(x.Was))
		}
		fmt.Fprintf(&b, "since = %q\ncorrected = %q\ncause.kk = %s\ncause.ru = %s\n\n", x.Since, x.Corrected, tomlwrite.Quote(x.Cause.KK), tomlwrite.Quote(x.Cause.RU))
	}
	return insert(src, b.String())
}

// CorrectionPost returns the news post about corrections of an edition. It
// types no figures: it links to the rows and takes the prices from the data.
func CorrectionPost(e *tariff.Edition, all []tariff.Correction, day tariff.Date) []File {
	title := lang.Text{KK: e.Place.Name.KK + ": тарифтегі қатені түзеттік", RU: lang.UpperFirst(e.Place.Name.RU) + ": мы исправили ошибку в тарифе"}
	summary := lang.Text{KK: "Сайтта актідегіден басқаша жазылған еді. Актінің өзі өзгерген жоқ.", RU: "На сайте было написано не то, что в акте. Сам акт не менялся."}
	rows := lang.Text{KK: "%d-жол", RU: "строка %d"}
	now := lang.Text{KK: "дұрысы", RU: "верно"}
	foot := lang.Text{KK: "[Барлық түзету](/corrections/) бір бетте тұр.", RU: "Все исправления собраны [на одной странице](/corrections/)."}
	return posts(slug("correction", e), title, summary, day, func(l lang.Lang) string {
		var b strings.Builder
		fmt.Fprintf(&b, "%s %s.\n\n", summary.In(l), all[0].Cause.In(l))
		for _, x := range all {
			if x.Row == 0 || x.Rate() == nil {
				continue
			}
			fmt.Fprintf(&b, "- [%s](/places/%s/#r%d)", fmt.Sprintf(rows.In(l), x.Row), e.Name(), x.Row)
			if x.Field == tariff.PriceField && x.Rate().Price.Stated() {
				fmt.Fprintf(&b, ": %s {price %s#r%d}", now.In(l), e.Name(), x.Row)
			}
			b.WriteByte('\n')
		}
		return b.String() + "\n" + foot.In(l)
	})
}

func slug(what string, e *tariff.Edition) string {
	return what + "-" + strings.ReplaceAll(e.Name(), "/", "-")
}
