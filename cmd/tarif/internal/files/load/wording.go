package load

import (
	"strings"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
)

// wording joins a text of the act with its statuses, and reports a text that is
// present although its status says that there is none. A missing text has the
// status none, whatever the file says of other texts.
func (s spot) wording(key string, t lang.Text, st tariff.Statuses) tariff.Wording {
	for _, l := range lang.All {
		if t.In(l) != "" && st.In(l) == tariff.NoText {
			s.error(key+"."+string(l), ruleTextWithoutStatus,
				source.Say("{1}.{2} is there, but text_status says that there is no text in this language", s.says(key), l),
				source.Say(`write text_status.{1} = "official" for the act's own words, "translation" for ours`, l))
		}
	}
	return tariff.Wording{Text: t, Status: present(t, st)}
}

// clause returns the wording of a clause. If the file has no text of the act,
// our clause is a paraphrase: neither the act's words nor a translation.
func clause(t lang.Text, st tariff.Statuses) tariff.Wording {
	for _, status := range []*tariff.TextStatus{&st.KK, &st.RU} {
		if *status == tariff.NoText {
			*status = tariff.Paraphrase
		}
	}
	return tariff.Wording{Text: t, Status: present(t, st)}
}

// present returns the statuses with NoText for each missing language.
func present(t lang.Text, st tariff.Statuses) tariff.Statuses {
	if t.KK == "" {
		st.KK = tariff.NoText
	}
	if t.RU == "" {
		st.RU = tariff.NoText
	}
	return st
}

// wanted reports a language in which the status promises a text that is
// missing.
func (s spot) wanted(key string, w tariff.Wording, st tariff.Statuses) {
	for _, l := range lang.All {
		if promised(st, l) && strings.TrimSpace(w.Text.In(l)) == "" && !s.misspelt(key+"."+string(l)) {
			s.error(key, ruleTextMissing, source.Say(`{1}.{2} is missing, but text_status says "{3}"`, s.says(key), l, st.In(l)),
				source.Say(`write {1}.{2} = "…", or text_status.{2} = "none"`, key, l))
		}
	}
}

func promised(st tariff.Statuses, l lang.Lang) bool {
	return st.In(l) == tariff.Official || st.In(l) == tariff.Translation
}

// either takes each language from a or, if a does not have it, from b.
func either(a, b tariff.Wording) tariff.Wording {
	if a.Text.KK == "" {
		a.Text.KK, a.Status.KK = b.Text.KK, b.Status.KK
	}
	if a.Text.RU == "" {
		a.Text.RU, a.Status.RU = b.Text.RU, b.Status.RU
	}
	return a
}

// rateTexts compares the rows' texts with their statuses. If all rows disagree
// with the status of the file, that is reported once.
func (b *editor) rateTexts(spots []spot) {
	for _, l := range lang.All {
		var missing, stray []int
		for i := range spots {
			st, has := statuses(&b.raw.Rates[i], b.texts), strings.TrimSpace(b.raw.Rates[i].Text.In(l)) != ""
			switch {
			case promised(st, l) && !has:
				if !spots[i].misspelt("text." + string(l)) {
					missing = append(missing, i)
				}
			case st.In(l) == tariff.NoText && has:
				stray = append(stray, i)
			}
		}
		b.missingTexts(l, missing, spots)
		b.strayTexts(l, stray, spots)
	}
}

func (b *editor) missingTexts(l lang.Lang, at []int, spots []spot) {
	if len(at) == len(spots) && promised(b.texts, l) {
		b.error("text_status."+string(l), ruleTextMissing,
			source.Say(`text_status.{1}: "{2}", but no rate has a text in this language`, l, b.texts.In(l)),
			source.Say(`write text.{1} on the rates, or "none" here`, l))
		return
	}
	for _, i := range at {
		st := statuses(&b.raw.Rates[i], b.texts)
		spots[i].error("", ruleTextMissing, source.Say(`text.{1} is missing, but text_status says "{2}"`, l, st.In(l)),
			source.Say(`write text.{1} = "…", or text_status.{1} = "none" on this rate`, l))
	}
}

func (b *editor) strayTexts(l lang.Lang, at []int, spots []spot) {
	if len(at) == len(spots) && b.texts.In(l) == tariff.NoText {
		b.error("text_status."+string(l), ruleTextWithoutStatus,
			source.Say(`text_status.{1}: "{2}", but the rates have texts in this language`, l, tariff.NoText),
			source.Say(`write "official" for the act's own words, "translation" for ours`))
		return
	}
	for _, i := range at {
		spots[i].wording("text", b.raw.Rates[i].Text, statuses(&b.raw.Rates[i], b.texts))
	}
}
