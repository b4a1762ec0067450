package starter

import (
	"bytes"
	"fmt"

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
	rates := []byte("[[rate]]\n")
	before, after, ok := bytes.Cut(src, rates)
	if !ok {
		return src
	}
	return bytes.Join([][]byte{before, b.Bytes(), rates, after}, nil)
}

// CorrectionPost is the news that tells of corrections of an edition. No figure
// is typed in it: it leads to the rows and takes the prices from the data.
func CorrectionPost(e *tariff.Edition, all []tariff.Correction, day tariff.Date) []File {
	slug := fmt.Sprintf("correction-%s-%s-%s", e.Place.ID, e.Kind.ID, e.ID)
	title := lang.Text{KK: e.Place.Name.KK + ": тарифтегі қатені түзеттік", RU: lang.UpperFirst(e.Place.Name.RU) + ": мы исправили ошибку в тарифе"}
	summary := lang.Text{KK: "Сайтта актідегіден басқаша жазылған еді. Актінің өзі өзгерген жоқ.", RU: "На сайте было написано не то, что в акте. Сам акт не менялся."}
	rows := lang.Text{KK: "%d-жол", RU: "строка %d"}
	now := lang.Text{KK: "дұрысы", RU: "верно"}
	foot := lang.Text{KK: "[Барлық түзету](/corrections/) бір бетте тұр.", RU: "Все исправления собраны [на одной странице](/corrections/)."}
	var out []File
	for _, l := range lang.All {
		var b bytes.Buffer
		fmt.Fprintf(&b, "+++\ntitle = %s\nsummary = %s\ndate = %q\n+++\n\n", tomlwrite.Quote(title.In(l)), tomlwrite.Quote(summary.In(l)), day.String())
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
		fmt.Fprintf(&b, "\n%s\n", foot.In(l))
		out = append(out, File{fmt.Sprintf("content/news/%s-%s.%s.md", day, slug, l), b.Bytes()})
	}
	return out
}
