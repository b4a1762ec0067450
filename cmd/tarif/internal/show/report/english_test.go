package report

import (
	"fmt"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/show/words"
	"tarif/templates"
)

var placeToFill = regexp.MustCompile(`\{[1-9]\}`)

// English has the keys and the places to fill of the site's catalogue.
func TestEnglishIsATwin(t *testing.T) {
	w, found := words.Load(templates.FS)
	if err := found.Err(); err != nil {
		t.Fatal(err)
	}
	for key, text := range english {
		n := 0
		for _, p := range placeToFill.FindAllString(text, -1) {
			n = max(n, int(p[1]-'0'))
		}
		args := make([]any, n)
		for i := range args {
			args[i] = "x"
		}
		base, one := strings.CutSuffix(key, ".one")
		base, other := strings.CutSuffix(base, ".other")
		for _, l := range lang.All {
			var err error
			if one || other {
				_, err = w.N(l, base, 2)
			} else {
				_, err = w.T(l, key, args...)
			}
			if err != nil {
				t.Errorf("%s: %v", l, err)
			}
		}
	}
}

// A key that no source names is one that nobody says.
func TestEnglishIsUsed(t *testing.T) {
	files, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	var src strings.Builder
	for _, f := range files {
		if strings.HasSuffix(f.Name(), ".go") && !strings.HasPrefix(f.Name(), "english") {
			b, err := os.ReadFile(f.Name())
			if err != nil {
				t.Fatal(err)
			}
			src.Write(b)
		}
	}
	spaceless := strings.ReplaceAll(src.String(), " ", "")
	for _, key := range slices.Sorted(maps.Keys(english)) {
		key = strings.TrimSuffix(strings.TrimSuffix(key, ".one"), ".other")
		family := key[:strings.LastIndex(key, ".")+1]
		if !strings.Contains(src.String(), `"`+key+`"`) && !strings.Contains(spaceless, `"`+family+`"+`) {
			t.Errorf("nothing says %q", key)
		}
	}
}

func TestNoEnglish(t *testing.T) {
	v := &voice{language: English}
	if v.t("no.such"); v.err() == nil || v.err().Error() != `report: no English for "no.such"` {
		t.Error(v.err())
	}
	if got := fmt.Sprint(v.n("count.rates", 1), " ", v.n("count.rates", 2)); got != "1 price 2 prices" {
		t.Error(got)
	}
}
