package words

import (
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/files/tomlfile"
	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/source"
)

// theme is the path of the theme in a site's folder, for findings.
const theme = "templates/"

// reading is one language's file while it is read.
type reading struct {
	lang  lang.Lang
	doc   *tomlfile.Doc
	texts catalogue
	found source.List
}

// Load reads words/kk.toml, words/ru.toml and words/en.toml in the theme and
// reports everything that is wrong in them. The Words are nil if there is an
// error.
func Load(fsys fs.FS) (*Words, source.List) {
	kk, ru, en := read(fsys, lang.KK), read(fsys, lang.RU), read(fsys, lang.EN)
	found := slices.Concat(kk.found, ru.found, en.found)
	if kk.doc != nil && ru.doc != nil {
		found = slices.Concat(found, missing(kk, ru), kk.gaps(), ru.gaps(), kk.against(ru), kk.alike(ru))
	}
	if kk.doc != nil && en.doc != nil {
		found = slices.Concat(found, en.strangers(kk), en.gaps(), en.against(kk))
	}
	found.Sort()
	if found.Errors() > 0 {
		return nil, found
	}
	return &Words{lang.KK: kk.texts, lang.RU: ru.texts, lang.EN: en.texts}, found
}

func read(fsys fs.FS, l lang.Lang) *reading {
	r := &reading{lang: l, texts: catalogue{}}
	path := "words/" + string(l) + ".toml"
	src, err := fs.ReadFile(fsys, path)
	if err != nil {
		r.found = source.List{{
			Pos: source.Pos{File: theme + path}, Severity: source.Error, Rule: ruleFile,
			Message: source.Say("the words of the interface cannot be read: {1}", err.Error()),
		}}
		return r
	}
	if r.doc, r.found = tomlfile.Parse(theme+path, src); r.doc == nil {
		return r
	}
	var tree map[string]any
	r.found = append(r.found, r.doc.Decode(&tree)...)
	r.table("", tree)
	return r
}

// table reads the texts of a table and of the tables in it.
func (r *reading) table(prefix string, tree map[string]any) {
	for _, name := range slices.Sorted(maps.Keys(tree)) {
		key := prefix + name
		switch v := tree[name].(type) {
		case string:
			r.texts[key] = text{single: r.phrase(key, v)}
		case map[string]any:
			if isPlural(v) {
				r.texts[key] = r.plural(key, v)
			} else {
				r.table(key+".", v)
			}
		default:
			r.texts[key] = text{} // so that its twin is not reported as missing
			r.error(key, ruleType, source.Say("{1} is not a text", key), source.Say(`write it in quotes: "…"`))
		}
	}
}

// braces matches a pair of braces, or a single one.
var braces = regexp.MustCompile(`\{[^{}]*\}|[{}]`)

// phrase reads a text. Braces may be used only for placeholders, so that a
// misspelt placeholder is never shown to a reader.
func (r *reading) phrase(key, s string) lang.Phrase {
	p := lang.ParsePhrase(s)
	all := braces.FindAllString(s, -1)
	if i := slices.IndexFunc(all, func(b string) bool { return lang.ParsePhrase(b).Args() == 0 }); i >= 0 {
		r.error(key, rulePlace, source.Say(`"{1}" is not a placeholder`, all[i]), source.Say("placeholders are {1}, {2} … {9}; braces have no other meaning"))
	}
	if strings.TrimSpace(s) == "" {
		r.error(key, ruleEmpty, source.Say("the text is empty"), source.Say("write the words, or take the key out of both languages"))
	}
	return p
}

func (r *reading) error(key, rule string, message, hint source.Text) {
	r.found = append(r.found, r.doc.Error(key, rule, message, hint))
}

// isPlural reports whether a table is one text that depends on a number: all
// its keys are plural categories.
func isPlural(t map[string]any) bool {
	for name, v := range t {
		_, ok := v.(string)
		if !ok || !slices.Contains(lang.Plurals(lang.RU), name) { // Russian has every category
			return false
		}
	}
	return len(t) > 0
}

// plural reads the text for each plural category of the language.
func (r *reading) plural(key string, t map[string]any) text {
	forms := map[string]lang.Phrase{}
	needs := lang.Plurals(r.lang)
	for _, category := range needs {
		s, ok := t[category].(string)
		if !ok {
			r.error(key, rulePlural, source.Say(`{1} has no form "{2}"`, key, category),
				source.Say("in this language a text that depends on a number has the forms {1}", strings.Join(needs, ", ")))
			continue
		}
		forms[category] = r.phrase(key+"."+category, s)
	}
	for _, category := range slices.Sorted(maps.Keys(t)) {
		if !slices.Contains(needs, category) {
			r.error(key+"."+category, rulePlural, source.Say(`no number takes the form "{1}" in this language`, category), source.Say("take it out"))
		}
	}
	return text{plural: forms}
}
