package tomlfile

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"time"

	"tarif/cmd/tarif/internal/lang"
)

// wrong reports a value of another type than is wanted.
func (dec *decoder) wrong(n *node, raw any, want reflect.Type, name string) {
	token := dec.doc.token(n)
	key := name[strings.LastIndexByte(name, '.')+1:]
	if header, ok := dec.doc.header(n.at); ok && strings.HasSuffix(header, "."+key) {
		key = header // as the file writes it: [source.text]
	}
	dec.report(n, RuleType, name+": want "+wanted(want)+", found "+found(raw, token), typeHint(raw, token, want, key))
}

// token returns the source of a value that is not in quotes or brackets.
func (d *Doc) token(n *node) string {
	s := d.src[n.at:]
	if i := strings.IndexAny(s, ",]}#\r\n"); i >= 0 {
		s = s[:i]
	}
	return strings.TrimSpace(s)
}

func wanted(t reflect.Type) string {
	t = deref(t)
	switch {
	case t == reflect.TypeFor[lang.Text]():
		return "a text in both languages"
	case t == reflect.TypeFor[lang.List]():
		return "lists of words in both languages"
	case t.Kind() == reflect.String:
		return "a string in quotes"
	case t.Kind() == reflect.Bool:
		return "true or false"
	case t.Kind() == reflect.Slice && deref(t.Elem()).Kind() == reflect.Struct:
		return "a list of tables"
	case t.Kind() == reflect.Slice:
		return "a list"
	case t.Kind() == reflect.Struct, t.Kind() == reflect.Map:
		return "a table"
	}
	return "a whole number"
}

func found(raw any, token string) string {
	switch x := raw.(type) {
	case string:
		return "the string " + strconv.Quote(clip(x))
	case int64, float64:
		return "the number " + clip(token)
	case bool:
		return "the word " + token
	case time.Time:
		return "the bare date " + clip(token)
	case map[string]any:
		return "a table"
	case []map[string]any:
		return "a list of tables"
	case []any:
		return "a list"
	}
	return fmt.Sprintf("%T", raw)
}

// clip shortens a value for a message.
func clip(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}

// typeHint says how to write the value so that it fits.
func typeHint(raw any, token string, want reflect.Type, key string) string {
	want = deref(want)
	_, table := raw.(map[string]any)
	s, isString := raw.(string)
	_, err := strconv.ParseInt(s, 10, 64)
	switch {
	case table && want.Kind() == reflect.Slice && deref(want.Elem()).Kind() == reflect.Struct:
		return "write [[" + key + "]] with two brackets"
	case want == reflect.TypeFor[lang.Text]() && isString:
		return fmt.Sprintf(`write %s.kk = "…" and %[1]s.ru = "…"`, key)
	case want == reflect.TypeFor[lang.List]():
		return fmt.Sprintf(`write %s.kk = ["…"] and %[1]s.ru = ["…"]`, key)
	case want.Kind() == reflect.String && plainValue(raw) && strings.Contains(key, " "):
		return fmt.Sprintf("write %q with quotes", clip(token))
	case want.Kind() == reflect.String && plainValue(raw):
		return fmt.Sprintf("write %s = %q with quotes", key, clip(token))
	case want.Kind() == reflect.Slice && isString:
		return fmt.Sprintf("write %s = [%q] with brackets", key, clip(s))
	case want.Kind() == reflect.Int && isString && err == nil:
		return fmt.Sprintf("write %s = %s without quotes", key, s)
	case want.Kind() == reflect.Struct && reflect.TypeOf(raw) == reflect.TypeFor[[]map[string]any]():
		return "write [" + key + "] with one bracket"
	}
	return ""
}

func plainValue(raw any) bool {
	switch raw.(type) {
	case int64, float64, bool, time.Time:
		return true
	}
	return false
}
