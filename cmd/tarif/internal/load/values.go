package load

import (
	"bytes"
	"encoding/hex"
	"fmt"
	"net/url"
	"regexp"
	"strings"

	"tarif/cmd/tarif/internal/money"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/tomlfile"
)

// The types below are strings in the files that mean more than a string. Each
// checks itself, so that a finding stands at the value.

// id is an identifier: part of addresses and of data/rates.csv.
type id string

var idSyntax = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

const idHint = "an id is made of small letters a-z, digits and single hyphens between them"

func (x *id) UnmarshalText(b []byte) error {
	if !idSyntax.Match(b) {
		hint := idHint
		if cyrillic, latin, ok := homoglyph(string(b)); ok {
			hint = fmt.Sprintf("the letter %q in it is Cyrillic: type the Latin %q", cyrillic, latin)
		}
		return &tomlfile.Problem{Rule: ruleIDSyntax, Message: fmt.Sprintf("%q is not an id", b), Hint: hint}
	}
	*x = id(b)
	return nil
}

// homoglyphs are Cyrillic letters and the Latin ones that look the same.
const homoglyphs = "аaеeоoрpсcуyхxкkмmтtнhвbіiһhѕsјj"

// homoglyph returns the first letter of a word, else Latin, that only looks so.
func homoglyph(s string) (cyrillic, latin rune, ok bool) {
	if !strings.ContainsFunc(s, func(r rune) bool { return r >= 'a' && r <= 'z' }) {
		return 0, 0, false // a word in Cyrillic, not a slip
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

// day is a date, the zero value where the key is absent.
type day struct{ tariff.Date }

func (x *day) UnmarshalText(b []byte) (err error) {
	if x.Date, err = tariff.ParseDate(string(b)); err != nil && noSuchDay(string(b)) {
		return &tomlfile.Problem{Rule: ruleDate, Message: fmt.Sprintf("%q is not a date", b), Hint: noDay}
	}
	return problem(ruleDate, err)
}

const noDay = "there is no such day in the calendar"

var dayForm = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}$`)

// noSuchDay reports whether what is no date is at least written like one.
func noSuchDay(s string) bool { return dayForm.MatchString(s) }

// partialDay is a year, a month or a day.
type partialDay struct{ tariff.PartialDate }

func (x *partialDay) UnmarshalText(b []byte) (err error) {
	x.PartialDate, err = tariff.ParsePartialDate(string(b))
	return problem(ruleDate, err)
}

// beginning is the first day of validity, or "unknown".
type beginning struct{ tariff.Bound }

func (x *beginning) UnmarshalText(b []byte) error {
	return parseBound(&x.Bound, string(b), tariff.Unknown)
}

// ending is the first day on which an edition no longer holds, or "unknown",
// or "open".
type ending struct{ tariff.Bound }

func (x *ending) UnmarshalText(b []byte) error {
	return parseBound(&x.Bound, string(b), tariff.Unknown, tariff.Open)
}

func parseBound(to *tariff.Bound, s string, words ...tariff.BoundStatus) error {
	hint := `write a day like "2025-12-18"`
	for _, w := range words {
		if s == string(w) {
			to.Status = w
			return nil
		}
		hint += fmt.Sprintf(" or %q", w)
	}
	d, err := tariff.ParseDate(s)
	if err != nil && noSuchDay(s) {
		hint = noDay
	}
	if err != nil {
		return &tomlfile.Problem{Rule: ruleDate, Message: fmt.Sprintf("%q is not a date", s), Hint: hint}
	}
	*to = tariff.Bound{Status: tariff.Known, Date: d}
	return nil
}

// amount is a price and how the file writes it.
type amount struct {
	money.Amount
	text string // empty where there is none or it is not an amount
}

func (x *amount) UnmarshalText(b []byte) (err error) {
	if x.Amount, err = money.Parse(string(b)); err != nil {
		return problem(rulePrice, fmt.Errorf("%q %w", b, err))
	}
	x.text = string(b)
	return nil
}

// address is an absolute web address.
type address string

func (x *address) UnmarshalText(b []byte) error {
	u, err := url.Parse(string(b))
	if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" {
		return &tomlfile.Problem{Rule: ruleURL, Message: fmt.Sprintf("%q is not a web address", b),
			Hint: "write the whole address with https://, or leave the key out"}
	}
	*x = address(b)
	return nil
}

// checksum is a SHA-256 in lower-case hexadecimal digits. Capitals, which
// Windows prints, are read as well.
type checksum string

func (x *checksum) UnmarshalText(b []byte) error {
	raw, err := hex.DecodeString(string(b))
	if err != nil || len(raw) != 32 {
		return &tomlfile.Problem{Rule: ruleSHA256, Message: fmt.Sprintf("%q is not a SHA-256", b),
			Hint: "it is 64 digits 0-9 and letters a-f, as sha256sum prints it"}
	}
	*x = checksum(bytes.ToLower(b))
	return nil
}

// problem makes of the errors of other packages, "what: what to do", a message
// and a hint.
func problem(rule string, err error) error {
	if err == nil {
		return nil
	}
	message, hint := err.Error(), ""
	if i := strings.LastIndex(message, ": "); i >= 0 {
		message, hint = message[:i], message[i+2:]
	}
	return &tomlfile.Problem{Rule: rule, Message: message, Hint: hint}
}
