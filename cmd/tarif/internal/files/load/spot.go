package load

import (
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/files/tomlfile"
	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/source"
)

// spot is a table in a file, and where findings about it go.
type spot struct {
	doc   *tomlfile.Doc
	path  string // "" for the file's outermost table
	found *source.List
}

func (s spot) in(key string) spot { return spot{s.doc, s.at(key), s.found} }

func (s spot) at(key string) string {
	switch {
	case s.path == "":
		return key
	case key == "":
		return s.path
	}
	return s.path + "." + key
}

// says returns the name of a key in messages: like the decoder, without the
// array that contains the table and without the index of an item.
func (s spot) says(key string) string {
	full := s.at(key)
	if i := strings.LastIndex(full, "]."); i >= 0 {
		full = full[i+2:]
	}
	name, _, _ := strings.Cut(full, "[")
	return name
}

// misspelt reports whether the decoder found a key that is probably a
// misspelling of this one.
func (s spot) misspelt(key string) bool { return s.doc.Misspelt(s.at(key)) }

// said reports whether an error about the value at a key has already been
// found.
func (s spot) said(key string) bool {
	at := s.doc.Pos(s.at(key))
	return s.doc.Has(s.at(key)) && slices.ContainsFunc(*s.found, func(f source.Finding) bool { return f.Pos == at })
}

func (s spot) error(key, rule string, message, hint source.Text) {
	*s.found = append(*s.found, s.doc.Error(s.at(key), rule, message, hint))
}

func (s spot) warn(key, rule string, message, hint source.Text) {
	*s.found = append(*s.found, s.doc.Warning(s.at(key), rule, message, hint))
}

// nearest returns a hint for an unknown word, unless there are so many findings
// that this one is not shown.
func (s spot) nearest(word id, known []string) source.Text {
	if len(*s.found) > tomlfile.MostFindings {
		return source.Text{}
	}
	return tomlfile.DidYouMean(string(word), known)
}

// errorSee is like error, with a related position.
func (s spot) errorSee(see source.Pos, key, rule string, message, hint source.Text) {
	*s.found = append(*s.found, s.doc.Error(s.at(key), rule, message, hint).Seeing(see))
}

// warnSee is like warn, with a related position.
func (s spot) warnSee(see source.Pos, key, rule string, message, hint source.Text) {
	*s.found = append(*s.found, s.doc.Warning(s.at(key), rule, message, hint).Seeing(see))
}

// ours warns of text of our own in one language only, which half of the readers
// would not see.
func (s spot) ours(key string, t lang.Text) lang.Text {
	for _, l := range lang.All {
		if t.In(l) == "" && t.In(l.Other()) != "" && !s.misspelt(key+"."+string(l)) {
			s.warn(key, ruleOneLanguage, source.Say("{1}.{2} is missing", s.says(key), l), source.Say("write it in both languages"))
		}
	}
	return t
}
