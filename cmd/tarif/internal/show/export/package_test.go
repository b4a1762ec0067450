package export_test

import (
	"encoding/json"
	"slices"
	"testing"

	"tarif/cmd/tarif/internal/show/export"
	"tarif/cmd/tarif/internal/study/diff"
	"tarif/cmd/tarif/internal/test/is"
)

// schema is what we read of a data package.
type schema struct {
	Resources []struct {
		Path   string
		Schema struct {
			Fields []struct {
				Name, Title, Description, Type string
				Constraints                    struct {
					Required bool
					Enum     []string
				}
			}
			PrimaryKey []string
		}
	}
	Licenses []any
}

func TestDataPackageAgreesWithTheFiles(t *testing.T) {
	d := data()
	src, err := export.DataPackage(d, described, keys{})
	is.OK(t, err)
	var p schema
	is.OK(t, json.Unmarshal(src, &p))
	rates, err := csvOf(export.Ordered(d)...)
	changes, err2 := export.ChangesCSV(diff.Neighbours(d))
	if err != nil || err2 != nil {
		t.Fatal(err, err2)
	}
	files := map[string][]byte{"rates.csv": rates, "changes.csv": changes, "rates.ndjson.gz": rates}
	is.Must(t, len(p.Resources) == len(files) && len(p.Licenses) == 1, "%d resources, licences %v", len(p.Resources), p.Licenses)
	for _, r := range p.Resources {
		header, lines := read(t, files[r.Path], nil)
		var names []string
		for _, f := range r.Schema.Fields {
			names = append(names, f.Name)
			is.True(t, f.Title != "" && f.Description != "", "%s: %s is not described", r.Path, f.Name)
			for i, l := range lines {
				v := l[f.Name]
				if v == "" && f.Constraints.Required || v != "" && f.Constraints.Enum != nil && !slices.Contains(f.Constraints.Enum, v) {
					t.Errorf("%s line %d: %s is %q", r.Path, i+2, f.Name, v)
				}
			}
		}
		is.True(t, slices.Equal(names, header), "%s: the schema has %v, the file %v", r.Path, names, header)
		unique(t, lines, r.Schema.PrimaryKey)
	}
	if _, err := export.DataPackage(d, described, mute{}); err == nil {
		t.Error("missing words went unnoticed")
	}
}

func unique(t *testing.T, lines []map[string]string, key []string) {
	t.Helper()
	seen := map[string]bool{}
	for _, l := range lines {
		k := ""
		for _, name := range key {
			k += l[name] + "\x00"
		}
		if len(key) > 0 && seen[k] {
			t.Errorf("two lines have the key %q", k)
		}
		seen[k] = true
	}
}
