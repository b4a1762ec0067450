package source

import (
	"cmp"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/money"
)

// Text is a message that is put into words only when it is printed, in the
// language of its reader. [Say] makes one; the zero Text is no message.
type Text struct {
	english string
	args    []any
}

// Say returns a Text. The English wording, with {1}, {2} … for its arguments
// (see [lang.Phrase]), is the key of its translations. It must be a literal, so
// that a test can find every one. A wording without arguments is used as it is,
// braces included. An argument may itself be a Text or a [lang.Text], which is put
// into the same language, for English readers into Russian.
func Say(english string, args ...any) Text { return Text{english, args} }

// Saying is an error that can be put into any language.
type Saying interface {
	error
	Say() Text
}

// IsZero reports whether there is no message.
func (t Text) IsZero() bool { return t.english == "" }

// String returns the English wording.
func (t Text) String() string { return English.Say(t) }

// MarshalText writes the English wording.
func (t Text) MarshalText() ([]byte, error) { return []byte(t.String()), nil }

// Is reports whether two texts say the same.
func (t Text) Is(u Text) bool { return t.String() == u.String() }

// And joins two texts with a semicolon, leaving out a zero one.
func (t Text) And(u Text) Text {
	switch {
	case t.IsZero():
		return u
	case u.IsZero():
		return t
	}
	return Say("{1}; {2}", t, u)
}

// Wording is the wording of a text in one language: one form, or one for each
// plural category. Count is the 1-based index of the argument that selects the
// form.
type Wording struct {
	Forms map[string]string // by category; "other" is always there
	Count int
}

// Localizer puts texts into one language. It is read-only and safe for
// concurrent use.
type Localizer struct {
	Lang     string
	Wordings map[string]Wording // keyed by the English wording
	Plural   func(n int) string // the plural category of a number
}

// English is the language of the source code, which needs no wordings.
var English = &Localizer{Lang: "en"}

// Say puts a text into words. A text without a wording is said in English, so
// that no message is lost for want of a translation.
func (v *Localizer) Say(t Text) string {
	if len(t.args) == 0 {
		return v.wording(t)
	}
	phrase := v.wording(t)
	args := make([]string, len(t.args))
	for i, a := range t.args {
		switch a := a.(type) {
		case Text:
			args[i] = v.Say(a)
		case Saying:
			args[i] = v.Say(a.Say())
		case lang.Text:
			args[i] = cmp.Or(a.In(lang.Lang(v.Lang)), a.RU, a.KK)
		case []byte:
			args[i] = string(a)
		default:
			args[i] = fmt.Sprint(a)
		}
		if !strings.Contains(phrase, fmt.Sprintf(`"{%d}"`, i+1)) { // what is quoted is written in a file
			args[i] = v.local(a, args[i])
		}
	}
	return lang.ParsePhrase(phrase).Fill(args)
}

// Amounts are amounts as files have them, separated by commas: an argument of a Text
// that each language writes in its way, as it does a [money.Amount] and a day.
type Amounts string

var day = regexp.MustCompile(`^(\d{4})-(\d\d)-(\d\d)$`)

// local writes an argument that is an amount or a day as the language does. English
// keeps how files have them.
func (v *Localizer) local(arg any, s string) string {
	l, err := lang.Parse(v.Lang)
	if err != nil {
		return s
	}
	switch arg.(type) {
	case money.Amount, Amounts:
		all := strings.Split(s, ", ")
		for i := range all {
			all[i] = lang.Decimal(l, all[i])
		}
		return strings.Join(all, "; ")
	}
	if m := day.FindStringSubmatch(s); m != nil {
		n := [3]int{}
		for i := range n {
			n[i], _ = strconv.Atoi(m[i+1])
		}
		return lang.Date(l, n[0], n[1], n[2])
	}
	return s
}

// wording selects the form of a text.
func (v *Localizer) wording(t Text) string {
	w, ok := v.Wordings[t.english]
	if !ok {
		return t.english
	}
	if w.Count > 0 && w.Count <= len(t.args) {
		if n, isInt := t.args[w.Count-1].(int); isInt {
			if s, has := w.Forms[v.Plural(n)]; has {
				return s
			}
		}
	}
	return w.Forms["other"]
}

// Literal translates a fixed text without arguments, such as the help of a
// command; English if there is no translation.
func (v *Localizer) Literal(english string) string {
	if w, ok := v.Wordings[english]; ok {
		return w.Forms["other"]
	}
	return english
}

// Err returns an error with the text. Each call returns a distinct error, so
// that errors.Is recognizes one kept in a variable.
func (t Text) Err() error { return &spoken{t} }

// spoken is a text as an error.
type spoken struct{ text Text }

func (s *spoken) Error() string { return s.text.String() }
func (s *spoken) Say() Text     { return s.text }

// Of returns the message of an error, which can be translated if it is a
// [Saying].
func Of(err error) Text {
	if s := Saying(nil); errors.As(err, &s) {
		return s.Say()
	}
	return Say("{1}", err.Error())
}
