package tomlfile

import (
	"reflect"
	"strconv"
	"strings"
	"time"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/source"
)

// wrong reports a value of the wrong type.
func (dec *decoder) wrong(n *node, raw any, want reflect.Type, name string) {
	token := dec.doc.token(n)
	key := name[strings.LastIndexByte(name, '.')+1:]
	if header, ok := dec.doc.header(n.at); ok && strings.HasSuffix(header, "."+key) {
		key = header // as written in the file: [source.text]
	}
	dec.report(n, RuleType, source.Say("{1}: want {2}, found {3}", name, wanted(want), found(raw, token)), typeHint(raw, token, want, key))
}

// token returns the source of a value without quotes or brackets.
func (d *Doc) token(n *node) string {
	s := d.src[n.at:]
	if i := strings.IndexAny(s, ",]}#\r\n"); i >= 0 {
		s = s[:i]
	}
	return strings.TrimSpace(s)
}

// form is how a value of some type is written in a file.
type form int

const (
	wholeNumber form = iota
	bothTexts
	bothLists
	quoted
	yesOrNo
	tables
	list
	table
)

func formOf(t reflect.Type) form {
	t = deref(t)
	switch {
	case t == reflect.TypeFor[lang.Text]():
		return bothTexts
	case t == reflect.TypeFor[lang.List]():
		return bothLists
	case t.Kind() == reflect.String:
		return quoted
	case t.Kind() == reflect.Bool:
		return yesOrNo
	case t.Kind() == reflect.Slice && deref(t.Elem()).Kind() == reflect.Struct:
		return tables
	case t.Kind() == reflect.Slice:
		return list
	case t.Kind() == reflect.Struct, t.Kind() == reflect.Map:
		return table
	}
	return wholeNumber
}

// wanted describes the form that is wanted.
func wanted(t reflect.Type) source.Text {
	switch formOf(t) {
	case bothTexts:
		return source.Say("a text in both languages")
	case bothLists:
		return source.Say("lists of words in both languages")
	case quoted:
		return source.Say("a string in quotes")
	case yesOrNo:
		return source.Say("true or false")
	case tables:
		return source.Say("a list of tables")
	case list:
		return source.Say("a list")
	case table:
		return source.Say("a table")
	}
	return source.Say("a whole number")
}

// found describes the value that was found instead.
func found(raw any, token string) source.Text {
	switch x := raw.(type) {
	case string:
		return source.Say(`the string "{1}"`, clip(x))
	case int64, float64:
		return source.Say("the number {1}", clip(token))
	case bool:
		return source.Say("the word {1}", token)
	case time.Time:
		return source.Say("the bare date {1}", clip(token))
	case map[string]any:
		return source.Say("a table")
	case []map[string]any:
		return source.Say("a list of tables")
	}
	return source.Say("a list")
}

// clip shortens a value for a message.
func clip(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}

// typeHint says how to write the value so that it fits.
func typeHint(raw any, token string, want reflect.Type, key string) source.Text {
	want = deref(want)
	_, table := raw.(map[string]any)
	s, isString := raw.(string)
	_, err := strconv.ParseInt(s, 10, 64)
	switch {
	case table && want.Kind() == reflect.Slice && deref(want.Elem()).Kind() == reflect.Struct:
		return source.Say("write [[{1}]] with two brackets", key)
	case want == reflect.TypeFor[lang.Text]() && isString:
		return source.Say(`write {1}.kk = "…" and {1}.ru = "…"`, key)
	case want == reflect.TypeFor[lang.List]():
		return source.Say(`write {1}.kk = ["…"] and {1}.ru = ["…"]`, key)
	case want.Kind() == reflect.String && plainValue(raw) && strings.Contains(key, " "):
		return source.Say(`write "{1}" with quotes`, clip(token))
	case want.Kind() == reflect.String && plainValue(raw):
		return source.Say(`write {1} = "{2}" with quotes`, key, clip(token))
	case want.Kind() == reflect.Slice && isString:
		return source.Say(`write {1} = ["{2}"] with brackets`, key, clip(s))
	case want.Kind() == reflect.Int && isString && err == nil:
		return source.Say("write {1} = {2} without quotes", key, s)
	case want.Kind() == reflect.Struct && reflect.TypeOf(raw) == reflect.TypeFor[[]map[string]any]():
		return source.Say("write [{1}] with one bracket", key)
	}
	return source.Text{}
}

func plainValue(raw any) bool {
	switch raw.(type) {
	case int64, float64, bool, time.Time:
		return true
	}
	return false
}
