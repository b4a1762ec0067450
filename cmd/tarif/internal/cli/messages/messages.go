// Package messages holds the translations of what the program says to those who
// prepare data: findings, hints and everything around them, in English, Kazakh
// and Russian.
//
// The English text is in the code, in a call of [source.Say], and is the key
// here. The TOML files of this package, one for each part of the program, hold
// the other two:
//
//	[[message]]
//	en = "{1} is missing"
//	kk = "{1} жоқ"
//	ru = "нет {1}"
//
// A translation uses each argument of the English text at least once, in any
// order, and quotes the same arguments, as "{2}". If the words depend on a
// number, the text is a table of plural forms, and count names the argument
// with the number. English then has its forms under forms:
//
//	count = 1
//	forms.one = "{1} error"
//	ru = { one = "{1} ошибка", few = "{1} ошибки", many = "{1} ошибок", other = "{1} ошибки" }
//
// What help says of the commands is in help.toml alone, English too: [HelpOf].
//
// The format is TOML because those who correct a translation know it from the
// data. The catalogue of golang.org/x/text has no such files, and no check that
// the texts in the code and the translations agree; here a test checks it.
package messages

import (
	"embed"
	"fmt"
	"io/fs"
	"sync"

	"tarif/cmd/tarif/internal/files/tomlfile"
	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/source"
)

//go:embed *.toml
var files embed.FS

// Languages returns the codes of the languages of the messages.
func Languages() []string { return []string{"en", string(lang.KK), string(lang.RU)} }

// In returns the localizer of a language of Languages, or nil for another one.
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
		return newLocalizer("en", func(m message) any { return m.Forms }, func(n int) string {
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

// message is one text in all languages. One with plural forms is a table.
type message struct {
	EN    string            `toml:"en,required"`
	Forms map[string]string `toml:"forms"`
	Count int               `toml:"count"`
	KK    any               `toml:"kk,required"`
	RU    any               `toml:"ru,required"`
}

// Help is what help says of a command. Only Use has no translation.
type Help struct {
	Name    string     `toml:"name,required"` // "new site"; "tarif" is the program's own
	Use     string     `toml:"use,required"`
	Short   trilingual `toml:"short,required"`
	Long    trilingual `toml:"long"`
	Example trilingual `toml:"example"`
}

// trilingual is a text in each language. The translations of an example without
// words are left out.
type trilingual struct {
	EN string `toml:"en"`
	KK string `toml:"kk"`
	RU string `toml:"ru"`
}

type file struct {
	Messages []message `toml:"message"`
	Commands []Help    `toml:"command"`
}

// HelpOf returns the help of a command, which must be in the file.
func HelpOf(name string) Help {
	return lists.First(catalogue().Commands, func(h Help) bool { return h.Name == name })
}

// catalogue is what all files say, read once.
var catalogue = sync.OnceValue(func() file {
	all, _ := load("*.toml") // a test checks the files
	return all
})

func ours(l lang.Lang, of func(message) any) *source.Localizer {
	return newLocalizer(string(l), of, func(n int) string { return lang.Plural(l, n) })
}

func newLocalizer(code string, of func(message) any, plural func(int) string) *source.Localizer {
	l := &source.Localizer{Lang: code, Wordings: map[string]source.Wording{}, Plural: plural}
	for _, m := range catalogue().Messages {
		if w := wording(of(m), m.EN); w != nil {
			l.Wordings[m.EN] = source.Wording{Forms: w, Count: m.Count}
		}
	}
	return l
}

// wording returns a text or its plural forms, or nil if there is neither.
func wording(v any, english string) map[string]string {
	switch v := v.(type) {
	case string:
		return map[string]string{other: v}
	case map[string]string: // English lists only the forms that differ
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

// load reads the files that match a pattern. The texts of commands are among the
// messages too.
func load(pattern string) (file, source.List) {
	names, _ := fs.Glob(files, pattern) // the pattern is valid
	var all file
	var found source.List
	for _, name := range names {
		src, err := files.ReadFile(name)
		if err != nil {
			return all, source.List{{Pos: source.Pos{File: name}, Severity: source.Error, Message: source.Of(err)}}
		}
		doc, more := tomlfile.Parse(name, src)
		found = append(found, more...)
		if doc == nil {
			continue
		}
		var f file
		found = append(found, doc.Decode(&f)...)
		all.Messages, all.Commands = append(all.Messages, f.Messages...), append(all.Commands, f.Commands...)
		for _, h := range f.Commands {
			for _, t := range []trilingual{h.Short, h.Long, h.Example} {
				if t.KK != "" {
					all.Messages = append(all.Messages, message{EN: t.EN, KK: t.KK, RU: t.RU})
				}
			}
		}
	}
	return all, found
}
