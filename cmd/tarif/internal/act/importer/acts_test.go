package importer

import (
	"regexp"
	"testing"
	"testing/fstest"

	"tarif/cmd/tarif/internal/act/doc"
	"tarif/cmd/tarif/internal/files/load"
	"tarif/cmd/tarif/internal/files/tomlfile"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/is"
	"tarif/cmd/tarif/internal/test/realdata"
)

const site = "../../../../.."

// without returns the data without one tariff.
func without(d *tariff.Data, place tariff.PlaceID, kind tariff.KindID) *tariff.Data {
	out := &tariff.Data{Catalogue: d.Catalogue}
	for _, t := range d.Tariffs {
		if t.Place.ID != place || t.Kind.ID != kind {
			out.Tariffs = append(out.Tariffs, t)
		}
	}
	return out
}

func readDoc(t testing.TB, name string, data []byte) *doc.Document {
	t.Helper()
	d, err := doc.Read(t.Context(), name, data)
	is.OK(t, err)
	return d
}

// broken reports findings that would remain after a person has decided
// everything.
func broken(found source.List) bool {
	for _, f := range found {
		if f.Rule == tomlfile.RuleSyntax || f.Rule == "id-syntax" || f.Rule == "duplicate-key" || f.Rule == "duplicate-row" || f.Rule == "row-missing" {
			return true
		}
	}
	return false
}

func readFile(t testing.TB, name string) []byte {
	t.Helper()
	b := is.File(t, name)
	return b
}

// passes loads the TOML with package load and fails the test on errors.
func passes(t *testing.T, res *Result, d *tariff.Data) *tariff.Edition {
	t.Helper()
	e, found := load.File(fstest.MapFS{"e.toml": {Data: res.TOML}}, "e.toml", &d.Catalogue)
	if found.Errors() > 0 {
		for _, f := range found[:min(5, len(found))] {
			t.Log(f.Pos, f.Message, f.Line)
		}
		t.Fatal("the TOML does not pass")
	}
	return e
}

// TestTwoActs imports the texts of the site's two acts, with and without the
// site knowing them: the rows must be those that people wrote.
func TestTwoActs(t *testing.T) {
	d := realdata.Tariffs(t)
	for _, place := range []tariff.PlaceID{"oral", "baiterek"} {
		want := d.Edition(place, "home-care", "2026")
		text := readFile(t, site+"/tariffs/"+string(place)+"/home-care/2026.kk.txt")
		for name, data := range map[string]*tariff.Data{"known": d, "new": without(d, place, "home-care")} {
			t.Run(string(place)+"/"+name, func(t *testing.T) {
				res := Import(Input{Place: place, Kind: "home-care", Data: data,
					Sources: []Source{{Name: "act.txt", Doc: readDoc(t, "act.txt", text)}}})
				compareRates(t, want, passes(t, res, d))
				compareAct(t, want, res, name == "known")
			})
		}
	}
}

func compareRates(t *testing.T, want, got *tariff.Edition) {
	t.Helper()
	is.Must(t, len(got.Rates) == len(want.Rates), "%d rates, want %d", len(got.Rates), len(want.Rates))
	for i, w := range want.Rates {
		g := got.Rates[i]
		if g.Label != w.Label || g.Section != w.Section || g.Service != w.Service || g.Role != w.Role || !g.Price.Amount.Equal(w.Price.Amount) {
			t.Errorf("row %s: %s %v %v %s, want %s %v %v %s", g.Label, g.Section.ID, g.Service.ID, g.Role, g.Price.Amount, w.Section.ID, w.Service.ID, w.Role, w.Price.Amount)
		}
		is.Equal(t, g.Text.Text.KK, w.Text.Text.KK, "row %s reads", g.Label)
		is.Equal(t, g.RoleText.Text.KK, w.RoleText.Text.KK, "row %s: role printed", g.Label)
		is.True(t, g.Basis == w.Basis && g.Unit == w.Unit, "row %s: basis %v, want %v", g.Label, g.Basis, w.Basis)
	}
}

func compareAct(t *testing.T, want *tariff.Edition, res *Result, known bool) {
	t.Helper()
	got := res.Edition
	g, w := got.Act, want.Act
	for _, x := range [][3]string{
		{"number", g.Number, w.Number}, {"date", g.Date.String(), w.Date.String()}, {"form", string(g.Form), string(w.Form)},
		{"title", g.Title.Text.KK, w.Title.Text.KK}, {"issuer", g.Issuer.KK, w.Issuer.KK},
		{"signatory", g.Signatory.KK, w.Signatory.KK}, {"post", g.Post.KK, w.Post.KK},
		{"entry", g.EntryIntoForce.Text.KK, w.EntryIntoForce.Text.KK}, {"responsible", quoted(g.Responsible.KK), w.Responsible.KK},
		{"grounds", ids(g.LegalGrounds), ids(w.LegalGrounds)}, {"id", string(got.ID), string(want.ID)},
		{"heading", got.Columns[0].Heading.Text.KK, want.Columns[0].Heading.Text.KK},
	} {
		if x[1] != x[2] {
			t.Errorf("%s is\n%q, want\n%q", x[0], x[1], x[2])
		}
	}
	if known && g.Issuer != w.Issuer {
		t.Errorf("issuer %v, want %v", g.Issuer, w.Issuer)
	}
	is.True(t, got.Period == want.Period && got.Until == want.Until && g.EntryDays == w.EntryDays,
		"period %d until %v days %d", got.Period, got.Until, g.EntryDays)
	for i := range want.Sections {
		is.Equal(t, got.Sections[i].Text.Text.KK, want.Sections[i].Text.Text.KK, "section printed")
	}
	a := res.Report.Accounts[0]
	is.True(t, a.RowsIn == 76 && a.RowsOut == 76 && a.Sum == sumOf(want), "account %+v", a)
}

// quoted writes quotation marks as the site does; the acts print straight ones.
func quoted(name string) string {
	return regexp.MustCompile(`"([^"]*)"`).ReplaceAllString(name, "«$1»")
}

func ids(laws []*tariff.Law) string {
	s := ""
	for _, l := range laws {
		s += string(l.ID) + " "
	}
	return s
}

func sumOf(e *tariff.Edition) string {
	sum := e.Rates[0].Price.Amount
	for _, r := range e.Rates[1:] {
		sum = sum.Add(r.Price.Amount)
	}
	return sum.String()
}
