package importer

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/is"
	"tarif/cmd/tarif/internal/test/realdata"
)

// history returns the acts of testdata/history: decisions for other places and
// kinds, in both languages, shortened to what an import reads. Their editions
// were typed by people, without wording.
func history(t *testing.T) map[string][2]string {
	t.Helper()
	files, err := filepath.Glob("testdata/history/*.kk.md")
	if err != nil || len(files) != 12 {
		t.Fatal(files, err)
	}
	out := map[string][2]string{}
	for _, f := range files {
		name := strings.TrimSuffix(filepath.Base(f), ".kk.md")
		out[name] = [2]string{f, strings.TrimSuffix(f, ".kk.md") + ".ru.md"}
	}
	return out
}

// TestHistory imports each act in Kazakh, in Russian and in both, with and
// without the site knowing the place: every amount must come out and be for the
// same thing.
func TestHistory(t *testing.T) {
	d := realdata.Tariffs(t)
	for name, files := range history(t) {
		id := strings.Split(name, "_")
		want := d.Edition(tariff.PlaceID(id[0]), tariff.KindID(id[1]), tariff.EditionID(id[2]))
		for variant, names := range map[string][]string{"kk": files[:1], "ru": files[1:], "both": files[:]} {
			for known, data := range map[string]*tariff.Data{"known": d, "new": without(d, want.Place.ID, want.Kind.ID)} {
				t.Run(name+"/"+variant+"/"+known, func(t *testing.T) {
					if known == "new" && len(data.OfKind(want.Kind.ID)) == 0 {
						t.Skip("no other place has this kind")
					}
					in := Input{Place: want.Place.ID, Kind: want.Kind.ID, Data: data}
					for _, f := range names {
						in.Sources = append(in.Sources, Source{Name: f, Doc: readDoc(t, f, readFile(t, f))})
					}
					res := Import(in)
					compareHistory(t, want, passes(t, res, d))
					n := res.Report.Errors()
					is.True(t, n == 0, "%d errors: %v", n, res.Report.Findings)
					if len(names) == 2 && (res.Edition.Rates[0].Text.Text.KK == "" || res.Edition.Rates[0].Text.Text.RU == "") {
						t.Error("the words are not there in both languages")
					}
				})
			}
		}
	}
}

func compareHistory(t *testing.T, want, got *tariff.Edition) {
	t.Helper()
	is.Must(t, len(got.Rates) == len(want.Rates), "%d rates, want %d", len(got.Rates), len(want.Rates))
	for i, w := range want.Rates {
		g := got.Rates[i]
		is.Equal(t, says(g), says(w), "row %d", w.Row)
	}
	g, w := got.Act, want.Act
	a := fmt.Sprint(g.Form, g.Number, g.Date, g.EntryDays, got.Period, got.From, ids(g.LegalGrounds), got.ID, names(got.AmendedBy))
	b := fmt.Sprint(w.Form, w.Number, w.Date, w.EntryDays, want.Period, want.From, ids(w.LegalGrounds), want.ID, names(want.AmendedBy))
	is.Equal(t, a, b, "the act")
	is.Equal(t, g.Signatory.KK, w.Signatory.KK, "signatory")
}

func names(refs []tariff.ActRef) string {
	s := ""
	for _, r := range refs {
		s += r.Number + " of " + r.Date.String() + " "
	}
	return s
}

func says(r *tariff.Rate) string {
	section := ""
	if r.Section != nil {
		section = string(r.Section.ID)
	}
	footnotes := 0
	for _, n := range r.Footnotes {
		if n.Mark != "" {
			footnotes++
		}
	}
	unit := ""
	if r.Unit != nil {
		unit = string(r.Unit.ID)
	}
	return fmt.Sprintf("row %d (%s) column %d: %s %s %s, %s/%s vat %q: %s %s, %d footnotes", r.Row, r.Label, r.Column, section, r.Service.ID,
		r.ConditionIDs(), r.Basis.ID, unit, r.VAT, r.Price.Status, r.Price.Amount, footnotes)
}
