package words

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/test/is"
)

func files(kk, ru string) fstest.MapFS {
	return fstest.MapFS{"words/kk.toml": {Data: []byte(kk)}, "words/ru.toml": {Data: []byte(ru)}, "words/en.toml": {}}
}

const (
	goodKK = `site.title = "Тарифтер"

[search]
found.one = "{1} нәтиже: {2}"
found.other = "{1} нәтиже: {2}"
hint = "{2} немесе {1}"

[same]
csv = "CSV"
`
	goodRU = `site.title = "Тарифы"

[search]
found.one = "Найден {1} результат: {2}"
found.few = "Найдены {1} результата: {2}"
found.many = "Найдено {1} результатов: {2}"
found.other = "Найдено {1} результата: {2}"
hint = "{1} или {2}"

[same]
csv = "CSV"
`
)

func good(t *testing.T) *Words {
	t.Helper()
	w, found := Load(files(goodKK, goodRU))
	is.Must(t, len(found) == 0, "findings: %+v", found)
	return w
}

func TestT(t *testing.T) {
	type id string
	w := good(t)
	tests := []struct {
		l    lang.Lang
		key  string
		args []any
		want string
	}{
		{lang.KK, "site.title", nil, "Тарифтер"},
		{lang.RU, "site.title", nil, "Тарифы"},
		{lang.RU, "search.hint", []any{"уход", id("oral")}, "уход или oral"},
		{lang.KK, "search.hint", []any{"a", 1234}, "1\u00a0234 немесе a"},
		{lang.KK, "search.hint", []any{"{2}", "x"}, "x немесе {2}"}, // placeholders in arguments are literal
		{lang.RU, "same.csv", nil, "CSV"},
	}
	for _, tt := range tests {
		got, err := w.T(tt.l, tt.key, tt.args...)
		is.True(t, err == nil && got == tt.want, "T(%s, %s, %v) = %q, %v; want %q", tt.l, tt.key, tt.args, got, err, tt.want)
	}
}

func TestN(t *testing.T) {
	w := good(t)
	tests := []struct {
		l    lang.Lang
		n    int
		want string
	}{
		{lang.KK, 1, "1 нәтиже: x"},
		{lang.KK, 5, "5 нәтиже: x"},
		{lang.RU, 1, "Найден 1 результат: x"},
		{lang.RU, 3, "Найдены 3 результата: x"},
		{lang.RU, 11, "Найдено 11 результатов: x"},
		{lang.RU, 1021, "Найден 1\u00a0021 результат: x"},
	}
	for _, tt := range tests {
		got, err := w.N(tt.l, "search.found", tt.n, "x")
		is.True(t, err == nil && got == tt.want, "N(%s, %d) = %q, %v; want %q", tt.l, tt.n, got, err, tt.want)
	}
}

func TestMisuse(t *testing.T) {
	w := good(t)
	second := func(_ string, err error) error { return err }
	tests := []struct {
		err  error
		want string
	}{
		{second(w.T(lang.KK, "site.titel")), `words: there is no "site.titel"`},
		{second(w.T(lang.KK, "site.title", "x")), `words: "site.title" takes 0 arguments, got 1`},
		{second(w.T(lang.KK, "search.hint", "x")), `words: "search.hint" takes 2 arguments, got 1`},
		{second(w.T(lang.KK, "search.hint", "x", 1.5)), `words: "search.hint": argument 2 is a float64: pass a ready string`},
		{second(w.T(lang.KK, "search.found", 1)), `words: "search.found" depends on a number: use N`},
		{second(w.N(lang.KK, "site.title", 1)), `words: "site.title" does not depend on a number: use T`},
		{second(w.N(lang.KK, "search.found", 1)), `words: "search.found" takes 2 arguments, got 1`},
		{second(w.T(lang.KK, "search.hint", "x", nil)), `words: "search.hint": argument 2 is a <nil>: pass a ready string`},
	}
	for _, tt := range tests {
		is.True(t, tt.err != nil && tt.err.Error() == tt.want, "got %v, want %s", tt.err, tt.want)
	}
}

func TestKeys(t *testing.T) {
	want := []string{"same.csv", "search.found", "search.hint", "site.title"}
	is.EqualSlices(t, good(t).Keys(), want)
}

// brief formats findings as position, rule, message and related position.
func brief(found source.List) string {
	var b strings.Builder
	for _, f := range found {
		fmt.Fprintf(&b, "%s %s %s: %s", f.Pos, f.Severity, f.Rule, f.Message)
		if f.See != nil {
			fmt.Fprintf(&b, " (%s)", *f.See)
		}
		b.WriteString("\n")
	}
	return b.String()
}

func TestFindings(t *testing.T) {
	const kk, ru = "templates/words/kk.toml", "templates/words/ru.toml"
	tests := []struct{ name, kk, ru, want string }{
		{"only in one", "[nav]\nhome = \"Басты бет\"\n", "[nav]\nhom = \"Главная\"\n",
			ru + ":2:7 error words-twin: nav.hom is called nav.home in kk (" + kk + ":2:8)\n"},
		{"missing in one", "[nav]\nhome = \"Басты бет\"\nback = \"Артқа\"\n", "[nav]\nhome = \"Главная\"\n",
			ru + ":1:1 error words-twin: nav.back has no text in ru (" + kk + ":3:8)\n"},
		{"missing in the other", "[nav]\nhome = \"Басты бет\"\n", "[nav]\nhome = \"Главная\"\n[foot]\nup = \"Наверх\"\nat = \"Где\"\n",
			kk + " error words-twin: foot.at has no text in kk (" + ru + ":5:6)\n" +
				kk + " error words-twin: foot.up has no text in kk (" + ru + ":4:6)\n"},
		{"two renamed", "[nav]\nhome = \"Басты бет\"\nfoot = \"Аяғы\"\n", "[nav]\nhomme = \"Главная\"\nfood = \"Подвал\"\n",
			ru + ":2:9 error words-twin: nav.homme is called nav.home in kk (" + kk + ":2:8)\n" +
				ru + ":3:8 error words-twin: nav.food is called nav.foot in kk (" + kk + ":3:8)\n"},
		{"not the same places", "a = \"{1} бет\"\n", "a = \"страница\"\n",
			kk + ":1:5 error words-place: a does not have the same placeholders as in the other language (" + ru + ":1:5)\n"},
		{"a gap", "a = \"{2} бет\"\n", "a = \"страница {2}\"\n",
			kk + ":1:5 error words-place: a has a gap in its placeholders\n" +
				ru + ":1:5 error words-place: a has a gap in its placeholders\n"},
		{"a gap in one", "a = \"{1} бет\"\n", "a = \"страница {2}\"\n",
			ru + ":1:5 error words-place: a has a gap in its placeholders\n"},
		{"a misspelt place", "a = \"{n} бет\"\n", "a = \"стр\"\n", kk + ":1:5 error words-place: \"{n}\" is not a placeholder\n"},
		{"a missing form", "a.one = \"б\"\na.other = \"б\"\n", "a.one = \"с\"\na.other = \"с\"\na.many = \"с\"\n",
			ru + ":1:1 error words-plural: a has no form \"few\"\n"},
		{"a form too many", "a.one = \"б\"\na.other = \"б\"\na.few = \"б\"\n", "a.one = \"с\"\na.other = \"с\"\na.many = \"с\"\na.few = \"с\"\n",
			kk + ":3:9 error words-plural: no number takes the form \"few\" in this language\n"},
		{"a number on one side", "a = \"б\"\n", "a.one = \"с\"\na.other = \"с\"\na.many = \"с\"\na.few = \"с\"\n",
			kk + ":1:5 error words-twin: a depends on a number in one language only (" + ru + ":1:1)\n"},
		{"not a text", "a = 1\n", "a = \"с\"\n",
			kk + ":1:5 error words-type: a is not a text\n"},
		{"empty and same", "a = \" \"\nb = \"PDF\"\nc = \"№ 1\"\n", "a = \"с\"\nb = \"PDF\"\nc = \"№ 1\"\n",
			kk + ":1:5 error words-empty: the text is empty\n" +
				kk + ":2:5 warning words-same: \"PDF\" is the same in both languages (" + ru + ":2:5)\n"},
	}
	for _, tt := range tests {
		w, found := Load(files(tt.kk, tt.ru))
		is.Equal(t, brief(found), tt.want, tt.name)
		if (w == nil) != (found.Errors() > 0) {
			t.Errorf("%s: words %v with %d errors", tt.name, w, found.Errors())
		}
	}
}

func TestNoFile(t *testing.T) {
	_, found := Load(fstest.MapFS{})
	want := "templates/words/kk.toml error words-file: the words of the interface cannot be read: open words/kk.toml: file does not exist\n"
	got := brief(found)
	is.True(t, strings.Contains(got, want) && len(found) == 3, "got\n%s", got)
}

func FuzzPhrase(f *testing.F) {
	for _, s := range []string{"", "{1}", "a {1} b {9}{1}", "{", "}", "{x}", "{{1}}", "{0}"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		is.Equal(t, lang.ParsePhrase(s).String(), s, "reads back as")
	})
}

// TestEnglish: reports have English, with fewer texts than the site has and the
// same placeholders.
func TestEnglish(t *testing.T) {
	fsys := files(goodKK, goodRU)
	fsys["words/en.toml"].Data = []byte("[search]\nfound.one = \"{1} hit: {2}\"\nfound.other = \"{1} hits: {2}\"\n")
	w, found := Load(fsys)
	is.Must(t, len(found) == 0, "findings: %+v", found)
	if got, err := w.N(lang.EN, "search.found", 1234, "x"); err != nil || got != "1234 hits: x" {
		t.Errorf("%q, %v", got, err)
	}
	if _, err := w.T(lang.EN, "site.title"); err == nil || err.Error() != `words: there is no "site.title"` {
		t.Errorf("a text that reports do not say: %v", err)
	}
	fsys["words/en.toml"].Data = []byte("[search]\nhint = \"{1}\"\nfound = \"{1}: {2}\"\nhnt = \"x\"\n")
	_, found = Load(fsys)
	const en, kk = "templates/words/en.toml", "templates/words/kk.toml"
	want := en + ":2:8 error words-place: search.hint does not have the same placeholders as in the other language (" + kk + ":6:8)\n" +
		en + ":3:9 error words-twin: search.found depends on a number in one language only (" + kk + ":4:1)\n" +
		en + ":4:7 error words-twin: search.hnt has no text in kk\n"
	is.Equal(t, brief(found), want)
}
