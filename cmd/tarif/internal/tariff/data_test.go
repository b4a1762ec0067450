package tariff_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/money"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/is"
	"tarif/cmd/tarif/internal/test/tarifftest"
)

// world has two kinds in two places; one tariff has two editions.
func world() (*tarifftest.World, *tariff.Data) {
	w := tarifftest.New()
	return w, w.Data(
		w.Edition("oral/home-care/2025", "1 cooking 1.00\n"),
		w.Edition("oral/home-care/2026", "1 cooking 2.00\n"),
		w.Edition("oral/waste/2026", "1 removal 3.00\n"),
		w.Edition("semei/waste/2026", "1 removal 4.00\n"))
}

func TestFindingInTheData(t *testing.T) {
	_, d := world()
	for _, x := range []struct {
		p    tariff.PlaceID
		k    tariff.KindID
		e    tariff.EditionID
		have bool
	}{
		{"oral", "home-care", "2026", true}, {"oral", "home-care", "2024", false},
		{"semei", "home-care", "2026", false}, {"aksai", "waste", "2026", false},
	} {
		e := d.Edition(x.p, x.k, x.e)
		is.Equal(t, e != nil, x.have, "%s/%s/%s: %v", x.p, x.k, x.e, e)
		if want := string(x.p) + "/" + string(x.k) + "/" + string(x.e); e != nil && e.Name() != want {
			t.Errorf("%s is named %s", want, e.Name())
		}
	}
	is.Equal(t, len(d.OfPlace("oral")), 2, "oral has tariffs")
	of := d.OfKind("waste")
	is.True(t, len(of) == 2 && of[0].Place.ID == "oral" && of[1].Place.ID == "semei", "waste is in %v", of)
	if x := d.Tariff("oral", "home-care"); x.Editions.Index("2026") != 1 || x.Editions.Index("2024") != -1 {
		t.Error("an edition is not where it stands in its timeline")
	}
	if x := d.Tariff("oral", "gas"); x != nil {
		t.Errorf("there is no gas: %v", x)
	}
}

func TestFaulty(t *testing.T) {
	d := tariff.Data{Faulty: []string{"oral/home-care/2026", "semei"}}
	for name, want := range map[[3]string]bool{
		{"oral", "home-care", "2026"}: true, {"oral", "home-care", "2025"}: false,
		{"semei", "waste", "2026"}: true, {"semei-2", "waste", "2026"}: false,
	} {
		is.Equal(t, d.IsFaulty(name[0], name[1], name[2]), want, name)
	}
}

func TestCatalogueFinds(t *testing.T) {
	_, d := world()
	c := &d.Catalogue
	is.True(t, c.Place("oral") != nil && c.Kind("waste") != nil && c.Service("cooking") != nil, "something named is not found")
	is.True(t, c.Place("waste") == nil && c.Kind("oral") == nil && c.Service("home-care") == nil,
		"something is found under the id of another")
	of := c.OfKind("waste")
	is.True(t, len(of) == 1 && of[0].ID == "removal", "services of waste: %v", of)
}

// TestCautionBothWays: a caution applies in both directions; equal bases need
// none.
func TestCautionBothWays(t *testing.T) {
	w := tarifftest.New()
	w.Caution("hour", "visit", lang.Text{RU: "визит длится не час"})
	c := &w.Catalogue
	for _, x := range []struct {
		a, b   tariff.BasisID
		ok     bool
		reason string
	}{
		{"hour", "visit", true, "визит длится не час"}, {"visit", "hour", true, "визит длится не час"},
		{"hour", "hour", true, ""}, {"hour", "day", false, ""},
	} {
		reason, ok := c.Caution(x.a, x.b)
		is.True(t, ok == x.ok && reason.RU == x.reason, "%s and %s: %t, %q", x.a, x.b, ok, reason.RU)
	}
}

func TestNumberAndPhrase(t *testing.T) {
	w := tarifftest.New()
	r, labelled := w.Rate("7 cooking basis=volume/m3 1.00"), w.Rate("7 cooking label=II-3 1.00")
	is.True(t, r.Number() == "7" && labelled.Number() == "II-3", "numbers %q and %q", r.Number(), labelled.Number())
	r.Basis.Phrase = lang.Text{KK: "бір {unit} үшін", RU: "за один {unit}"}
	is.Equal(t, r.BasisPhrase(lang.RU), "за один m3 ру", "phrase")
	labelled.Basis.Phrase = lang.Text{RU: "за услугу {unit}"}
	is.Equal(t, labelled.BasisPhrase(lang.RU), "за услугу", "phrase without a unit")
}

func TestDays(t *testing.T) {
	feb := tariff.Date{Year: 2024, Month: 2, Day: 28}
	if d := feb.AddDays(2); d != (tariff.Date{Year: 2024, Month: 3, Day: 1}) || d.Sub(feb) != 2 || feb.Sub(d) != -2 {
		t.Errorf("two days after %s is %s", feb, d)
	}
	text, err := feb.MarshalText()
	is.True(t, string(text) == "2024-02-28" && err == nil, "written %s, %v", text, err)
	is.True(t, (tariff.PartialDate{}).IsZero() && !(tariff.PartialDate{Year: 2018}).IsZero() && (tariff.Contact{}).IsZero(),
		"what is not known is taken for known")
	known, open := tariff.Bound{Status: tariff.Known, Date: feb}, tariff.Bound{Status: tariff.Open, Date: feb}
	is.True(t, known.String() == "2024-02-28" && open.String() == "", "bounds %q and %q", known, open)
}

func TestMeasures(t *testing.T) {
	a := money.MustParse("0.50")
	for _, m := range tariff.Measures {
		text, _ := m.MarshalText()
		is.True(t, string(text) == m.String() && m.String() != "", "%d is written %q", m, text)
		is.Equal(t, m.Difference(lang.RU, a), "+"+m.Figure(lang.RU, a), "a rise reads")
		down := money.OfTiyn(-50)
		is.Equal(t, m.Difference(lang.RU, down), m.Figure(lang.RU, down), "a fall reads")
	}
}

func TestWordingInALanguage(t *testing.T) {
	var s tariff.Statuses
	s.Set(lang.KK, tariff.Official)
	s.Set(lang.RU, tariff.Translation)
	w := tariff.Wording{Text: lang.Text{KK: "тамақ"}, Status: s}
	if s.In(lang.KK) != tariff.Official || s.In(lang.RU) != tariff.Translation || w.In(lang.KK) != "тамақ" || !w.Has(lang.KK) || w.Has(lang.RU) {
		t.Errorf("%+v", w)
	}
}

func TestCorrectionStandsForAWhile(t *testing.T) {
	x := tariff.Correction{Corrected: tariff.Date{Year: 2026, Month: 3, Day: 1}}
	for days, want := range map[int]bool{-1: false, 0: true, tariff.CorrectionDays - 1: true, tariff.CorrectionDays: false} {
		is.Equal(t, x.Recent(x.Corrected.AddDays(days)), want, "%d days on", days)
	}
}

// TestWhatACorrectionSaysNow: every field that can be corrected reads as in
// rates.csv.
func TestWhatACorrectionSaysNow(t *testing.T) {
	w := tarifftest.New()
	e := w.Edition("oral/x/2026", "1 cooking role=carer if=b;a basis=volume/m3 vat=none section=food measure=mci 2.50 | тамақ | =пища\n2 washing -\n")
	e.Act.Number = "12-3"
	e.From = tariff.Bound{Status: tariff.Known, Date: tariff.Date{Year: 2026, Month: 1, Day: 2}}
	e.Rates[0].Footnotes = []*tariff.Footnote{{Text: lang.Text{RU: "одна\nстрока"}}, {}, {Text: lang.Text{RU: "и другая"}}}
	now := func(row int, f tariff.Field) string {
		return (&tariff.Correction{Edition: e, Row: row, Column: min(row, 1), Field: f}).Now()
	}
	want := map[tariff.Field]string{
		tariff.PriceField: "2.50", tariff.TextKKField: "тамақ", tariff.TextRUField: "пища", tariff.ServiceField: "cooking",
		tariff.RoleField: "carer", tariff.ConditionsField: "a;b", tariff.SectionField: "food", tariff.BasisField: "volume",
		tariff.UnitField: "m3", tariff.VATField: "none", tariff.MeasureField: "mci", tariff.PriceStatusField: "stated",
		tariff.TextKKStatusField: "official", tariff.TextRUStatusField: "translation", tariff.FootnotesKKField: "",
		tariff.FootnotesRUField: "одна строка | и другая", tariff.RowField: "cooking",
	}
	for _, f := range tariff.RateFields {
		is.Equal(t, now(1, f), want[f], f)
	}
	edition := []string{"12-3", "2025-12-18", "2026-01-02", ""}
	for i, f := range tariff.EditionFields {
		is.Equal(t, now(0, f), edition[i], f)
	}
	is.True(t, now(0, tariff.BasisField) == "volume" && now(0, tariff.PriceField) == "" && now(9, tariff.PriceField) == "",
		"a field that rates share is the first's; of a row that is not there nothing is said")
	is.Equal(t, now(2, tariff.TextKKStatusField), "none", "a text that is not there")
	gone := &tariff.Correction{Edition: e, Row: 1, Column: 1, Field: tariff.RowField, Was: "sewing"}
	is.True(t, gone.Rate() == nil && gone.Measure() == tariff.Money, "what stands in the place of a row that went is another")
	is.Equal(t, (&tariff.Correction{Edition: e, Row: 1, Column: 1}).Measure(), tariff.MCI, "measure")
	is.True(t, slices.Contains(tariff.SharedFields, tariff.BasisField), "a basis is stated once for all rates")
}

// TestOfKindTogether checks that services of one section stand together, though
// some come from another file of the catalogue.
func TestOfKindTogether(t *testing.T) {
	k, a, b := &tariff.Kind{ID: "k"}, &tariff.Section{ID: "a"}, &tariff.Section{ID: "b"}
	c := tariff.Catalogue{}
	for id, in := range map[int]*tariff.Section{1: a, 2: nil, 3: b, 4: a, 5: nil} {
		c.Services = append(c.Services, &tariff.Service{ID: tariff.ServiceID(strconv.Itoa(id)), Kind: k, Section: in})
	}
	slices.SortFunc(c.Services, func(a, b *tariff.Service) int { return strings.Compare(string(a.ID), string(b.ID)) })
	got := ""
	for _, s := range c.OfKind("k") {
		got += string(s.ID)
	}
	is.Equal(t, got, "14253")
}
