package site

import (
	"crypto/sha256"
	"reflect"
	"strconv"

	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
)

// imprint returns a hash of the contents of an edition's value. Catalogue
// entries are hashed by their ids, because their contents are hashed as files.
// Positions in files are left out, because readers do not see them.
func imprint(v any) string {
	sum := sha256.Sum256(appendValue(make([]byte, 0, 1024), reflect.ValueOf(v).Elem()))
	return string(sum[:])
}

var (
	positions = reflect.TypeFor[source.Pos]()
	editions  = reflect.TypeFor[*tariff.Edition]()
)

func appendValue(b []byte, v reflect.Value) []byte {
	switch v.Kind() {
	case reflect.String:
		b = strconv.AppendInt(b, int64(v.Len()), 10)
		b = append(append(b, ':'), v.String()...)
	case reflect.Bool:
		b = strconv.AppendBool(b, v.Bool())
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		b = append(strconv.AppendInt(b, v.Int(), 10), ' ')
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		b = append(strconv.AppendUint(b, v.Uint(), 10), ' ')
	case reflect.Slice, reflect.Array:
		b = append(strconv.AppendInt(b, int64(v.Len()), 10), '[')
		for i := range v.Len() {
			b = appendValue(b, v.Index(i))
		}
	case reflect.Struct:
		if v.Type() == positions {
			return b
		}
		for i := range v.NumField() {
			b = appendValue(b, v.Field(i))
		}
	case reflect.Pointer:
		return appendPointer(b, v)
	default: // no value of an edition is of another kind
		panic("imprint of a " + v.Type().String())
	}
	return b
}

func appendPointer(b []byte, v reflect.Value) []byte {
	switch {
	case v.IsNil():
		return append(b, '-')
	case v.Type() == editions:
		return append(b, '^') // a reference back to the edition
	}
	if id := v.Elem(); id.Kind() == reflect.Struct {
		if field := id.FieldByName("ID"); field.IsValid() && field.Kind() == reflect.String && !inEdition(v.Type()) {
			return append(append(append(b, '*'), field.String()...), ' ')
		}
	}
	return appendValue(append(b, '*'), v.Elem())
}

// inEdition reports whether a type with an id belongs to the edition rather
// than the catalogue.
func inEdition(t reflect.Type) bool { return t == reflect.TypeFor[*tariff.Footnote]() }
