package tomlfile

import (
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/test/is"

	"github.com/BurntSushi/toml"
)

// seeds are the seeds of fuzzing: valid documents with everything that makes an
// index hard, and some invalid ones.
var seeds = []string{
	"",
	"\ufeffa = 1\r\nb = 2\r\n",
	"\ufeff\ufeffa = 1\n",
	"a.b.c = 1\na.b.d = 2\n[a.x]\n",
	"[[a]]\n[[a.b]]\nc = 1\n[[a.b]]\n[a.b.d]\n[[a]]\n[[a.b]]\n",
	"[a.b.c]\n[a]\nx = 1\n[a.b]\n",
	"\"a.b\" = 1\n'c\"d' = 2\n\"\\u0041\\x42\\e\\t\\\\\" = 3\n\"\" = 4\n",
	"a = \"\"\"x\"\"\"\"\"\nb = '''y'''''\nc = \"\"\"\\\n  \\\"\"\" z\"\"\"\n",
	"a = [ # ]\n 1, [2, {b = 3, c.d = [4]}], # }\n]\n",
	"a = {b = [{c = 1}, {c = 2}], 'd e'.f = \"}\",\n g = 1, }\n",
	"d = 1979-05-27 07:32:00Z\ne = 1979-05-27\nf = inf\ng = +1_000.5e-3\nh = 0xdead_beef\n",
	"a = [[[]], [], [[], []]]\n",
	"[ a . \"b\" ]\nc . d = 1\n[[ e . f ]]\n",
	"a = \"\"\nb = ''\nc = \"\"\"\"\"\"\nd = ''''''\n",
	"a = \"unclosed\nb = [1, 2\n",
	"[a\n[[b\n= 1\n. = \n{}[]\"\"\"",
}

// FuzzIndex compares our index with the library: on a valid document both know
// the same keys and the same shape; on no document may Parse or Decode panic,
// and no finding may be positioned outside the file.
func FuzzIndex(f *testing.F) {
	for _, s := range seeds {
		f.Add(s)
	}
	files, _ := filepath.Glob("../../../../../tariffs/catalogue/*.toml")
	for _, name := range files {
		if src, err := os.ReadFile(name); err == nil {
			f.Add(string(src))
		}
	}
	f.Fuzz(func(t *testing.T, src string) {
		doc, found := Parse("a.toml", []byte(src))
		if doc != nil {
			sameKeys(t, doc)
			sameShape(t, doc, doc.root, doc.values, "")
			var v shape
			found = doc.Decode(&v)
		} else if len(found) == 0 {
			t.Fatal("neither a document nor a finding")
		}
		lines := strings.Split(strings.TrimLeft(src, "\ufeff"), "\n")
		for _, x := range found {
			if p := x.Pos; p.Line > len(lines) || p.Line > 0 && (p.Col < 1 || p.Col > len(lines[p.Line-1])+1) {
				t.Errorf("%s is outside of the file", p)
			}
		}
		printed(found)
	})
}

// sameKeys checks that every key that the library saw is in our index.
func sameKeys(t *testing.T, doc *Doc) {
	t.Helper()
	var values map[string]any
	meta, err := toml.Decode(doc.src, &values)
	is.OK(t, err)
	for _, key := range meta.Keys() {
		is.True(t, within(doc.root, key), "%q is not in the index", key)
	}
}

// within looks for a key in any element of the arrays on its path.
func within(n *node, key []string) bool {
	if len(key) == 0 {
		return true
	}
	if k := n.kids[key[0]]; k != nil && within(k, key[1:]) {
		return true
	}
	return slices.ContainsFunc(n.elems, func(el *node) bool { return within(el, key) })
}

// sameShape checks that the tree has exactly the tables and arrays of the
// values, and that each value begins where the tree says.
func sameShape(t *testing.T, doc *Doc, n *node, raw any, path string) {
	t.Helper()
	switch v := reflect.ValueOf(raw); v.Kind() {
	case reflect.Map:
		table := raw.(map[string]any)
		is.Must(t, len(table) == len(n.kids), "%q: %d keys, %d in the index", path, len(table), len(n.kids))
		for key, x := range table {
			is.Must(t, n.kids[key] != nil, "%q: the index has no %q", path, key)
			sameShape(t, doc, n.kids[key], x, path+"."+key)
		}
	case reflect.Slice:
		is.Must(t, v.Len() == len(n.elems), "%q: %d elements, %d in the index", path, v.Len(), len(n.elems))
		for i := range v.Len() {
			sameShape(t, doc, n.elems[i], v.Index(i).Interface(), path+"[]")
		}
	default:
		begins(t, doc, n, raw, path)
	}
}

// begins checks that the character where the tree says can begin the value.
func begins(t *testing.T, doc *Doc, n *node, raw any, path string) {
	t.Helper()
	firsts := "+-0123456789in" // numbers and dates, inf and nan
	switch raw.(type) {
	case string:
		firsts = `"'`
	case bool:
		firsts = "tf"
	}
	is.Must(t, n.at < len(doc.src) && strings.Contains(firsts, doc.src[n.at:n.at+1]),
		"%q: %v does not stand at %s", path, raw, doc.pos(n.at))
}
