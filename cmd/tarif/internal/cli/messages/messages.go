// Package messages is the catalogue of what the program says to the people who
// prepare data: findings, their hints and the lines around them, in English,
// Kazakh and Russian.
//
// The English wording stands in the code, where it is said (source.Say), and is
// the key here. The files beside this one, one for each part of the program,
// hold the other two:
//
//	[[message]]
//	en = "{1} is missing"
//	kk = "{1} жоқ"
//	ru = "нет {1}"
//
// A wording takes the arguments of the English one, each once or more, in any
// order, and has the same in quotes, as "{2}". Where the words depend on a
// number it is a table of plural forms, and count says which argument is the
// number; English has such a table too then, under forms:
//
//	count = 1
//	forms.one = "{1} error"
//	ru = { one = "{1} ошибка", few = "{1} ошибки", many = "{1} ошибок", other = "{1} ошибки" }
//
// TOML because the people who correct a translation know it from the data; the
// catalogue of golang.org/x/text has neither such files nor a check that what
// the code says and what is translated agree. A test does that here.
//
// A catalogue is read when a language is first asked for and costs nothing
// before: findings are put into words only where they are printed.
package messages

import (
	"embed"
	"fmt"
	"io/fs"
	"sync"

	"tarif/cmd/tarif/internal/files/tomlfile"
	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/source"
)

//go:embed *.toml
var files embed.FS

// Languages are the codes of the languages that the program speaks.
func Languages() []string { return []string{"en", string(lang.KK), string(lang.RU)} }

// In returns the voice of a language of Languages; nil for another one.
func In(code string) *source.Localizer {
	switch code {
	case "en":
		return english()
	case string(lang.KK):
		return kazakh()
	case string(lang.RU):
		return russian()
	}
	return nil
}

var (
	english = sync.OnceValue(func() *source.Localizer {
		return voice("en", func(m message) any { return m.Forms }, func(n int) string {
			if n == 1 {
				return "one"
			}
			return other
		})
	})
	kazakh  = sync.OnceValue(func() *source.Localizer { return ours(lang.KK, func(m message) any { return m.KK }) })
	russian = sync.OnceValue(func() *source.Localizer { return ours(lang.RU, func(m message) any { return m.RU }) })
)

// other is the plural form that every language has.
const other = "other"

// message is one text in all languages. Those with plural forms are tables.
type message struct {
	EN    string            `toml:"en,required"`
	Forms map[string]string `toml:"forms"`
	Count int               `toml:"count"`
	KK    any               `toml:"kk,required"`
	RU    any               `toml:"ru,required"`
}

type file struct {
	Messages []message `toml:"message,required"`
}

func ours(l lang.Lang, of func(message) any) *source.Localizer {
	return voice(string(l), of, func(n int) string { return lang.Plural(l, n) })
}

func voice(code string, of func(message) any, plural func(int) string) *source.Localizer {
	all, _ := load("*.toml") // the test of the files has seen to it that they are good
	v := &source.Localizer{Lang: code, Wordings: map[string]source.Wording{}, Plural: plural}
	for _, m := range all {
		if w := wording(of(m), m.EN); w != nil {
			v.Wordings[m.EN] = source.Wording{Forms: w, Count: m.Count}
		}
	}
	return v
}

// wording reads a text or its plural forms; nil where there is neither.
func wording(v any, english string) map[string]string {
	switch v := v.(type) {
	case string:
		return map[string]string{other: v}
	case map[string]string: // the English forms are those that differ
		if len(v) == 0 {
			return nil
		}
		forms := map[string]string{other: english}
		for category, s := range v {
			forms[category] = s
		}
		return forms
	case map[string]any:
		forms := map[string]string{}
		for category, s := range v {
			forms[category] = fmt.Sprint(s)
		}
		return forms
	}
	return nil
}

// load reads the files of a pattern.
func load(pattern string) ([]message, source.List) {
	names, _ := fs.Glob(files, pattern) // the pattern is good
	var all []message
	var found source.List
	for _, name := range names {
		src, err := files.ReadFile(name)
		if err != nil {
			return nil, source.List{{Pos: source.Pos{File: name}, Severity: source.Error, Message: source.Of(err)}}
		}
		doc, more := tomlfile.Parse(name, src)
		found = append(found, more...)
		if doc == nil {
			continue
		}
		var f file
		found = append(found, doc.Decode(&f)...)
		all = append(all, f.Messages...)
	}
	return all, found
}
