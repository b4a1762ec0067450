package load

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/is"
)

// TestOwn loads this repository's own tariffs.
func TestOwn(t *testing.T) {
	data, found := Load(os.DirFS(root), "tariffs")
	is.True(t, len(found) == 0, "%s", printed(found))
	for _, name := range [][3]string{{"oral", "home-care", "2026"}, {"baiterek", "home-care", "2026"}} {
		e := data.Edition(tariff.PlaceID(name[0]), tariff.KindID(name[1]), tariff.EditionID(name[2]))
		is.True(t, e != nil && len(e.Rates) == 76, "%v: not there, or not of 76 rates", name)
	}
}

// TestValues checks the values that are read from the files.
func TestValues(t *testing.T) {
	data, found := Load(base(t), "tariffs")
	is.Must(t, len(found) == 0, "%v", found)
	care := data.Edition("oral", "home-care", "2026")
	waste := data.Edition("oral", "waste", "2024")
	first, third, net := care.Rates[0], care.Rates[2], waste.Rates[1]
	none := tariff.Statuses{KK: tariff.NoText, RU: tariff.NoText}
	theirs := tariff.Statuses{KK: tariff.Official, RU: tariff.Translation}
	for _, tt := range []struct {
		what      string
		got, want any
	}{
		{"the path of a name", care.Name(), "oral/home-care/2026"},
		{"the order of tariffs", data.Tariffs[0].Kind.ID + " " + data.Tariffs[1].Kind.ID, tariff.KindID("home-care waste")},
		{"the period", care.Period, 2026},
		{"no period", waste.Period, 0},
		{"a known day", care.From, tariff.Bound{Status: tariff.Known, Date: tariff.Date{Year: 2026, Month: 1, Day: 1}}},
		{"an unknown day", waste.From, tariff.Bound{Status: tariff.Unknown}},
		{"an open end", waste.Until, tariff.Bound{Status: tariff.Open}},
		{"the title", care.Act.Title, tariff.Wording{Text: lang.Text{KK: "Тарифтерді бекіту туралы", RU: "Об утверждении тарифов"}, Status: theirs}},
		{"no clause", care.Act.EntryIntoForce, tariff.Wording{Status: none}},
		{"a clause in our words is not the act's", waste.Act.EntryIntoForce.Status, tariff.Statuses{KK: tariff.Paraphrase, RU: tariff.Paraphrase}},
		{"the days of entry", care.Act.EntryDays, 10},
		{"the laws", care.Act.LegalGrounds[0].ID, tariff.LawID("social-code")},
		{"the last act", waste.LastAct().Number, "15-1"},
		{"the captured text", care.Source.Texts[0].File, "2026.kk.txt"},
		{"a price", first.Price.Amount.String(), "1896.60"},
		{"a dash", third.Price.Status, tariff.Dash},
		{"a label", first.Label, "1"},
		{"no label", third.Label, ""},
		{"the first column", first.Column, 1},
		{"the VAT of a column", net.VAT, tariff.VAT("excluded")},
		{"the second column", net.Column, 2},
		{"the basis of the file", first.Basis.ID, tariff.BasisID("service")},
		{"the unit of the file", net.Unit.ID, tariff.UnitID("month")},
		{"the role as printed", first.RoleText, tariff.Wording{Text: lang.Text{KK: "Күтім жөніндегі қызметкер", RU: "Работник по уходу"}, Status: theirs}},
		{"no role", third.RoleText, tariff.Wording{Status: none}},
		{"no text", net.Text, tariff.Wording{Status: none}},
		{"a footnote", first.Footnotes[0].Mark, "*"},
		{"the position of a rate", first.Pos.String(), "tariffs/oral/home-care/2026.toml:57:1"},
		{"the position of an edition", care.Pos.String(), "tariffs/oral/home-care/2026.toml"},
		{"the kind of a service", first.Service.Kind, care.Kind},
		{"the former name", data.Catalogue.Places[0].Former[0].Until, tariff.PartialDate{Year: 2018, Month: 12}},
	} {
		is.True(t, reflect.DeepEqual(tt.got, tt.want), "%s is %v, want %v", tt.what, tt.got, tt.want)
	}
}

// TestOrder: rates are ordered by row and column and conditions by id, whatever
// the order in the file; a text of a row's own overrides one language at a
// time.
func TestOrder(t *testing.T) {
	site := base(t)
	replace(t, site, "tariffs/oral/home-care/2026.toml",
		"row = 1\n", "row = 9\n", "row = 3\n", "row = 1\n", "row = 9\n", "row = 3\n",
		"text.kk = \"кір жуу\"\n", "text.kk = \"кір жуу\"\nrole_text.kk = \"Қызметкер\"\n")
	replace(t, site, "tariffs/catalogue/measures.toml",
		"[[law]]", "[[condition]]\nid = \"basin\"\ngroup = \"basin\"\nname.kk = \"а\"\nname.ru = \"б\"\n\n[[law]]")
	replace(t, site, "tariffs/oral/waste/2024.toml",
		`conditions = ["with-meter"]`, `conditions = ["with-meter", "basin"]`,
		`conditions = ["with-meter"]`, `conditions = ["with-meter", "basin"]`,
		`conditions = ["without-meter"]`, `conditions = ["without-meter", "basin"]`)
	data, found := Load(site, "tariffs")
	is.Must(t, len(found) == 0, "%s", printed(found))
	rates := data.Edition("oral", "home-care", "2026").Rates
	for i, r := range rates {
		is.Equal(t, r.Row, i+1, "rate %d is row", i)
	}
	is.Equal(t, rates[2].RoleText.Text, (lang.Text{KK: "Қызметкер", RU: "Работник по уходу"}), "the role is printed")
	is.Equal(t, data.Edition("oral", "waste", "2024").Rates[2].ConditionIDs(), "basin;without-meter", "the conditions are")
}

// replace replaces, in a file of the site, the first of each pair of texts by
// the second.
func replace(t testing.TB, site fstest.MapFS, name string, pairs ...string) {
	t.Helper()
	text := string(site[name].Data)
	for i := 0; i < len(pairs); i += 2 {
		if !strings.Contains(text, pairs[i]) {
			t.Fatalf("%s: no %q", name, pairs[i])
		}
		text = strings.Replace(text, pairs[i], pairs[i+1], 1)
	}
	site[name] = &fstest.MapFile{Data: []byte(text)}
}

// TestPartial: errors in one file do not affect the others.
func TestPartial(t *testing.T) {
	site := base(t)
	replace(t, site, "tariffs/oral/waste/2024.toml", `price = "637.00"`, `price = "x"`)
	data, found := Load(site, "tariffs")
	is.True(t, found.Errors() == 1 && len(data.Tariffs) == 1 && data.Tariffs[0].Kind.ID == "home-care",
		"%d errors, %d tariffs", found.Errors(), len(data.Tariffs))
}

// TestFaulty: editions that are left out are named.
func TestFaulty(t *testing.T) {
	const care, waste = "tariffs/oral/home-care/2026.toml", "tariffs/oral/waste/2024.toml"
	for _, tt := range []struct {
		name string
		do   func(fstest.MapFS) fs.FS
		want string
	}{
		{"nothing", func(m fstest.MapFS) fs.FS { return m }, ""},
		{"a bad price", func(m fstest.MapFS) fs.FS { replace(t, m, waste, `"637.00"`, `"x"`); return m }, "oral/waste/2024"},
		{"no TOML", func(m fstest.MapFS) fs.FS { replace(t, m, waste, `"637.00"`, `x`); return m }, "oral/waste/2024"},
		{"another name than that of the path", func(m fstest.MapFS) fs.FS { replace(t, m, waste, `"2024"`, `"2025"`); return m },
			"oral/waste/2024 oral/waste/2025"},
		{"a file that is not read", func(m fstest.MapFS) fs.FS { m["tariffs/oral/waste/2023.TOML"] = m[waste]; return m }, "oral/waste/2023"},
		{"a folder that is not read", func(m fstest.MapFS) fs.FS { return sick{m, "tariffs/oral/waste"} }, "oral/waste"},
		{"half a catalogue", func(m fstest.MapFS) fs.FS {
			replace(t, m, "tariffs/catalogue/kinds.toml", `[[role]]`, `[[role`)
			return m
		},
			"oral/home-care/2026 oral/waste/2024"},
		{"a thing without an id", func(m fstest.MapFS) fs.FS {
			replace(t, m, "tariffs/catalogue/kinds.toml", `id = "carer"`, ``)
			return m
		},
			"oral/home-care/2026 oral/waste/2024"},
	} {
		data, found := Load(tt.do(base(t)), "tariffs")
		if got := strings.Join(data.Faulty, " "); got != tt.want || (got != "") != (found.Errors() > 0) {
			t.Errorf("%s: faulty is %q, with\n%s", tt.name, got, printed(found))
		}
	}
	d := tariff.Data{Faulty: []string{"oral/waste", "oral/home-care/2026"}}
	for name, want := range map[string]bool{"oral/waste/2024": true, "oral/home-care/2026": true, "oral/home-care/2026-07": false, "oral/water/2026": false} {
		p := strings.Split(name, "/")
		if d.IsFaulty(p[0], p[1], p[2]) != want {
			t.Errorf("%s is faulty: %v", name, !want)
		}
	}
}

// TestDeterministic loads a site with many errors repeatedly.
func TestDeterministic(t *testing.T) {
	site := base(t)
	for _, file := range cases(t) {
		if src, err := os.ReadFile(file); err == nil && strings.Contains(string(src), "-- edit ") {
			site["tariffs/oral/waste/"+strings.ToLower(strings.TrimSuffix(file[len("testdata/cases/"):], ".txtar"))+".toml"] =
				&fstest.MapFile{Data: src} // no TOML at all
		}
	}
	replace(t, site, "tariffs/oral/home-care/2026.toml", "row_label", "row_lable", "service", "servis", "price", "Price")
	_, found := Load(site, "tariffs")
	first := printed(found)
	for range 5 {
		_, found := Load(site, "tariffs")
		is.Must(t, printed(found) == first, "two loads report differently")
	}
	is.True(t, found.Errors() >= 40, "only %d errors", found.Errors())
}

func TestFile(t *testing.T) {
	site := base(t)
	data, _ := Load(site, "tariffs")
	loaded := data.Edition("oral", "home-care", "2026")
	site["elsewhere/new.toml"] = site["tariffs/oral/home-care/2026.toml"] // no captured text beside it
	e, found := File(site, "elsewhere/new.toml", &data.Catalogue)
	is.Must(t, len(found) == 0, "%s", printed(found))
	is.True(t, e.Place == loaded.Place && e.Name() == "oral/home-care/2026" && len(e.Rates) == len(loaded.Rates),
		"loaded %s with %d rates", e.Name(), len(e.Rates))
	replace(t, site, "elsewhere/new.toml", `service = "laundry"`, `service = "laundri"`)
	if e, found := File(site, "elsewhere/new.toml", &data.Catalogue); e != nil || found.Errors() != 1 ||
		found[0].Hint.String() != `did you mean "laundry"?` {
		t.Errorf("got %v, %v", e, found)
	}
	if e, found := File(site, "elsewhere/none.toml", &data.Catalogue); e != nil || len(found) != 1 || found[0].Rule != ruleUnreadable {
		t.Errorf("got %v, %v", e, found)
	}
}

// sick is a file system that fails to open one file.
type sick struct {
	fs.FS
	name string
}

func (s sick) Open(name string) (fs.File, error) {
	if name == s.name {
		return nil, &fs.PathError{Op: "open", Path: name, Err: errors.New("input/output error")}
	}
	return s.FS.Open(name)
}

func TestUnreadable(t *testing.T) {
	for name, want := range map[string]string{
		"tariffs/oral/waste/2024.toml":       "tariffs/oral/waste/2024.toml: error: cannot be read: input/output error\nrule: unreadable\n",
		"tariffs/oral/waste":                 "tariffs/oral/waste: error: cannot be read: input/output error\nrule: unreadable\n",
		"tariffs/catalogue/kinds.toml":       "tariffs/catalogue/kinds.toml: error: cannot be read: input/output error\nrule: unreadable\n",
		"tariffs/oral/home-care/2026.kk.txt": "tariffs/oral/home-care/2026.toml:37:8: error: file: \"2026.kk.txt\" cannot be read: input/output error\n    file = \"2026.kk.txt\"\n           ^\nrule: text-file\n",
		"tariffs":                            "tariffs: error: cannot be read: input/output error\nrule: unreadable\n",
	} {
		if _, found := Load(sick{base(t), name}, "tariffs"); printed(found) != want {
			t.Errorf("%s: got:\n%s", name, printed(found))
		}
	}
	if _, found := Load(fstest.MapFS{}, "tariffs"); len(found) != 1 || found[0].Rule != ruleUnreadable {
		t.Errorf("no folder: got %v", found)
	}
}

// BenchmarkLoad reads a synthetic country: 220 places with ten editions each of
// 76 rates.
func BenchmarkLoad(b *testing.B) {
	site := country(b, 220, 10, 76)
	b.ReportAllocs()
	for b.Loop() {
		data, found := Load(site, "tariffs")
		if len(found) > 0 || len(data.Tariffs) != 220 {
			b.Fatalf("%d tariffs, %s", len(data.Tariffs), printed(found[:min(3, len(found))]))
		}
	}
}

// country multiplies the base site's first edition.
func country(b *testing.B, places, editions, rates int) fstest.MapFS {
	site := base(b)
	edition := string(site["tariffs/oral/home-care/2026.toml"].Data)
	head := edition[:strings.Index(edition, "[[rate]]")]
	var catalogue, services, table strings.Builder
	for i := range rates {
		fmt.Fprintf(&services, "[[service]]\nid = \"s%d\"\nkind = \"home-care\"\nname.kk = \"а\"\nname.ru = \"б\"\n"+
			"words.kk = [\"а\", \"б\", \"в\"]\nwords.ru = [\"а\", \"б\", \"в\"]\n\n", i)
		fmt.Fprintf(&table, "[[rate]]\nrow = %d\nrow_label = \"%[1]d\"\nsection = \"household\"\nservice = \"s%d\"\nrole = \"carer\"\n"+
			"price = \"%d.60\"\ntext.kk = \"Қызмет алушының үйінде тамақ дайындауға көмектесу\"\ntext.ru = \"Помощь в приготовлении пищи на дому\"\n\n", i+1, i, 100+i)
	}
	for p := range places {
		fmt.Fprintf(&catalogue, "[[place]]\nid = \"p%d\"\nregion = \"west-kazakhstan\"\nlevel = \"city\"\nname.kk = \"а\"\nname.ru = \"б\"\n"+
			"short.kk = \"а\"\nshort.ru = \"б\"\nin.kk = \"а\"\nin.ru = \"б\"\n\n", p)
		dir := fmt.Sprintf("tariffs/p%d/home-care/", p)
		site[dir+"2026.kk.txt"] = site["tariffs/oral/home-care/2026.kk.txt"]
		for e := range editions {
			year := 2026 - e
			toml := strings.NewReplacer(`"oral"`, fmt.Sprintf(`"p%d"`, p), `"2026"`, fmt.Sprintf(`"%d"`, year),
				"2026-01", fmt.Sprintf("%d-01", year), "2027-01", fmt.Sprintf("%d-01", year+1), "2025-12-18", fmt.Sprintf("%d-12-18", year-1),
				"period = 2026", fmt.Sprintf("period = %d", year)).Replace(head)
			site[fmt.Sprintf("%s%d.toml", dir, year)] = &fstest.MapFile{Data: []byte(toml + table.String())}
		}
	}
	site["tariffs/catalogue/more.toml"] = &fstest.MapFile{Data: []byte(catalogue.String() + services.String())}
	for name := range site {
		if slices.Contains(strings.Split(name, "/"), "oral") {
			delete(site, name)
		}
	}
	return site
}
