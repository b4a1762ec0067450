package rules_test

import (
	"flag"
	"go/ast"
	"os"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/cli/messages"
	"tarif/cmd/tarif/internal/cli/rules"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/test/is"
	"tarif/cmd/tarif/internal/test/tarifftest"
)

var update = flag.Bool("update", false, "write the list into the manual")

// TestList checks that names are unique and valid in a waiver, and that each
// rule is fully documented.
func TestList(t *testing.T) {
	seen := map[string]bool{}
	name := regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	for _, r := range rules.All() {
		is.True(t, !seen[r.Name] && name.MatchString(r.Name), "the name %q", r.Name)
		seen[r.Name] = true
		if r.Why.IsZero() || r.Severity != source.Error && r.Severity != source.Warning {
			t.Errorf("%s says too little", r.Name)
		}
	}
}

// TestEveryRule checks that the rules named in the code are exactly those of
// the list, and that each is used in a finding. A rule is named by a variable
// that begins with rule or Rule, never by a literal.
func TestEveryRule(t *testing.T) {
	listed := map[string]bool{}
	for _, r := range rules.All() {
		listed[r.Name] = true
	}
	found := readCode(t)
	is.Must(t, len(found.names) >= 100, "found only %d rules in the code", len(found.names))
	for constant, name := range found.names {
		is.True(t, listed[name], "the rule %q of %s is not on the list", name, constant)
		is.True(t, found.used[constant], "nothing finds by %s, %q", constant, name)
	}
	for name := range listed {
		is.True(t, found.has(name), "no variable is the rule %q of the list", name)
	}
}

// code holds the rules found in the source; variables are "package.name".
type code struct {
	names map[string]string // the rule of each variable
	used  map[string]bool
}

func (c *code) has(name string) bool {
	for _, n := range c.names {
		if n == name {
			return true
		}
	}
	return false
}

var variable = regexp.MustCompile(`^[rR]ule[A-Z]`)

func readCode(t *testing.T) *code {
	t.Helper()
	c := &code{map[string]string{}, map[string]bool{}}
	for _, f := range tarifftest.Program(t, "../..") {
		c.file(t, path.Base(path.Dir(f.Path)), f)
	}
	return c
}

func (c *code) file(t *testing.T, pkg string, f tarifftest.Source) {
	for _, decl := range f.Decls {
		switch d := decl.(type) {
		case *ast.GenDecl:
			c.declared(pkg, d)
		case *ast.FuncDecl:
			c.uses(t, pkg, f.Path, d)
		}
	}
}

// declared records var ruleDate = rules.Unheld("date", …).
func (c *code) declared(pkg string, d *ast.GenDecl) {
	for _, spec := range d.Specs {
		v, ok := spec.(*ast.ValueSpec)
		if !ok || !variable.MatchString(v.Names[0].Name) {
			continue
		}
		if call, ok := v.Values[0].(*ast.CallExpr); ok {
			name, _ := strconv.Unquote(call.Args[0].(*ast.BasicLit).Value) // the literal is valid
			c.names[pkg+"."+v.Names[0].Name] = name
		}
	}
}

// uses records the variables that a function uses, and rejects literal rules:
// Rule: "price".
func (c *code) uses(t *testing.T, pkg, p string, d *ast.FuncDecl) {
	ast.Inspect(d, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.SelectorExpr:
			if x, ok := n.X.(*ast.Ident); ok && variable.MatchString(n.Sel.Name) {
				c.used[x.Name+"."+n.Sel.Name] = true
			}
		case *ast.Ident:
			if variable.MatchString(n.Name) {
				c.used[pkg+"."+n.Name] = true
			}
		case *ast.KeyValueExpr:
			key, ok := n.Key.(*ast.Ident)
			if literal, quoted := n.Value.(*ast.BasicLit); ok && quoted && key.Name == "Rule" {
				t.Errorf("%s: the rule %s in quotes", p, literal.Value)
			}
		}
		return true
	})
}

// TestManual checks that the manual has the whole list in both languages.
func TestManual(t *testing.T) {
	const manual = "../../../../../tariffs/README.md"
	src := is.File(t, manual)
	text := strings.ReplaceAll(string(src), "\r\n", "\n")
	for _, code := range []string{"kk", "ru"} {
		begin := "<!-- rules " + code + " -->\n"
		before, rest, ok := strings.Cut(text, begin)
		got, after, closed := strings.Cut(rest, "<!-- /rules -->")
		is.Must(t, ok && closed, "the manual has no place for the rules in %s", code)
		if want := "\n" + rules.Markdown(messages.In(code)) + "\n"; got != want && !*update {
			t.Errorf("the rules in %s are not up to date: run go test -update", code)
		} else {
			text = before + begin + want + "<!-- /rules -->" + after
		}
	}
	if *update {
		is.OK(t, os.WriteFile(manual, []byte(text), 0o644))
	}
}

// TestPrinted checks that every format of the list has every rule in every
// language.
func TestPrinted(t *testing.T) {
	for _, code := range messages.Languages() {
		v := messages.In(code)
		var b strings.Builder
		rules.Print(&b, v)
		said := rules.In(v)
		for i, r := range rules.All() {
			is.True(t, strings.Contains(b.String(), "\n"+r.Name+" (") && strings.Contains(rules.Markdown(v), "| `"+r.Name+"` |"),
				"%s: %s is not printed", code, r.Name)
			if said[i].Name != r.Name || said[i].Waivable != r.May() || (said[i].WhyNot == "") != r.May() || said[i].Why != v.Say(r.Why) {
				t.Errorf("%s: %+v", code, said[i])
			}
		}
		n := slices.IndexFunc(said, func(s rules.Said) bool { return s.Waivable })
		is.True(t, n >= 0, "nothing may be waived")
	}
}
