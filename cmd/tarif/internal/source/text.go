package source

import (
	"errors"
	"fmt"

	"tarif/cmd/tarif/internal/lang"
)

// Text is something said to a person that is put into words only when it is
// printed, in the language of whoever reads it. It is made by [Say]; the zero
// Text says nothing.
type Text struct {
	english string
	args    []any
}

// Say makes a Text. The English wording, with {1}, {2} … for its arguments (see
// [lang.Phrase]), is the key by which the wording in other languages is found:
// it is a literal, so that a test can find every one. A wording without
// arguments stands as it is, braces and all. An argument may be a Text itself
// and then speaks the same language.
func Say(english string, args ...any) Text { return Text{english, args} }

// Saying is an error that can be said in every language.
type Saying interface {
	error
	Say() Text
}

// IsZero reports whether nothing is said.
func (t Text) IsZero() bool { return t.english == "" }

// String returns the English wording.
func (t Text) String() string { return English.Say(t) }

// MarshalText writes the English wording.
func (t Text) MarshalText() ([]byte, error) { return []byte(t.String()), nil }

// Is reports whether two texts say the same.
func (t Text) Is(u Text) bool { return t.String() == u.String() }

// And joins texts of which each is a sentence of its own: "a; b". Those that
// say nothing are left out.
func (t Text) And(u Text) Text {
	switch {
	case t.IsZero():
		return u
	case u.IsZero():
		return t
	}
	return Say("{1}; {2}", t, u)
}

// Wording is how one language words a text: one way, or one for each
// category of plural. A wording of several forms goes by the number among the
// arguments that Count names, counted from 1.
type Wording struct {
	Forms map[string]string // by category; "other" is always there
	Count int
}

// Voice speaks one language. It is read-only and safe for concurrent use.
type Voice struct {
	Lang     string
	Wordings map[string]Wording // by the English one
	Plural   func(n int) string // the category of a number
}

// English is the language in which findings are written. It has forms only for
// what is one.
var English = &Voice{Lang: "en"}

// Say puts a text into words. What the voice has no wording for it says in
// English: a message must never be lost for want of its translation.
func (v *Voice) Say(t Text) string {
	if len(t.args) == 0 {
		return v.wording(t)
	}
	args := make([]string, len(t.args))
	for i, a := range t.args {
		switch a := a.(type) {
		case Text:
			args[i] = v.Say(a)
		case Saying:
			args[i] = v.Say(a.Say())
		case []byte:
			args[i] = string(a)
		default:
			args[i] = fmt.Sprint(a)
		}
	}
	return lang.ParsePhrase(v.wording(t)).Fill(args)
}

// wording chooses the form of a text.
func (v *Voice) wording(t Text) string {
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

// Literal is a text that stands in the program as it is and takes no
// arguments, such as the help of a command; English where there is no other.
func (v *Voice) Literal(english string) string {
	if w, ok := v.Wordings[english]; ok {
		return w.Forms["other"]
	}
	return english
}

// Err makes an error of a text. Two of them are never the same, whatever they
// say, so that errors.Is tells one that is kept in a variable.
func (t Text) Err() error { return &spoken{t} }

// spoken is a text as an error.
type spoken struct{ text Text }

func (s *spoken) Error() string { return s.text.String() }
func (s *spoken) Say() Text     { return s.text }

// Of is what an error says: in every language if it is one of ours, else as it
// stands.
func Of(err error) Text {
	if s := Saying(nil); errors.As(err, &s) {
		return s.Say()
	}
	return Say("{1}", err.Error())
}
