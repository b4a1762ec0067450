package tomlfile

import (
	"encoding"
	"reflect"
	"strings"
	"sync"

	"tarif/cmd/tarif/internal/source"
)

// field is a struct field that a key can fill.
type field struct {
	name     string
	index    int
	required bool
	of       reflect.Type
	words    []string // those allowed, none for any
}

// hint says how to write a field that has no value.
func (f field) hint() source.Text {
	t := deref(f.of)
	switch formOf(t) {
	case bothTexts:
		return source.Say(`write {1}.kk = "…" and {1}.ru = "…"`, f.name)
	case bothLists:
		return source.Say(`write {1}.kk = ["…"] and {1}.ru = ["…"]`, f.name)
	case tables:
		return source.Say("write [[{1}]] with what it holds", f.name)
	case list:
		return source.Say(`write {1} = ["…"]`, f.name)
	case table:
		if reflect.PointerTo(t).Implements(reflect.TypeFor[encoding.TextUnmarshaler]()) {
			break // a string with a special form
		}
		return source.Say("write [{1}] with what it holds", f.name)
	case wholeNumber:
		return source.Say("write {1} = and the number", f.name)
	}
	return source.Say(`write {1} = "…"`, f.name)
}

// known caches the fields of each struct type: thousands of files have the same
// few types.
var known sync.Map // reflect.Type → []field

// fieldsOf returns the tagged fields of a struct, in order.
func fieldsOf(t reflect.Type) []field {
	if fs, ok := known.Load(t); ok {
		return fs.([]field)
	}
	var fs []field
	for i := range t.NumField() {
		name, required, ok := Tag(t.Field(i))
		if ok {
			fs = append(fs, field{name, i, required, t.Field(i).Type, Words(t.Field(i))})
		}
	}
	known.Store(t, fs)
	return fs
}

// Tag returns the key in a field's tag and whether it is required. ok is false
// for a field without a key.
func Tag(f reflect.StructField) (key string, required, ok bool) {
	key, option, _ := strings.Cut(f.Tag.Get("toml"), ",")
	return key, option == "required", key != "" && key != "-"
}

// Words returns the words that a field's tag allows, none for any.
func Words(f reflect.StructField) []string { return strings.Fields(f.Tag.Get("oneof")) }

func deref(t reflect.Type) reflect.Type {
	if t.Kind() == reflect.Pointer {
		return t.Elem()
	}
	return t
}
