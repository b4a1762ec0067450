package load

import (
	"encoding/json"
	"reflect"
	"strings"

	// JSON Schema 2020-12 from Go types, so that the format is written down
	// only in the types.
	"github.com/invopop/jsonschema"

	"tarif/cmd/tarif/internal/files/tomlfile"
	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/lists"
)

// Schemas returns the JSON Schemas of a catalogue file and of an edition's
// file, with which editors complete and check while a person types. They
// express what the decoder checks of single values; relations between values
// and files are checked only by Load.
func Schemas() (catalogue, edition []byte, err error) {
	comments, err := comments()
	if err != nil {
		return nil, nil, err
	}
	if catalogue, err = schema(catalogueFile{}, "tariffs/catalogue/*.toml", comments); err != nil {
		return nil, nil, err
	}
	edition, err = schema(editionFile{}, "tariffs/{place}/{kind}/{edition}.toml", comments)
	return catalogue, edition, err
}

func schema(of any, title string, said commentary) ([]byte, error) {
	r := jsonschema.Reflector{
		Anonymous: true, ExpandedStruct: true, RequiredFromJSONSchemaTags: true, FieldNameTag: "toml",
		Namer: typeName, Mapper: valueSchema, LookupComment: said.about,
	}
	s := r.Reflect(of)
	s.Title = title
	finish(s, s.Definitions, reflect.TypeOf(of), said, map[reflect.Type]bool{})
	src, err := json.MarshalIndent(s, "", "  ")
	return append(src, '\n'), err
}

// typeName names the definition of a type like its TOML table. A type without a
// name, such as a list, has no definition.
func typeName(t reflect.Type) string {
	name := strings.TrimSuffix(t.Name(), "Table")
	if t.PkgPath() == reflect.TypeFor[lang.Text]().PkgPath() {
		return "bilingual" + name // lang.Text would clash with a captured text
	}
	return name
}

// finish adds what the reflector cannot know: required keys, both languages of
// required texts, and examples.
func finish(s *jsonschema.Schema, all jsonschema.Definitions, t reflect.Type, said commentary, done map[reflect.Type]bool) {
	if done[t] {
		return
	}
	done[t] = true
	for i := range t.NumField() {
		f := t.Field(i)
		key, required, ok := tomlfile.Tag(f)
		if !ok {
			continue
		}
		property, _ := s.Properties.Get(key)
		property.Examples = said.examples(t, f)
		if required {
			s.Required = append(s.Required, key)
			demand(property, f.Type)
		}
		if inner := tableOf(f.Type); inner != nil {
			finish(all[typeName(inner)], all, inner, said, done)
		}
	}
}

// demand adds that a required value must not be empty.
func demand(property *jsonschema.Schema, t reflect.Type) {
	one := uint64(1)
	switch {
	case t == reflect.TypeFor[lang.Text](), t == reflect.TypeFor[lang.List]():
		property.Required = []string{string(lang.KK), string(lang.RU)}
	case t.Kind() == reflect.String && property.Pattern == "" && property.Enum == nil:
		property.MinLength = &one
	case t.Kind() == reflect.Slice:
		property.MinItems = &one
	}
}

// tableOf returns our struct type inside a field's type, or nil.
func tableOf(t reflect.Type) reflect.Type {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	if t.Kind() == reflect.Struct && t.PkgPath() == reflect.TypeFor[editionFile]().PkgPath() && valueSchema(t) == nil {
		return t
	}
	return nil
}

// valueSchema returns the schema of a type whose string has a special form.
func valueSchema(t reflect.Type) *jsonschema.Schema {
	const date = `\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])`
	pattern := map[reflect.Type]string{
		reflect.TypeFor[id]():         idSyntax.String(),
		reflect.TypeFor[day]():        "^" + date + "$",
		reflect.TypeFor[partialDay](): `^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$`,
		reflect.TypeFor[beginning]():  "^(unknown|" + date + ")$",
		reflect.TypeFor[ending]():     "^(unknown|open|" + date + ")$",
		reflect.TypeFor[amount]():     `^\d{1,12}\.\d{2,6}$`,
		reflect.TypeFor[address]():    "^https?://",
		reflect.TypeFor[checksum]():   "^[0-9A-Fa-f]{64}$",
	}[t]
	if pattern != "" {
		return &jsonschema.Schema{Type: "string", Pattern: pattern}
	}
	if c, ok := reflect.Zero(t).Interface().(interface{ words() []string }); ok {
		s := &jsonschema.Schema{Type: "string"}
		s.Enum = lists.Of(c.words(), func(w string) any { return w })
		return s
	}
	return nil
}
