package messages

import (
	"fmt"
	"go/ast"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/test/tarifftest"
)

// TestCatalogue: the files are good, a message stands once, and every form of
// it takes the arguments of the English wording.
func TestCatalogue(t *testing.T) {
	all, found := load()
	for _, f := range found {
		t.Errorf("%s: %s", f.Pos, f.Message)
	}
	seen := map[string]bool{}
	for _, m := range all {
		if seen[m.EN] {
			t.Errorf("%q stands twice", m.EN)
		}
		seen[m.EN] = true
		want := verbs(t, m.EN)
		if m.Count > 0 && want[m.Count] != "d" {
			t.Errorf("%q: argument %d is not a number", m.EN, m.Count)
		}
		for form, s := range m.Forms {
			if got := verbs(t, s); !maps.Equal(got, want) {
				t.Errorf("%q: the form %q takes %v, want %v", m.EN, form, got, want)
			}
		}
		for l, v := range map[lang.Lang]any{lang.KK: m.KK, lang.RU: m.RU} {
			m.checkForms(t, l, wording(v, m.EN), want)
		}
	}
}

func (m message) checkForms(t *testing.T, l lang.Lang, forms map[string]string, want map[int]string) {
	t.Helper()
	categories := []string{other}
	if m.Count > 0 {
		categories = lang.Plurals(l)
	}
	if got := slices.Sorted(maps.Keys(forms)); !slices.Equal(got, slices.Sorted(slices.Values(categories))) {
		t.Errorf("%q in %s has the forms %v, want %v", m.EN, l, got, categories)
	}
	for _, s := range forms {
		if got := verbs(t, s); !maps.Equal(got, want) {
			t.Errorf("%q in %s takes %v, want %v: %q", m.EN, l, got, want, s)
		}
		if strings.TrimSpace(s) == "" || strings.HasSuffix(s, " ") {
			t.Errorf("%q in %s is %q", m.EN, l, s)
		}
	}
}

var verb = regexp.MustCompile(`%(?:\[(\d+)\])?([-+# 0]*[\d.]*)([a-zA-Z%])`)

// verbs returns what a format does with each argument, by its number. %v and
// %s of one argument are the same to a reader, and so are the two here.
func verbs(t *testing.T, format string) map[int]string {
	t.Helper()
	out, next := map[int]string{}, 1
	for _, m := range verb.FindAllStringSubmatch(format, -1) {
		if m[3] == "%" {
			continue
		}
		if m[1] != "" {
			next, _ = strconv.Atoi(m[1]) // digits, by the pattern
		}
		if before := out[next]; before != "" && before != m[2]+m[3] {
			t.Errorf("%q uses argument %d in two ways", format, next)
		}
		out[next] = m[2] + m[3]
		next++
	}
	if strings.Contains(verb.ReplaceAllString(format, ""), "%") {
		t.Errorf("%q has a percent sign that is no verb", format)
	}
	return out
}

// TestSaid: every text that the program says is in the catalogue, and what is
// in the catalogue is said somewhere. A text can only be made by source.Say,
// for its fields are its own; here every call has a literal for a format.
func TestSaid(t *testing.T) {
	all, _ := load()
	known := map[string]bool{}
	for _, m := range all {
		known[m.EN] = !m.literal
	}
	said := formats(t)
	if len(said) < 500 {
		t.Fatalf("found only %d texts", len(said))
	}
	for _, format := range slices.Sorted(maps.Keys(said)) {
		if !known[format] {
			t.Errorf("%s: %q has no translation", said[format], format)
		}
	}
	for format, here := range known {
		if here && said[format] == "" {
			t.Errorf("nothing says %q any more", format)
		}
	}
}

// formats are the formats given to Say, each with a place, in the program.
func formats(t *testing.T) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, f := range tarifftest.Program(t, "../../..") {
		ast.Inspect(f.File, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok && isSay(call, f.Name.Name) {
				out[formatOf(t, f.At(call), call)] = f.At(call)
			}
			return true
		})
	}
	return out
}

// formatOf is the literal that a call of Say has for a format, which takes as
// many arguments as it is given.
func formatOf(t *testing.T, at string, call *ast.CallExpr) string {
	t.Helper()
	literal, ok := call.Args[0].(*ast.BasicLit)
	if !ok {
		t.Fatalf("%s: the format is no literal", at)
	}
	format, err := strconv.Unquote(literal.Value)
	if err != nil {
		t.Fatalf("%s: %v", at, err)
	}
	if n := len(verbs(t, format)); n != len(call.Args)-1 {
		t.Errorf("%s: %q takes %d arguments, given %d", at, format, n, len(call.Args)-1)
	}
	return format
}

func isSay(call *ast.CallExpr, pkg string) bool {
	switch fn := call.Fun.(type) {
	case *ast.Ident:
		return pkg == "source" && fn.Name == "Say"
	case *ast.SelectorExpr:
		x, ok := fn.X.(*ast.Ident)
		return ok && x.Name == "source" && fn.Sel.Name == "Say"
	}
	return false
}

// Texts within texts speak the same language, and numbers choose their words.
func TestVoices(t *testing.T) {
	for _, tt := range []struct {
		text       source.Text
		en, kk, ru string
	}{
		{source.Say("%d errors", 1), "1 error", "1 қате", "1 ошибка"},
		{source.Say("%d errors", 3), "3 errors", "3 қате", "3 ошибки"},
		{source.Say("%d errors", 11), "11 errors", "11 қате", "11 ошибок"},
		{source.Say("%s: %s", "a.toml", source.Say("%d rates", 21)), "a.toml: 21 rates", "a.toml: 21 баға", "a.toml: 21 цена"},
		{source.Say("period: edition %q is for %d too", "2026", 2026), `period: edition "2026" is for 2026 too`,
			`period: "2026" редакциясы да 2026 жылға арналған`, `period: редакция "2026" тоже на 2026 год`},
		{source.Say("%s", source.Say("unknown key %q", "прайс").Err()), `unknown key "прайс"`, `"прайс" деген белгісіз кілт`, `неизвестный ключ "прайс"`},
		{source.Text{}, "", "", ""},
	} {
		for code, want := range map[string]string{"en": tt.en, "kk": tt.kk, "ru": tt.ru} {
			if got := In(code).Say(tt.text); got != want {
				t.Errorf("%s: got %q, want %q", code, got, want)
			}
		}
	}
	if In("de") != nil {
		t.Error("there is a German voice")
	}
	if got := fmt.Sprint(Languages()); got != "[en kk ru]" {
		t.Error(got)
	}
}
