package load

import (
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/files/tomlfile"
	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/test/is"
)

// manualKey is what the types, or a row of the manual's tables, say about a
// key.
type manualKey struct {
	required bool
	words    []string // the only values it may have
	row      string
}

// The answers to "is the key required" in the manual's tables.
var (
	yes = []string{"иә", "да"}
	no  = []string{"жоқ", "шартты", "нет", "по условию"} // the latter by rules that no tag expresses
)

// manual returns the two halves of tariffs/README.md as lines, Kazakh first;
// each begins with a top-level heading.
func manual(t *testing.T) [][]string {
	t.Helper()
	src := is.File(t, filepath.Join(root, "tariffs", "README.md"))
	var halves [][]string
	fenced := false
	for line := range strings.Lines(string(src)) {
		line = strings.TrimSuffix(line, "\n")
		if fenced = fenced != strings.HasPrefix(line, "```"); !fenced && strings.HasPrefix(line, "# ") {
			halves = append(halves, nil)
		}
		if n := len(halves); n > 0 && line != "" && line != "---" {
			halves[n-1] = append(halves[n-1], line)
		}
	}
	is.Must(t, len(halves) == len(lang.All), "%d headings of the first level, want one a language", len(halves))
	return halves
}

// formatKeys returns all keys of the format, such as "rate.text.kk", by the
// pattern of their file, and the tables as written in their headers.
func formatKeys() (keys map[string]map[string]manualKey, tables map[string]bool) {
	keys, tables = map[string]map[string]manualKey{}, map[string]bool{"": true}
	for file, of := range map[string]any{
		"tariffs/{place}/{kind}/{edition}.toml": editionFile{},
		"tariffs/catalogue/*.toml":              catalogueFile{},
	} {
		keys[file] = map[string]manualKey{}
		addKeys(keys[file], tables, "", reflect.TypeOf(of))
	}
	return keys, tables
}

func addKeys(keys map[string]manualKey, tables map[string]bool, prefix string, t reflect.Type) {
	for i := range t.NumField() {
		f := t.Field(i)
		key, required, ok := tomlfile.Tag(f)
		if !ok {
			continue
		}
		path := prefix + key
		k := manualKey{required: required, words: tomlfile.Words(f)}
		if c, ok := reflect.Zero(f.Type).Interface().(interface{ words() []string }); ok {
			k.words = c.words()
		}
		switch inner := tableOf(f.Type); {
		case inner != nil && f.Type.Kind() == reflect.Slice:
			tables["[["+path+"]]"] = true
			addKeys(keys, tables, path+".", inner)
		case inner != nil:
			tables["["+path+"]"] = true
			addKeys(keys, tables, path+".", inner)
		case f.Type == reflect.TypeFor[lang.Text](), f.Type == reflect.TypeFor[lang.List]():
			keys[path+".kk"], keys[path+".ru"] = k, k
		default:
			keys[path] = k
		}
	}
}

var code = regexp.MustCompile("`([^`]+)`")

// tableKeys reads the manual's tables of keys. The heading of a part gives the
// pattern of the files, that of a table the name of the TOML table.
func tableKeys(t *testing.T, half []string, tables map[string]bool) map[string]map[string]manualKey {
	t.Helper()
	said := map[string]map[string]manualKey{}
	var file, prefix string
	for _, line := range half {
		cells := strings.Split(line, "|")
		switch {
		case strings.HasPrefix(line, "## "):
			file = ""
			if m := code.FindStringSubmatch(line); m != nil {
				file = m[1]
				said[file] = map[string]manualKey{}
			}
		case file != "" && strings.HasPrefix(line, "#### "):
			table := strings.Join(code.FindAllString(line, 1), "")
			if prefix = strings.Trim(table, "`[]") + "."; prefix == "." {
				prefix = ""
			}
			is.True(t, tables[strings.Trim(table, "`")], "there is no table %s: %s", table, line)
		case file != "" && len(cells) == 6 && strings.Contains(cells[1], "`"):
			answer := strings.TrimSpace(cells[3])
			if !slices.Contains(yes, answer) && !slices.Contains(no, answer) {
				t.Errorf("%q does not say whether the key is required: %s", answer, line)
			}
			for _, m := range code.FindAllStringSubmatch(cells[1], -1) {
				said[file][prefix+m[1]] = manualKey{required: slices.Contains(yes, answer), row: line}
			}
		}
	}
	return said
}

// TestManualKeys compares the manual's tables with the types, in each language:
// the keys, which are required, and the words allowed as values.
func TestManualKeys(t *testing.T) {
	files, tables := formatKeys()
	for i, half := range manual(t) {
		said := tableKeys(t, half, tables)
		for file, keys := range files {
			for path, k := range keys {
				got, ok := said[file][path]
				if !ok {
					t.Errorf("%s: %s: the manual does not name %s", lang.All[i], file, path)
					continue
				}
				if got.required != k.required {
					t.Errorf("%s: %s: required is %t: %s", lang.All[i], path, k.required, got.row)
				}
				for _, w := range k.words {
					if !strings.Contains(got.row, "`"+w+"`") {
						t.Errorf("%s: %s may be %q, which is not said: %s", lang.All[i], path, w, got.row)
					}
				}
			}
			for path := range said[file] {
				if _, ok := keys[path]; !ok {
					t.Errorf("%s: %s has no key %s", lang.All[i], file, path)
				}
			}
		}
	}
}
