package site_test

import (
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"tarif/cmd/tarif/internal/publish/site"
	"tarif/cmd/tarif/internal/test/is"
)

// edition is a file in which the price of row 1 breaks the pattern.
const edition = "tariffs/oral/home-care/2026.toml"

// waived loads the real site with a mistake in one price and with additions to
// the edition and the settings. It returns the rules that are active, those
// that are waived, and whether the site can be built.
func waived(t *testing.T, toEdition, toConfig string) (stand, waived string, good bool) {
	t.Helper()
	fsys := withFile(t, "templates/pages/homme.html", "x") // replaces nothing: a warning
	add := func(name string, edit func(string) string) {
		src, err := fs.ReadFile(fsys, name)
		is.OK(t, err)
		fsys[name] = &fstest.MapFile{Data: []byte(edit(string(src)))}
	}
	add(edition, func(s string) string { return strings.Replace(s, `"948.30"`, `"984.30"`, 1) + toEdition })
	add("config.toml", func(s string) string { return s + toConfig })
	s, found := since(fsys)
	var a, b []string
	for _, f := range found {
		if f.Waived != nil {
			b = append(b, f.Rule+" "+f.Waived.Cause)
		} else {
			a = append(a, f.Rule)
		}
	}
	return strings.Join(a, ", "), strings.Join(b, ", "), s != nil
}

func TestWaive(t *testing.T) {
	const pattern = "\n[[waive]]\nrule = \"price-pattern\"\nrow = 1\ncause = \"printed so\"\n"
	for _, tt := range []struct {
		name, edition, config string
		stand, waived         string
		good                  bool
	}{
		{"nothing", "", "", "price-pattern, unused-template", "", true},
		{"in the edition", pattern, "", "unused-template", "price-pattern printed so", true},
		{"another file in the settings", "", "\n[[waive]]\nrule = \"unused-template\"\nfile = \"templates/pages/homme.html\"\ncause = \"later\"\n",
			"price-pattern", "unused-template later", true},
		{"another row", strings.Replace(pattern, "row = 1", "row = 76", 1), "", "unused-waiver, price-pattern, unused-template", "", true},
		{"no row", strings.Replace(pattern, "row = 1\n", "", 1), "", "unused-waiver, price-pattern, unused-template", "", true},
		{"a rule that is not there", strings.Replace(pattern, "pattern", "patern", 1), "", "waive-rule, price-pattern, unused-template", "", false},
		{"a rule that may not be waived", strings.Replace(pattern, "price-pattern", "unknown-id", 1), "", "waive-firm, price-pattern, unused-template", "", false},
		{"twice", pattern + pattern, "", "unused-template", "price-pattern printed so", true},
	} {
		stand, by, good := waived(t, tt.edition, tt.config)
		is.True(t, sorted(stand) == sorted(tt.stand) && by == tt.waived && good == tt.good,
			"%s: %s stand, %s waived, good %t", tt.name, stand, by, good)
	}
}

// TestWaiveLost checks that a waiver about the edition before applies to that
// row or section only.
func TestWaiveLost(t *testing.T) {
	const file = "tariffs/karaganda-region/surface-water/2024.toml"
	fsys := copyOf(t)
	src := string(fsys[file].Data)
	from := strings.Index(src, "\n[[rate]]\nrow = 10\n")
	src = src[:from] + src[strings.Index(src, "\n[[rate]]\nrow = 11\n"):]
	fsys[file].Data = []byte(regexp.MustCompile(`(?m)^row = \d+$`).ReplaceAllStringFunc(src, func(line string) string {
		if n, _ := strconv.Atoi(line[len("row = "):]); n > 10 {
			return fmt.Sprintf("row = %d", n-1)
		}
		return line
	}))
	_, found := site.Load(fsys, site.Options{Day: during})
	var stand []string
	for _, f := range found {
		if f.Rule == "row-lost" && f.Pos.File == file && f.Waived == nil {
			stand = append(stand, f.Message.String())
		}
	}
	is.True(t, len(stand) == 1 && strings.Contains(stand[0], "row 10 of edition"), "of what is lost this stands: %q", stand)
}

// sorted sorts a list of names.
func sorted(list string) string {
	return strings.Join(slices.Sorted(slices.Values(strings.Split(list, ", "))), ", ")
}
