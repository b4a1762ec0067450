package load

import (
	"bytes"
	"encoding/hex"
	"errors"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/files/tomlfile"
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/money"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
)

// The types below are strings with a special form. Each checks itself in
// UnmarshalText, so that a finding is positioned at the value.

// id is an identifier: part of addresses and of data/rates.csv.
type id string

var idSyntax = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

func idHint() source.Text {
	return source.Say("an id is made of small letters a-z, digits and single hyphens between them")
}

func (x *id) UnmarshalText(b []byte) error {
	if !idSyntax.Match(b) {
		hint := idHint()
		if cyrillic, latin, ok := homoglyph(string(b)); ok {
			hint = source.Say(`the letter "{1}" in it is Cyrillic: type the Latin "{2}"`, string(cyrillic), string(latin))
		}
		return &tomlfile.Problem{Rule: ruleIDSyntax, Message: source.Say(`"{1}" is not an id`, b), Hint: hint}
	}
	if reserved.Match(b) {
		return &tomlfile.Problem{Rule: ruleIDSyntax, Message: source.Say(`"{1}" is a name that Windows reserves for a device`, b), Hint: source.Say("take another id: it becomes the name of a folder")}
	}
	if len(b) > maxID {
		return &tomlfile.Problem{Rule: ruleIDSyntax, Message: source.Say("an id of {1} letters is too long", len(b)), Hint: source.Say("an id has at most {1} letters: it becomes the name of a folder", maxID)}
	}
	*x = id(b)
	return nil
}

// maxID keeps file names short enough for every system even when they contain
// two ids, as in "a-vs-b".
const maxID = 100

// reserved matches the names that Windows reserves for devices.
var reserved = regexp.MustCompile(`^(con|prn|aux|nul|com[0-9]|lpt[0-9])$`)

// homoglyphs are pairs of a Cyrillic letter and the Latin one that looks the
// same.
const homoglyphs = "аaеeоoрpсcуyхxкkмmтtнhвbіiһhѕsјj"

// homoglyph returns the first Cyrillic letter in an otherwise Latin word, if it
// looks like a Latin one.
func homoglyph(s string) (cyrillic, latin rune, ok bool) {
	if !strings.ContainsFunc(s, func(r rune) bool { return r >= 'a' && r <= 'z' }) {
		return 0, 0, false // a Cyrillic word, not a typing mistake
	}
	pairs := []rune(homoglyphs)
	for _, r := range s {
		for i := 0; i < len(pairs); i += 2 {
			if r == pairs[i] {
				return r, pairs[i+1], true
			}
		}
	}
	return 0, 0, false
}

// day is a date; zero if the key is absent.
type day struct{ tariff.Date }

func (x *day) UnmarshalText(b []byte) (err error) {
	if x.Date, err = tariff.ParseDate(string(b)); err != nil {
		return noDate(string(b), source.Say(`write year-month-day, like "{1}"`, "2025-12-18"))
	}
	return nil
}

// noDate returns the problem with a value that is not a date. If it has the
// form of one, the day does not exist.
func noDate(s string, hint source.Text) error {
	if dayForm.MatchString(s) {
		hint = source.Say("there is no such day in the calendar")
	}
	return &tomlfile.Problem{Rule: ruleDate, Message: source.Say(`"{1}" is not a date`, s), Hint: hint}
}

var dayForm = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}$`)

// partialDay is a year, a month or a day.
type partialDay struct{ tariff.PartialDate }

func (x *partialDay) UnmarshalText(b []byte) (err error) {
	if x.PartialDate, err = tariff.ParsePartialDate(string(b)); err != nil {
		return noDate(string(b), source.Say(`write "2018", "2018-12" or "2018-12-14"`))
	}
	return nil
}

// beginning is the first day of validity, or "unknown".
type beginning struct{ tariff.Bound }

func (x *beginning) UnmarshalText(b []byte) error {
	return parseBound(&x.Bound, string(b), source.Say(`write a day like "2025-12-18" or "unknown"`), tariff.Unknown)
}

// ending is the first day on which an edition no longer holds, or "unknown",
// or "open".
type ending struct{ tariff.Bound }

func (x *ending) UnmarshalText(b []byte) error {
	return parseBound(&x.Bound, string(b), source.Say(`write a day like "2025-12-18" or "unknown" or "open"`), tariff.Unknown, tariff.Open)
}

func parseBound(to *tariff.Bound, s string, hint source.Text, words ...tariff.BoundStatus) error {
	for _, w := range words {
		if s == string(w) {
			to.Status = w
			return nil
		}
	}
	d, err := tariff.ParseDate(s)
	if err != nil {
		return noDate(s, hint)
	}
	*to = tariff.Bound{Status: tariff.Known, Date: d}
	return nil
}

// amount is a price and how the file writes it.
type amount struct {
	money.Amount
	text string // "" if there is none or it is invalid
}

func (x *amount) UnmarshalText(b []byte) (err error) {
	if x.Amount, err = money.ParseFigure(string(b)); err != nil {
		return noAmount(string(b), err)
	}
	x.text = string(b)
	return nil
}

// address is an absolute web address.
type address string

func (x *address) UnmarshalText(b []byte) error {
	u, err := url.Parse(string(b))
	if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" {
		return &tomlfile.Problem{Rule: ruleURL, Message: source.Say(`"{1}" is not a web address`, b),
			Hint: source.Say("write the whole address with https://, or leave the key out")}
	}
	if u.User != nil {
		return &tomlfile.Problem{Rule: ruleURL, Message: source.Say(`"{1}" names a user: it leads to {2} and not to what stands before the @`, b, u.Host),
			Hint: source.Say("write the address without what stands before the @")}
	}
	*x = address(b)
	return nil
}

// checksum is a SHA-256 in lower-case hexadecimal digits. Upper-case digits,
// which Windows prints, are accepted.
type checksum string

func (x *checksum) UnmarshalText(b []byte) error {
	raw, err := hex.DecodeString(string(b))
	if err != nil || len(raw) != 32 {
		return &tomlfile.Problem{Rule: ruleSHA256, Message: source.Say(`"{1}" is not a SHA-256`, b),
			Hint: source.Say("it is 64 digits 0-9 and letters a-f, as sha256sum prints it")}
	}
	*x = checksum(bytes.ToLower(b))
	return nil
}

// noAmount says why money.Parse did not accept a price.
func noAmount(s string, err error) *tomlfile.Problem {
	p := &tomlfile.Problem{Rule: rulePrice, Message: source.Say(`"{1}" is not an amount`, s),
		Hint: source.Say(`write digits, a point and two digits, like "{1}"`, "1896.60")}
	switch {
	case errors.Is(err, money.ErrPlaces):
		p.Message = source.Say(`"{1}" has more than two decimals`, s)
		p.Hint = source.Say(`a tariff is exact to the tiyn, like "{1}"`, "1896.60")
	case errors.Is(err, money.ErrSize):
		p.Message, p.Hint = source.Say(`"{1}" has more than {2} digits before the point`, s, money.MaxDigits), source.Text{}
	case errors.Is(err, money.ErrSign):
		p.Message, p.Hint = source.Say(`"{1}" is below zero`, s), source.Say("a price cannot be")
	}
	return p
}

// field is a column of rates.csv that a correction is about.
type field tariff.Field

// words lists the fields.
func (field) words() []string {
	return lists.Of(slices.Concat(tariff.RateFields, tariff.EditionFields), func(f tariff.Field) string { return string(f) })
}

func (x *field) UnmarshalText(b []byte) error {
	if words := x.words(); !slices.Contains(words, string(b)) {
		return tomlfile.NoneOf(words, string(b))
	}
	*x = field(b)
	return nil
}
