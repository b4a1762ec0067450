package starter_test

import (
	"bytes"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path"
	"testing"
	"testing/fstest"

	"tarif/cmd/tarif/internal/files/load"
	"tarif/cmd/tarif/internal/files/tomlwrite"
	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/publish/site"
	"tarif/cmd/tarif/internal/publish/starter"
	"tarif/cmd/tarif/internal/show/words"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/is"
	"tarif/cmd/tarif/internal/test/realdata"
	"tarif/cmd/tarif/internal/test/tarifftest"
	"tarif/templates"
)

var update = flag.Bool("update", false, "copy the repository's settings, catalogue and schemas")

const repository = "../../../../../"

// copies returns the embedded files that must equal the repository's own.
func copies(t *testing.T) []string {
	t.Helper()
	all, err := fs.Glob(os.DirFS(repository), "tariffs/catalogue/*.toml")
	if err != nil || len(all) < 5 {
		t.Fatal(all, err)
	}
	out := []string{"config.toml", "tariffs/schema/catalogue.schema.json", "tariffs/schema/edition.schema.json"}
	for _, name := range all {
		if name != starter.PlacesFile {
			out = append(out, name)
		}
	}
	return out
}

// TestCopies checks that the embedded catalogue equals the repository's.
func TestCopies(t *testing.T) {
	want := map[string]bool{}
	for _, name := range copies(t) {
		want[name] = true
		ours := is.File(t, repository+name)
		if *update {
			is.OK(t, os.WriteFile("site/"+name, ours, 0o644))
		}
		if kept, err := os.ReadFile("site/" + name); err != nil || !bytes.Equal(ours, kept) {
			t.Errorf("%s is another in the starter: go test ./cmd/tarif/internal/publish/starter -update (%v)", name, err)
		}
	}
	want[examples] = true
	kept, _ := fs.Glob(os.DirFS("site"), "tariffs/catalogue/*")
	for _, name := range kept {
		is.True(t, want[name], "%s is in the starter alone", name)
	}
}

// examples is the only catalogue file that the repository lacks: its editions
// are the examples.
const examples = "tariffs/catalogue/examples.toml"

// TestExamples checks that a new site knows how the repository's acts word
// their services.
func TestExamples(t *testing.T) {
	d := realdata.Tariffs(t)
	c, seen := &tariff.Catalogue{}, map[string]bool{}
	for _, x := range d.Tariffs {
		for _, r := range x.Editions[len(x.Editions)-1].Rates {
			e := &tariff.Example{Service: r.Service, Role: r.Role, Text: r.Text.Text}
			key := fmt.Sprintf("%s %p %v", r.Service.ID, r.Role, e.Text)
			if !seen[key] && !e.Text.IsZero() {
				seen[key] = true
				c.Examples = append(c.Examples, e)
			}
		}
	}
	want := tomlwrite.Catalogue(c, tomlwrite.Comments{Above: map[string][]string{"example[0]": {
		"Басқа актілер қызметтерді осылай атаған: импорт жаңа актінің жолдарын осыдан таниды. Сайтта көрінбейді.",
		"Так услуги названы в других актах: по ним импорт узнаёт строки нового акта. На сайте не показывается.",
	}}})
	if *update {
		is.OK(t, os.WriteFile("site/"+examples, want, 0o644))
	}
	if kept, err := os.ReadFile("site/" + examples); err != nil || !bytes.Equal(want, kept) {
		t.Errorf("%s is another in the starter: go test ./cmd/tarif/internal/publish/starter -update (%v)", examples, err)
	}
}

func terekti() *tariff.Place {
	name := lang.Text{KK: "Теректі ауданы", RU: "Теректинский район"}
	return &tariff.Place{ID: "terekti", Region: starter.Region("west-kazakhstan"), Level: starter.LevelOf(name.KK),
		Name: name, Short: starter.Short(name), In: starter.In(name)}
}

func tree(t *testing.T, s starter.Site) fstest.MapFS {
	t.Helper()
	files, err := s.Files()
	is.OK(t, err)
	fsys := fstest.MapFS{}
	for _, f := range files {
		fsys[f.Path] = &fstest.MapFile{Data: f.Data}
	}
	return fsys
}

// TestSite checks that a new site has no findings, no price, and no place
// except its own.
func TestSite(t *testing.T) {
	fsys := tree(t, starter.Site{Place: terekti(), Publisher: lang.Text{KK: "Әкімдік", RU: "Акимат"}, BaseURL: "https://terekti.kz/", Language: "kk"})
	s, found := site.Load(fsys, site.Options{Day: tariff.Date{Year: 2026, Month: 11, Day: 30}})
	for _, f := range found {
		is.True(t, f.Waived != nil, "%s: %s", f.Pos, f.Message)
	}
	is.Must(t, s != nil, "no site")
	is.True(t, len(s.Data.Tariffs) == 0 && len(s.Data.Catalogue.Places) == 1 && len(s.Data.Catalogue.OfKind("home-care")) >= 60,
		"%d tariffs, %d places, %d services of home care", len(s.Data.Tariffs), len(s.Data.Catalogue.Places), len(s.Data.Catalogue.OfKind("home-care")))
	is.True(t, s.Config.BaseURL == "https://terekti.kz/" && s.Config.Publisher.RU == "Акимат" && s.Config.Language == "kk",
		"%+v", s.Config)
	files, err := s.Plan()
	is.OK(t, err)
	for _, f := range files.Files {
		if path.Ext(f.Path) == ".html" {
			_, err := f.Render()
			is.True(t, err == nil, "%s: %v", f.Path, err)
		}
	}
}

// TestIn checks the proposed locative forms.
func TestIn(t *testing.T) {
	for _, c := range []struct{ kk, ru, inKK, inRU string }{
		{"Теректі ауданы", "Теректинский район", "Теректі ауданында", "в Теректинском районе"},
		{"Орал қаласы", "город Уральск", "Орал қаласында", ""},
		{"Бәйтерек ауданы", "район Бәйтерек", "Бәйтерек ауданында", "в районе Бәйтерек"},
		{"Қарағанды облысы", "Карагандинская область", "Қарағанды облысында", "в Карагандинской области"},
		{"Абай облысы", "область Абай", "Абай облысында", "в области Абай"},
	} {
		got := starter.In(lang.Text{KK: c.kk, RU: c.ru})
		is.True(t, got.KK == c.inKK && got.RU == c.inRU, "%s, %s: %+v", c.kk, c.ru, got)
	}
}

// TestWithPlace checks that adding a place changes nothing else.
func TestWithPlace(t *testing.T) {
	fsys := tree(t, starter.Site{Place: terekti()})
	second := terekti()
	second.ID, second.Region = "tasqala", starter.Region("abai")
	before := fsys[starter.PlacesFile].Data
	after := starter.WithPlace(before, second, false)
	is.True(t, bytes.HasPrefix(after, bytes.TrimRight(before, "\n")), "what was there is changed")
	fsys[starter.PlacesFile] = &fstest.MapFile{Data: after}
	s, found := site.Load(fsys, site.Options{Day: tariff.Date{Year: 2026, Month: 11, Day: 30}})
	if s == nil || len(s.Data.Catalogue.Places) != 2 || s.Data.Catalogue.Place("tasqala").Region.ID != "abai" {
		t.Errorf("%v", found.Err())
	}
}

// TestLike checks that copied rows carry no price and no wording, so that the
// build stops at each.
func TestLike(t *testing.T) {
	src := is.File(t, repository+"tariffs/oral/home-care/2026.toml")
	fsys := tree(t, starter.Site{Place: terekti()})
	d, found := load.Load(os.DirFS("site"), "tariffs")
	is.Must(t, found.Errors() == 0, "%v", found)
	act := starter.Act{Place: terekti(), Kind: d.Catalogue.Kind("home-care"), ID: "2027", Period: 2027,
		ActRef: tariff.ActRef{Form: tariff.Resolution, Number: "12", Date: tariff.Date{Year: 2026, Month: 12, Day: 15}}}
	out := act.Like(src)
	for _, gone := range []string{"1896", "948", "2999", "Токжанов", "Байменов", "text.kk", "adilet"} {
		is.NotIn(t, gone, out, "is taken over")
	}
	fsys[act.File()] = &fstest.MapFile{Data: out}
	_, found = site.Load(fsys, site.Options{Day: tariff.Date{Year: 2026, Month: 12, Day: 20}})
	prices := 0
	for _, f := range found {
		if f.Severity == source.Error && bytes.Contains([]byte(f.Message.String()), []byte("price")) {
			prices++
		}
	}
	is.Equal(t, prices, 76, "prices are asked for: %v", found)
}

// TestCell checks that the news of a correction names the price column where a
// row has several prices.
func TestCell(t *testing.T) {
	w := tarifftest.New()
	e := w.Edition("oral/x/2026", "1 a 1.00\n1 b col=2 2.00\n2 c 3.00\n")
	day := tariff.Date{Year: 2026, Month: 3, Day: 1}
	for _, r := range e.Rates {
		e.Corrections = append(e.Corrections, &tariff.Correction{Edition: e, Row: r.Row, Column: r.Column, Field: tariff.PriceField, Was: "9.00", Corrected: day, Cause: lang.Text{KK: "Қате", RU: "Ошибка"}})
	}
	e.Corrections = append(e.Corrections, &tariff.Correction{Edition: e, Field: tariff.ActNumberField, Was: "241", Corrected: day},
		&tariff.Correction{Edition: e, Field: tariff.ActDateField, Was: "2025-01-02", Corrected: day.AddDays(-1)})
	catalogue, found := words.Load(templates.FS)
	is.OK(t, found.Err())
	for _, f := range starter.CorrectionPost(catalogue, &tariff.Catalogue{}, e, day) {
		for _, want := range []string{"{price oral/x/2026#r1c1}", "{price oral/x/2026#r1c2}", "{price oral/x/2026#r2}", "241", "9,00"} {
			is.In(t, want, f.Data, f.Path)
		}
		is.NotIn(t, "2025", f.Data, f.Path+": an earlier correction")
	}
}
