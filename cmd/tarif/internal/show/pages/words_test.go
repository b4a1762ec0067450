package pages

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/study/diff"
	"tarif/cmd/tarif/internal/test/is"
	"tarif/templates"
)

// composed are the prefixes of keys that the code concatenates, with their
// possible endings.
var composed = map[string]string{
	"status.":          "in-force last-known upcoming replaced expired repealed",
	"history.break.":   "basis unit vat",
	"price.":           "dash empty text",
	"vat.":             "included excluded none",
	"wording.":         "kk.official kk.translation kk.paraphrase kk.none ru.official ru.translation ru.paraphrase ru.none",
	"act.cite.":        "resolution decision",
	"act.cite-plain.":  "resolution decision",
	"source.":          "adilet zan file",
	"source.text.":     "kk ru",
	"source.medium.":   "web pdf docx",
	"place.level.":     "district city region",
	"change.":          strings.Join(kindNames(), " "),
	"withheld.":        "basis unit vat",
	"calc.vat.":        "included excluded none",
	"calc.usual.":      "daily thrice-weekly weekly",
	"verdict.":         "comparable caution not-comparable unpriced",
	"measure.":         "money mci percent coefficient",
	"reason.":          "measure basis unit vat vat-not-stated period",
	"reason.short.":    "measure basis unit vat vat-not-stated period",
	"matrix.file.":     "csv xlsx",
	"data.file.":       "rates-csv rates-ndjson-gz changes-csv datapackage-json openapi-json csvw-json dcat-jsonld",
	"api.":             "all changes edition place kind service missing valid_through url",
	"nav.":             "places services compare news about",
	"xlsx.bound.":      "unknown open",
	"report.language.": "kk ru",
}

func kindNames() []string {
	return lists.Of(diff.Kinds[:], func(k diff.Kind) string { return string(k) })
}

// described are the tables of words whose keys are columns of the files for
// download; the test of the built site compares them with the data package.
var described = []string{"column.", "column-about.", "resource.", "resource-about."}

// TestWordsAndKeys: every key that a template or the code names has words, and
// all words are used.
func TestWordsAndKeys(t *testing.T) {
	_, w := theme(t)
	known := map[string]bool{}
	for _, k := range w.Keys() {
		known[k] = false
	}
	for where, keys := range keysUsed(t) {
		for _, k := range keys {
			if _, ok := known[k]; !ok {
				t.Errorf("%s uses %q, and there are no such words", where, k)
				continue
			}
			known[k] = true
		}
	}
	for _, k := range slices.Sorted(maps.Keys(known)) {
		inFile := slices.ContainsFunc(described, func(prefix string) bool { return strings.HasPrefix(k, prefix) })
		if !known[k] && !inFile {
			t.Errorf("nothing uses the words %q", k)
		}
	}
}

// keysUsed returns the keys with where they are used.
func keysUsed(t *testing.T) map[string][]string {
	t.Helper()
	used := map[string][]string{}
	keysOfTemplates(t, used)
	files, err := filepath.Glob("../../*/*/*.go")
	is.Must(t, err == nil && len(files) >= 100, "found %d files of code, %v", len(files), err)
	for _, name := range files {
		if !strings.HasSuffix(name, "_test.go") {
			keysOfCode(t, name, used)
		}
	}
	return used
}

// printed matches {{t "key"}}, {{n "key" …}}, {{tl … "key"}} and the same in
// parentheses.
var printed = regexp.MustCompile(`[{(\s](?:t|n|tl\s+\S+)\s+"([a-z][^"\s]*)"`)

func keysOfTemplates(t *testing.T, used map[string][]string) {
	t.Helper()
	for _, name := range templateFiles(t) {
		src, err := fs.ReadFile(templates.FS, name)
		is.OK(t, err)
		for _, m := range printed.FindAllStringSubmatch(string(src), -1) {
			used[name] = append(used[name], m[1])
		}
	}
	search, edition := len(used["pages/search.html"]), len(used["pages/edition.html"])
	is.True(t, search >= 10 && edition >= 30, "search.html uses %d words, edition.html %d", search, edition)
}

func templateFiles(t *testing.T) []string {
	t.Helper()
	names, err := fs.Glob(templates.FS, "p*/*.html")
	is.OK(t, err)
	return names
}

// keysOfCode finds the keys in calls that ask for words, and keys kept in
// variables.
func keysOfCode(t *testing.T, name string, used map[string][]string) {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
	is.OK(t, err)
	ast.Inspect(f, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			used[name] = append(used[name], askedFor(t, name, n)...)
		case *ast.BinaryExpr:
			used[name] = append(used[name], put(n)...)
		case *ast.AssignStmt, *ast.CompositeLit:
			used[name] = append(used[name], kept(n)...)
		}
		return true
	})
}

// askedFor returns the keys that a call names.
func askedFor(t *testing.T, where string, call *ast.CallExpr) []string {
	t.Helper()
	s, ok := call.Fun.(*ast.SelectorExpr)
	if !ok {
		return nil
	}
	switch name, n := s.Sel.Name, len(call.Args); {
	case (name == "t" || name == "n") && n > 0:
		return key(t, where, call.Args[0])
	case (name == "T" || name == "N") && n > 0: // of a speaker, or of package words with the language first
		if _, first := literal(call.Args[0]); first || beginning(call.Args[0]) != "" {
			return key(t, where, call.Args[0])
		}
		return key(t, where, call.Args[min(1, n-1)])
	case name == "titled" && n > 1:
		return append(key(t, where, call.Args[0]), key(t, where, call.Args[1])...)
	case name == "general" && n > 2:
		if of, ok := literal(call.Args[2]); ok && of != "home" { // the title of home is the site's
			return []string{of + ".title", of + ".description"}
		}
	}
	return nil
}

// key returns the keys that an argument can be; the prefix of a concatenated
// one must be in composed.
func key(t *testing.T, where string, arg ast.Expr) []string {
	t.Helper()
	if s, ok := literal(arg); ok && strings.Contains(s, ".") {
		return []string{s}
	}
	if s := beginning(arg); s != "" && composed[s] == "" && !slices.Contains(described, s) {
		t.Errorf("%s puts a key together from %q", where, s)
	}
	return nil
}

// put returns the keys that a concatenation can be.
func put(sum *ast.BinaryExpr) []string {
	var out []string
	prefix := beginning(sum)
	for _, ending := range strings.Fields(composed[prefix]) {
		out = append(out, prefix+ending)
	}
	return out
}

// beginning returns the text with which a concatenation begins, "" for anything
// else.
func beginning(x ast.Expr) string {
	sum, ok := x.(*ast.BinaryExpr)
	for ok {
		if s, isText := literal(sum.X); isText {
			return s
		}
		sum, ok = sum.X.(*ast.BinaryExpr)
	}
	return ""
}

// likeKey matches keys in variables.
var likeKey = regexp.MustCompile(`^(nav|compare|changes|status|stale|validity)\.[a-z-]+$`)

// kept returns the keys in an assignment or a list literal.
func kept(n ast.Node) []string {
	var values []ast.Expr
	switch n := n.(type) {
	case *ast.AssignStmt:
		values = n.Rhs
	case *ast.CompositeLit:
		values = n.Elts
	}
	var out []string
	for _, v := range values {
		if s, ok := literal(v); ok && likeKey.MatchString(s) && !assetFile(s) {
			out = append(out, s)
		}
	}
	return out
}

// assetFile reports whether a string is a file of the theme, which looks like a
// key.
func assetFile(s string) bool {
	names, _ := fs.Glob(templates.FS, "assets/*/"+s)
	return names != nil
}

func literal(x ast.Expr) (string, bool) {
	lit, ok := x.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", false
	}
	s, err := strconv.Unquote(lit.Value)
	return s, err == nil
}
