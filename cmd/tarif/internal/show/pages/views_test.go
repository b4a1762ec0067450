package pages

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/money"
	"tarif/cmd/tarif/internal/show/prose"
	"tarif/cmd/tarif/internal/show/wording"
	"tarif/cmd/tarif/internal/show/words"
	"tarif/cmd/tarif/internal/study/compare"
	"tarif/cmd/tarif/internal/study/diff"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/is"
	"tarif/cmd/tarif/internal/test/tarifftest"
	"tarif/templates"
)

var catalogues = sync.OnceValue(func() *words.Words {
	w, _ := words.Load(templates.FS)
	return w
})

// russian returns a composer for a site that has every address. The test fails
// if a view asks for missing words or addresses.
func russian(t *testing.T) composer {
	c := composer{Speaker: wording.New(catalogues(), lang.RU), known: func(Addr) bool { return true },
		day: tariff.Date{Year: 2026, Month: 11, Day: 30}, read: &reading{words: words.Listen(catalogues())}}
	t.Cleanup(func() {
		err := c.Err()
		is.True(t, err == nil, "%v", err)
	})
	return c
}

// two is a tariff of two years, in which cooking became dearer, washing was
// added and sewing removed.
func two(t *testing.T) (*tariff.Data, *tariff.Tariff) {
	t.Helper()
	w := tarifftest.New()
	d := w.Data(
		w.Edition("oral/home-care/2025", "1 cooking role=carer 100.00\n2 sewing role=carer 50.00\n"),
		w.Edition("oral/home-care/2026", "1 cooking role=carer 125.00\n2 washing role=carer -\n"))
	return d, d.Tariffs[0]
}

// three is a kind of tariff in three places.
func three() *tariff.Data {
	w := tarifftest.New()
	return w.Data(
		w.Edition("aksai/home-care/2026", "1 cooking 100.00\n2 washing 10.00\n"),
		w.Edition("oral/home-care/2026", "1 cooking 200.00\n2 washing basis=day 70.00\n"),
		w.Edition("semei/home-care/2026", "1 cooking 400.00\n"))
}

func plain(s string) string { return strings.ReplaceAll(s, "\u00a0", " ") }

func TestEditionShowsItsTable(t *testing.T) {
	w := tarifftest.New()
	d := w.Data(w.Edition("oral/home-care/2026", `
		1 cooking role=carer vat=excluded col=1 1896.60 | тамақ | пища
		1 cooking role=carer vat=included col=2 2124.19
		2 washing role=nurse if=with-meter caution=sick -
		3 sewing role=nurse caution=sick 5.00`))
	c := editionPage{rateTables: rateTables{corrections{russian(t), &d.Catalogue}},
		meaning: func(text string) HTML { return HTML(text) }}
	e := d.Tariffs[0].Editions[0]
	e.Kind.Meaning = lang.Text{RU: "Первая фраза. Вторая фраза."}
	v := c.view(Frame{}, d.Tariffs[0], 0)
	rows := v.Table.Sections[0].Rows
	is.Must(t, len(rows) == 3 && len(v.Table.Columns) == 2 && v.Table.Columns[0] != v.Table.Columns[1],
		"%d rows under %q", len(rows), v.Table.Columns)
	got := rows[0].Cells[1]
	is.True(t, got.Value == "2124.19" && plain(got.Amount) == "2 124,19 ₸", "price %+v", got)
	got = rows[1].Cells[0]
	is.True(t, got.Amount == "" && got.Missing != "" && got.Footnotes[0].URL == "#caution-r2", "a dash is %+v", got)
	is.True(t, rows[1].Caution+rows[2].Caution == "" && len(v.Table.Footnotes) == 1 && v.Table.Footnotes[0].Text == "sick ру",
		"what is said of two rows is not said once: %+v", v.Table.Footnotes)
	is.True(t, rows[0].Wording != "" && rows[1].Wording == "" && v.Wording != nil, "only the first row has words of the act")
	if v.Basis != "service ру" || rows[0].Basis != "" {
		t.Errorf("basis %q, of a row %q", v.Basis, rows[0].Basis)
	}
	is.True(t, v.Meaning.First == "Первая фраза. " && strings.HasPrefix(string(v.Meaning.Rest), "Вторая"), "meaning %+v", v.Meaning)
	is.True(t, len(v.Table.Roles) == 2 && !v.Table.Long && v.First && v.Status.State == tariff.InForce,
		"%d roles, long %t, first %t, %s", len(v.Table.Roles), v.Table.Long, v.First, v.Status.State)
}

// TestTableOfUnlikeBases: if bases differ, each price says what it is for.
func TestTableOfUnlikeBases(t *testing.T) {
	w := tarifftest.New()
	d := w.Data(w.Edition("oral/water/2026", "1 supply section=homes if=homes 1.00\n2 supply section=firms basis=volume/m3 2.00\n"))
	table := rateTables{corrections{russian(t), &d.Catalogue}}.table(d.Tariffs[0].Editions[0])
	is.Must(t, len(table.Sections) == 2, "%d sections", len(table.Sections))
	homes, firms := table.Sections[0], table.Sections[1]
	if homes.Rows[0].Basis != "service ру" || firms.Rows[0].Basis != "volume ру" {
		t.Errorf("bases %q and %q", homes.Rows[0].Basis, firms.Rows[0].Basis)
	}
	if homes.Rows[0].Conditions != nil {
		t.Errorf("the heading says %q already", homes.Rows[0].Conditions)
	}
}

func TestStatusOfEachEdition(t *testing.T) {
	_, x := two(t)
	x.Editions[1].Until.Status = tariff.Unknown // then it ends with its year
	c := russian(t)
	old, now := c.status(x, 0), c.status(x, 1)
	is.True(t, old.State == tariff.Replaced && old.Current != nil && old.StaleDay == "", "the old edition: %+v", old)
	is.True(t, now.State == tariff.InForce && now.Current == nil && now.StaleDay == "2027-01-01" && now.Stale != "",
		"the one in force: %+v", now)
	c.day = tariff.Date{Year: 2025, Month: 12, Day: 20}
	s := c.status(x, 1)
	is.True(t, s.State == tariff.Upcoming && s.StaleDay == "2026-01-01", "before its year: %+v", s)
	s = c.status(x, 0)
	is.True(t, s.Next != nil && s.Next.URL == string(EditionAddr(x.Editions[1])), "the one before it does not lead to it: %+v", s)
}

func TestChangesOfAnEdition(t *testing.T) {
	_, x := two(t)
	c := russian(t)
	v := changesPage{changed(c), chooser{c, []changePair{{0, 1}}, false}}.view(Frame{}, x, 0, 1)
	is.Must(t, len(v.Items) == 3 && !v.First && v.Old.Text == "2025" && v.New.Text == "2026",
		"%d items from %q to %q", len(v.Items), v.Old.Text, v.New.Text)
	f := v.Items[0].Figures[0]
	is.True(t, plain(f.Difference) == "+25,00 ₸" && plain(f.Percent) == "+25,00 %" && f.Up && !f.Down, "figures %+v", f)
	came := v.Items[1]
	is.True(t, came.Old == nil && came.New[0].Missing != "" && came.Figures == nil, "what came: %+v", came)
	is.True(t, !v.Chooser.Form && v.Chooser.Old == "2025" && len(v.Chooser.Groups) == 1, "chooser %+v", v.Chooser)
}

func TestFirstEditionHasNoChanges(t *testing.T) {
	_, x := two(t)
	c := russian(t)
	v := changesPage{changed(c), chooser{composer: c}}.view(Frame{}, x, -1, 0)
	is.True(t, v.First && v.Items == nil && v.Old.Text == "", "%+v", v)
}

// TestFigureIsWithheld: if a price is for something else than before, no figure
// is derived.
func TestFigureIsWithheld(t *testing.T) {
	w := tarifftest.New()
	old, now := w.Edition("oral/x/2025", "1 cooking 100.00\n"), w.Edition("oral/x/2026", "1 cooking basis=day 300.00\n")
	it := changed(russian(t)).changeItem(diff.Between(old, now).Changed()[0])
	f := it.Figures[0]
	is.True(t, f.Withheld != "" && f.Percent == "" && !f.Up, "figures %+v", f)
	if it.Old[0].What[0] != "service ру" || it.New[0].What[0] != "day ру" {
		t.Errorf("the sides say %q and %q", it.Old[0].What, it.New[0].What)
	}
}

// changed returns changes without a cache.
func changed(c composer) changes {
	v := changes{composer: c, between: diff.Between}
	v.told = v.tell
	return v
}

func TestListOfChanges(t *testing.T) {
	d, x := two(t)
	x.Editions[1].Act.Date = tariff.Date{Year: 2026, Month: 2, Day: 1}
	c := changed(russian(t))
	all := c.entries(d.Tariffs, 0)
	is.Must(t, len(all) == 2 && !all[0].First && all[1].First && all[0].Addr == ChangesAddr(x.Editions[1]), "entries %+v", all)
	if len(all[0].Lines) < 3 {
		t.Errorf("lines %q", all[0].Lines)
	}
	got := c.entries(d.Tariffs, 1)
	is.True(t, len(got) == 1, "%d entries where one is asked for", len(got))
	c.day = tariff.Date{Year: 2026, Month: 1, Day: 31}
	got = c.entries(d.Tariffs, 0)
	is.True(t, len(got) == 1, "an act of the day after is listed: %+v", got)
}

func TestBarsWhereChangesDiffer(t *testing.T) {
	w := tarifftest.New()
	bars := func(a, b string) *BarsView {
		return changed(russian(t)).bars(diff.Between(w.Edition("oral/x/2025", a), w.Edition("oral/x/2026", b)))
	}
	v := bars("1 cooking 100.00\n2 washing 100.00\n", "1 cooking 110.00\n2 washing 50.00\n")
	is.True(t, v != nil && len(v.Bars) == 2 && v.Bars[0].Service == "washing ру" && v.Falls, "the largest change first: %+v", v)
	if v := bars("1 cooking 100.00\n2 washing 100.00\n", "1 cooking 110.00\n2 washing 110.00\n"); v != nil {
		t.Errorf("equal changes are drawn: %+v", v)
	}
}

func TestHistory(t *testing.T) {
	_, x := two(t)
	c := russian(t)
	h := histories{changed(c), charts{c}, true}
	v := h.view(x)
	is.Must(t, len(v.Rows) == 3 && len(v.Charts) == 1 && !v.Folded && !v.TooMany, "%d rows, %d charts", len(v.Rows), len(v.Charts))
	sewing := v.Rows[slices.IndexFunc(v.Rows, func(r HistoryRow) bool { return r.Service.Text == "sewing ру" })]
	is.True(t, sewing.Remark != "" && sewing.Cells[1].Row == "" && sewing.Cells[0].Row != "", "what went: %+v", sewing)
	about := plain(v.Charts[0].About)
	is.True(t, strings.Contains(about, "100,00 ₸") && strings.Contains(about, "125,00 ₸"), "the chart says %q", about)
	x.Editions = x.Editions[:1]
	is.True(t, h.view(x) == nil && c.dates(x) == nil && (chooser{composer: c}).view(x, -1, 0) == nil, "one edition has a history")
}

func TestDates(t *testing.T) {
	_, x := two(t)
	v := russian(t).dates(x)
	is.True(t, v.Today == "2026-11-30" && len(v.Editions) == 2 && v.Editions[0].From == "2025-12-18" && v.Editions[1].From == "2026-01-01",
		"%+v", v)
}

func TestPairOfPlaces(t *testing.T) {
	d := three()
	a, b := d.Tariffs[0], d.Tariffs[1]
	view := func(a, b *tariff.Tariff) CompareView {
		return pairPage{comparisons{russian(t)}}.view(Frame{}, a, b, compare.Pair(&d.Catalogue, a.Editions[0], b.Editions[0]))
	}
	v := view(a, b)
	if cooking := v.Rest.Rows[0]; plain(cooking.Difference) != "+100,00 ₸" || plain(cooking.Percent) != "+100,00 %" || !cooking.Up {
		t.Errorf("cooking %+v", cooking)
	}
	washing := v.Rest.Rows[1]
	if washing.Difference+washing.Percent != "" || washing.Short == "" || washing.A.What[0] != "service ру" || washing.B.What[0] != "day ру" {
		t.Errorf("prices of two bases are compared: %+v", washing)
	}
	gone := view(a, d.Tariffs[2]).Rest.Rows[1]
	is.True(t, !gone.B.There && gone.B.Missing != "" && gone.Difference == "", "semei has no washing: %+v", gone)
}

// TestPairToldInOneSentence: rows that one figure describes are separated from
// the others.
func TestPairToldInOneSentence(t *testing.T) {
	d := three()
	a, b := *d.Tariffs[0].Editions[0], *d.Tariffs[1].Editions[0]
	first := a.Rates[0]
	a.Rates, b.Rates = nil, nil
	for i, price := range []string{"100", "200", "300", "400", "500", "600", "700", "800", "900", "100"} {
		x := *first.Service
		x.ID = tariff.ServiceID("service-" + strconv.Itoa(i))
		for _, e := range []*tariff.Edition{&a, &b} {
			r := *first
			r.Service, r.Row, r.Edition = &x, i+1, e
			r.Price.Amount, _ = money.Parse(price)
			if e == &b && i < 9 {
				r.Price.Amount, _ = money.Parse(price + "0")
			}
			e.Rates = append(e.Rates, &r)
		}
	}
	v := pairPage{comparisons{russian(t)}}.view(Frame{}, d.Tariffs[0], d.Tariffs[1], compare.Pair(&d.Catalogue, &a, &b))
	is.True(t, len(v.Told.Rows) == 9 && len(v.Rest.Rows) == 1 && len(v.Figures) == 1,
		"%d rows are told, %d not, by %q", len(v.Told.Rows), len(v.Rest.Rows), v.Figures)
}

func matrixOf(d *tariff.Data) *Matrix {
	k := d.Catalogue.Kinds[0]
	s := &Site{Input: Input{Data: d, Day: tariff.Date{Year: 2026, Month: 11, Day: 30}}}
	return s.matrices(k)[0]
}

func TestMatrixOfPlaces(t *testing.T) {
	m := matrixOf(three())
	v := matrixPage{comparisons{russian(t)}}.view(Frame{}, m, []*Matrix{m})
	row := v.Rows[0]
	is.True(t, row.Lowest.Value == "100.00" && row.Median.Value == "200.00" && row.Highest.Value == "400.00", "cooking %+v", row)
	is.True(t, len(v.Places) == 3 && !v.Wide && len(row.Cells) == 3 && row.Cells[2].Amount != "",
		"%d places, cells %+v", len(v.Places), row.Cells)
	m.Brief = true
	if v := (matrixPage{comparisons{russian(t)}}).view(Frame{}, m, []*Matrix{m}); v.Places != nil || v.Rows[0].Cells != nil {
		t.Errorf("a brief one has columns: %+v", v.Places)
	}
}

func TestServiceInAllPlaces(t *testing.T) {
	d := three()
	c, m := russian(t), matrixOf(d)
	all := servicePage{comparisons{c}, charts{c}, d.Tariffs, []pair{{d.Tariffs[0], d.Tariffs[1]}}, []*Matrix{m}}
	cooking := all.view(Frame{}, d.Catalogue.Services[0])
	is.True(t, len(cooking.Places) == 3 && cooking.Missing == nil && len(cooking.Sides) == 1 && cooking.Caution == "",
		"cooking %+v", cooking)
	bars := cooking.Sides[0].Bars
	is.True(t, len(bars) == 3 && bars[0].Cell.Value == "100.00", "the cheapest first: %+v", bars)
	washing := all.view(Frame{}, d.Catalogue.Services[1])
	is.True(t, len(washing.Places) == 2 && washing.Missing[0] == "semei ру" && washing.Caution != "" && washing.Sides == nil,
		"washing %+v", washing)
	is.Equal(t, len(cooking.Compare), 1, "it leads to pairs")
}

func TestIndexOfComparisons(t *testing.T) {
	d := three()
	k := d.Catalogue.Kinds[0]
	index := compareIndex{comparisons{russian(t)}, &d.Catalogue, map[*tariff.Kind][]pair{}, map[*tariff.Kind][]*Matrix{k: {matrixOf(d)}}}
	pairs := func(n int) KindCompared {
		index.pairs[k] = slices.Repeat([]pair{{d.Tariffs[0], d.Tariffs[1]}}, n)
		return index.view(Frame{}).Kinds[0]
	}
	v := pairs(fewPairs)
	is.True(t, len(v.Pairs) == fewPairs && v.Groups == nil && v.Places == 3, "few: %+v", v)
	v = pairs(fewPairs + 1)
	is.True(t, v.Pairs == nil && len(v.Groups) == 1 && v.Groups[0].Name == "Region ру", "more: %+v", v.Groups)
	v = pairs(maxPairs + 1)
	is.True(t, v.TooMany && v.Pairs == nil && v.Groups == nil, "too many: %d and %d", len(v.Pairs), len(v.Groups))
}

func TestPlace(t *testing.T) {
	d := three()
	p := d.Catalogue.Places[1]
	p.Former = []tariff.FormerName{{Name: tarifftest.Name("uralsk"), Until: tariff.PartialDate{Year: 1992}}}
	lists := placeLists{russian(t), d, changed(russian(t))}
	v := lists.place(Frame{}, p, map[*tariff.Tariff][]pair{d.Tariffs[1]: {{d.Tariffs[0], d.Tariffs[1]}}})
	is.True(t, len(v.Tariffs) == 1 && v.Tariffs[0].Edition == "2026" && len(v.Compare) == 1 && len(v.Downloads) == 2 && v.Contact == nil,
		"%+v", v)
	is.In(t, "1992", v.FormerNames[0].When, "former name %+v", v.FormerNames)
	r := lists.regions()
	is.True(t, len(r) == 1 && len(r[0].Items) == 3 && r[0].Items[0].Text == "Aksai ру", "regions %+v", r)
}

func TestServicesByLetter(t *testing.T) {
	d := three()
	d.Catalogue.Services[0].Words.RU = []string{"суп", "стирка"}
	d.Catalogue.Services[1].Words.RU = []string{"стирка"}
	lists := serviceLists{russian(t), d}
	letters := lists.letters()
	last := letters[len(letters)-1]
	is.True(t, last.Letter == "С" && last.Entries[0].Text == "стирка" && len(last.Entries[0].Links) == 2 && !last.Entries[0].Main,
		"a word of two services: %+v", last)
	g := lists.groups()
	is.True(t, len(g) == 1 && strings.Contains(g[0].Below, "cooking ру; washing ру"), "groups %+v", g)
	k := lists.kindServices()
	is.True(t, len(k) == 1 && len(k[0].Sections[0].Links) == 2, "kinds %+v", k)
}

func TestWorksheet(t *testing.T) {
	d := three()
	sheet := worksheetPage{rateTables{corrections{russian(t), &d.Catalogue}}, d.Tariffs, classes}
	v := sheet.view(Frame{Root: "../"}, d.Tariffs[0], 0)
	plan := v.Sections[0].Rows[0].Plan
	is.True(t, plan.Key == "cooking" && plan.Tiyn == "10000", "plan %+v", plan)
	is.True(t, len(v.Calc.Others) == 2 && v.Calc.First == 2026*12+1 && v.Calc.Last == 2026*12+12 && len(v.Calc.Months) == 12,
		"calculator %+v", v.Calc)
	i := slices.IndexFunc(v.Calc.Pairs, func(p ClassPair) bool { return strings.Contains(p.B, "day") })
	is.True(t, i >= 0 && v.Calc.Pairs[i].Counted == "" && v.Calc.Pairs[i].Cautions != nil,
		"a service and a day of service may be compared: %+v", v.Calc.Pairs)
	k := (calculatorPage{russian(t), d}).view(Frame{})
	is.True(t, len(k.Kinds) == 1 && len(k.Kinds[0].Links) == 3 && k.Kinds[0].Regions == nil, "calculators %+v", k)
}

// TestPayable: of several prices of a row the one that is paid counts, with
// VAT.
func TestPayable(t *testing.T) {
	w := tarifftest.New()
	e := w.Edition("oral/x/2026", "1 water col=1 vat=excluded 1.00\n1 water col=2 vat=included 1.16\n2 heat col=1 5.00\n")
	plan := plans{russian(t)}.planRows(tableLines(e.Rates))
	is.True(t, plan["r1"].Tiyn == "116" && plan["r2"].Tiyn == "500", "plan %+v", plan)
}

// TestColumnsOfRoles: where the act gives each role a price column, each price
// stands in a line of its own that names the role, and can be calculated with;
// columns that differ in VAT stay side by side.
func TestColumnsOfRoles(t *testing.T) {
	w := tarifftest.New()
	e := w.Edition("oral/x/2026", "1 water role=carer col=1 vat=excluded 1.00\n1 water role=carer col=2 vat=included 1.16\n"+
		"1 water role=nurse col=3 vat=excluded 2.00\n1 water role=nurse col=4 vat=included 2.32\n2 heat role=carer col=1 -\n2 heat role=nurse col=3 5.00\n")
	lines := tableLines(e.Rates)
	var got []string
	for _, l := range lines {
		text := l.ID + " " + string(l.first().Role.ID)
		for _, r := range l.Rates {
			text += " " + r.Price.Amount.String()
		}
		got = append(got, text)
	}
	is.Equal(t, strings.Join(got, "; "), "r1 carer 1.00 1.16; r1c3 nurse 2.00 2.32; r2 nurse 5.00", "lines")
	c := russian(t)
	is.Equal(t, len(c.priceColumns(lines)), 2, "price columns")
	plan := plans{c}.planRows(lines)
	is.True(t, plan["r1"].Tiyn == "116" && plan["r1c3"].Tiyn == "232" && plan["r1c3"].Role == "nurse", "plan %+v", plan)
	table := rateTables{corrections{c, &w.Catalogue}}.table(e)
	rows := table.Sections[0].Rows
	is.True(t, len(rows) == 3 && rows[1].Role != rows[0].Role && rows[1].Again && rows[1].Label == "1", "rows %+v", rows)
}

func TestCorrections(t *testing.T) {
	d, x := two(t)
	e := x.Editions[1]
	day := func(d int) tariff.Date { return tariff.Date{Year: 2026, Month: 11, Day: d} }
	e.Corrections = []*tariff.Correction{
		{Edition: e, Row: 1, Column: 1, Field: tariff.PriceField, Was: "124.00", Corrected: day(1)},
		{Edition: e, Field: tariff.ActDateField, Was: "2025-12-17", Corrected: day(2)},
		{Edition: e, Row: 1, Column: 1, Field: tariff.ServiceField, Was: "sewing;gone", Corrected: tariff.Date{Year: 2026, Month: 1, Day: 2}}}
	c := corrections{russian(t), &d.Catalogue}
	all := c.all(d.Tariffs)
	is.Must(t, len(all) == 3 && all[0].ISODate == "2026-11-02" && all[1].ID == "oral-home-care-2026-1", "%+v", all)
	price := all[1]
	is.True(t, plain(price.Was.Text) == "124,00 ₸" && plain(price.Now.Text) == "125,00 ₸", "price %+v", price)
	is.Equal(t, all[2].Was.Text, "sewing ру, gone", "services")
	if row, edition := c.recent(e, e.Rates[0]), c.recent(e, nil); len(row) != 1 || len(edition) != 1 {
		t.Errorf("%d beside the row, %d beside the edition: one of the row's is old", len(row), len(edition))
	}
}

func TestPublishedValues(t *testing.T) {
	c := corrections{russian(t), &tariff.Catalogue{}}
	for _, x := range []struct {
		field     tariff.Field
		value, is string
		lang      lang.Lang
	}{
		{tariff.TextKKField, "сөз", "сөз", lang.KK},
		{tariff.FootnotesRUField, "сноска", "сноска", lang.RU},
		{tariff.PriceStatusField, "stated", "stated", ""},
		{tariff.VATField, "", "", ""},
		{tariff.ActDateField, "2025-12-18", "18 декабря 2025 года", ""},
		{tariff.ActNumberField, "12-3", "12-3", ""},
	} {
		got := c.published(&tariff.Correction{Field: x.field}, x.value)
		is.True(t, plain(got.Text) == x.is && got.Lang == x.lang, "%s %q reads %+v", x.field, x.value, got)
	}
	for _, x := range []struct {
		field tariff.Field
		value string
	}{{tariff.VATField, "included"}, {tariff.MeasureField, "mci"}, {tariff.PriceStatusField, "dash"}, {tariff.TextKKStatusField, "official"}} {
		got := c.published(&tariff.Correction{Field: x.field}, x.value)
		is.True(t, got.Text != x.value && got.Text != "", "%s %q reads %+v", x.field, x.value, got)
	}
}

func TestCards(t *testing.T) {
	w := tarifftest.New()
	d := w.Data(w.Edition("oral/x/2025", "1 a 100.00\n2 b 50.00\n3 c 10.00\n"), w.Edition("oral/x/2026", "1 a 110.00\n2 b 55.00\n3 c 11.00\n"))
	x := d.Tariffs[0].Editions
	c := cards{changed(russian(t)), "Тарифы"}
	v := c.edition(x[0])
	is.True(t, v.Site == "Тарифы" && v.Title == "Oral ру" && v.Edition == "2025" && v.Figure == "", "edition %+v", v)
	v = c.change(x[0], x[1])
	is.True(t, strings.HasPrefix(plain(v.Figure), "+10") && v.Headline != "", "all went up alike: %+v", v)
	x[1].Rates[0].Price.Status = tariff.Dash
	v = c.change(x[0], x[1])
	is.True(t, v.Headline != "" && v.Detail != "", "changes of two kinds: %+v", v)
}

func TestWordingBesideWording(t *testing.T) {
	w := tarifftest.New()
	e := w.Edition("oral/x/2026", "1 cooking role=carer 1.00 | =тамақ | пища\n2 washing 2.00\n")
	e.Roles = []tariff.PrintedRole{{Role: e.Rates[0].Role, Text: tariff.Wording{Text: lang.Text{RU: "Соцработник"}}}}
	v := wordingPage{acts: acts{russian(t)}}.view(Frame{}, e)
	sides := v.Sections[0].Rows[0].Sides
	is.True(t, len(sides) == 2 && sides[0].Lang == lang.RU && sides[0].Status == "official" && sides[0].Role == "Соцработник",
		"the official words first: %+v", sides)
	got := v.Sections[0].Rows[1].Sides
	is.True(t, got == nil, "a row without words: %+v", got)
}

// What a later edition says word for word stands there alone, under whatever
// number, and neighbours that do are one row.
func TestWordingThatStays(t *testing.T) {
	w := tarifftest.New()
	d := w.Data(
		w.Edition("oral/x/2024", "1 cooking 1.00 | =тамақ | пища\n5 ironing 1.00 | =үтік | глажка\n2 washing 2.00 | жуу | мытьё\n3 cleaning 3.00 | тазалау | уборка\n4 cleaning role=carer 3.00\n"),
		w.Edition("oral/x/2025", "1 cooking 1.50 | =тамақ | пища\n5 ironing 1.00 | =үтік | глажка\n2 washing 2.50 | жуу | стирка\n3 cleaning 3.00 | тазалау | уборка\n"),
		w.Edition("oral/x/2026", "1 washing 2.50 | жуу | стирка\n2 cooking 2.00 | =тамақ | пища\n3 ironing 1.00 | =үтік | глажка\n"))
	x := d.Tariffs[0].Editions
	var got []string
	for _, row := range (wordingPage{acts{russian(t)}, x[1:]}).view(Frame{}, x[0]).Sections[0].Rows {
		said := fmt.Sprint(len(row.Sides))
		for _, same := range row.Same {
			said += " " + same.ID + " " + same.URL
		}
		got = append(got, said)
	}
	want := []string{"0 r1 places/oral/x/2026/wording/#r2 r5 places/oral/x/2026/wording/#r3", "2", "0 r3 places/oral/x/2025/wording/#r3", "0"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, not %q", got, want)
	}
}

// A feed says that a tariff ends soon, unless it is about very many.
func TestEndings(t *testing.T) {
	w := tarifftest.New()
	d := w.Data(w.Edition("oral/x/2026", "1 cooking 1.00\n"))
	d.Tariffs[0].Editions[0].Until = tariff.Bound{Status: tariff.Known, Date: tariff.Date{Year: 2027, Month: 1, Day: 1}}
	for n, want := range map[int]int{0: 0, 1: 1, FewTariffs: FewTariffs, FewTariffs + 1: 0} {
		got := russian(t).endings(Topic{Tariffs: slices.Repeat(d.Tariffs, n)})
		is.True(t, len(got) == want, "a feed of %d tariffs tells of %d ends, not of %d", n, len(got), want)
	}
}

func TestRequisites(t *testing.T) {
	w := tarifftest.New()
	e := w.Edition("oral/x/2026", "1 cooking 1.00\n")
	e.RepealedBy = &tariff.ActRef{Form: tariff.Resolution, Number: "77", Date: tariff.Date{Year: 2026, Month: 5, Day: 6}}
	e.Source.Texts = []tariff.CapturedText{{Lang: lang.KK, SHA256: "ab", Medium: "web"}}
	v := acts{russian(t)}.requisites(e)
	is.True(t, v.Repealed != nil && strings.Contains(v.Repealed.Cited, "77") && v.Period == "2026", "%+v", v)
	is.True(t, len(v.Texts) == 1 && strings.HasSuffix(v.Texts[0].URL, "/oral/x/2026/act.kk.txt"), "texts %+v", v.Texts)
}

func TestNews(t *testing.T) {
	s := &Site{Input: Input{Day: tariff.Date{Year: 2026, Month: 11, Day: 30}}}
	for _, p := range []struct {
		slug string
		day  int
	}{{"a", 1}, {"b", 20}, {"c", 20}, {"future", 31}} {
		s.Prose = append(s.Prose, &prose.Page{Section: "news", Slug: p.slug, Lang: lang.RU, Title: p.slug, Date: tariff.Date{Year: 2026, Month: 11, Day: p.day}})
	}
	var order string
	for _, item := range russian(t).news(s.NewsPosts(lang.RU)) {
		order += item.Text
	}
	is.Equal(t, order, "bca", "order")
}

func TestDownloads(t *testing.T) {
	d := three()
	v := dataPage{russian(t), d, func() (int, error) { return 4_210_000, nil }}.view(Frame{Root: "../../"})
	is.True(t, len(v.Files) == len(dataFiles) && len(v.Kinds) == 1 && len(v.Editions) == 1 && len(v.Editions[0].Items) == 3 && strings.Contains(v.Whole.Text, "4,3"),
		"%+v", v)
	if v := (dataPage{russian(t), d, nil}).view(Frame{}); v.Whole != nil {
		t.Error("a site is offered as one file though it is not")
	}
}

func TestMarkdownOfTheData(t *testing.T) {
	d := three()
	c := proseLinks{composer: russian(t)}
	if got := c.markdown("**Цена** [тарифа](/places/oral/).", d); !strings.Contains(string(got), "<strong>Цена</strong>") || !strings.Contains(string(got), `href="places/oral/"`) {
		t.Errorf("%s", got)
	}
}

// TestKindShowsPlacesAndYears: the page of a kind has each price in the column
// of its year.
func TestKindShowsPlacesAndYears(t *testing.T) {
	w := tarifftest.New()
	d := w.Data(
		w.Edition("aksai/waste/2019", "1 waste vat=none 390.00\n"),
		w.Edition("aksai/waste/2025", "1 waste vat=included 637.00\n"),
		w.Edition("oral/waste/2024-11", "1 waste vat=included 500.00\n"))
	v := kindPage{charts{russian(t)}, d, changed(russian(t))}.view(Frame{}, d.Tariffs[0].Kind, true)
	is.Must(t, slices.Equal(v.Years, []string{"2019", "2024", "2025"}) && len(v.Places) == 1 && len(v.Services) == 1,
		"years %v, %d groups of places, %d services", v.Years, len(v.Places), len(v.Services))
	var got []string
	for _, r := range v.Services[0].Regions[0].Items {
		for i, cells := range r.Cells {
			for _, c := range cells {
				got = append(got, r.Place.Text+" "+v.Years[i]+" "+plain(c.Cell.Amount))
			}
		}
	}
	slices.Sort(got)
	is.EqualSlices(t, got, []string{"Aksai ру 2019 390,00 ₸", "Aksai ру 2025 637,00 ₸", "Oral ру 2024 500,00 ₸"})
	is.True(t, !v.Changed, "one price in each place and year is said to have changed in common")
}

// TestKindOfManyPlaces: the page of a kind that many places have is folded by
// region, and says how most prices of an edition changed.
func TestKindOfManyPlaces(t *testing.T) {
	w := tarifftest.New()
	var editions []*tariff.Edition
	for i := range 2 * manyPlaces {
		place := fmt.Sprintf("place%02d/waste/", i)
		editions = append(editions, w.Edition(place+"2025", "1 waste 100.00\n2 water 200.00\n"), w.Edition(place+"2026", "1 waste 110.00\n2 water 220.00\n"))
	}
	d := w.Data(editions...)
	other := &tariff.Region{ID: "other", Name: lang.Text{KK: "Басқа", RU: "Другая"}}
	d.Catalogue.Regions = append(d.Catalogue.Regions, other)
	d.Tariffs[3].Place.Region = other
	v := kindPage{charts{russian(t)}, d, changed(russian(t))}.view(Frame{}, d.Tariffs[0].Kind, true)
	is.Must(t, len(v.Places) == 2 && len(v.Places[0].Items) == 2*manyPlaces-1 && v.Places[1].Name == "Другая", "regions %+v", v.Places)
	is.True(t, v.Changed, "no edition says how its prices changed")
	is.EqualSlices(t, v.Places[1].Items[0].Cells[0][0].Changed, nil)
	is.EqualSlices(t, v.Places[1].Items[0].Cells[1][0].Changed, []string{"+10,00\u00a0% (2 цены)"})
	is.True(t, len(v.Services) == 2 && len(v.Services[1].Regions) == 2 && len(v.Charts) == 0,
		"%d services, %d charts", len(v.Services), len(v.Charts))
}

// TestShortChangeWithoutRole: prices of a role and prices without one, changed
// differently, are told apart.
func TestShortChangeWithoutRole(t *testing.T) {
	w := tarifftest.New()
	edition := func(year string, alone, carer int) *tariff.Edition {
		var rows strings.Builder
		for i := range 4 {
			fmt.Fprintf(&rows, "%d alone%d %d.00\n%d cared%d role=carer %d.00\n", i+1, i, alone*(i+1), i+11, i, carer*(i+1))
		}
		return w.Edition("aksai/waste/"+year, rows.String())
	}
	d := w.Data(edition("2025", 100, 200), edition("2026", 110, 240))
	short := changed(russian(t)).tell(d.Tariffs[0], 1).short
	is.True(t, len(short) == 2 && strings.Contains(short[0], "+10,00") && strings.Contains(short[1], "+20,00"), "%q", short)
}
