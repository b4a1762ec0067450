package minify_test

import (
	"bytes"
	"io/fs"
	"path"
	"regexp"
	"testing"
	"testing/fstest"

	"github.com/dop251/goja"

	"tarif/cmd/tarif/internal/publish/minify"
	"tarif/cmd/tarif/internal/test/is"
	"tarif/templates"
)

// imported matches the imports of a style.
var imported = regexp.MustCompile(`@import "([^"]+)"`)

func TestThemeIsShorter(t *testing.T) {
	for _, name := range []string{"js/site.js", "js/calculator.js", "js/search.js", "css/site.css", "css/home.css"} {
		name = "assets/" + name
		src, err := fs.ReadFile(templates.FS, name)
		is.OK(t, err)
		short, err := minify.File(templates.FS, name)
		is.OK(t, err, name)
		again, err := minify.File(templates.FS, name)
		is.True(t, err == nil && bytes.Equal(short, again), "%s is not the same twice: %v", name, err)
		whole := len(src)
		for _, m := range imported.FindAllSubmatch(src, -1) {
			part, err := fs.ReadFile(templates.FS, path.Join(path.Dir(name), string(m[1])))
			is.OK(t, err)
			whole += len(part)
		}
		if name == "assets/css/home.css" && len(short) > whole*99/100 {
			t.Errorf("%s has %d bytes of %d", name, len(short), whole)
		}
		if path.Ext(name) == ".js" {
			_, err := goja.Compile(name, string(short), true)
			is.True(t, err == nil, "%s: %v", name, err)
		}
	}
}

// TestModules: modules become one classic script, in syntax that old browsers
// know.
func TestModules(t *testing.T) {
	fsys := files(map[string]string{
		"js/a.js":        `import { sum } from "./shared/b.js"; globalThis.answer = sum(20, 22); globalThis.other ??= "Ә";`,
		"js/shared/b.js": `import { unused } from "../c.js"; export const sum = (a, b) => { a ||= 1; return a + b; };`,
		"js/c.js":        `export const unused = "not sent";`,
	})
	got, err := minify.File(fsys, "js/a.js")
	is.OK(t, err)
	for _, no := range []string{"import", "export", "not sent", "||=", "??="} {
		is.NotIn(t, no, got)
	}
	v, err := goja.New().RunString(string(got) + ";answer + other")
	is.True(t, err == nil && v.String() == "42Ә", "%v, %v: %s", v, err, got)
}

func TestOtherFilesStay(t *testing.T) {
	const src = "<svg>  <!-- a remark --> </svg>\n"
	got, err := minify.File(files(map[string]string{"icon.svg": src}), "icon.svg")
	is.True(t, err == nil && string(got) == src, "got %q, %v", got, err)
}

// TestMistakes: all errors are reported with their positions.
func TestMistakes(t *testing.T) {
	for src, want := range map[string]string{
		"let a;\nfunction (":       `js/a.js:2:10: Expected identifier but found "("`,
		`import "./none.js";`:      "js/a.js:1:8: open js/none.js: file does not exist",
		`import "nothing-of-ours"`: "js/a.js:1:8: open js/nothing-of-ours: file does not exist",
	} {
		got, err := minify.File(files(map[string]string{"js/a.js": src}), "js/a.js")
		is.True(t, err != nil && err.Error() == want, "%q became %q, %v; want %s", src, got, err, want)
	}
}

func files(texts map[string]string) fstest.MapFS {
	out := fstest.MapFS{}
	for name, text := range texts {
		out[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return out
}
