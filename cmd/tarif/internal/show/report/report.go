// Package report prints what changed between two editions, and how places
// compare, for the commands: as text for people, as Markdown, as JSON and as
// CSV.
//
// It renders the values of packages diff and compare and derives nothing of
// its own, so that a page, a file and a command cannot disagree. Text and
// Markdown are one document of headings, lists and tables, written twice.
//
// # Languages
//
// Text and Markdown speak Kazakh or Russian with the site's own words, or
// English. The catalogue has no English names: there, places, services, roles
// and conditions stand by their ids, and what only the catalogue can say, such
// as why two bases compare with care, is quoted in both languages. The act's
// words are quoted in their own language everywhere. JSON and CSV are the same
// in every language.
//
// # CSV
//
// A diff has the columns and the bytes of data/changes.csv. A comparison of
// two places has one line a row, of more places one line a place and row; the
// columns are in comparecsv.go. Beyond the price statuses of rates.csv there is
// "not-offered" for a place that does not have the service, which is not the
// same as an empty price, and "other-vat" for one that has it with another VAT
// status only.
//
// # JSON
//
// One object; names are those of the CSV files. Amounts, differences and
// percentages are strings, since a JSON number is a binary float in most
// programs; what is not known or not there is left out. The shapes are the
// types of diffjson.go and comparejson.go; fields are added, never renamed.
package report

import (
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/show/wording"
	"tarif/cmd/tarif/internal/source"
)

// Format is how a report is written.
type Format string

// The formats.
const (
	Text     Format = "text"
	Markdown Format = "markdown"
	JSON     Format = "json"
	CSV      Format = "csv"
)

// Formats lists all formats.
var Formats = []Format{Text, Markdown, JSON, CSV}

// ParseFormat reads a format's name.
func ParseFormat(s string) (Format, error) {
	return oneOf(s, source.Say(`"{1}" is not a format of reports: write {2}`, s, list(Formats)), Formats)
}

// Languages lists the languages of reports: the site's two, and English for
// those who read neither.
var Languages = []lang.Lang{lang.KK, lang.RU, lang.EN}

// ParseLanguage reads a language's code.
func ParseLanguage(s string) (lang.Lang, error) {
	return oneOf(s, source.Say(`"{1}" is not a language of reports: write {2}`, s, list(Languages)), Languages)
}

func oneOf[T ~string](s string, not source.Text, all []T) (T, error) {
	if i := slices.Index(all, T(s)); i >= 0 {
		return all[i], nil
	}
	return "", not.Err()
}

func list[T ~string](all []T) string {
	names := make([]string, len(all))
	for i, x := range all {
		names[i] = string(x)
	}
	return strings.Join(names, ", ")
}

// Options are how a report is written. Language and Colour are for text and
// Markdown, and only text has colour.
type Options struct {
	Format   Format
	Language lang.Lang
	Colour   bool
	Words    wording.Words
}

// layout makes documents of what a speaker says.
type layout struct{ *wording.Speaker }

// write renders a document.
func (o Options) write(make func(v *layout) document) ([]byte, error) {
	v := &layout{wording.New(o.Words, o.Language)}
	d := make(v)
	if err := v.Err(); err != nil {
		return nil, err
	}
	if o.Format == Markdown {
		return d.markdown(), nil
	}
	return d.text(o.Colour), nil
}
