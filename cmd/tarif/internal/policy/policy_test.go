package policy

import (
	"go/ast"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// forTests are packages that only tests import; the rules for code that is
// shipped do not hold for them.
var forTests = []string{"acts", "browser", "calculator", "doc/doctest", "policy", "tarifftest"}

// below says which packages of ours each package imports: these and no others.
var below = map[string]string{
	"cmd/tarif":        "cli",
	"cli":              "compare config diff doc importer lang load messages output report rules sample sarif serve site source tariff tomlfile tomlfmt",
	"report":           "compare diff export lang match money tariff",
	"sample":           "lang load",
	"serve":            "output source",
	"site":             "bundle card check config diff export feed icon lang load minify output pages prose published qrcode search source tariff templates tomlfile words",
	"published":        "export output source tariff",
	"output":           "",
	"minify":           "",
	"card":             "",
	"icon":             "",
	"qrcode":           "",
	"bundle":           "",
	"messages":         "lang source tomlfile",
	"rules":            "doc importer site source tomlfmt",
	"sarif":            "source",
	"importer":         "doc importer/act importer/fit importer/mend importer/printed importer/table lang money source tariff tomlwrite",
	"importer/act":     "importer/stem lang tariff",
	"importer/fit":     "importer/stem lang tariff",
	"importer/mend":    "",
	"importer/printed": "money tariff",
	"importer/stem":    "lang",
	"importer/table":   "doc importer/printed source",
	"doc":              "doc/pdfpage source",
	"doc/pdfpage":      "",
	"tomlfmt":          "load source tariff tomlwrite",
	"tomlwrite":        "lang tariff",
	"load":             "lang money source tariff tomlfile",
	"config":           "lang source tomlfile",
	"check":            "compare diff lang money prose search source tariff tomlfile",
	"pages":            "chart compare config diff history lang match money prose source tariff words",
	"feed":             "tariff",
	"export":           "compare diff lang tariff xlsx",
	"xlsx":             "money",
	"search":           "lang tariff",
	"prose":            "compare lang money source tariff tomlfile",
	"words":            "lang source tomlfile",
	"history":          "diff tariff",
	"chart":            "",
	"compare":          "lang match money tariff",
	"diff":             "lang match money tariff",
	"match":            "money tariff",
	"tomlfile":         "lang source",
	"tariff":           "lang money source",
	"lang":             "money",
	"money":            "",
	"source":           "",
	"templates":        "",
}

// libraries says which package alone imports a library: the rest of the code
// sees what we made of it.
var libraries = map[string]string{
	"github.com/BurntSushi/toml":          "tomlfile",
	"github.com/yuin/goldmark":            "prose",
	"github.com/spf13/afero":              "output",
	"github.com/spf13/cobra":              "cli",
	"golang.org/x/term":                   "cli",
	"github.com/fsnotify/fsnotify":        "serve",
	"github.com/shopspring/decimal":       "money",
	"golang.org/x/net":                    "doc",
	"golang.org/x/text":                   "lang",
	"github.com/xuri/excelize/v2":         "xlsx",
	"github.com/invopop/jsonschema":       "load",
	"github.com/tdewolff/minify/v2":       "minify",
	"github.com/blevesearch/snowballstem": "search",
	"golang.org/x/image":                  "card",
	"github.com/fyne-io/oksvg":            "icon",
	"github.com/srwiley/rasterx":          "icon",
	"rsc.io/qr":                           "qrcode",
}

func TestImports(t *testing.T) {
	used := map[string]map[string]bool{}
	for _, f := range code(t) {
		if used[f.pkg] == nil {
			used[f.pkg] = map[string]bool{}
		}
		for _, p := range f.imports(t) {
			if name := ours(p); name != "" {
				used[f.pkg][name] = true
			}
		}
	}
	for pkg, names := range used {
		got := strings.Join(slices.Sorted(maps.Keys(names)), " ")
		if want, known := below[pkg]; !known || got != want {
			t.Errorf("%s imports %q, the table says %q", pkg, got, want)
		}
	}
	for pkg := range below {
		if used[pkg] == nil {
			t.Errorf("the table has %s, and the program does not use it", pkg)
		}
	}
}

// planned matches a line of the plan in cmd/tarif/doc.go.
var planned = regexp.MustCompile(`(?m)^//\t(?:internal/)?(\S+)\s+\S`)

// The plan of the house, as the program's own comment draws it, has every
// package, and its arrows point down.
func TestPlan(t *testing.T) {
	src, err := os.ReadFile(filepath.Join(repository, "cmd/tarif/doc.go"))
	if err != nil {
		t.Fatal(err)
	}
	level := map[string]int{}
	for i, m := range planned.FindAllStringSubmatch(string(src), -1) {
		level[m[1]] = i + 1
	}
	for pkg, allowed := range below {
		if level[pkg] == 0 && pkg != "templates" {
			t.Errorf("the plan does not have %s", pkg)
		}
		for _, name := range strings.Fields(allowed) {
			if name != "templates" && level[name] <= level[pkg] {
				t.Errorf("in the plan %s does not stand below %s, which imports it", name, pkg)
			}
		}
	}
	for pkg := range level {
		if _, ok := below[pkg]; !ok {
			t.Errorf("the plan has %s, and there is no such package", pkg)
		}
	}
}

func TestLibraries(t *testing.T) {
	used := map[string]bool{}
	for _, f := range code(t) {
		for _, p := range f.imports(t) {
			if !foreign(p) {
				continue
			}
			lib := library(p)
			if used[lib] = true; lib == "" || libraries[lib] != f.pkg {
				t.Errorf("%s imports %s: that is %q's alone", f.Path, p, libraries[lib])
			}
		}
	}
	for lib := range libraries {
		if !used[lib] {
			t.Errorf("nothing imports %s any more: take it out of the table", lib)
		}
	}
}

// library names the library of the table that a package belongs to.
func library(p string) string {
	for lib := range libraries {
		if p == lib || strings.HasPrefix(p, lib+"/") {
			return lib
		}
	}
	return ""
}

// Packages that only tests use stay out of the program.
func TestForTestsOnly(t *testing.T) {
	for _, f := range code(t) {
		for _, p := range f.imports(t) {
			if slices.Contains(forTests, ours(p)) || p == "testing" {
				t.Errorf("%s imports %s", f.Path, p)
			}
		}
	}
}

// world is what reaches outside of the program, and who may. Everybody else
// works on values and on the fs.FS that is handed down.
var world = map[string]string{
	"os":            "cmd/tarif cli serve output",
	"os/exec":       "doc", // pdftotext, where it is installed
	"os/signal":     "cli",
	"syscall":       "cli serve",
	"net":           "cli serve",
	"net/http":      "serve",
	"io/ioutil":     "",
	"path/filepath": "cli serve output",
	"math/rand":     "",
	"math/rand/v2":  "serve output sample", // names that are not kept; figures from a seed
	"time/tzdata":   "config",
	"unsafe":        "",
	"html/template": "pages serve importer", // importer: the report as one page
	"text/template": "",
	"embed":         "templates load messages card",
	"runtime/debug": "cli",
}

func TestWorld(t *testing.T) {
	for _, f := range code(t) {
		for _, p := range f.imports(t) {
			if allowed, ruled := world[p]; ruled && !slices.Contains(strings.Fields(allowed), f.pkg) {
				t.Errorf("%s imports %s", f.Path, p)
			}
		}
	}
}

// The domain and what is computed on it do no input or output, not even
// through an interface.
func TestPureDomain(t *testing.T) {
	pure := []string{"tariff", "money", "lang", "match", "diff", "compare", "history", "chart"}
	reach := []string{"os", "io", "io/fs", "bufio", "net", "net/http", "net/url", "path/filepath", "html", "html/template", "log", "context", "embed"}
	seen := map[string]bool{}
	for _, f := range code(t) {
		if !slices.Contains(pure, f.pkg) {
			continue
		}
		seen[f.pkg] = true
		for _, p := range f.imports(t) {
			if slices.Contains(reach, p) {
				t.Errorf("%s imports %s", f.Path, p)
			}
		}
	}
	if len(seen) != len(pure) {
		t.Errorf("looked only at %v", slices.Sorted(maps.Keys(seen)))
	}
}

// Nobody but the command line asks what time it is: the day of a build is a
// value that is handed down.
func TestNobodyAsksTheClock(t *testing.T) {
	for _, f := range code(t) {
		ast.Inspect(f.File, func(n ast.Node) bool {
			if s, ok := n.(*ast.SelectorExpr); ok && isName(s.X, "time") && slices.Contains([]string{"Now", "Since", "Until"}, s.Sel.Name) && f.pkg != "cli" {
				t.Errorf("%s uses time.%s", f.Path, s.Sel.Name)
			}
			return true
		})
	}
}

func isName(x ast.Expr, name string) bool {
	id, ok := x.(*ast.Ident)
	return ok && id.Name == name
}

// Money becomes a binary float in one place: a spreadsheet's cell, which holds
// nothing else. No float type stands where an amount could be.
func TestMoneyIsNoFloat(t *testing.T) {
	var made []string
	for _, f := range code(t) {
		named := false
		ast.Inspect(f.File, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CallExpr:
				if s, ok := n.Fun.(*ast.SelectorExpr); ok && slices.Contains(conversions, s.Sel.Name) {
					made = append(made, f.pkg+" "+s.Sel.Name)
				}
			case *ast.Ident:
				named = named || n.Name == "float64" || n.Name == "float32"
			}
			return true
		})
		if named && !slices.Contains(floats, f.pkg) {
			t.Errorf("%s has a float", f.Path)
		}
	}
	if !slices.Equal(made, []string{"money Float64", "xlsx Float"}) {
		t.Errorf("conversions between amounts and floats: %v", made)
	}
}

// conversions lead from an amount or a text to a float or back.
var conversions = []string{"Float", "Float64", "InexactFloat64", "NewFromFloat", "ParseFloat", "Rat"}

// floats may name a float type: money to hand out the cell's value, xlsx for
// the width of a column, tomlfile to say that a number is not one of ours,
// doc/pdfpage for places on a page, importer for how sure it is of a service,
// card and icon for sizes of letters and pictures.
var floats = []string{"card", "icon", "money", "xlsx", "tomlfile", "doc/pdfpage", "importer", "importer/fit"}

// There is no init and no getter, so that what happens is where it is called.
func TestNoInit(t *testing.T) {
	getter := regexp.MustCompile(`^Get[A-Z]`)
	for _, f := range code(t) {
		for _, d := range f.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok && (fn.Name.Name == "init" && fn.Recv == nil || getter.MatchString(fn.Name.Name)) {
				t.Errorf("%s has a func %s", f.Path, fn.Name.Name)
			}
		}
	}
}

// Every package says what it is for.
func TestPackageComments(t *testing.T) {
	said := map[string]string{}
	for _, f := range code(t) {
		if _, ok := said[f.pkg]; !ok {
			said[f.pkg] = ""
		}
		if f.Doc != nil {
			if said[f.pkg] != "" {
				t.Errorf("%s: package %s says twice what it is for", f.Path, f.pkg)
			}
			said[f.pkg] = f.Doc.Text()
		}
	}
	for pkg, text := range said {
		if len(text) < 60 {
			t.Errorf("package %s does not say what it is for: %q", pkg, text)
		}
	}
}

// The top of the repository is fixed.
func TestTopLevel(t *testing.T) {
	entries, err := os.ReadDir(repository)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") {
			got = append(got, e.Name())
		}
	}
	want := strings.Fields("README.md cmd config.toml content go.mod go.sum public tariffs templates")
	if !slices.Equal(got, want) {
		t.Errorf("the top of the repository holds %v", got)
	}
}
