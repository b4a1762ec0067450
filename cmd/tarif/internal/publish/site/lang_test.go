package site_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/is"
)

// kazakhOnly holds the letters that Russian does not have.
const kazakhOnly = "әіңғүұқөһӘІҢҒҮҰҚӨҺ"

// inRussian holds proper names that Russian texts print with Kazakh letters:
// the official name of the district, and that of the law database.
var inRussian = []string{"район Бәйтерек", "района Бәйтерек", "районе Бәйтерек", "Бәйтерек", "«Әділет»"}

// TestLanguages checks that every text is marked with its language. Text with
// Kazakh-only letters must be under lang=kk, and text that the data has in one
// language must be under that, on whichever page, so that screen readers choose
// the right voice.
func TestLanguages(t *testing.T) {
	eachDay(t, func(t *testing.T, b *built) {
		words := collect(b)
		names := slices.Concat(inRussian, signatories(b))
		told := map[string]bool{}
		for _, p := range b.pages() {
			for n := range b.doc(t, p).Descendants() {
				if n.Type != html.TextNode || n.Parent.Data == "script" {
					continue
				}
				for _, wrong := range misread(words, names, n.Data, langOf(n.Parent)) {
					if !told[wrong] {
						told[wrong] = true
						t.Errorf("%s: <%s> %s", p, n.Parent.Data, wrong)
					}
				}
			}
			checkAttributes(t, p, b.doc(t, p))
		}
	})
}

// signatories returns names as the acts print them, the same in both languages.
func signatories(b *built) []string {
	var out []string
	for e := range b.Data.Editions() {
		if s := e.Act.Signatory; s.KK == s.RU && s.KK != "" {
			out = append(out, s.RU)
		}
	}
	return out
}

// misread returns why a text is not in the language it is marked with.
func misread(words map[string]lang.Lang, names []string, s, marked string) []string {
	s = strings.TrimSpace(s)
	if l, ok := words[s]; ok && string(l) != marked {
		return []string{"is " + string(l) + " where it comes from and marked " + marked + ": " + s}
	}
	for _, name := range names {
		s = strings.ReplaceAll(s, name, "")
	}
	if marked != "kk" && strings.ContainsAny(s, kazakhOnly) {
		return []string{"has Kazakh letters and is marked " + marked + ": " + s}
	}
	return nil
}

// checkAttributes checks attributes that are shown or read out.
func checkAttributes(t *testing.T, p string, d *doc) {
	t.Helper()
	for n := range elements(d.Node) {
		for _, key := range []string{"title", "alt", "aria-label", "placeholder", "content"} {
			v, _ := attr(n, key)
			for _, name := range inRussian {
				v = strings.ReplaceAll(v, name, "")
			}
			if langOf(n) != "kk" && strings.ContainsAny(v, kazakhOnly) {
				t.Errorf("%s: %s=%q of <%s> is marked %s", p, key, v, n.Data, langOf(n))
			}
		}
	}
}

// collect returns every text of the data, and every interface text without
// placeholders, that has letters and occurs in one language only.
func collect(b *built) map[string]lang.Lang {
	c := collector{found: map[string]lang.Lang{}, both: map[string]bool{}, seen: map[any]bool{}}
	c.walk(reflect.ValueOf(b.Data))
	for _, key := range b.Words.Keys() {
		for _, l := range []lang.Lang{lang.KK, lang.RU} {
			if s, err := b.Words.T(l, key); err == nil { // a text with placeholders is no complete text
				c.add(s, l)
			}
		}
	}
	for s := range c.both {
		delete(c.found, s)
	}
	return c.found
}

type collector struct {
	found map[string]lang.Lang
	both  map[string]bool
	seen  map[any]bool
}

func (c *collector) walk(v reflect.Value) {
	if x, ok := v.Interface().(lang.Text); ok {
		c.add(x.KK, lang.KK)
		c.add(x.RU, lang.RU)
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() && !c.seen[v.Interface()] {
			c.seen[v.Interface()] = true
			c.walk(v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			c.walk(v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				c.walk(v.Field(i))
			}
		}
	}
}

// add adds a text. It ignores texts shorter than three letters, or common to
// both languages.
func (c *collector) add(s string, l lang.Lang) {
	letters := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return r
		}
		return -1
	}, s)
	if len([]rune(letters)) < 3 {
		return
	}
	if other, ok := c.found[s]; ok && other != l {
		c.both[s] = true
	}
	c.found[s] = l
}

// TestWhoseWords checks that each row links to the act's Kazakh wording, on
// Russian pages too, that it is marked as Kazakh and as the act's, and that the
// Russian beside it is marked as our translation.
func TestWhoseWords(t *testing.T) {
	b := real(t, during)
	for _, r := range b.Data.Edition("oral", "home-care", "2026").Rates {
		for _, page := range []string{"kk", "ru"} {
			p, id := page+"/places/oral/home-care/2026/index.html", "r"+lang.Int(lang.RU, r.Row)
			href, _ := attr(first(classed(b.doc(t, p).Node, "rates")), "data-wording")
			file, fragment, _ := follow(p, href+"#"+id)
			is.Must(t, fragment == id && pageLang(file) == page, "%s#%s leads to %s for its words", p, id, href)
			tr := byID(b.doc(t, file).Node, id)
			checkRole(t, tr, r)
			checkWording(t, tr, "official", "kk", r.Text.Text.KK)
			checkWording(t, tr, "translation", "ru", r.Text.Text.RU)
		}
	}
}

// checkRole checks that the act's wording names the role as the act does.
func checkRole(t *testing.T, tr *html.Node, r *tariff.Rate) {
	t.Helper()
	want := r.RoleText
	for _, p := range r.Edition.Roles {
		if want.Text.IsZero() && p.Role == r.Role {
			want = p.Text
		}
	}
	got := text(first(classed(tr, "act-role")))
	is.True(t, got == want.In(lang.KK) && got != "", "row %d names the role %q, not %q", r.Row, got, want.In(lang.KK))
}

func checkWording(t *testing.T, tr *html.Node, class, l, want string) {
	t.Helper()
	box := first(classed(tr, class))
	is.Must(t, box != nil, "a row has no %s wording", class)
	for p := range elements(box, "p") {
		if v, _ := attr(p, "lang"); v == l {
			is.Equal(t, text(p), strings.Join(strings.Fields(want), " "), "%s wording in %s", class, l)
			return
		}
	}
	t.Errorf("there is no %s wording in %s: %s", class, l, text(box))
}
