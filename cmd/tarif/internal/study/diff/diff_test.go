package diff_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/study/diff"
	"tarif/cmd/tarif/internal/study/match"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/is"
	"tarif/cmd/tarif/internal/test/tarifftest"
)

var update = flag.Bool("update", false, "rewrite the expectations in testdata")

// TestCases runs testdata/*.txtar: old and new tables, and the expected
// difference. A file may have several cases, distinguished by a prefix.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	cases := 0
	for _, file := range files {
		src := is.File(t, file)
		comment, fs := tarifftest.Archive(string(src))
		for i := 0; i+2 < len(fs); i += 3 {
			cases++
			run(t, filepath.Base(file), fs[i:i+3])
		}
		if *update {
			is.OK(t, os.WriteFile(file, []byte(tarifftest.Format(comment, fs)), 0o666))
		}
	}
	is.True(t, cases >= 60, "the corpus has only %d cases", cases)
}

// run runs one case.
func run(t *testing.T, file string, c []tarifftest.File) {
	name := strings.TrimSuffix(c[0].Name, "/old")
	t.Run(file+"/"+name, func(t *testing.T) {
		if c[1].Name != name+"/new" || c[2].Name != name+"/want" {
			t.Fatalf("files %s, %s, %s: not a case", c[0].Name, c[1].Name, c[2].Name)
		}
		w := tarifftest.New()
		got := show(diff.Between(w.Edition("p/k/2025", c[0].Data), w.Edition("p/k/2026", c[1].Data)))
		if *update {
			c[2].Data = got
		} else if got != c[2].Data {
			t.Errorf("got:\n%s\nwant:\n%s", got, c[2].Data)
		}
	})
}

// show formats a diff: a line for each item that changed, then the summary.
func show(d *diff.Diff) string {
	var b strings.Builder
	for _, it := range d.Changed() {
		fmt.Fprintf(&b, "%s -> %s: %s", rates(it.Old), rates(it.New), join(it.Kinds))
		if it.Priced {
			fmt.Fprintf(&b, "; %s", it.Difference)
		}
		if it.HasPercent {
			fmt.Fprintf(&b, " (%s%%)", it.Percent)
		}
		if len(it.Withheld) > 0 {
			fmt.Fprintf(&b, "; withheld for %s", join(it.Withheld))
		}
		if len(it.Wording) > 0 {
			fmt.Fprintf(&b, "; worded in %v", it.Wording)
		}
		b.WriteString("\n")
	}
	fmt.Fprintf(&b, "unchanged %d, unpriced %d\n", d.Summary.Unchanged, d.Summary.Unpriced)
	showUniform(&b, "overall", d.Summary.Overall)
	for _, u := range d.Summary.ByRole {
		showUniform(&b, "role "+roleID(u.Role), u)
	}
	for _, s := range d.Summary.SectionsAdded {
		fmt.Fprintf(&b, "section added: %s\n", s.ID)
	}
	for _, s := range d.Summary.SectionsRemoved {
		fmt.Fprintf(&b, "section removed: %s\n", s.ID)
	}
	return b.String()
}

func showUniform(b *strings.Builder, what string, u *diff.Uniform) {
	if u == nil {
		return
	}
	fmt.Fprintf(b, "%s: %s of %d", what, common(u.Common), len(u.Items)+len(u.Outliers))
	for _, it := range u.Outliers {
		fmt.Fprintf(b, "; but %s (%s%%)", rates(it.New), it.Percent)
	}
	if u.Apart != nil {
		fmt.Fprintf(b, "; these %s", common(*u.Apart))
	}
	b.WriteString("\n")
}

func common(c match.Common) string {
	exact := ""
	if c.Exact {
		exact = " exactly"
	}
	return fmt.Sprintf("%s%%%s on %d", c, exact, c.Count)
}

func rates(rs []*tariff.Rate) string {
	var out []string
	for _, r := range rs {
		k := r.Key()
		price := string(r.Price.Status)
		if r.Price.Stated() {
			price = r.Price.Amount.String()
		}
		name := []string{string(k.Service)}
		for _, s := range []string{string(k.Role), k.Conditions, string(k.VAT)} {
			if s != "" {
				name = append(name, s)
			}
		}
		out = append(out, strings.Join(name, "/")+" "+price)
	}
	return "[" + strings.Join(out, ", ") + "]"
}

func join(ks []diff.Kind) string {
	out := lists.Of(ks, func(k diff.Kind) string { return string(k) })
	return strings.Join(out, " ")
}

func roleID(r *tariff.Role) string {
	if r == nil {
		return "none"
	}
	return string(r.ID)
}

func TestSameWording(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"счёт", "счет", true},
		{"«Қамқор»", `"Қамқор"`, true},
		{"“a”", "„a‟", true},
		{"кейс — менеджер", "кейс-менеджер", true},
		{"a – b", "a - b", true},
		{"a\u00a0b", "a  b", true},
		{" a b\n", "a b", true},
		{"іс-шара ( бару ) , қайту", "іс-шара (бару), қайту", true},
		{"маман / әлеуметтік", "маман/әлеуметтік", true},
		{"пере\u00adнос", "перенос", true},
		{"Маман", "маман", false},
		{"бір рет", "екі рет", false},
		{"10 минут", "15 минут", false},
		{"көмек", "комек", false},
		{"а, б", "а б", false},
		{"балаларға", "балалар", false},
	} {
		is.Equal(t, diff.SameWording(c.a, c.b), c.want, "SameWording(%q, %q)", c.a, c.b)
		is.Equal(t, diff.SameWording(c.b, c.a), c.want, "SameWording(%q, %q)", c.b, c.a)
	}
}

func TestKindsAreInOrder(t *testing.T) {
	w := tarifftest.New()
	d := diff.Between(
		w.Edition("p/k/2025", "1 s role=a section=x basis=b/u 10.00 | бір"),
		w.Edition("p/k/2026", "2 s role=c section=y basis=d/v vat=none 12.00 | екі"))
	want := []diff.Kind{diff.PriceUp, diff.Basis, diff.Unit, diff.VAT, diff.Role, diff.Wording, diff.Renumbered, diff.Section}
	is.EqualSlices(t, d.Items[0].Kinds, want)
}

func TestNeighbours(t *testing.T) {
	w := tarifftest.New()
	a, b, c := w.Edition("p/k/2024", "1 s 1.00"), w.Edition("p/k/2025", "1 s 2.00"), w.Edition("p/k/2026", "1 s 3.00")
	data := &tariff.Data{Tariffs: []*tariff.Tariff{
		{Place: a.Place, Kind: a.Kind, Editions: tariff.Timeline{a, b, c}},
		{Place: a.Place, Kind: a.Kind, Editions: tariff.Timeline{a}},
	}}
	ds := slices.Collect(diff.Neighbours(data))
	is.True(t, len(ds) == 2 && ds[0].Old == a && ds[0].New == b && ds[1].Old == b && ds[1].New == c, "got %d diffs", len(ds))
}
