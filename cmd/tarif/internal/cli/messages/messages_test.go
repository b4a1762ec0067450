package messages

import (
	"fmt"
	"go/ast"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/test/is"
	"tarif/cmd/tarif/internal/test/tarifftest"
)

// TestCatalogue checks that the files are valid, that each message occurs once,
// and that every form uses the arguments of the English text.
func TestCatalogue(t *testing.T) {
	all, found := load("*.toml")
	for _, f := range found {
		t.Errorf("%s: %s", f.Pos, f.Message)
	}
	seen := map[string]bool{}
	for _, m := range all.Messages {
		is.True(t, !seen[m.EN], "%q stands twice", m.EN)
		seen[m.EN] = true
		if takes, _ := takes(t, m.EN); m.Count > 0 && takes&(1<<(m.Count-1)) == 0 {
			t.Errorf("%q has no argument %d that could count", m.EN, m.Count)
		}
		for _, s := range m.Forms {
			m.takesTheSame(t, lang.EN, s)
		}
		for l, v := range map[lang.Lang]any{lang.KK: m.KK, lang.RU: m.RU} {
			m.checkForms(t, l, wording(v, m.EN))
		}
	}
}

func (m message) checkForms(t *testing.T, l lang.Lang, forms map[string]string) {
	t.Helper()
	categories := []string{other}
	if m.Count > 0 {
		categories = lang.Plurals(l)
	}
	if got := slices.Sorted(maps.Keys(forms)); !slices.Equal(got, slices.Sorted(slices.Values(categories))) {
		t.Errorf("%q in %s has the forms %v, want %v", m.EN, l, got, categories)
	}
	for _, s := range forms {
		m.takesTheSame(t, l, s)
		is.True(t, strings.TrimSpace(s) != "" && !strings.HasSuffix(s, " "), "%q in %s is %q", m.EN, l, s)
	}
}

// takesTheSame checks that a translation uses and quotes the same arguments as
// the English text.
func (m message) takesTheSame(t *testing.T, l lang.Lang, s string) {
	t.Helper()
	if literal()[m.EN] {
		return // it uses no arguments
	}
	want, quoted := takes(t, m.EN)
	got, too := takes(t, s)
	is.True(t, got == want && too == quoted,
		"%q in %s takes the arguments %b, quoted %s; want %b, %s: %q", m.EN, l, got, too, want, quoted, s)
}

// literal holds the texts of help, which have no arguments. A test of package
// cli compares them with the commands.
var literal = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	all, _ := load("help.toml")
	for _, m := range all.Messages {
		out[m.EN] = true
	}
	return out
})

// old matches the verbs of package fmt, which no text may contain.
var old = regexp.MustCompile(`%(\[\d+\])?[-+#0]*[\d.]*[sdqvxftc%]`)

// takes returns which arguments a text uses, and which of them in quotes.
func takes(t *testing.T, text string) (set uint, quoted string) {
	t.Helper()
	v := old.FindString(text)
	is.True(t, v == "", "%q has the verb %s: write {1}, {2} …, and \"{1}\" for what is quoted", text, v)
	set = lang.ParsePhrase(text).Uses()
	marks := slices.Sorted(slices.Values(inQuotes.FindAllString(text, -1)))
	return set, strings.Join(slices.Compact(marks), " ")
}

var inQuotes = regexp.MustCompile(`"\{[1-9]\}"`)

// TestSaid checks that every text in the program is in the catalogue and vice
// versa. Texts can only be made by source.Say, and every call must have a
// literal as its format.
func TestSaid(t *testing.T) {
	all, _ := load("*.toml")
	known := map[string]bool{}
	for _, m := range all.Messages {
		known[m.EN] = !literal()[m.EN]
	}
	said := formats(t)
	is.Must(t, len(said) >= 500, "found only %d texts", len(said))
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

// formats returns the formats given to Say in the program, each with a
// position.
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

// formatOf returns the literal format of a call of Say, and checks the number
// of arguments.
func formatOf(t *testing.T, at string, call *ast.CallExpr) string {
	t.Helper()
	literal, ok := call.Args[0].(*ast.BasicLit)
	is.Must(t, ok, "%s: the format is no literal", at)
	format, err := strconv.Unquote(literal.Value)
	is.OK(t, err, at)
	takes, _ := takes(t, format)
	if given := len(call.Args) - 1; given > 0 && takes != 1<<given-1 {
		t.Errorf("%s: %q takes the arguments %b, given %d", at, format, takes, given)
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

// TestLocalizers checks that texts within texts are in the same language, and
// that plural forms agree with numbers.
func TestLocalizers(t *testing.T) {
	for _, tt := range []struct {
		text       source.Text
		en, kk, ru string
	}{
		{source.Say("{1} errors", 1), "1 error", "1 қате", "1 ошибка"},
		{source.Say("{1} errors", 3), "3 errors", "3 қате", "3 ошибки"},
		{source.Say("{1} errors", 11), "11 errors", "11 қате", "11 ошибок"},
		{source.Say("{1}: {2}", "a.toml", source.Say("{1} rates", 21)), "a.toml: 21 rates", "a.toml: 21 баға", "a.toml: 21 цена"},
		{source.Say(`period: edition "{1}" is for {2} too`, "2026", 2026), `period: edition "2026" is for 2026 too`,
			`period: "2026" редакциясы да 2026 жылға арналған`, `period: редакция "2026" тоже на 2026 год`},
		{source.Say("{1}", source.Say(`unknown key "{1}"`, "прайс").Err()), `unknown key "прайс"`, `"прайс" деген белгісіз кілт`, `неизвестный ключ "прайс"`},
		{source.Text{}, "", "", ""},
	} {
		for code, want := range map[string]string{"en": tt.en, "kk": tt.kk, "ru": tt.ru} {
			is.Equal(t, In(code).Say(tt.text), want, code)
		}
	}
	is.True(t, In("de") == nil, "there is a localizer for German")
	is.Equal(t, fmt.Sprint(Languages()), "[en kk ru]")
}
