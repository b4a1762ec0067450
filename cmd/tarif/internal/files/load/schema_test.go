package load

import (
	"bytes"
	"encoding/json"
	"flag"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	// A validator independent of the generator, for the newest draft.
	"github.com/santhosh-tekuri/jsonschema/v6"

	"tarif/cmd/tarif/internal/files/tomlfile"
	"tarif/cmd/tarif/internal/test/is"
)

var update = flag.Bool("update", false, "rewrite the schemas and the expected findings")

// root is the folder of this repository's own site.
const root = "../../../../.."

// TestSchemaFiles compares tariffs/schema with the Go types.
func TestSchemaFiles(t *testing.T) {
	for name, want := range schemas(t) {
		file := filepath.Join(root, "tariffs", "schema", name+".schema.json")
		if *update {
			is.OK(t, os.WriteFile(file, want, 0o644))
		}
		got := is.File(t, file)
		is.True(t, bytes.Equal(got, want), "%s is not up to date: run go test -update", file)
	}
}

// TestSchemaDescribes checks that every key has a description, and that every
// example is valid.
func TestSchemaDescribes(t *testing.T) {
	for name, src := range schemas(t) {
		doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(src))
		is.OK(t, err)
		c := jsonschema.NewCompiler()
		is.OK(t, c.AddResource(name, doc))
		top := doc.(map[string]any)
		described(t, c, name+"#", top)
		for def, d := range top["$defs"].(map[string]any) {
			if !strings.HasPrefix(def, "bilingual") {
				described(t, c, name+"#/$defs/"+def, d.(map[string]any))
			}
		}
	}
}

func described(t *testing.T, c *jsonschema.Compiler, at string, def map[string]any) {
	t.Helper()
	for key, p := range def["properties"].(map[string]any) {
		p := p.(map[string]any)
		text, _ := p["description"].(string)
		examples, _ := p["examples"].([]any)
		if text == "" || strings.Contains(text, "Example: ") && len(examples) == 0 {
			t.Errorf("%s: %s is described as %q", at, key, text)
		}
		s := c.MustCompile(at + "/properties/" + key)
		for _, x := range examples {
			err := s.Validate(x)
			is.True(t, err == nil, "%s: %s: the example %v is not valid: %v", at, key, x, err)
		}
	}
}

// TestSchemaAccepts validates every TOML file of the repository, and checks
// that its first line names its schema.
func TestSchemaAccepts(t *testing.T) {
	site := os.DirFS(root)
	tree, found := list(site, "tariffs")
	is.Must(t, len(found) == 0, "%v", found)
	checkers := compile(t)
	for _, name := range tree.catalogue {
		accepts(t, site, name, checkers["catalogue"], "#:schema ../schema/catalogue.schema.json")
	}
	for _, e := range tree.editions {
		accepts(t, site, e.file, checkers["edition"], "#:schema ../../schema/edition.schema.json")
	}
	is.True(t, len(tree.catalogue) != 0 && len(tree.editions) != 0, "no files were found")
}

func accepts(t *testing.T, site fs.FS, name string, s *jsonschema.Schema, line string) {
	t.Helper()
	src, err := fs.ReadFile(site, name)
	is.OK(t, err)
	first, _, _ := strings.Cut(string(src), "\n")
	is.True(t, first == line, "%s:1: the first line is %q, want %q", name, first, line)
	named := path.Join(path.Dir(name), strings.TrimPrefix(line, "#:schema "))
	is.True(t, fs.ValidPath(named) && exists(site, named), "%s:1: there is no file %s", name, named)
	if err := s.Validate(instance(t, name, src)); err != nil {
		t.Errorf("%s: %v", name, err)
	}
}

func exists(fsys fs.FS, name string) bool {
	_, err := fs.Stat(fsys, name)
	return err == nil
}

// TestSchemaRefuses puts one error at a time into a valid file.
func TestSchemaRefuses(t *testing.T) {
	files := base(t)
	checkers := compile(t)
	edition := string(files["tariffs/oral/home-care/2026.toml"].Data)
	places := string(files["tariffs/catalogue/places.toml"].Data)
	for _, tt := range []struct{ name, kind, src, old, new string }{
		{"an unknown key", "edition", edition, `row_label = "1"`, `rowlabel = "1"`},
		{"a number as a price", "edition", edition, `price = "1896.60"`, `price = 1896.60`},
		{"a price with a comma", "edition", edition, `price = "1896.60"`, `price = "1896,60"`},
		{"a bare date", "edition", edition, `date = "2025-12-18"`, `date = 2025-12-18`},
		{"a month that does not exist", "edition", edition, `date = "2025-12-18"`, `date = "2025-13-18"`},
		{"an unknown word", "edition", edition, `kk = "official"`, `kk = "oficial"`},
		{"a missing act", "edition", edition, `number = "2999"`, ``},
		{"a text in one language", "edition", edition, `issuer.ru = "акимат города Уральска"`, ``},
		{"an id with capitals", "catalogue", places, `id = "oral"`, `id = "Oral"`},
		{"a region left out", "catalogue", places, `region = "west-kazakhstan"`, ``},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := checkers[tt.kind]
			is.OK(t, s.Validate(instance(t, tt.name, []byte(tt.src))), "refused without a fault")
			faulty := strings.Replace(tt.src, tt.old, tt.new, 1)
			is.Must(t, faulty != tt.src, "%s is not in the file", tt.old)
			is.True(t, s.Validate(instance(t, tt.name, []byte(faulty))) != nil, "accepted")
		})
	}
}

func compile(t *testing.T) map[string]*jsonschema.Schema {
	t.Helper()
	out := map[string]*jsonschema.Schema{}
	c := jsonschema.NewCompiler()
	for name, src := range schemas(t) {
		doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(src))
		is.OK(t, err)
		is.OK(t, c.AddResource(name, doc))
		out[name] = c.MustCompile(name)
	}
	return out
}

// instance returns a TOML file in the form that the validator takes.
func instance(t *testing.T, name string, src []byte) any {
	t.Helper()
	doc, found := tomlfile.Parse(name, src)
	is.Must(t, doc != nil, "%v", found)
	var values map[string]any
	if found := doc.Decode(&values); len(found) > 0 {
		t.Fatal(found)
	}
	text, err := json.Marshal(values)
	is.OK(t, err)
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	is.OK(t, err)
	return v
}
