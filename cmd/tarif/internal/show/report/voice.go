package report

import (
	"errors"
	"strconv"
	"strings"
	"unicode/utf8"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/money"
	"tarif/cmd/tarif/internal/tariff"
)

// voice says things in one language and keeps the errors, so that a report can
// be written down as it looks.
type voice struct {
	language Language
	words    Words
	errs     []error
}

func (v *voice) err() error { return errors.Join(v.errs...) }

func (v *voice) english() bool { return v.language == English }

// site is the language of the site's words; it means nothing in English.
func (v *voice) site() lang.Lang { return lang.Lang(v.language) }

// t says the words of a key.
func (v *voice) t(key string, args ...any) string {
	if v.english() {
		return v.keep(inEnglish(key, args...))
	}
	return v.keep(v.words.T(v.site(), key, args...))
}

// n says the words of a key that go with a number of things.
func (v *voice) n(key string, n int) string {
	if v.english() {
		form := ".other"
		if n == 1 {
			form = ".one"
		}
		return v.keep(inEnglish(key+form, n))
	}
	return v.keep(v.words.N(v.site(), key, n))
}

func (v *voice) keep(s string, err error) string {
	if err != nil {
		v.errs = append(v.errs, err)
	}
	return s
}

// name is a name of the catalogue; English has ids only.
func (v *voice) name(id string, t lang.Text) string {
	if v.english() {
		return id
	}
	return t.In(v.site())
}

// quote gives words that are data and have no English, in the language of the
// report or else in all there is.
func (v *voice) quote(t lang.Text) string {
	if s := t.In(v.site()); s != "" && !v.english() {
		return s
	}
	switch {
	case t.KK == "":
		return t.RU
	case t.RU == "" || t.RU == t.KK:
		return t.KK
	}
	return t.KK + " / " + t.RU
}

func (v *voice) count(n int) string {
	if v.english() {
		return strconv.Itoa(n)
	}
	return lang.Int(v.site(), n)
}

// enTenge is the currency's sign, as English writes it after plain figures.
const enTenge = "\u00a0₸"

func (v *voice) tenge(a money.Amount) string {
	if v.english() {
		return strings.Replace(a.String(), "-", "\u2212", 1) + enTenge
	}
	return lang.Tenge(v.site(), a)
}

// amount is a figure in its measure.
func (v *voice) amount(m tariff.Measure, a money.Amount) string {
	if m == tariff.Money {
		return v.tenge(a)
	}
	if v.english() {
		figure := strings.Replace(a.Short(), "-", "\u2212", 1)
		return map[tariff.Measure]string{tariff.MCI: figure + "\u00a0MCI", tariff.Percent: figure + "%", tariff.Coefficient: "coefficient " + figure}[m]
	}
	return m.Figure(v.site(), a)
}

// stated is a price with what it is in tenge, where that is derived.
func (v *voice) stated(p tariff.Price) string {
	s := v.amount(p.Measure, p.Amount)
	if a, ok := p.Derived(); ok {
		s += "\u00a0= " + v.tenge(a)
	}
	return s
}

func (v *voice) difference(m tariff.Measure, a money.Amount) string {
	return plus(a.Sign()) + v.amount(m, a)
}

// change is a percentage with its sign and so many places.
func (v *voice) change(p money.Percent, places int) string {
	if v.english() {
		return plus(p.Sign()) + strings.Replace(p.To(places), "-", "\u2212", 1) + "%"
	}
	return lang.SignedPercentTo(v.site(), p, places)
}

// percent is a percentage without a sign.
func (v *voice) percent(p money.Percent, places int) string {
	if v.english() {
		return p.Abs().To(places) + "%"
	}
	return lang.PercentTo(v.site(), p.Abs(), places)
}

func plus(sign int) string {
	if sign > 0 {
		return "+"
	}
	return ""
}

// day is a date as it follows "as on", or names an act.
func (v *voice) day(d tariff.Date) string {
	if v.english() {
		return d.Time().Format("2 January 2006")
	}
	return lang.DateOf(v.site(), d.Year, d.Month, d.Day)
}

func capital(s string) string {
	_, n := utf8.DecodeRuneInString(s)
	return strings.ToUpper(s[:n]) + s[n:]
}

func lower(s string) string {
	_, n := utf8.DecodeRuneInString(s)
	return strings.ToLower(s[:n]) + s[n:]
}
