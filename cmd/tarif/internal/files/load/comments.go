package load

import (
	"embed"
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"reflect"
	"strings"

	"tarif/cmd/tarif/internal/lang"
)

// format is the source of the types that define the format. Their comments are
// the descriptions in the JSON Schema, so that these are written only once.
//
//go:embed rawcatalogue.go rawedition.go
var format embed.FS

// commentary is the comments of types ("placeTable") and of their fields
// ("placeTable.Region").
type commentary map[string]string

func comments() (commentary, error) {
	said := commentary{}
	for _, name := range []string{"rawcatalogue.go", "rawedition.go"} {
		src, err := format.ReadFile(name)
		if err != nil {
			return nil, err
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, src, parser.ParseComments)
		if err != nil {
			return nil, err
		}
		for _, decl := range file.Decls {
			if d, ok := decl.(*ast.GenDecl); ok && d.Tok == token.TYPE {
				said.add(d.Specs[0].(*ast.TypeSpec), d.Doc)
			}
		}
	}
	return said, nil
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
