package importer

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"tarif/cmd/tarif/internal/act/doc"
	"tarif/cmd/tarif/internal/files/load"
	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/doctest"
	"tarif/cmd/tarif/internal/test/is"
	"tarif/cmd/tarif/internal/test/realdata"
)

func importFiles(t *testing.T, d *tariff.Data, place tariff.PlaceID, kind tariff.KindID, files ...string) *Result {
	t.Helper()
	in := Input{Place: place, Kind: kind, Data: d}
	for _, f := range files {
		in.Sources = append(in.Sources, Source{Name: f, Doc: readDoc(t, f, readFile(t, f))})
	}
	return Import(in)
}

// rulesOf returns the rules of the findings about a row, "" for the act.
func rulesOf(r *Report, row string) []string {
	var out []string
	for _, f := range r.Findings {
		if f.Row == row {
			out = append(out, f.Rule)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

const oralText = site + "/tariffs/oral/home-care/2026.kk.txt"

// TestOralRow49: row 49 of Oral repeats the words of row 48. That is an error
// for a person to decide, and the service at this position in the neighbour's
// act is proposed, whether the site knows the act already or not.
func TestOralRow49(t *testing.T) {
	d := realdata.Tariffs(t)
	for name, data := range map[string]*tariff.Data{"known": d, "new": without(d, "oral", "home-care")} {
		t.Run(name, func(t *testing.T) {
			res := importFiles(t, data, "oral", "home-care", oralText)
			got := rulesOf(res.Report, "49")
			is.Must(t, slices.Contains(got, RuleSame), "findings of row 49: %v", got)
			for _, f := range res.Report.Findings {
				if f.Rule == RuleSame && (f.Severity != Error || !strings.Contains(f.Message.String(), "rehabilitation-aids-children") || !strings.Contains(f.Message.String(), "rehabilitation-aids-adults")) {
					t.Error(f)
				}
			}
			r := res.Report.Rates[48]
			is.True(t, r.Service == "rehabilitation-aids-adults" && r.Confidence <= 0.5, "%+v", r)
			is.In(t, `service = "rehabilitation-aids-adults" # шешіңіз: `, res.TOML, "the line of the service says nothing")
		})
	}
}

// TestOralRepairs: the repairs of the Oral act are those that a person listed.
func TestOralRepairs(t *testing.T) {
	res := importFiles(t, realdata.Tariffs(t), "oral", "home-care", oralText)
	var want, got []string
	for _, line := range strings.Split(strings.TrimSpace(string(readFile(t, "../../test/acts/testdata/repairs.want.tsv"))), "\n")[1:] {
		c := strings.Split(line, "\t")
		want = append(want, c[1]+" "+bare(c[3]))
	}
	for _, r := range res.Report.Repairs {
		if r.Row != "" && r.Kind != "joined-lines" && r.Kind != "number-inside" {
			got = append(got, r.Row+" "+bare(r.After))
		}
		if strings.Join(strings.Fields(r.Before), "") != strings.Join(strings.Fields(r.After), "") && r.Kind != "number-inside" {
			t.Errorf("a repair changes letters: %+v", r)
		}
	}
	slices.Sort(want)
	slices.Sort(got)
	if want, got = slices.Compact(want), slices.Compact(got); !slices.Equal(want, got) {
		t.Errorf("repairs are\n%q, want\n%q", got, want)
	}
	var inside []string
	for _, r := range res.Report.Repairs {
		if r.Kind == "number-inside" {
			inside = append(inside, r.Row)
		}
	}
	is.EqualSlices(t, inside, []string{"7", "31", "36", "40"}, "numbers inside")
}

func bare(s string) string { return strings.Trim(s, `(),."`) }

// TestInvented imports acts of kinds and places that the site does not know.
func TestInvented(t *testing.T) {
	d := realdata.Tariffs(t)
	tests := []struct {
		place, kind string
		files       []string
		rows        []string // label, price or its status
		rules       map[string][]string
		errors      int
	}{
		{"test-city", "parking", []string{"parking.kk.html"},
			[]string{"1 100.00", "1 50.00", "2 30.28", "2 dash", "1 1250.50", "1 text", "2 0.50", "2 empty"},
			map[string][]string{"": {RuleKind, RulePlace}}, 0},
		{"test-district", "kindergarten", []string{"kindergarten.ru.md"},
			[]string{" 15500.00", " 17250.50", "2 12000.00", "4 text", "5 50.00"},
			map[string][]string{"": {RuleBasis, RuleKind, RuleNumbers, RulePlace, RuleService}, "4": {"price-ambiguous", RuleService}, "5": {"percent", RuleService}}, 2},
		{"baiterek", "home-care", []string{"homecare.ru.html"},
			[]string{"1 1000.00", "2 250.00", "3 250.00", "4 150.00", "5 500.00", "6 333.30", "6 1000.00"},
			map[string][]string{"": {RuleNumbers}, "5": {RuleService}, "1": nil, "6": nil}, 0},
		{"oral", "bus", []string{"fare.kk.txt", "fare.ru.txt"}, []string{" 107.00"},
			map[string][]string{"": {RuleBasis, RuleKind, RuleLanguages, RulePriceWords, RuleService}}, 1},
	}
	for _, tt := range tests {
		t.Run(tt.kind, func(t *testing.T) {
			var files []string
			for _, f := range tt.files {
				files = append(files, "testdata/invented/"+f)
			}
			res := importFiles(t, d, tariff.PlaceID(tt.place), tariff.KindID(tt.kind), files...)
			var rows []string
			for _, r := range res.Report.Rates {
				price := r.Status
				if r.Price != nil {
					price = *r.Price
				}
				rows = append(rows, r.Row+" "+price)
			}
			is.EqualSlices(t, rows, tt.rows, "rows")
			for row, want := range tt.rules {
				slices.Sort(want)
				is.EqualSlices(t, rulesOf(res.Report, row), want, "row %q: findings", row)
			}
			is.Equal(t, res.Report.Errors(), tt.errors, "errors")
			proposalsLoad(t, res, tt.place, tt.kind)
		})
	}
}

// proposalsLoad loads the TOML with the site's catalogue and the proposals.
// What is not known about a place and kind is filled in as a person would.
func proposalsLoad(t *testing.T, res *Result, place, kind string) {
	t.Helper()
	fsys := fstest.MapFS{}
	for _, f := range []string{"bases", "conditions", "kinds", "laws", "places", "roles", "services-home-care", "services-waste", "services-surface-water", "services-drinking-water"} {
		name := "tariffs/catalogue/" + f + ".toml"
		fsys[name] = &fstest.MapFile{Data: readFile(t, site+"/"+name)}
	}
	fsys["tariffs/catalogue/new.toml"] = &fstest.MapFile{Data: res.Catalogue}
	known := ""
	if len(res.Report.Proposals.Places) > 0 && !strings.Contains(string(res.Catalogue), "[[place]]") {
		known += "[[place]]\nid = \"" + place + "\"\nregion = \"abai\"\nlevel = \"city\"\n" + both("name") + both("short") + both("in")
	}
	if len(res.Report.Proposals.Kinds) > 0 && !strings.Contains(string(res.Catalogue), "[[kind]]") {
		known += "[[kind]]\nid = \"" + kind + "\"\n" + both("name") + both("short") + both("summary") + both("meaning")
	}
	fsys["tariffs/catalogue/known.toml"] = &fstest.MapFile{Data: []byte(known)}
	for _, x := range res.Editions {
		fsys["tariffs/"+place+"/"+kind+"/"+string(x.Edition.ID)+".toml"] = &fstest.MapFile{Data: x.TOML}
	}
	d, found := load.Load(fsys, "tariffs")
	for _, f := range found {
		if f.Severity == Error && f.Rule != "mark-left" { // mark-left says where a person has to decide
			t.Errorf("%s %s: %s", f.Pos, f.Message, f.Line)
		}
	}
	is.Must(t, d.Edition(tariff.PlaceID(place), tariff.KindID(kind), res.Edition.ID) != nil, "the edition is not there\n%s", res.TOML)
}

func both(key string) string { return key + ".kk = \"т\"\n" + key + ".ru = \"т\"\n" }

// TestReportShape: the report has the names that programs rely on, and empty
// lists are [], not null.
func TestReportShape(t *testing.T) {
	res := importFiles(t, realdata.Tariffs(t), "oral", "home-care", oralText)
	b, err := json.Marshal(res.Report)
	is.OK(t, err)
	var got struct {
		Rates []struct {
			Row, Section, Service, Role string
			Price                       *string
			Text                        map[string]string
			Confidence                  *float64
		}
		Repairs  []struct{ Row, Kind, Before, After string }
		Findings []struct{ Row, Severity, Rule, Message, Hint string }
		Act      struct{ Number, Date, Title, Issuer, Signatory string }
	}
	is.OK(t, json.Unmarshal(b, &got))
	r := got.Rates[1]
	if len(got.Rates) != 76 || r.Row != "2" || r.Section != "household" || r.Service != "funeral-help" || r.Role != "carer" ||
		r.Price == nil || *r.Price != "1896.60" || !strings.HasPrefix(r.Text["kk"], "Марқұмның") || r.Confidence == nil {
		t.Errorf("%+v", r)
	}
	want := struct{ Number, Date, Title, Issuer, Signatory string }{"2999", "2025-12-18",
		"2026 жылға Орал қаласы бойынша үй жағдайында арнаулы әлеуметтік қызметтер көрсетуге арналған тарифтерді бекіту туралы",
		"Орал қаласының әкімдігі", "М. Байменов"}
	is.Equal(t, got.Act, want, "act")
	empty, _ := json.Marshal(Import(Input{}).Report)
	is.True(t, !strings.Contains(string(empty), "null"), "null in %s", empty)
}

// TestDeterministic: the same input gives the same output.
func TestDeterministic(t *testing.T) {
	d := realdata.Tariffs(t)
	first := importFiles(t, d, "test-city", "parking", "testdata/invented/parking.kk.html")
	for range 5 {
		again := importFiles(t, d, "test-city", "parking", "testdata/invented/parking.kk.html")
		a, _ := json.Marshal(first.Report)
		b, _ := json.Marshal(again.Report)
		is.Must(t, string(a) == string(b) && string(first.TOML) == string(again.TOML) && string(first.Catalogue) == string(again.Catalogue),
			"two imports differ")
	}
}

// TestRowInOneLanguage: Russian and Kazakh rows are paired by number and price
// even if one text lacks a row.
func TestRowInOneLanguage(t *testing.T) {
	table := func(rows string) []byte {
		return []byte("# Тарифтерді бекіту туралы\n\n<table><tr><td>№</td><td>Атауы</td><td>Тариф, теңге</td></tr>" + rows + "</table>\n")
	}
	kk := table("<tr><td>1</td><td>Жайлы үйлер</td><td>10</td></tr><tr><td>2</td><td>Жайлы емес үйлер</td><td>20</td></tr><tr><td>3</td><td>Көлем бірлігі</td><td>30</td></tr>")
	ru := table("<tr><td>1</td><td>Благоустроенные дома</td><td>10</td></tr><tr><td>3</td><td>Единица объема</td><td>31</td></tr>")
	res := Import(Input{Place: "atyrau", Kind: "waste", Data: realdata.Tariffs(t), Sources: []Source{
		{Name: "ru", Lang: lang.RU, Doc: readDoc(t, "ru.md", ru)}, {Name: "kk", Lang: lang.KK, Doc: readDoc(t, "kk.md", kk)}}})
	got := rulesOf(res.Report, "2")
	is.True(t, slices.Contains(got, RuleOneSide), "row 2: %v", got)
	got = rulesOf(res.Report, "3")
	is.True(t, slices.Contains(got, RuleLanguages), "row 3: %v", got)
	r := res.Report.Rates
	is.True(t, len(r) == 3 && r[2].Text.KK != "" && r[2].Text.RU != "" && r[1].Text.RU == "", "%+v", r)
}

// FuzzImport looks for files that make Import panic or lose count of its rows.
func FuzzImport(f *testing.F) {
	for _, name := range []string{"parking.kk.html", "kindergarten.ru.md", "fare.kk.txt", "homecare.ru.html"} {
		b := is.File(f, "testdata/invented/"+name)
		f.Add(name, b)
	}
	f.Add("act.txt", []byte("№\n\nАтауы\n\nБағасы\n\n1\n\nқызмет\n\n10\n\n2\n\nқызмет\n\n20,5\n"))
	f.Add("act.txt", []byte("№ Атауы Лауазымы Құны (теңге)\n\n1\n\nқызмет\n\nқызметкер 10,50\n\nБөлім\n\n2 қызмет\n\nқызметкер\n\n1 200,00\n"))
	act := &doctest.Act{Before: mutHead, Rows: (&mutant{base: mutBases["two"]}).rows()}
	for _, as := range layouts {
		f.Add("act."+as.ext, as.make(f, act))
	}
	f.Add("act.csv", []byte("№;Услуга;Цена, тенге\n1;Стирка;350,00\n2;\"Глажка; белья\";1 120,50\n"))
	f.Add("act.mht", []byte("MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<style>.n{vertical-align:super}</style><table><tr><td>№<td>Услуга<td>Цена, тенге<tr><td>1<td>Стирка<td>350<i class=n>1</i></table>"))
	f.Add("act.txt", []byte("┌─┬─┐\n│№│Цена│\n├─┼─┤\n│1│2 МРП (8 650 тенге)│\n└─┴─┘\n"))
	d := realdata.Tariffs(f)
	f.Fuzz(func(t *testing.T, name string, b []byte) {
		document, err := doc.Read(t.Context(), name, b)
		if err != nil {
			t.Skip()
		}
		res := Import(Input{Place: "oral", Kind: "waste", Data: d, Sources: []Source{{Name: name, Doc: document}}})
		for _, a := range res.Report.Accounts {
			is.Equal(t, a.RowsIn, a.RowsOut, "rows in and out")
		}
		if _, err := json.Marshal(res.Report); err != nil {
			t.Error(err)
		}
		if res.TOML != nil {
			_, found := load.File(fstest.MapFS{"e.toml": {Data: res.TOML}}, "e.toml", &d.Catalogue)
			is.True(t, !broken(found), "not TOML: %v\n%s", found, res.TOML)
		}
	})
}
