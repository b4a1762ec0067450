package load

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"reflect"
	"strings"
	"testing"

	// JSON Schema 2020-12 from Go types, so that the format is written down
	// only in the types.
	"github.com/invopop/jsonschema"

	"tarif/cmd/tarif/internal/files/tomlfile"
	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/test/is"
)

// schemas returns the JSON Schemas of a catalogue file and of an edition's file,
// with which editors complete and check while a person types, by the names of
// their files. They express what the decoder checks of single values; relations
// between values and files are checked only by Load.
func schemas(t *testing.T) map[string][]byte {
	t.Helper()
	said := comments(t)
	return map[string][]byte{
		"catalogue": schema(t, catalogueFile{}, "tariffs/catalogue/*.toml", said),
		"edition":   schema(t, editionFile{}, "tariffs/{place}/{kind}/{edition}.toml", said),
	}
}

func schema(t *testing.T, of any, title string, said commentary) []byte {
	r := jsonschema.Reflector{
		Anonymous: true, ExpandedStruct: true, RequiredFromJSONSchemaTags: true, FieldNameTag: "toml",
		Namer: typeName, Mapper: valueSchema, LookupComment: said.about,
	}
	s := r.Reflect(of)
	s.Title = title
	finish(s, s.Definitions, reflect.TypeOf(of), said, map[reflect.Type]bool{})
	src, err := json.MarshalIndent(s, "", "  ")
	is.OK(t, err)
	return append(src, '\n')
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
		if words := tomlfile.Words(f); len(words) > 0 {
			*property = jsonschema.Schema{Type: "string", Enum: oneOf(words).Enum, Description: property.Description}
		}
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

func oneOf(words []string) *jsonschema.Schema {
	return &jsonschema.Schema{Type: "string", Enum: lists.Of(words, func(w string) any { return w })}
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
	if t == reflect.TypeFor[field]() {
		return oneOf(field("").words())
	}
	return nil
}

// commentary is the comments of types ("placeTable") and of their fields
// ("placeTable.Region").
type commentary map[string]string

// comments reads the types that define the format. Their comments are the
// descriptions in the schema, so that these are written only once.
func comments(t *testing.T) commentary {
	t.Helper()
	said := commentary{}
	for _, name := range []string{"rawcatalogue.go", "rawedition.go"} {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments)
		is.OK(t, err)
		for _, decl := range file.Decls {
			if d, ok := decl.(*ast.GenDecl); ok && d.Tok == token.TYPE {
				said.add(d.Specs[0].(*ast.TypeSpec), d.Doc)
			}
		}
	}
	return said
}

func (c commentary) add(spec *ast.TypeSpec, doc *ast.CommentGroup) {
	name := spec.Name.Name
	c[name] = sentence(strings.TrimPrefix(doc.Text(), name))
	if st, ok := spec.Type.(*ast.StructType); ok {
		for _, f := range st.Fields.List {
			c[name+"."+f.Names[0].Name] = strings.TrimSpace(f.Doc.Text())
		}
	}
}

// sentence turns "is a region." into the description "A region."
func sentence(s string) string {
	s = strings.TrimPrefix(strings.TrimSpace(s), "is ")
	return strings.ToUpper(s[:1]) + s[1:]
}

// about returns the description of a type or field, for the reflector.
func (c commentary) about(t reflect.Type, field string) string {
	if field == "" {
		return c[t.Name()]
	}
	return c[t.Name()+"."+field]
}

// examples returns the examples at the end of a field's comment. For a text,
// two examples are its two languages.
func (c commentary) examples(t reflect.Type, f reflect.StructField) []any {
	_, list, ok := strings.Cut(c.about(t, f.Name), "Example: ")
	if !ok {
		return nil
	}
	var all []any
	if err := json.Unmarshal([]byte("["+strings.TrimSuffix(list, ".")+"]"), &all); err != nil {
		return nil // a test of the schema reports this
	}
	if f.Type == reflect.TypeFor[lang.Text]() && len(all) == 2 {
		return []any{map[string]any{"kk": all[0], "ru": all[1]}}
	}
	return all
}
