package policy

import (
	"go/ast"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"tarif/cmd/tarif/internal/test/is"
	"tarif/templates"
)

// forTests is the folder that only tests import; the rules for shipped code do
// not apply to it.
const forTests = "test"

// wings lists which folders each folder of internal may import besides itself.
// "Ground" means the packages directly in internal.
var wings = map[string]string{
	"cmd":       "cli",
	"cli":       "publish show act study files ground",
	"publish":   "show act study files ground templates",
	"show":      "study files ground",
	"act":       "study files ground",
	"study":     "ground",
	"files":     "ground",
	"ground":    "",
	"templates": "",
}

// wing returns the folder that a package is in.
func wing(pkg string) string {
	if pkg == "cmd/tarif" {
		return "cmd"
	}
	if slices.Contains(strings.Fields("tariff money lang source lists pack pool signature graph"), pkg) {
		return "ground"
	}
	name, _, _ := strings.Cut(pkg, "/")
	return name
}

// libraries names the only package that may import a library: the rest of the
// code uses that package.
var libraries = map[string]string{
	"github.com/BurntSushi/toml":           "files/tomlfile",
	"github.com/yuin/goldmark":             "show/prose",
	"github.com/spf13/afero":               "publish/output",
	"github.com/spf13/cobra":               "cli",
	"github.com/spf13/pflag":               "cli",
	"golang.org/x/sys/unix":                "publish/output",
	"github.com/inconshreveable/mousetrap": "cli",
	"golang.org/x/sys/windows":             "cli",
	"golang.org/x/term":                    "cli",
	"github.com/cli/browser":               "publish/serve",
	"github.com/fsnotify/fsnotify":         "publish/serve",
	"github.com/shopspring/decimal":        "money",
	"golang.org/x/net":                     "act/doc",
	"golang.org/x/text":                    "lang",
	"github.com/evanw/esbuild":             "publish/minify",
	"github.com/tdewolff/minify/v2":        "publish/minify",
	"github.com/blevesearch/snowballstem":  "show/search",
	"github.com/klauspost/compress":        "pack",
	"github.com/andybalholm/brotli":        "pack",
	"golang.org/x/image":                   "show/picture/card",
	"golang.org/x/image/webp":              "files/picture",
	"github.com/fyne-io/oksvg":             "show/picture/icon",
	"github.com/srwiley/rasterx":           "show/picture/icon",
	"github.com/pkg/sftp":                  "publish/upload/sftp",
	"golang.org/x/crypto":                  "publish/upload/sftp",
	"github.com/minio/minio-go/v7":         "publish/upload/s3",
	"github.com/studio-b12/gowebdav":       "publish/upload/webdav",
	"codeberg.org/go-pdf/fpdf":             "show/paper",
	"github.com/arran4/golang-ical":        "show/ical",
	"github.com/jedisct1/go-minisign":      "signature",
	"rsc.io/qr":                            "show/picture/qrcode",
}

func TestWings(t *testing.T) {
	for _, f := range code(t) {
		from := wing(f.pkg)
		allowed, known := wings[from]
		is.True(t, known, "%s stands in no wing of the house", f.pkg)
		for _, p := range f.imports(t) {
			to := wing(ours(p))
			if ours(p) != "" && to != from && !slices.Contains(strings.Fields(allowed), to) {
				t.Errorf("%s imports %s: %s may import %q", f.Path, ours(p), from, allowed)
			}
		}
	}
}

// planned matches a line of the list of packages in cmd/tarif/doc.go.
var planned = regexp.MustCompile(`(?m)^//\t(?:internal/)?(\S+)\s+\S`)

// The list in cmd/tarif/doc.go has every package, and packages import only
// packages below them in the list.
func TestPlan(t *testing.T) {
	src := is.File(t, filepath.Join(repository, "cmd/tarif/doc.go"))
	level := map[string]int{}
	for i, m := range planned.FindAllStringSubmatch(string(src), -1) {
		level[m[1]] = i + 1
	}
	there := map[string]bool{"templates": true}
	for _, f := range code(t) {
		if there[f.pkg] = true; f.pkg == "templates" {
			continue
		}
		is.True(t, level[f.pkg] != 0, "the plan does not have %s", f.pkg)
		for _, p := range f.imports(t) {
			if name := ours(p); name != "" && name != "templates" && level[name] <= level[f.pkg] {
				t.Errorf("in the plan %s does not stand below %s, which imports it", name, f.pkg)
			}
		}
	}
	for pkg := range level {
		is.True(t, there[pkg], "the plan has %s, and there is no such package", pkg)
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
		is.True(t, used[lib], "nothing imports %s any more: take it out of the table", lib)
	}
}

// library returns the library in the table that a package belongs to.
func library(p string) string {
	longest := ""
	for lib := range libraries {
		if (p == lib || strings.HasPrefix(p, lib+"/")) && len(lib) > len(longest) {
			longest = lib
		}
	}
	return longest
}

// The program does not contain packages that only tests use.
func TestForTestsOnly(t *testing.T) {
	for _, f := range code(t) {
		for _, p := range f.imports(t) {
			is.True(t, wing(ours(p)) != forTests && p != "testing", "%s imports %s", f.Path, p)
		}
	}
}

// world lists the packages that reach outside the program, and who may import
// them. All others work on values and on the fs.FS they are given.
var world = map[string]string{
	"os":            "cmd/tarif cli files/door publish/serve publish/output publish/upload publish/upload/branch publish/upload/rclone",
	"os/exec":       "act/doc publish/upload/branch publish/upload/rclone", // pdftotext, where it is installed
	"os/signal":     "cli",
	"syscall":       "cli publish/serve",
	"net":           "cli publish/serve publish/upload/sftp",
	"net/http":      "publish/serve publish/upload/webdav",
	"io/ioutil":     "",
	"path/filepath": "cli files/door publish/serve publish/output publish/upload publish/upload/branch",
	"math/rand":     "",
	"math/rand/v2":  "publish/serve publish/output publish/sample", // temporary names; seeded figures
	"time/tzdata":   "files/config",
	"unsafe":        "",
	"html/template": "show/pages show/htmlc publish/serve act/importer show/kit",                                                                  // importer: the report as one page
	"text/template": "show/kit show/docx show/xlsx publish/sample",                                                                                // texts for channels that are no HTML
	"embed":         "templates cli/messages show/picture/card publish/starter publish/sample publish/serve show/docx show/xlsx act/importer cli", // importer: the page of the report and its script; cli: notices
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

// The domain and the computations on it do no input or output, not even through
// an interface.
func TestPureDomain(t *testing.T) {
	pure := []string{"tariff", "money", "lang", "study/match", "study/diff", "study/compare", "study/history", "show/chart"}
	reach := []string{"os", "io", "io/fs", "bufio", "net", "net/http", "net/url", "path/filepath", "html", "html/template", "log", "context", "embed"}
	seen := map[string]bool{}
	for _, f := range code(t) {
		if !slices.Contains(pure, f.pkg) {
			continue
		}
		seen[f.pkg] = true
		for _, p := range f.imports(t) {
			is.True(t, !slices.Contains(reach, p), "%s imports %s", f.Path, p)
		}
	}
	is.True(t, len(seen) == len(pure), "looked only at %v", slices.Sorted(maps.Keys(seen)))
}

// Only the command line reads the clock: the day of a build is passed down as a
// value.
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

// Money never becomes a binary float, and no float type is used where an amount
// could be.
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
	is.True(t, made == nil, "conversions between amounts and floats: %v", made)
}

// conversions convert an amount or a text to a float or back.
var conversions = []string{"Float", "Float64", "InexactFloat64", "NewFromFloat", "ParseFloat", "Rat"}

// floats may use a float type: tomlfile to say that a number is not one of
// ours, doc/pdfpage for positions on a page, importer for how certain a match
// is, card, icon and paper for sizes of letters and pictures.
var floats = []string{"show/picture/card", "show/picture/icon", "show/paper", "files/tomlfile", "act/pdfpage", "act/importer", "act/fit"}

// There is no init and no getter, so that code runs only where it is called.
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

func TestPackageComments(t *testing.T) {
	said := map[string]string{}
	for _, f := range code(t) {
		if _, ok := said[f.pkg]; !ok {
			said[f.pkg] = ""
		}
		if f.Doc != nil {
			is.Equal(t, said[f.pkg], "", "%s: package %s says twice what it is for", f.Path, f.pkg)
			said[f.pkg] = f.Doc.Text()
		}
	}
	for pkg, text := range said {
		is.True(t, len(text) >= 60, "package %s does not say what it is for: %q", pkg, text)
	}
}

// The lines of the theme are short enough to read: {{- and -}} trim white space
// between lines of a template.
const longest = 160 // characters

func TestTemplateLines(t *testing.T) {
	err := fs.WalkDir(templates.FS, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		src, err := fs.ReadFile(templates.FS, name)
		name = "templates/" + name
		for i, line := range strings.Split(string(src), "\n") {
			is.True(t, utf8.RuneCountInString(line) <= longest, "%s:%d: the line is longer than %d characters", name, i+1, longest)
		}
		return err
	})
	is.OK(t, err)
}

// The root of the repository has a fixed set of entries.
func TestTopLevel(t *testing.T) {
	entries, err := os.ReadDir(repository)
	is.OK(t, err)
	var got []string
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") {
			got = append(got, e.Name())
		}
	}
	want := strings.Fields("README.md cmd config.toml content go.mod go.sum public tariffs templates")
	is.EqualSlices(t, got, want, "the top of the repository holds")
}
