package export

import (
	"errors"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/tariff"
)

// Words gives the words of the interface: package words' catalogue.
type Words interface {
	T(l lang.Lang, key string, args ...any) (string, error)
}

// speaker asks for words in one language and keeps the errors, so that a table
// can be written down as it looks.
type speaker struct {
	words Words
	lang  lang.Lang
	errs  *[]error
}

func speakers(w Words) (kk, ru speaker, failed func() error) {
	var errs []error
	return speaker{w, lang.KK, &errs}, speaker{w, lang.RU, &errs}, func() error { return errors.Join(errs...) }
}

func (s speaker) t(key string, args ...any) string {
	text, err := s.words.T(s.lang, key, args...)
	if err != nil {
		*s.errs = append(*s.errs, err)
	}
	return text
}

func (s speaker) in(t lang.Text) string { return t.In(s.lang) }

func (s speaker) date(d tariff.Date) string {
	if d.IsZero() {
		return ""
	}
	return lang.Date(s.lang, d.Year, d.Month, d.Day)
}
