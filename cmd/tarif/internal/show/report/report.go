// Package report prints, for the commands, what changed between two editions
// and how places compare: as text, Markdown, JSON and CSV.
//
// It renders the values of packages diff and compare and derives nothing
// itself, so that a page, a file and a command cannot disagree. Text and
// Markdown are one document (document.go) of headings, lists and tables,
// written in two formats.
//
// # Languages
//
// Text and Markdown are in Kazakh or Russian, with the site's own words, or in
// English. The catalogue has no English names: places, services, roles and
// conditions are shown by their ids, and text that only the catalogue has, such
// as why two bases compare with care, is quoted in both languages. The act's
// words are always in their own language. JSON and CSV are the same in every
// language.
//
// # CSV
//
// A diff is identical to data/changes.csv. A comparison of two places has one
// line for each row, of more places one line for each place and row; the
// columns are in comparecsv.go. In addition to the price statuses of rates.csv
// there is "not-offered" for a place that does not have the service, which is
// different from an empty price, and "other-vat" for one that has it only with
// another VAT status.
//
// # JSON
//
// One object with the names of the CSV files. Amounts, differences and
// percentages are strings, since a JSON number is a binary float in most
// programs; unknown or absent values are omitted. The types are in diffjson.go
// and comparejson.go; fields are added, never renamed.
package report

import (
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/show/wording"
	"tarif/cmd/tarif/internal/source"
)

// Format is the format of a report.
type Format string

const (
	Text     Format = "text"
	Markdown Format = "markdown"
	JSON     Format = "json"
	CSV      Format = "csv"
)

var Formats = []Format{Text, Markdown, JSON, CSV}

// ParseFormat parses the name of a format.
func ParseFormat(s string) (Format, error) {
	return oneOf(s, source.Say(`"{1}" is not a format of reports: write {2}`, s, list(Formats)), Formats)
}

// Languages lists the languages of reports: the site's two, and English for
// those who read neither.
var Languages = []lang.Lang{lang.KK, lang.RU, lang.EN}

// ParseLanguage parses the code of a language.
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
	return strings.Join(lists.Of(all, func(x T) string { return string(x) }), ", ")
}

// Options are how a report is written. Language and Colour apply to text and
// Markdown, and only text has colour.
type Options struct {
	Format   Format
	Language lang.Lang
	Colour   bool
	Words    wording.Words
}

// layout makes documents from what a speaker says.
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
